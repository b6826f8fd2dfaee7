"""Finds people: answers for which given conditions come out as wanted, a number exactly at a threshold among them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations, islice
from math import inf
from typing import Final

from bonebrief.inference.pattern import Alternative, Interval, OneOf, Test, together
from bonebrief.knowledge.answer import Answer, Status
from bonebrief.knowledge.answers_file import exceeding
from bonebrief.knowledge.condition import (
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
from bonebrief.knowledge.dictionary import Dictionary
from bonebrief.knowledge.fact import Fact, Kind
from bonebrief.knowledge.rule import Finding
from bonebrief.knowledge.value import Value
from bonebrief.workbench.inverse import inversions, number_within

_MOST_STEPS: Final = 600
_MOST_WAYS: Final = 200
_MOST_PEOPLE: Final = 12
_YES_NO: Final = frozenset({"yes", "no"})
_NONE: Final = "none"


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
    for fact, value in fixed.items():
        for name, test in _exactly(dictionary[fact], value).items():
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
        return [Goal(f.asking.ask_if, True, {}) for f in known if f.asking and f.asking.ask_if]

    def answers(self, found: Alternative) -> dict[str, Answer] | None:
        answers: dict[str, Answer] = {}
        for fact in self.dictionary.values():
            if fact.asking is None or found.get(_known(fact.id)) == OneOf(frozenset({"no"}), _YES_NO):
                continue
            if not any(name.partition(":")[0] == fact.id for name in found):
                continue
            value = _chosen(fact, found) if fact.kind is Kind.CHOICES else _value(fact, found[fact.id])
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
            case _:
                new = _needs_answer(condition, wanted) and self._new(condition, so_far)
                gates = self.gates([condition.fact]) if new else []
                for test in _tests(self.dictionary[condition.fact], condition, wanted):
                    both = together(so_far, test)
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
            case leaf:
                if leaf.fact not in so_far and not isinstance(leaf, Includes | Known):
                    return False
                tests = _tests(self.dictionary[leaf.fact], leaf, wanted)
                return any(together(so_far, test) == so_far for test in tests)

    def _likeliest(self, parts: tuple[Condition, ...], goal: Goal, so_far: Alternative) -> list[Condition]:
        return sorted(parts, key=lambda part: not self._implied(part, goal.wanted, goal, so_far))

    def _new(self, test: FactTest, so_far: Alternative) -> bool:
        return not any(name.partition(":")[0] == test.fact for name in so_far)


def _branches(goal: Goal) -> bool:
    match goal.condition:
        case All(parts) | Any(parts) | AtLeast(_, parts):
            return _needed(goal.condition, goal.wanted) < len(parts)
        case Holds(name):
            return len(goal.findings[name].rules) > 1 and goal.wanted
    return False


def _needed(group: All | Any | AtLeast, wanted: bool) -> int:
    """How many parts must come out as wanted for the group to do so."""
    match group:
        case All(parts):
            return len(parts) if wanted else 1
        case Any(parts):
            return 1 if wanted else len(parts)
        case AtLeast(count, parts):
            return count if wanted else len(parts) - count + 1


def _needs_answer(test: FactTest, wanted: bool) -> bool:
    return wanted or not isinstance(test, Known)


def _tests(fact: Fact, test: FactTest, wanted: bool) -> Iterator[Alternative]:
    match test:
        case Compare() | Between() if fact.kind is not Kind.NUMBER:
            return
        case Is(_, values) if not frozenset(values) <= frozenset(fact.choices):
            return
        case Includes(_, options) if fact.kind is not Kind.CHOICES or not frozenset(options) <= frozenset(fact.choices):
            return
        case Known():
            yield {_known(fact.id): _word("yes" if wanted else "no"), **({fact.id: _anything(fact)} if wanted else {})}
        case Is(_, values):
            words = frozenset(values) if wanted else frozenset(fact.choices) - frozenset(values)
            if words:
                yield {fact.id: OneOf(words, frozenset(fact.choices))}
        case Includes(_, options) if wanted:
            yield from ({_option(fact.id, option): _word("yes")} for option in options)
        case Includes(_, options):
            yield {_option(fact.id, option): _word("no") for option in options}
        case Compare(_, operator, bound):
            yield {fact.id: _interval(operator.startswith("<") is wanted, bound, operator.endswith("=") is wanted)}
        case Between(_, low, high) if wanted:
            yield {fact.id: Interval(low, True, high, True)}
        case Between(_, low, high):
            yield from ({fact.id: _interval(True, low, False)}, {fact.id: _interval(False, high, False)})


def _interval(upper: bool, bound: float, included: bool) -> Interval:
    return Interval(-inf, True, bound, included) if upper else Interval(bound, included)


def _exactly(fact: Fact, value: Value) -> Alternative:
    if isinstance(value, float):
        return {fact.id: Interval(value, True, value, True)}
    if isinstance(value, str):
        return {fact.id: OneOf(frozenset({value}), frozenset(fact.choices))}
    return {_option(fact.id, word): _word("yes" if word in value else "no") for word in fact.choices}


def _anything(fact: Fact) -> Test:
    if fact.kind is Kind.CHOICES:
        return OneOf(_YES_NO, _YES_NO)
    return Interval() if fact.kind is Kind.NUMBER else OneOf(frozenset(fact.choices), frozenset(fact.choices))


def _value(fact: Fact, test: Test) -> Value | None:
    if isinstance(test, OneOf):
        return next(word for word in fact.choices if word in test.words)
    return number_within(fact, test)


def _chosen(fact: Fact, found: Alternative) -> tuple[str, ...] | None:
    said = {word: found.get(_option(fact.id, word)) for word in fact.choices}
    yes = tuple(word for word, test in said.items() if isinstance(test, OneOf) and test.words == {"yes"})
    if yes:
        return None if _NONE in yes and len(yes) > 1 else yes
    possible = [word for word, test in said.items() if not isinstance(test, OneOf) or "yes" in test.words]
    return tuple(possible[-1:]) or None


def _word(word: str) -> OneOf:
    return OneOf(frozenset({word}), _YES_NO)


def _option(fact: str, option: str) -> str:
    return f"{fact}:{option}"


def _known(fact: str) -> str:
    return f"{fact}:?"
