"""The reference meaning of a formula for one person, in plain Python."""

from collections.abc import Mapping
from typing import Final, assert_never

from bonebrief.language.formula import (
    FARTHEST,
    Arithmetic,
    Calculation,
    Call,
    Constant,
    Formula,
    Function,
    Reference,
    Sign,
    SiteOfLowest,
    whole,
)
from bonebrief.language.value import Seen
from bonebrief.meanings.plain.conditions import truth_of

_FINE: Final = 6
_SMALLEST: Final = 4


def derived_value(formula: Formula, values: Mapping[str, Seen]) -> Seen | None:
    """The derived value, which rules compare as it is and not as it is shown."""
    if isinstance(formula, SiteOfLowest):
        known = [(number, part.fact) for part in formula.parts if (number := _number(part, values)) is not None]
        return min(known, key=lambda pair: pair[0])[1] if known else None
    result = _number(formula, values)
    return None if result is None else _without_noise(result)


def _without_noise(number: float) -> float:
    """A number without the last binary digits of a sum, so that 0.1 + 0.2 is 0.3; both engines are given this one.

    What is smaller than a ten-thousandth has no more than four decimals, because the rule engine reads no exponent.
    """
    fine = round(number, _FINE)
    return (round(fine, _SMALLEST) if abs(fine) < 10.0**-_SMALLEST else fine) + 0.0


def _number(formula: Calculation, values: Mapping[str, Seen]) -> float | None:
    match formula:
        case Constant(value):
            return value
        case Reference(fact, unless):
            number = values.get(fact)
            ignored = unless is not None and truth_of(unless, values) is True
            return number if isinstance(number, float) and not ignored else None
        case Arithmetic(sign, left, right):
            return _arithmetic(sign, _number(left, values), _number(right, values))
        case Call(function, parts):
            known = [number for part in parts if (number := _number(part, values)) is not None]
            return _call(function, known) if known else None
        case _:
            assert_never(formula)


def _arithmetic(sign: Sign, left: float | None, right: float | None) -> float | None:
    if left is None or right is None or (sign == "/" and right == 0):
        return None
    result = _calculated(sign, left, right)
    return result if abs(result) <= FARTHEST else None


def _calculated(sign: Sign, left: float, right: float) -> float:
    match sign:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case "/":
            return left / right
        case _:
            assert_never(sign)


def _call(function: Function, known: list[float]) -> float:
    match function:
        case "lowest":
            return min(known)
        case "highest":
            return max(known)
        case "first":
            return known[0]
        case "whole":
            return whole(known[0])
        case _:
            assert_never(function)
