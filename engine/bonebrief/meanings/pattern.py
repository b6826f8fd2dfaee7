"""What one test asks of one value: a word out of a set, or a number in an interval; for all that compile rules."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import inf

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


Test = OneOf | Interval
Alternative = Mapping[str, Test]
"""Message names and what is asked of each; all must match. No name stands twice."""


def truth_test(truth: bool) -> OneOf:
    return OneOf(frozenset({TRUE if truth else FALSE}), frozenset({TRUE, FALSE}))


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


def _both(first: Test, second: Test) -> Test | None:
    if isinstance(first, OneOf) and isinstance(second, OneOf):
        words = first.words & second.words
        return OneOf(words, first.possible) if words else None
    if isinstance(first, Interval) and isinstance(second, Interval):
        low, low_out = max((first.low, not first.low_included), (second.low, not second.low_included))
        high, high_in = min((first.high, first.high_included), (second.high, second.high_included))
        possible = low < high or (low == high and high_in and not low_out)
        return Interval(low, not low_out, high, high_in) if possible else None
    raise TypeError("one name has both words and numbers")


def option_name(fact: str, option: str) -> str:
    """The message that says whether one option of a several-choice fact was chosen."""
    return f"{fact}:{option}"


def known_name(fact: str) -> str:
    """The message that says whether a fact is known."""
    return f"{fact}?"
