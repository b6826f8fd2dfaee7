"""Rules that say again what another one says."""

from collections.abc import Iterator

from bonebrief.authoring.checking.checks.written import written_conditions
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.rule import Rule
from bonebrief.language.condition import AtLeast, Condition, Holds, conjuncts, leaves, parts_of
from bonebrief.language.problem import Code, Problem
from bonebrief.language.same import meaning
from bonebrief.meanings.pattern import Alternative
from bonebrief.meanings.solver.necessity import Necessity
from bonebrief.wording.conditions import words_of


def repeated_rules(knowledge: Knowledge) -> Iterator[Problem]:
    """Find rules that mean the same as a finding, or as another reason of the same point."""
    seen: dict[object, Rule] = {}
    whole = {meaning(finding.rules[0].when) for finding in knowledge.findings.values() if len(finding.rules) == 1}
    for finding in knowledge.findings.values():
        for rule in (rule for rule in finding.rules if not isinstance(rule.when, Holds)):
            yield from _repeated(rule, seen, "Name the one finding where the other is used.")
    for point in knowledge.points.values():
        of_point: dict[object, Rule] = {}
        for entry in point.raises:
            yield from _repeated(entry.rule, of_point, "Make one reason of the two, or change a condition.")
            if len(tuple(leaves(entry.rule.when))) > 1 and meaning(entry.rule.when) in whole:
                yield from _repeated(entry.rule, seen, "Name the finding instead of repeating its condition.")


def covered_reasons(knowledge: Knowledge) -> Iterator[Problem]:
    """Find reasons that another one always raises higher, on fewer or wider conditions."""
    necessity = Necessity(knowledge)
    for point in knowledge.points.values():
        for entry in point.raises:
            needs = necessity.of(entry.rule.when)
            for higher in (one for one in point.raises if needs and one.priority > entry.priority):
                if _covers(necessity, higher.rule.when, entry.rule.when, needs or {}):
                    what = f"Whenever {entry.rule.id} is true, {higher.rule.id} already raises the point higher."
                    yield Problem(Code.COVERED_REASON, entry.rule.place, what, "Remove it, or change its condition.")


def repeated_parts(knowledge: Knowledge) -> Iterator[Problem]:
    """Find parts that stand twice in one group: under `at least` they count twice, elsewhere they add nothing."""
    for condition in written_conditions(knowledge):
        yield from _repeated_within(condition)


def _repeated_within(condition: Condition) -> Iterator[Problem]:
    parts = parts_of(condition)
    for number, part in enumerate(parts):
        if meaning(part) in map(meaning, parts[:number]):
            counts = ", and counts twice" if isinstance(condition, AtLeast) else ""
            what = f"`{words_of(part)}` stands twice in this group{counts}."
            yield Problem(Code.REPEATED_PART, part.place, what, "Leave one out, or write the test that was meant.")
        yield from _repeated_within(part)


def _repeated(rule: Rule, seen: dict[object, Rule], fix: str) -> Iterator[Problem]:
    first = seen.setdefault(meaning(rule.when), rule)
    if first is not rule:
        what = f"{rule.id} says the same as {first.id}, in {first.place}."
        yield Problem(Code.REPEATED_RULE, rule.place, what, fix)


def _covers(necessity: Necessity, wider: Condition, narrower: Condition, needs: Alternative) -> bool:
    written = {meaning(part) for part in conjuncts(narrower)}
    return all(meaning(part) in written or necessity.follows(part, needs) for part in conjuncts(wider))
