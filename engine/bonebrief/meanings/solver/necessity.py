"""What every person has in common for whom a condition is true (or false), found without any person."""

from collections.abc import Iterable
from functools import reduce
from typing import assert_never

from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.condition import (
    All,
    Any,
    AtLeast,
    Between,
    Compare,
    Condition,
    FactTest,
    Holds,
    Includes,
    Is,
    Known,
    Not,
)
from bonebrief.language.domain import NONE
from bonebrief.language.fact import Dictionary, Fact
from bonebrief.language.gates import gates_of
from bonebrief.meanings.pattern import (
    NO,
    YES,
    Alternative,
    in_common,
    known_name,
    option_name,
    together,
    truth_test,
    ways_of,
)

Needs = Alternative | None
"""What must hold of each fact, option and finding; None where nobody can ever have it."""


class Necessity:
    """Works out what conditions need over one knowledge base. What it finds is certain; it does not find everything.

    Of a question that opens others some words may follow from what stands behind it, without its answer;
    `partly_is_known` takes that as known.
    """

    def __init__(self, knowledge: Knowledge, partly_is_known: bool = False) -> None:
        self._knowledge = knowledge
        self._findings: dict[tuple[str, bool], Needs] = {}
        self._partly_known = frozenset[str]() if partly_is_known else gates_of(knowledge.dictionary)

    @property
    def dictionary(self) -> Dictionary:
        """The facts that conditions test."""
        return self._knowledge.dictionary

    def of(self, condition: Condition, wanted: bool = True) -> Needs:
        """What is needed for the condition to be true, or false if that is wanted."""
        match condition:
            case Not(part):
                return self.of(part, not wanted)
            case All(parts):
                return (every if wanted else some)(self.of(part, wanted) for part in parts)
            case Any(parts):
                return (some if wanted else every)(self.of(part, wanted) for part in parts)
            case AtLeast(count, parts):
                needed = count if wanted else len(parts) - count + 1
                return (every if needed == len(parts) else some)(self.of(part, wanted) for part in parts)
            case Holds(finding):
                return self._of_finding(finding, wanted)
            case Is() | Includes() | Compare() | Between() | Known():
                return self._of_test(condition, wanted)
            case _:
                assert_never(condition)

    def follows(self, condition: Condition, needs: Alternative, wanted: bool = True) -> bool:
        """Whether a condition is certainly true (or false) for everybody who has these needs."""
        match condition:
            case Not(part):
                return self.follows(part, needs, not wanted)
            case All(parts) | Any(parts):
                quantifier = all if isinstance(condition, All) is wanted else any
                return quantifier(self.follows(part, needs, wanted) for part in parts)
            case Holds(finding):
                rules = self._knowledge.findings[finding].rules
                defined = (self.follows(rule.when, needs, wanted) for rule in rules)
                return needs.get(finding) == truth_test(wanted) or (any if wanted else all)(defined)
            case Is() | Includes() | Compare() | Between():
                ways = ways_of(self._knowledge.dictionary[condition.fact], condition, wanted)
                return any(_within(needs, way) for way in ways)
            case AtLeast() | Known():
                return False
            case _:
                assert_never(condition)

    def of_value(self, test: FactTest, wanted: bool = True) -> Needs:
        """What one test asks of the value of its fact, apart from there being one."""
        fact = self._knowledge.dictionary[test.fact]
        return some(_with_none(fact, way) for way in ways_of(fact, test, wanted))

    def _of_finding(self, finding: str, wanted: bool) -> Needs:
        if (finding, wanted) not in self._findings:
            rules = self._knowledge.findings[finding].rules
            defined = self.of(Any(tuple(rule.when for rule in rules)), wanted)
            self._findings[finding, wanted] = every([{finding: truth_test(wanted)}, defined])
        return self._findings[finding, wanted]

    def _of_test(self, test: FactTest, wanted: bool) -> Needs:
        partly = isinstance(test, Includes) and test.fact in self._partly_known
        known: Needs = {} if partly else {known_name(test.fact): YES}
        if isinstance(test, Known) and not wanted:
            return {known_name(test.fact): NO}
        return every([known, self.of_value(test, wanted)])


def every(needs: Iterable[Needs]) -> Needs:
    """What is needed for all of these."""
    nothing: Needs = {}
    return reduce(_both, needs, nothing)


def some(needs: Iterable[Needs]) -> Needs:
    """What is needed for any of these: what they have in common."""
    possible = [one for one in needs if one is not None]
    return reduce(in_common, possible) if possible else None


def clash(first: Alternative, second: Alternative) -> str:
    """The name on which two needs exclude each other, or nothing."""
    return next((n for n in second if n in first and together({n: first[n]}, {n: second[n]}) is None), "")


def _with_none(fact: Fact, way: Alternative) -> Alternative:
    """A way in which an option is chosen, with what that excludes: `none` goes with nothing else."""
    chosen = [option for option in fact.choices if way.get(option_name(fact.id, option)) == YES]
    others = [option for option in fact.choices if chosen and option not in chosen and NONE in (option, *chosen)]
    return {**way, **{option_name(fact.id, option): NO for option in others}}


def _within(needs: Alternative, way: Alternative) -> bool:
    """Whether everybody who has these needs goes this way."""
    return way.keys() <= needs.keys() and together(needs, way) == needs


def _both(first: Needs, second: Needs) -> Needs:
    return None if first is None or second is None else together(first, second)
