"""What a single test asks of an answer, as names and what each must be; and an answer that meets all that is asked.

Of a several-choice fact every option has a name of its own; whether a fact is known has one, too.
"""

from collections.abc import Iterator
from math import inf
from typing import Final

from bonebrief.language.condition import Between, Compare, FactTest, Includes, Is, Known
from bonebrief.language.fact import Fact, Kind
from bonebrief.language.value import Value
from bonebrief.meanings.pattern import Alternative, Interval, OneOf, Test
from bonebrief.meanings.solver.inverse import number_within

YES_NO: Final = frozenset({"yes", "no"})
_NONE: Final = "none"


def tests_of(fact: Fact, test: FactTest, wanted: bool) -> Iterator[Alternative]:
    """The ways in which a test of a fact comes out as wanted."""
    match test:
        case Compare() | Between() if fact.kind is not Kind.NUMBER:
            return
        case Is(_, values) if not frozenset(values) <= frozenset(fact.choices):
            return
        case Includes(_, options) if fact.kind is not Kind.CHOICES or not frozenset(options) <= frozenset(fact.choices):
            return
        case Known():
            yield {
                known_name(fact.id): _word("yes" if wanted else "no"),
                **({fact.id: _anything(fact)} if wanted else {}),
            }
        case Is(_, values):
            words = frozenset(values) if wanted else frozenset(fact.choices) - frozenset(values)
            if words:
                yield {fact.id: OneOf(words, frozenset(fact.choices))}
        case Includes(_, options) if wanted:
            yield from ({option_name(fact.id, option): _word("yes")} for option in options)
        case Includes(_, options):
            yield {option_name(fact.id, option): _word("no") for option in options}
        case Compare(_, operator, bound):
            yield {fact.id: _interval(operator.startswith("<") is wanted, bound, operator.endswith("=") is wanted)}
        case Between(_, low, high) if wanted:
            yield {fact.id: Interval(low, True, high, True)}
        case Between(_, low, high):
            yield from ({fact.id: _interval(True, low, False)}, {fact.id: _interval(False, high, False)})


def _interval(upper: bool, bound: float, included: bool) -> Interval:
    return Interval(-inf, True, bound, included) if upper else Interval(bound, included)


def exactly(fact: Fact, value: Value) -> Alternative:
    """What is asked of a fact that has one value and no other."""
    if isinstance(value, float):
        return {fact.id: Interval(value, True, value, True)}
    if isinstance(value, str):
        return {fact.id: OneOf(frozenset({value}), frozenset(fact.choices))}
    return {option_name(fact.id, word): _word("yes" if word in value else "no") for word in fact.choices}


def _anything(fact: Fact) -> Test:
    if fact.kind is Kind.CHOICES:
        return OneOf(YES_NO, YES_NO)
    return Interval() if fact.kind is Kind.NUMBER else OneOf(frozenset(fact.choices), frozenset(fact.choices))


def value_within(fact: Fact, test: Test) -> Value | None:
    """A word or number of the fact that passes a test; None if there is none."""
    if isinstance(test, OneOf):
        return next((word for word in fact.choices if word in test.words), None)
    return number_within(fact, test)


def chosen_within(fact: Fact, found: Alternative) -> tuple[str, ...] | None:
    """The options of a several-choice fact, as few as meet what is asked of each; None if that cannot be."""
    said = {word: found.get(option_name(fact.id, word)) for word in fact.choices}
    yes = tuple(word for word, test in said.items() if isinstance(test, OneOf) and test.words == {"yes"})
    if yes:
        return None if _NONE in yes and len(yes) > 1 else yes
    possible = [word for word, test in said.items() if not isinstance(test, OneOf) or "yes" in test.words]
    return tuple(possible[-1:]) or None


def _word(word: str) -> OneOf:
    return OneOf(frozenset({word}), YES_NO)


def option_name(fact: str, option: str) -> str:
    """The name of one option of a several-choice fact."""
    return f"{fact}:{option}"


def known_name(fact: str) -> str:
    """The name of whether a fact is known."""
    return f"{fact}:?"
