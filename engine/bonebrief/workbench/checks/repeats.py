"""Rules that say again what another one says."""

from collections.abc import Iterator

from bonebrief.knowledge.condition import All, Any, AtLeast, Condition, Holds, Includes, Is, Not
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.problem import Code, Problem
from bonebrief.knowledge.rule import Rule


def meaning(condition: Condition) -> object:
    """A value that is equal for conditions that mean the same but for the order of their parts."""
    match condition:
        case Is(fact, values):
            return fact, frozenset(values)
        case Includes(fact, options):
            return fact, frozenset(options)
        case Not(part):
            return "Not", meaning(part)
        case All((part,)) | Any((part,)):
            return meaning(part)
        case All(parts) | Any(parts):
            return type(condition).__name__, frozenset(meaning(part) for part in parts)
        case AtLeast(count, parts):
            return count, frozenset(meaning(part) for part in parts)
    return condition


def repeated_rules(knowledge: Knowledge) -> Iterator[Problem]:
    """Two findings that mean the same: a change of one will be forgotten in the other."""
    seen: dict[object, Rule] = {}
    for finding in knowledge.findings.values():
        for rule in (rule for rule in finding.rules if not isinstance(rule.when, Holds)):
            first = seen.setdefault(meaning(rule.when), rule)
            if first is not rule:
                what = f"{rule.id} says the same as {first.id}, in {first.place}."
                yield Problem(Code.REPEATED_RULE, rule.place, what, "Name the one finding where the other is used.")


def covered_reasons(knowledge: Knowledge) -> Iterator[Problem]:
    """A reason that is given only when the same point is raised higher on fewer conditions is never what raises it."""
    for point in knowledge.points.values():
        for entry in point.raises:
            for higher in point.raises:
                if higher.priority > entry.priority and _parts(higher.rule.when) <= _parts(entry.rule.when):
                    what = f"Whenever {entry.rule.id} is true, {higher.rule.id} already raises the point higher."
                    yield Problem(Code.COVERED_REASON, entry.rule.place, what, "Remove it, or change its condition.")


def _parts(condition: Condition) -> frozenset[object]:
    parts = condition.parts if isinstance(condition, All) else (condition,)
    return frozenset(meaning(part) for part in parts)
