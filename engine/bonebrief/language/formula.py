"""The formula of a derived fact as a tree: a small arithmetic over other facts, with no Python in it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, Literal, assert_never

from bonebrief.language.condition import Condition, facts_read

FARTHEST: Final = 1e12
"""How far from zero a number may be that is worked out, be it on the way; both engines are exact well beyond that."""

Sign = Literal["+", "-", "*", "/"]
Function = Literal["lowest", "highest", "first", "whole"]
_FINE: Final = 6
_SMALLEST: Final = 4


@dataclass(frozen=True, slots=True)
class Constant:
    """A number as written."""

    value: float


@dataclass(frozen=True, slots=True)
class Reference:
    """The value of a fact, ignored where the `unless` condition is true."""

    fact: str
    unless: Condition | None = None


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """Two calculations as one; unknown if either is, if it divides by zero, or if it comes to more than FARTHEST."""

    sign: Sign
    left: "Calculation"
    right: "Calculation"


@dataclass(frozen=True, slots=True)
class Call:
    """`lowest`, `highest` and `first` use the parts that are known; `whole` cuts toward zero."""

    function: Function
    parts: tuple["Calculation", ...]


@dataclass(frozen=True, slots=True)
class SiteOfLowest:
    """The id of the fact whose value is lowest; of equals, the first."""

    parts: tuple[Reference, ...]


Calculation = Constant | Reference | Arithmetic | Call
"""A formula that gives a number."""

Formula = Calculation | SiteOfLowest


def references(formula: Formula) -> Iterator[Reference]:
    """Every fact a formula uses, in the order it was written."""
    match formula:
        case Reference():
            yield formula
        case Arithmetic(_, left, right):
            yield from references(left)
            yield from references(right)
        case Call(_, parts) | SiteOfLowest(parts):
            for part in parts:
                yield from references(part)
        case Constant():
            return
        case _:
            assert_never(formula)


def calculate(formula: Calculation, number: "Callable[[Reference | Call], float | None]") -> float | None:
    """What a calculation comes to, where each fact and each `lowest`, `highest` or `first` in it has this number.

    None where it cannot do without a number that is not there, would divide by zero, or goes beyond FARTHEST.
    """
    match formula:
        case Constant(value):
            return value
        case Reference() | Call("lowest" | "highest" | "first"):
            return number(formula)
        case Call(_, parts):
            cut = calculate(parts[0], number)
            return None if cut is None else whole(cut)
        case Arithmetic(sign, left, right):
            first = calculate(left, number)
            return None if first is None else arithmetic(sign, first, calculate(right, number))
        case _:
            assert_never(formula)


def arithmetic(sign: Sign, left: float | None, right: float | None) -> float | None:
    """What one sum comes to; None as of `calculate`."""
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


def whole(value: float) -> float:
    """A number cut toward zero; one within half a billionth of a whole number counts as that."""
    return float(int(round(value, 9)))


def without_noise(number: float) -> float:
    """A number without the last binary digits of a sum, so that 0.1 + 0.2 is 0.3; every meaning is given this one.

    What is smaller than a ten-thousandth has no more than four decimals, because the rule engine reads no exponent.
    """
    fine = round(number, _FINE)
    return (round(fine, _SMALLEST) if abs(fine) < 10.0**-_SMALLEST else fine) + 0.0


def calculates(formula: Formula) -> bool:
    """Whether a formula does sums; one that only picks among its facts gives a number exactly as it was given."""
    match formula:
        case Arithmetic():
            return True
        case Call(_, parts):
            return any(calculates(part) for part in parts)
    return False


def inputs(formula: Formula) -> tuple[str, ...]:
    """The facts a formula reads, those of its `unless` conditions included, each once."""
    found: dict[str, None] = {}
    for reference in references(formula):
        found[reference.fact] = None
        if reference.unless is not None:
            found.update(dict.fromkeys(facts_read(reference.unless)))
    return tuple(found)
