"""The formula of a derived fact as a tree: a small arithmetic over other facts, with no Python in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal, assert_never

from bonebrief.language.condition import Condition, facts_read

FARTHEST: Final = 1e12
"""How far from zero a number may be that is worked out, be it on the way; both engines are exact well beyond that."""

Sign = Literal["+", "-", "*", "/"]
Function = Literal["lowest", "highest", "first", "whole"]


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


def whole(value: float) -> float:
    """A number cut toward zero; one within half a billionth of a whole number counts as that."""
    return float(int(round(value, 9)))


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
