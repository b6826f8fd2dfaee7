"""What a test asks of an answer in a search, and an answer that meets all that is asked of it."""

from collections.abc import Iterator
from typing import assert_never

from bonebrief.language.condition import Between, Compare, FactTest, Includes, Is, Known
from bonebrief.language.domain import NONE, Choice, Choices, Number, YesNo
from bonebrief.language.fact import Fact
from bonebrief.language.value import Value
from bonebrief.meanings.pattern import NO, YES, Alternative, Interval, OneOf, Test, option_name, ways_of
from bonebrief.meanings.solver.inverse import number_within


def tests_of(fact: Fact, test: FactTest, wanted: bool) -> Iterator[Alternative]:
    """The ways in which a test of a fact comes out as wanted; none where no such test can be made of it.

    A fact that shall be known is asked to have any value at all.
    """
    if _possible(fact, test):
        anything = {fact.id: _anything(fact)} if isinstance(test, Known) and wanted else {}
        yield from ({**way, **anything} for way in ways_of(fact, test, wanted))


def _possible(fact: Fact, test: FactTest) -> bool:
    match test:
        case Known():
            return True
        case Compare() | Between():
            return isinstance(fact.domain, Number)
        case Is(_, words):
            return frozenset(words) <= frozenset(fact.choices)
        case Includes(_, options):
            return isinstance(fact.domain, Choices) and frozenset(options) <= frozenset(fact.choices)
        case _:
            assert_never(test)


def exactly(fact: Fact, value: Value) -> Alternative:
    """What is asked of a fact that has one value and no other."""
    if isinstance(value, float):
        return {fact.id: Interval(value, True, value, True)}
    if isinstance(value, str):
        return {fact.id: OneOf(frozenset({value}), frozenset(fact.choices))}
    return {option_name(fact.id, word): YES if word in value else NO for word in fact.choices}


def _anything(fact: Fact) -> Test:
    match fact.domain:
        case Number():
            return Interval()
        case Choices():
            return OneOf(YES.possible, YES.possible)
        case YesNo(choices) | Choice(choices):
            return OneOf(frozenset(choices), frozenset(choices))
        case _:
            assert_never(fact.domain)


def value_within(fact: Fact, test: Test) -> Value | None:
    """A word or number of the fact that passes a test; None if there is none."""
    if isinstance(test, OneOf):
        return next((word for word in fact.choices if word in test.words), None)
    return number_within(fact.number, test) if fact.number else None


def chosen_within(fact: Fact, found: Alternative) -> tuple[str, ...] | None:
    """The options of a several-choice fact, as few as meet what is asked of each; None if that cannot be."""
    said = {word: found.get(option_name(fact.id, word)) for word in fact.choices}
    yes = tuple(word for word, test in said.items() if test == YES)
    if yes:
        return None if NONE in yes and len(yes) > 1 else yes
    possible = [word for word, test in said.items() if test != NO]
    return tuple(possible[-1:]) or None
