"""T-scores where Z-scores are meant, and the other way round: side by side, in words, and for whom they are."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Final

from bonebrief.authoring.checking.everybody import Anybody
from bonebrief.authoring.checking.page import page
from bonebrief.authoring.checking.samples import at_risk
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.rule import Finding
from bonebrief.knowledge.written import written_conditions
from bonebrief.language.condition import Any, AtLeast, Compare, Condition, conjuncts, fact_tests, parts_of
from bonebrief.language.fact import Dictionary, Fact
from bonebrief.language.formula import Call, Formula, SiteOfLowest, calculates, references
from bonebrief.language.problem import Code, Place, Problem
from bonebrief.wording.conditions import words_of

_LOW: Final = "".join(
    f"\n          - {one} <= -2.0" for one in ("t_score_total_hip", "z_score_lumbar_spine", "t_score_femoral_neck")
)

PAGES: Final = (
    page(
        Code.OTHER_SCORE,
        does="""Finds a T-score where the scores beside it are Z-scores, or the other way round: among the tests of one
            `any:`, in a formula, a label or a text; in a density class of the other score; and a T-score in a rule for
            people to whom no class by T-score applies, where no Z-score stands beside it.""",
        why="""The two differ by one or two in older people; before menopause and in men under 50 the Z-score is the one
            to read.""",
        bad=at_risk((f"any:{_LOW}",)),
        good=at_risk((f"any:{_LOW.replace('z_', 't_')}",)),
    ),
)

_T, _Z = "t_score", "z_score"
_OTHER: Final = {_T: _Z, _Z: _T}
_SAID: Final = {_T: "T-score", _Z: "Z-score"}
_NAMED: Final = re.compile(r"\b([TZ])-scores?\b(?:(?![TZ]-score)[^{}.;])*\{(\w+)\}")
_IN_LABEL: Final = re.compile(r"\b([TZ])-score")
_FEW: Final = 3


def other_scores(knowledge: Knowledge) -> Iterator[Problem]:
    """Look at what stands side by side: tests of one `any:`, parts of a formula, words and the number they name."""
    scales = _scales(knowledge.dictionary)
    for fact in knowledge.dictionary.values():
        yield from _called_otherwise(knowledge.dictionary, fact)
    for condition in written_conditions(knowledge):
        for group in _alternatives(condition):
            yield from _odd_test(scales, group)
    for text in (text for point in knowledge.points.values() for text in point.texts):
        for letter, name in _NAMED.findall(text.text):
            own = scales.get(name, "")
            if own == _OTHER[f"{letter.lower()}_score"]:
                yield _other(text.place, f"The text says {letter}-score of {{{name}}}, which is a {_SAID[own]}.")
    for finding in knowledge.findings.values():
        yield from _of_the_other_class(scales, finding)


def scores_for_others(anybody: Anybody) -> Iterator[Problem]:
    """A rule reads a T-score of people none of whom has a class by T-score, and no Z-score beside it.

    Of those is read here whom the classes of density are for: what all classes by one score ask and the others do not.
    """
    knowledge, of_t, of_z = anybody.knowledge, *_whom(anybody.knowledge)
    if not of_t or not of_z:
        return
    scales = _scales(knowledge.dictionary)
    for owner, of_owner in groupby(knowledge.rules.values(), attrgetter("owner")):
        rules = list(of_owner)
        if owner in knowledge.findings and knowledge.findings[owner].density:
            continue
        read = [{scales.get(test.fact, ""): test for test in fact_tests(rule.when)} for rule in rules]
        weighed = any(_T in one and _Z in one for one in read)
        for rule, tests in zip(rules, read, strict=True):
            test = tests.get(_T)
            if test is None or weighed or anybody.is_possible(owner, (rule.when, *of_t), ()):
                continue
            if anybody.is_possible(owner, (rule.when, *of_z), ()):
                what = f"`{words_of(test)}` is asked of people whose density class goes by the Z-score."
                yield _other(test.place, what)


def _scales(facts: Dictionary) -> dict[str, str]:
    """The T-scores and Z-scores among facts; those that may be the other one are told, and left out."""
    return {
        name: scale
        for name, fact in facts.items()
        if (scale := _scale_of(facts, name)) and not any(_called_otherwise(facts, fact))
    }


def _scale_of(facts: Dictionary, name: str) -> str:
    """Whether a number is a T-score or a Z-score, also where it is picked from some; else nothing."""
    fact = facts[name]
    if fact.scale or fact.formula is None or calculates(fact.formula):
        return fact.scale or ""
    scales = {_scale_of(facts, one) for one in _listed(fact.formula)}
    return scales.pop() if len(scales) == 1 else ""


def _called_otherwise(facts: Dictionary, fact: Fact) -> Iterator[Problem]:
    """A score whose label says that it is the other one, or that is picked from both."""
    listed = {_scale_of(facts, one) for one in _listed(fact.formula)}
    said = _IN_LABEL.search(fact.label)
    own, named = _scale_of(facts, fact.id), f"{said[1].lower()}_score" if said else ""
    if {_T, _Z} <= listed:
        yield _other(fact.place, f"The formula of {fact.id} picks from T-scores and Z-scores together.")
    elif own and named and own != named:
        yield _other(fact.place, f'{fact.id} is called "{fact.label}", and is a {_SAID[own]}.')


def _listed(formula: Formula | None) -> list[str]:
    """The facts among which a formula picks one."""
    picks = isinstance(formula, Call | SiteOfLowest) and not calculates(formula)
    return [reference.fact for reference in references(formula)] if picks and formula is not None else []


def _alternatives(condition: Condition) -> Iterator[Sequence[Condition]]:
    if isinstance(condition, Any | AtLeast):
        yield condition.parts
    for part in parts_of(condition):
        yield from _alternatives(part)


def _odd_test(scales: Mapping[str, str], parts: Sequence[Condition]) -> Iterator[Problem]:
    """One of several scores that are compared with the same bound is of the other kind."""
    tests = [part for part in parts if isinstance(part, Compare) and part.fact in scales]
    for test in tests:
        alike = [one for one in tests if (one.operator, one.bound) == (test.operator, test.bound)]
        own = scales[test.fact]
        if len(alike) >= _FEW and [scales[one.fact] for one in alike].count(own) == 1:
            yield _other(
                test.place, f"`{words_of(test)}` stands among tests of {_SAID[_OTHER[own]]}s with the same bound."
            )


def _of_the_other_class(scales: Mapping[str, str], finding: Finding) -> Iterator[Problem]:
    """A density class by one score that compares the other one."""
    basis = finding.density.basis if finding.density else ""
    for rule in finding.rules if basis in _OTHER else ():
        for test in conjuncts(rule.when):
            if isinstance(test, Compare) and scales.get(test.fact) == _OTHER[basis]:
                yield _other(test.place, f"`{words_of(test)}` stands in a density class by {_SAID[basis]}.")


def _whom(knowledge: Knowledge) -> tuple[tuple[Condition, ...], tuple[Condition, ...]]:
    """What all density classes by T-score ask and those by Z-score do not, and the other way round."""
    asked: dict[str, list[Sequence[Condition]]] = {_T: [], _Z: []}
    for finding in knowledge.findings.values():
        if finding.density and finding.density.basis in asked:
            asked[finding.density.basis] += (conjuncts(rule.when) for rule in finding.rules)
    of_t, of_z = (_common(listed) for listed in asked.values())
    return tuple(one for one in of_t if one not in of_z), tuple(one for one in of_z if one not in of_t)


def _common(listed: Sequence[Sequence[Condition]]) -> list[Condition]:
    return [one for one in listed[0] if all(one in others for others in listed)] if listed else []


def _other(place: Place, what: str) -> Problem:
    fix = "Was the other score meant? If not, `# check: ignore W147 because ...` above the line."
    return Problem(Code.OTHER_SCORE, place, what, fix)
