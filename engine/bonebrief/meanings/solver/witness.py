"""Finds people: answers for which given conditions come out as wanted, a number exactly at a threshold among them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations, islice
from typing import Final, assert_never

from bonebrief.knowledge.dictionary import exceeding, possible
from bonebrief.knowledge.rule import Finding
from bonebrief.language.answer import Answer, Status
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
from bonebrief.language.domain import Choices
from bonebrief.language.fact import Dictionary
from bonebrief.language.value import Value
from bonebrief.meanings.pattern import NO, Alternative, known_name, subject, together
from bonebrief.meanings.solver.fact_tests import chosen_within, exactly, tests_of, value_within
from bonebrief.meanings.solver.inverse import inversions

_MOST_STEPS: Final = 600
_MOST_WAYS: Final = 200
_MOST_PEOPLE: Final = 12


@dataclass(frozen=True, slots=True)
class Goal:
    """A condition that shall be true, or false; the findings it names are looked up in `findings`."""

    condition: Condition
    wanted: bool
    findings: Mapping[str, Finding]


def people(dictionary: Dictionary, goals: list[Goal], fixed: Mapping[str, Value]) -> Iterator[dict[str, Answer]]:
    """People, a dozen at most, for whom every goal should be met and the fixed facts have those values.

    A goal that rests on several derived facts may be missed: who must be sure judges the person. The same goals
    always give the same people.
    """
    start: Alternative | None = {}
    if not all(possible(dictionary[fact], value) for fact, value in fixed.items()):
        return
    for fact, value in fixed.items():
        for name, test in exactly(dictionary[fact], value).items():
            start = together(start, {name: test}) if start is not None else None
    if start is None:
        return
    search = _Search(dictionary)
    gates = search.gates(fixed)
    found = (search.answers(way) for way in islice(search.met([*goals, *gates], start, frozenset()), _MOST_WAYS))
    yield from islice((answers for answers in found if answers is not None), _MOST_PEOPLE)


@dataclass
class _Search:
    dictionary: Dictionary
    steps: int = 0

    def met(self, goals: list[Goal], asked: Alternative, inverted: frozenset[str]) -> Iterator[Alternative]:
        """Every way to meet the goals, as tests on asked facts; derived facts are traced back to those."""
        for way in self._ways(goals, asked):
            derived = next((f for f in way if f not in inverted and self._is_derived(f)), None)
            if derived is None:
                yield way
                continue
            for pinned in inversions(self.dictionary, derived, way):
                both = together(way, pinned)
                if both is not None:
                    yield from self.met(self.gates(pinned), both, inverted | {derived})

    def gates(self, facts: Iterable[str]) -> list[Goal]:
        """What must be true for these facts to be asked."""
        known = [self.dictionary[fact] for fact in facts if fact in self.dictionary]
        return [Goal(fact.ask_if, True, {}) for fact in known if fact.ask_if]

    def answers(self, found: Alternative) -> dict[str, Answer] | None:
        answers: dict[str, Answer] = {}
        for fact in self.dictionary.values():
            if fact.asking is None or found.get(known_name(fact.id)) == NO:
                continue
            if not any(subject(name) == fact.id for name in found):
                continue
            several = isinstance(fact.domain, Choices)
            value = chosen_within(fact, found) if several else value_within(fact, found[fact.id])
            if value is None:
                return None
            answers[fact.id] = Answer(Status.ANSWERED, value)
        return None if any(exceeding(self.dictionary, answers)) else answers

    def _is_derived(self, name: str) -> bool:
        return name in self.dictionary and self.dictionary[name].formula is not None

    def _ways(self, goals: list[Goal], so_far: Alternative) -> Iterator[Alternative]:
        self.steps += 1
        if self.steps > _MOST_STEPS:
            return
        if not goals:
            yield so_far
            return
        at = next((i for i, goal in enumerate(goals) if not _branches(goal)), None)
        if at is None:
            goals = [goal for goal in goals if not self._implied(goal.condition, goal.wanted, goal, so_far)]
            at = 0
        if not goals:
            yield so_far
            return
        goal, rest = goals[at], [*goals[:at], *goals[at + 1 :]]
        condition, wanted = goal.condition, goal.wanted
        match condition:
            case Not(part):
                yield from self._ways([replace(goal, condition=part, wanted=not wanted), *rest], so_far)
            case Holds(name):
                whens = tuple(rule.when for rule in goal.findings[name].rules)
                yield from self._ways([replace(goal, condition=Any(whens)), *rest], so_far)
            case All(parts) | Any(parts) | AtLeast(_, parts):
                for chosen in combinations(self._likeliest(parts, goal, so_far), _needed(condition, wanted)):
                    inner = [replace(goal, condition=part) for part in chosen]
                    yield from self._ways([*inner, *rest], so_far)
            case Is() | Includes() | Compare() | Between() | Known():
                yield from self._ways_of_test(condition, wanted, rest, so_far)
            case _:
                assert_never(condition)

    def _ways_of_test(
        self, test: FactTest, wanted: bool, rest: list[Goal], so_far: Alternative
    ) -> Iterator[Alternative]:
        new = _needs_answer(test, wanted) and self._new(test, so_far)
        gates = self.gates([test.fact]) if new else []
        for way in tests_of(self.dictionary[test.fact], test, wanted):
            both = together(so_far, way)
            if both is not None:
                yield from self._ways([*gates, *rest], both)

    def _implied(self, condition: Condition, wanted: bool, goal: Goal, so_far: Alternative) -> bool:
        """Whether the tests so far make a condition come out as wanted already."""
        match condition:
            case Not(part):
                return self._implied(part, not wanted, goal, so_far)
            case Holds(name):
                whens = [self._implied(rule.when, wanted, goal, so_far) for rule in goal.findings[name].rules]
                return any(whens) if wanted else all(whens)
            case All(parts) | Any(parts) | AtLeast(_, parts):
                met = sum(self._implied(part, wanted, goal, so_far) for part in parts)
                return met >= _needed(condition, wanted)
            case Is() | Compare() | Between() if condition.fact not in so_far:
                return False
            case Is() | Includes() | Compare() | Between() | Known():
                tests = tests_of(self.dictionary[condition.fact], condition, wanted)
                return any(together(so_far, test) == so_far for test in tests)
            case _:
                assert_never(condition)

    def _likeliest(self, parts: tuple[Condition, ...], goal: Goal, so_far: Alternative) -> list[Condition]:
        return sorted(parts, key=lambda part: not self._implied(part, goal.wanted, goal, so_far))

    def _new(self, test: FactTest, so_far: Alternative) -> bool:
        return not any(subject(name) == test.fact for name in so_far)


def _branches(goal: Goal) -> bool:
    match goal.condition:
        case All(parts) | Any(parts) | AtLeast(_, parts):
            return _needed(goal.condition, goal.wanted) < len(parts)
        case Holds(name):
            return len(goal.findings[name].rules) > 1 and goal.wanted
        case Not() | Is() | Includes() | Compare() | Between() | Known():
            return False
        case _:
            assert_never(goal.condition)


def _needed(group: All | Any | AtLeast, wanted: bool) -> int:
    """How many parts must come out as wanted for the group to do so."""
    match group:
        case All(parts):
            return len(parts) if wanted else 1
        case Any(parts):
            return 1 if wanted else len(parts)
        case AtLeast(count, parts):
            return count if wanted else len(parts) - count + 1
        case _:
            assert_never(group)


def _needs_answer(test: FactTest, wanted: bool) -> bool:
    return wanted or not isinstance(test, Known)
