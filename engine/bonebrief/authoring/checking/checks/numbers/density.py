"""Density classes that do not meet: a score that falls in none of them, or in two."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby, pairwise
from math import inf
from typing import Final

from bonebrief.authoring.checking.everybody import Anybody
from bonebrief.authoring.checking.page import page
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.condition import Between, Compare, Condition, Holds, Not, conjuncts
from bonebrief.language.problem import Code, Problem
from bonebrief.wording.answers import answers_text
from bonebrief.wording.conditions import words_of

_CLASSES: Final = """\
topic: Bone density
findings:
  osteoporosis_range:
    title: T-score in the osteoporosis range
    density: {category: osteoporosis, basis: t_score, value: lowest_t_score}
    when: lowest_t_score <= -2.5
    source: WHO94
  above_the_range:
    title: T-score above the osteoporosis range
    density: {category: normal, basis: t_score, value: lowest_t_score}
    when: lowest_t_score > -2.5
    source: WHO94
"""

PAGES: Final = (
    page(
        Code.DENSITY_CLASSES,
        does="""Finds a score that falls between two density classes, or in two of them, with the fewest answers of
            somebody who has it.""",
        why="""The brief then says that the answers do not settle which range applies, though they are all there; or it
            names the class that stands first.""",
        bad=_CLASSES.replace("<= -2.5", "<= -2.6"),
        good=_CLASSES,
    ),
)


@dataclass(frozen=True, slots=True)
class _Class:
    """A rule that gives a density class: where it wants the score to be, by which tests, and what it asks besides."""

    finding: str
    low: float
    high: float
    tests: tuple[Compare | Between, ...]
    rest: tuple[Condition, ...]


def density_classes(anybody: Anybody) -> Iterator[Problem]:
    """Look at the classes of each score side by side; the solver is asked only where their bounds do not meet."""
    for _, classes in groupby(_classes(anybody.knowledge), key=lambda one: one[0]):
        listed = sorted((one for _, one in classes), key=lambda one: (one.low, one.high))
        for lower, upper in pairwise(listed):
            yield from _apart(anybody, lower, upper, listed)
        for lower, upper in combinations(listed, 2):
            yield from _both(anybody, lower, upper)


def _classes(knowledge: Knowledge) -> list[tuple[str, _Class]]:
    """By the fact that has the score, every rule that gives a class by it."""
    found = []
    for finding in knowledge.findings.values():
        value = finding.density.value if finding.density else None
        for rule in finding.rules if value else ():
            parts = conjuncts(rule.when)
            tests = tuple(one for one in parts if isinstance(one, Compare | Between) and one.fact == value)
            rest = tuple(one for one in parts if one not in tests)
            if value and tests:
                low, high = max(map(_low, tests)), min(map(_high, tests))
                found.append((value, _Class(finding.id, low, high, tests, rest)))
    return sorted(found, key=lambda one: one[0])


def _apart(anybody: Anybody, lower: _Class, upper: _Class, classes: Sequence[_Class]) -> Iterator[Problem]:
    fact = lower.tests[0].fact
    met = lower.high == upper.low and _strict(lower, upper) < 2
    if met or lower.high > upper.low or lower.finding == upper.finding:
        return
    between = (Compare(fact, ">=", lower.high), Compare(fact, "<=", upper.low))
    outside = [Not(test) for one in (lower, upper) for test in one.tests if _is_end(test, lower.high, upper.low)]
    findings = tuple(dict.fromkeys(one.finding for one in classes))
    person = anybody.somebody((*lower.rest, *upper.rest, *between, *outside), [Holds(one) for one in findings])
    if person is not None:
        ends = " and ".join(
            f"`{words_of(_end(one, bound))}`" for one, bound in ((lower, lower.high), (upper, upper.low))
        )
        what = f"Between {ends} somebody has no density class, though all is answered: {answers_text(person)}."
        fix = f"Let {lower.finding} and {upper.finding} meet: one bound for both, with `=` in one of the two."
        yield Problem(Code.DENSITY_CLASSES, _end(upper, upper.low).place, what, fix)


def _both(anybody: Anybody, lower: _Class, upper: _Class) -> Iterator[Problem]:
    met = lower.high == upper.low and _strict(lower, upper) > 0
    if met or lower.high < upper.low or lower.finding == upper.finding:
        return
    person = anybody.somebody((*lower.rest, *upper.rest, *lower.tests, *upper.tests), ())
    if person is not None:
        what = f"Somebody is in both density classes, {lower.finding} and {upper.finding}: {answers_text(person)}."
        fix = "Let the two meet: one bound for both, with `=` in one of the two."
        yield Problem(Code.DENSITY_CLASSES, _end(upper, upper.low).place, what, fix)


def _strict(lower: _Class, upper: _Class) -> int:
    """How many of two classes that meet in a bound leave it out."""
    strict = (_high(test) == lower.high and test.operator == "<" for test in lower.tests if isinstance(test, Compare))
    above = (_low(test) == upper.low and test.operator == ">" for test in upper.tests if isinstance(test, Compare))
    return any(strict) + any(above)


def _is_end(test: Compare | Between, high: float, low: float) -> bool:
    """Whether a test ends the lower class, or begins the upper."""
    return _high(test) == high or _low(test) == low


def _end(one: _Class, bound: float) -> Compare | Between:
    return next((test for test in one.tests if bound in (_low(test), _high(test))), one.tests[0])


def _low(test: Compare | Between) -> float:
    if isinstance(test, Between):
        return test.low
    return test.bound if test.operator in (">", ">=") else -inf


def _high(test: Compare | Between) -> float:
    if isinstance(test, Between):
        return test.high
    return test.bound if test.operator in ("<", "<=") else inf
