"""Conditions that can be judged without any person: always true, never true, or at odds with a neighbour."""

from collections.abc import Iterator
from math import inf

from bonebrief.inference.pattern import Alternative, Interval, OneOf, Test, together
from bonebrief.knowledge.condition import All, Any, AtLeast, Between, Compare, Condition, Is, Not
from bonebrief.knowledge.condition_words import words_of
from bonebrief.knowledge.dictionary import Dictionary
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.problem import Code, Problem


def contradictions(knowledge: Knowledge) -> Iterator[Problem]:
    """Two tests of one fact that no answer passes, such as `age < 50` beside `age >= 65`: the rule never fires."""
    for rule in knowledge.rules.values():
        for group in _conjunctions(rule.when):
            both = _at_odds(knowledge.dictionary, group)
            if both:
                what = f"No answer passes both `{words_of(both[0])}` and `{words_of(both[1])}`."
                yield Problem(
                    Code.CONTRADICTION, both[1].place, what, "Change one of the two, or write them under any:."
                )


def foregone_tests(knowledge: Knowledge) -> Iterator[Problem]:
    """A test that every possible answer passes, or none, because of the limits of the fact."""
    for rule in knowledge.rules.values():
        for test in _tests(rule.when):
            outcome = _foregone(knowledge.dictionary, test)
            if outcome:
                what = f"`{words_of(test)}` is {outcome} for every answer that is possible."
                yield Problem(Code.FOREGONE_TEST, test.place, what, "Leave it out, or change the bound.")


def _conjunctions(condition: Condition) -> Iterator[tuple[Condition, ...]]:
    match condition:
        case All(parts):
            yield parts
            for part in parts:
                yield from _conjunctions(part)
        case Any(parts) | AtLeast(_, parts):
            for part in parts:
                yield from _conjunctions(part)
        case Not(part):
            yield from _conjunctions(part)


def _at_odds(dictionary: Dictionary, parts: tuple[Condition, ...]) -> tuple[Condition, Condition] | None:
    passed: Alternative = {}
    seen: list[tuple[Condition, str]] = []
    for part in parts:
        asked = _asked(dictionary, part)
        if asked is None:
            continue
        both = together(passed, {asked[0]: asked[1]})
        if both is None:
            return next(first for first, fact in seen if fact == asked[0]), part
        passed = both
        seen.append((part, asked[0]))
    return None


def _asked(dictionary: Dictionary, part: Condition) -> tuple[str, Test] | None:
    match part:
        case Compare(fact, operator, bound):
            included = operator.endswith("=")
            upper = operator.startswith("<")
            return fact, Interval(-inf, True, bound, included) if upper else Interval(bound, included)
        case Between(fact, low, high):
            return fact, Interval(low, True, high, True)
        case Is(fact, values):
            return fact, OneOf(frozenset(values), frozenset(dictionary[fact].choices))
    return None


def _tests(condition: Condition) -> Iterator[Compare]:
    match condition:
        case Compare():
            yield condition
        case All(parts) | Any(parts) | AtLeast(_, parts):
            for part in parts:
                yield from _tests(part)
        case Not(part):
            yield from _tests(part)


def _foregone(dictionary: Dictionary, test: Compare) -> str:
    number = dictionary[test.fact].number
    if number is None:
        return ""
    low, high = (_passes(test, limit) for limit in number.limits)
    return ("true" if low else "false") if low is high else ""


def _passes(test: Compare, value: float) -> bool:
    match test.operator:
        case "<":
            return value < test.bound
        case "<=":
            return value <= test.bound
        case ">":
            return value > test.bound
    return value >= test.bound
