"""What a test asks of the messages about a person, each a word out of a set or a number in an interval.

For all that compile rules. There is a message for every fact, for every option of a several-choice fact, for whether
a fact is known, and for every finding; this file gives them their names.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import inf
from typing import Final, assert_never

from bonebrief.language.condition import Between, Compare, FactTest, Includes, Is, Known
from bonebrief.language.fact import Fact

TRUE, FALSE = "true", "false"


@dataclass(frozen=True, slots=True)
class OneOf:
    """The value is one of these words, out of all that are possible."""

    words: frozenset[str]
    possible: frozenset[str]


@dataclass(frozen=True, slots=True)
class Interval:
    """The value lies between two bounds, each included or not; infinite where there is none."""

    low: float = -inf
    low_included: bool = True
    high: float = inf
    high_included: bool = True

    def holds(self, value: float) -> bool:
        """Whether a number lies in it."""
        above = value > self.low or (value == self.low and self.low_included)
        return above and (value < self.high or (value == self.high and self.high_included))


Test = OneOf | Interval
Alternative = Mapping[str, Test]
"""Message names and what is asked of each; all must match. No name stands twice."""


YES: Final = OneOf(frozenset({"yes"}), frozenset({"yes", "no"}))
NO: Final = OneOf(frozenset({"no"}), YES.possible)


_TRUTH: Final = {
    truth: OneOf(frozenset({said}), frozenset({TRUE, FALSE})) for truth, said in ((True, TRUE), (False, FALSE))
}


def truth_test(truth: bool) -> OneOf:
    """What is asked of a finding that shall be true, or false."""
    return _TRUTH[truth]


def ways_of(fact: Fact, test: FactTest, wanted: bool) -> tuple[Alternative, ...]:
    """The ways in which a test of a fact comes out true (or false, if that is wanted); each is enough alone.

    There are none where no value of the fact does it. A value that is not known makes no test but `is known` either.
    """
    match test:
        case Known(name):
            return ({known_name(name): YES if wanted else NO},)
        case Is(name, words):
            possible = frozenset(fact.choices)
            left = frozenset(words) if wanted else possible - frozenset(words)
            return ({name: OneOf(left, possible)},) if left else ()
        case Includes(name, options) if wanted:
            return tuple({option_name(name, option): YES} for option in options)
        case Includes(name, options):
            return ({option_name(name, option): NO for option in options},)
        case Compare(name, operator, bound):
            upper, included = operator.startswith("<") is wanted, operator.endswith("=") is wanted
            one_sided = Interval(high=bound, high_included=included) if upper else Interval(bound, included)
            return ({name: one_sided},)
        case Between(name, low, high) if wanted:
            return ({name: Interval(low, True, high, True)},)
        case Between(name, low, high):
            return {name: Interval(high=low, high_included=False)}, {name: Interval(high, False)}
        case _:
            assert_never(test)


def together(first: Alternative, second: Alternative) -> Alternative | None:
    """Both alternatives as one, tests on the same name merged; None if they contradict each other.

    Two patterns of one engine rule never match the same message, so tests on one name must be one pattern.
    """
    merged = dict(first)
    for name, test in second.items():
        both = _both(merged[name], test) if name in merged else test
        if both is None:
            return None
        merged[name] = both
    return merged


def in_common(first: Alternative, second: Alternative) -> Alternative:
    """What is asked by both alternatives, of each name as widely as either does."""
    return {name: _either(first[name], second[name]) for name in first if name in second}


def _both(first: Test, second: Test) -> Test | None:
    match first, second:
        case OneOf(), OneOf():
            words = first.words & second.words
            return OneOf(words, first.possible) if words else None
        case Interval(), Interval():
            low, low_out = max((first.low, not first.low_included), (second.low, not second.low_included))
            high, high_in = min((first.high, first.high_included), (second.high, second.high_included))
            possible = low < high or (low == high and high_in and not low_out)
            return Interval(low, not low_out, high, high_in) if possible else None
    raise TypeError("one name has both words and numbers")


def _either(first: Test, second: Test) -> Test:
    match first, second:
        case OneOf(), OneOf():
            return OneOf(first.words | second.words, first.possible)
        case Interval(), Interval():
            low, low_out = min((first.low, not first.low_included), (second.low, not second.low_included))
            high, high_in = max((first.high, first.high_included), (second.high, second.high_included))
            return Interval(low, not low_out, high, high_in)
    raise TypeError("one name has both words and numbers")


def option_name(fact: str, option: str) -> str:
    """The message that says whether one option of a several-choice fact was chosen."""
    return f"{fact}:{option}"


def known_name(fact: str) -> str:
    """The message that says whether a fact is known."""
    return f"{fact}?"


def subject(name: str) -> str:
    """The fact or finding that a message is about."""
    return name.partition(":")[0].removesuffix("?")
