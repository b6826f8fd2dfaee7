"""The range that a worked-out number can have, from the ranges of the facts it is worked out from."""

from collections.abc import Callable
from itertools import product
from typing import assert_never

from bonebrief.language.formula import (
    FARTHEST,
    Arithmetic,
    Call,
    Constant,
    Formula,
    Function,
    Reference,
    Sign,
    SiteOfLowest,
    whole,
)

Range = tuple[float, float]
MOST = 1e9
UNBOUNDED: Range = (-MOST, MOST)


class BeyondError(ArithmeticError):
    """A part of a formula can come to more than FARTHEST; the text is the number that it can come to."""


def range_of(formula: Formula, of_fact: Callable[[str], Range]) -> Range:
    """The lowest and highest value of a formula; wider than need be where a fact stands in it twice.

    Raises:
        BeyondError: it, or a part of it, can be farther from zero than FARTHEST.
    """
    match formula:
        case Constant(value):
            return _near((value, value))
        case Reference(fact):
            return of_fact(fact)
        case Arithmetic(sign, left, right):
            return _near(_combined(sign, range_of(left, of_fact), range_of(right, of_fact)))
        case Call(function, parts):
            return _call(function, [range_of(part, of_fact) for part in parts])
        case SiteOfLowest():
            return UNBOUNDED
        case _:
            assert_never(formula)


def _near(spread: Range) -> Range:
    farthest = max(spread, key=abs)
    if abs(farthest) > FARTHEST:
        raise BeyondError(f"{farthest:.0e}")
    return spread


def _combined(sign: Sign, left: Range, right: Range) -> Range:
    match sign:
        case "+":
            return left[0] + right[0], left[1] + right[1]
        case "-":
            return left[0] - right[1], left[1] - right[0]
        case "*":
            ends = [one * other for one, other in product(left, right)]
            return min(ends), max(ends)
        case "/" if right[0] <= 0 <= right[1]:
            return UNBOUNDED
        case "/":
            ends = [one / other for one, other in product(left, right)]
            return min(ends), max(ends)
        case _:
            assert_never(sign)


def _call(function: Function, parts: list[Range]) -> Range:
    """`lowest` may have to do with any one part, when the others are unknown; so may `highest` and `first`."""
    low, high = min(low for low, _ in parts), max(high for _, high in parts)
    match function:
        case "whole":
            return whole(low), whole(high)
        case "lowest" | "highest" | "first":
            return low, high
        case _:
            assert_never(function)
