"""The reference meaning of a condition for one person, in plain Python."""

import operator
from collections.abc import Callable, Mapping

from bonebrief.language.condition import All, Any, AtLeast, Between, Compare, Condition, Holds, Includes, Is, Known, Not
from bonebrief.language.truth import Truth, combined, negation
from bonebrief.language.value import Value

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
