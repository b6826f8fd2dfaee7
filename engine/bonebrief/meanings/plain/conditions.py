"""The reference meaning of a condition for one person, in plain Python."""

import operator
from collections.abc import Callable, Mapping
from typing import assert_never

from bonebrief.language.condition import (
    All,
    Any,
    AtLeast,
    Between,
    Compare,
    Condition,
    Holds,
    Includes,
    Is,
    Known,
    Not,
    Operator,
)
from bonebrief.language.truth import Truth, all_of, any_of, at_least, negation
from bonebrief.language.value import Partly, Seen

_COMPARISONS: dict[Operator, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_NO_FINDINGS: dict[str, Truth] = {}


def truth_of(condition: Condition, values: Mapping[str, Seen], findings: Mapping[str, Truth] = _NO_FINDINGS) -> Truth:
    """Return the truth of a condition; a fact that is absent from `values` is unknown."""
    match condition:
        case Is() | Includes() | Compare() | Between():
            value = values.get(condition.fact)
            return None if value is None else _passes(condition, value)
        case All(parts):
            return all_of(truth_of(part, values, findings) for part in parts)
        case Any(parts):
            return any_of(truth_of(part, values, findings) for part in parts)
        case AtLeast(count, parts):
            return at_least(count, [truth_of(part, values, findings) for part in parts])
        case Not(part):
            return negation(truth_of(part, values, findings))
        case Holds(finding):
            return findings[finding]
        case Known(fact):
            return is_known(fact, values)
        case _:
            assert_never(condition)


def is_known(fact: str, values: Mapping[str, Seen]) -> bool:
    """Whether a fact has a value; one of which only a part is known has none."""
    return fact in values and not isinstance(values[fact], Partly)


def _passes(test: Is | Includes | Compare | Between, value: Seen) -> Truth:
    match test:
        case Is(_, words) if isinstance(value, str):
            return value in words
        case Includes(_, options) if isinstance(value, tuple):
            return any(option in value for option in options)
        case Includes(_, options) if isinstance(value, Partly):
            return any_of(value.includes(option) for option in options)
        case Compare(_, sign, bound) if isinstance(value, float):
            return _COMPARISONS[sign](value, bound)
        case Between(_, low, high) if isinstance(value, float):
            return low <= value <= high
        case Is() | Includes() | Compare() | Between():
            raise TypeError(f"{test.fact} cannot be tested with a {type(value).__name__}")
        case _:
            assert_never(test)
