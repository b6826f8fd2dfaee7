"""The formula of a derived fact as a number in literals: extremes as they stand, arithmetic by the language's own."""

from collections.abc import Callable
from typing import Protocol, assert_never

from bonebrief.language.condition import Condition
from bonebrief.language.formula import (
    Arithmetic,
    Calculation,
    Call,
    Constant,
    Reference,
    SiteOfLowest,
    calculate,
)
from bonebrief.meanings.solver.circuit import Circuit, Lit, Truths
from bonebrief.meanings.solver.numbers import BeyondSolverError, Computed, Extreme, First, Number, Unless

Rounding = Callable[[float], float]


class Person(Protocol):
    """What a formula is told of a person."""

    @property
    def circuit(self) -> Circuit: ...
    def number(self, fact: str) -> Number: ...
    def truths_of(self, condition: Condition) -> Truths: ...


def number_of(person: Person, formula: Calculation, rounded: Rounding) -> Number:
    """A derived number; what is calculated is `rounded`.

    Raises:
        BeyondSolverError: the formula is of a form that has no clauses here.
    """
    match formula:
        case Reference(fact, unless):
            number = person.number(fact)
            return number if unless is None else Unless(person.circuit, number, person.truths_of(unless).true)
        case Call("lowest" | "highest" as extreme, parts):
            return Extreme(person.circuit, _numbers(person, parts, rounded), extreme == "lowest")
        case Call("first", parts):
            return First(person.circuit, _numbers(person, parts, rounded))
        case Call() | Arithmetic():
            return _computed(person, formula, rounded)
        case Constant():
            raise BeyondSolverError("A formula is a mere constant.")
        case _:
            assert_never(formula)


def sites_of(person: Person, formula: SiteOfLowest) -> dict[str, Lit]:
    """For each fact whether it is the one whose value is lowest; of equals, the first."""
    circuit = person.circuit
    numbers = {part.fact: number_of(person, part, _exactly) for part in formula.parts}
    sites: dict[str, Lit] = {}
    for at, (fact, number) in enumerate(numbers.items()):
        beaten = [
            circuit.any_of([-other.present, _exceeds(circuit, other, number, strictly=before < at)])
            for before, other in enumerate(numbers.values())
            if before != at
        ]
        sites[fact] = circuit.all_of([number.present, *beaten])
    return sites


def _exceeds(circuit: Circuit, one: Number, other: Number, strictly: bool) -> Lit:
    return Computed(circuit, (one, other), lambda first, second: first - second).above(0.0, not strictly)


def _numbers(person: Person, parts: tuple[Calculation, ...], rounded: Rounding) -> tuple[Number, ...]:
    return tuple(number_of(person, part, rounded) for part in parts)


def _computed(person: Person, formula: Call | Arithmetic, rounded: Rounding) -> Number:
    """A calculation over at most two numbers, whichever way these are nested in it."""
    read: dict[Reference | Call, Number] = {}
    for leaf in _leaves(formula):
        read.setdefault(leaf, number_of(person, leaf, rounded))
    if not 1 <= len(read) <= 2:
        raise BeyondSolverError(f"A formula works with {len(read)} numbers at once.")
    names = list(read)

    def worked_out(*values: float) -> float:
        given = dict(zip(names, values, strict=True))
        result = calculate(formula, given.__getitem__)
        if result is None:
            raise BeyondSolverError("A formula has no value for some numbers, such as a division by zero.")
        return rounded(result)

    return Computed(person.circuit, tuple(read.values()), worked_out)


def _leaves(formula: Calculation) -> "list[Reference | Call]":
    """The numbers a calculation is made of: facts, and the lowest, highest or first of several."""
    match formula:
        case Constant():
            return []
        case Reference() | Call("lowest" | "highest" | "first"):
            return [formula]
        case Arithmetic(_, left, right):
            return [*_leaves(left), *_leaves(right)]
        case Call(_, parts):
            return [leaf for part in parts for leaf in _leaves(part)]
        case _:
            assert_never(formula)


def _exactly(value: float) -> float:
    return value
