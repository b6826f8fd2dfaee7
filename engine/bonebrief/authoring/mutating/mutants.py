"""Small changes of one rule, each such as a slip would make: a bound beside it, a test too few, a lower priority."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, assert_never

from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.rewritten import rewritten
from bonebrief.knowledge.rule import Priority, Rule
from bonebrief.language.condition import (
    All,
    Any,
    AtLeast,
    Between,
    Compare,
    Condition,
    Holds,
    Includes,
    Is,
    Known,
    Not,
    Operator,
)
from bonebrief.language.fact import Dictionary
from bonebrief.language.problem import Place
from bonebrief.wording.conditions import words_of

_OTHER_END: Final[dict[Operator, Operator]] = {"<": "<=", "<=": "<", ">": ">=", ">=": ">"}
Change = tuple[Condition, Place, str]
"""A condition as it becomes, where it was changed, and how, in words."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A rule as it was not meant: `how` it was changed, and `where`. `lowered`: the priority it raises at, if other."""

    rule: Rule
    when: Condition
    how: str
    where: Place
    lowered: Priority | None = None

    def of(self, knowledge: Knowledge) -> Knowledge:
        """The knowledge with this rule in it."""
        changed = replace(self.rule, when=self.when)
        return rewritten(knowledge, {changed.id: changed}, self.lowered)


def mutants_of(knowledge: Knowledge, rule: Rule) -> Iterator[Mutant]:
    """Every small change of one rule."""
    guards = frozenset(finding.id for finding in knowledge.findings.values() if finding.allows_calm)
    for when, where, how in _changes(knowledge.dictionary, guards, rule.when):
        yield Mutant(rule, when, how, where)
    for point in knowledge.points.values():
        for entry in point.raises:
            if entry.rule.id == rule.id and entry.priority > Priority.NOTE:
                lower = Priority(entry.priority - 1)
                how = f"priority {lower.word} in place of {entry.priority.word}"
                yield Mutant(rule, rule.when, how, rule.place, lower)


def _changes(dictionary: Dictionary, guards: frozenset[str], condition: Condition) -> Iterator[Change]:
    match condition:
        case Compare() | Between():
            for other in _beside(dictionary, condition):
                yield other, condition.place, f"`{words_of(other)}` in place of `{words_of(condition)}`"
        case Not(part):
            for inner, place, how in _changes(dictionary, guards, part):
                yield replace(condition, part=inner), place, how
        case All(parts) | Any(parts) | AtLeast(_, parts):
            yield from _regrouped(condition)
            if len(parts) > 1 and not isinstance(condition, AtLeast):
                yield from _dropped(guards, condition)
            for at, part in enumerate(parts):
                for inner, place, how in _changes(dictionary, guards, part):
                    yield replace(condition, parts=(*parts[:at], inner, *parts[at + 1 :])), place, how
        case Holds() | Is() | Includes() | Known():
            return
        case _:
            assert_never(condition)


def _dropped(guards: frozenset[str], group: All | Any) -> Iterator[Change]:
    for at, part in enumerate(group.parts):
        if not (isinstance(part, Holds) and part.finding in guards):
            yield replace(group, parts=group.parts[:at] + group.parts[at + 1 :]), part.place, _without(part)


def _without(part: Condition) -> str:
    return f"without `{words_of(part)}`"


def _regrouped(group: All | Any | AtLeast) -> Iterator[Change]:
    match group:
        case All(parts) if len(parts) > 1:
            yield Any(parts, group.place), group.place, "`any` in place of `all`"
        case Any(parts) if len(parts) > 1:
            yield All(parts, group.place), group.place, "`all` in place of `any`"
        case AtLeast(count, parts):
            for other in (count - 1, count + 1):
                if 0 < other <= len(parts):
                    yield replace(group, count=other), group.place, f"`at least {other}` in place of {count}"


def _beside(dictionary: Dictionary, test: Compare | Between) -> Iterator[Compare | Between]:
    number = dictionary[test.fact].number
    step = number.step if number else 1.0
    match test:
        case Compare(_, operator, bound):
            yield from (replace(test, bound=_near(bound + side)) for side in (-step, step))
            yield replace(test, operator=_OTHER_END[operator])
        case Between(_, low, high):
            yield from (replace(test, low=_near(low + side)) for side in (-step, step) if low + side <= high)
            yield from (replace(test, high=_near(high + side)) for side in (-step, step) if low <= high + side)


def _near(bound: float) -> float:
    return round(bound, 4) + 0.0
