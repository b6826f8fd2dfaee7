"""What a condition is worth for one person: true, false or unknown (None), by Kleene's strong logic."""

import operator
from collections.abc import Callable, Iterable, Mapping

from bonebrief.knowledge.condition import (
    All,
    Any,
    AtLeast,
    Between,
    Compare,
    Condition,
    Group,
    Holds,
    Includes,
    Is,
    Known,
    Not,
)
from bonebrief.knowledge.value import Value

Truth = bool | None

_COMPARISONS: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_NO_FINDINGS: dict[str, Truth] = {}


def truth_of(condition: Condition, values: Mapping[str, Value], findings: Mapping[str, Truth] = _NO_FINDINGS) -> Truth:
    """Return the truth of a condition; a fact that is absent from `values` is unknown."""
    match condition:
        case All(parts) | Any(parts) | AtLeast(_, parts):
            return combined(condition, [truth_of(part, values, findings) for part in parts])
        case Not(part):
            return negation(truth_of(part, values, findings))
        case Holds(finding):
            return findings[finding]
        case Known(fact):
            return fact in values
        case _:
            return _test(condition, values.get(condition.fact))


def combined(group: Group, truths: list[Truth]) -> Truth:
    """The truth of a group from the truths of its parts."""
    match group:
        case All():
            return all_of(truths)
        case Any():
            return any_of(truths)
        case AtLeast(count, _):
            return at_least(count, truths)


def negation(truth: Truth) -> Truth:
    return None if truth is None else not truth


def all_of(truths: Iterable[Truth]) -> Truth:
    """False if any part is false, else unknown if any is unknown, else true."""
    seen = set(truths)
    if False in seen:
        return False
    return None if None in seen else True


def any_of(truths: Iterable[Truth]) -> Truth:
    """True if any part is true, else unknown if any is unknown, else false."""
    return negation(all_of(negation(truth) for truth in truths))


def at_least(count: int, truths: list[Truth]) -> Truth:
    """True if so many parts are true, false if so many no longer can be, else unknown."""
    true = truths.count(True)
    if true >= count:
        return True
    return None if true + truths.count(None) >= count else False


def _test(test: Is | Includes | Compare | Between, value: Value | None) -> Truth:
    match test, value:
        case _, None:
            return None
        case Is(_, values), str():
            return value in values
        case Includes(_, options), tuple():
            return any(option in value for option in options)
        case Compare(_, sign, bound), float():
            return _COMPARISONS[sign](value, bound)
        case Between(_, low, high), float():
            return low <= value <= high
    raise TypeError(f"{test.fact} cannot be tested with a {type(value).__name__}")
