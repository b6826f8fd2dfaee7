"""The formula of a derived fact as a number in literals: extremes as they stand, arithmetic by the language's own."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from operator import itemgetter
from typing import Protocol, assert_never

from bonebrief.language.condition import Condition
from bonebrief.language.formula import (
    Arithmetic,
    Calculation,
    Call,
    Constant,
    Reference,
    SiteOfLowest,
    arithmetic,
    whole,
    without_noise,
)
from bonebrief.language.formula_range import Range, range_of
from bonebrief.machine.error import BoneBriefError
from bonebrief.meanings.solver.clauses.circuit import Circuit, Lit, Truths
from bonebrief.meanings.solver.clauses.numbers import Extreme, First, Number, Unless
from bonebrief.meanings.solver.clauses.relations import Computed
from bonebrief.meanings.solver.clauses.steps import steps_of

Rounding = Callable[[float], float]
_Working = Callable[[tuple[float, ...]], float | None]


class BeyondClausesError(BoneBriefError):
    """A formula that cannot be put as clauses."""


class Person(Protocol):
    """What a formula is told of a person."""

    @property
    def circuit(self) -> Circuit: ...
    def number(self, fact: str) -> Number: ...
    def calculation(self, fact: str) -> Calculation | None:
        """The formula by which a fact is calculated from others; None where it is answered, or picked among them."""
        ...

    def limits(self, fact: str) -> Range: ...
    def truths_of(self, condition: Condition) -> Truths: ...


def derived_number(person: Person, formula: Calculation) -> Number:
    """A derived number, as rules compare it.

    Raises:
        BeyondClausesError: the formula is a constant, or has no value for some numbers.
    """
    return _number(person, formula, without_noise)


def sites_of(person: Person, formula: SiteOfLowest) -> dict[str, Lit]:
    """For each fact whether it is the one whose value is lowest; of equals, the first."""
    circuit = person.circuit
    numbers = {part.fact: _number(person, part, _exactly) for part in formula.parts}
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
    return Computed(circuit, (one, other), lambda first, second: first - second, "-").above(0.0, not strictly)


def _number(person: Person, formula: Calculation, rounded: Rounding) -> Number:
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
            raise BeyondClausesError("A formula is a mere constant.")
        case _:
            assert_never(formula)


def _numbers(person: Person, parts: tuple[Calculation, ...], rounded: Rounding) -> tuple[Number, ...]:
    return tuple(_number(person, part, rounded) for part in parts)


def _computed(person: Person, formula: Call | Arithmetic, rounded: Rounding) -> Number:
    read = {leaf: _number(person, leaf, _exactly) for leaf in dict.fromkeys(_leaves(person, formula))}
    if not read:
        raise BeyondClausesError("A formula is a mere constant.")
    if _may_have_no_value(person, formula):
        raise BeyondClausesError("A formula divides by a number that can be zero.")

    work_out = _working_out(person, formula, {leaf: at for at, leaf in enumerate(read)})

    @cache
    def worked_out(*values: float) -> float:
        result = work_out(values)
        assert result is not None
        return rounded(result)

    steps = steps_of(formula, {leaf: number.grid for leaf, number in read.items()})
    return Computed(person.circuit, tuple(read.values()), worked_out, formula, steps)


def _working_out(person: Person, formula: Calculation, places: Mapping[Calculation, int]) -> _Working:
    """What a formula makes of values that stand in these places, as `calculate` does."""
    if formula in places:
        return itemgetter(places[formula])
    match formula:
        case Constant(value):
            return lambda values: value
        case Reference(fact) if (inner := person.calculation(fact)) is not None:
            part = _working_out(person, inner, places)
            return lambda values: None if (found := part(values)) is None else without_noise(found)
        case Call(_, (cut,)):
            whole_of = _working_out(person, cut, places)
            return lambda values: None if (found := whole_of(values)) is None else whole(found)
        case Arithmetic(sign, left, right):
            one, other = (_working_out(person, part, places) for part in (left, right))
            return lambda values: arithmetic(sign, one(values), other(values))
        case _:
            raise BeyondClausesError("A formula reads what is not known.")


def _leaves(person: Person, formula: Calculation) -> "Iterator[Reference | Call]":
    """The numbers a calculation is made of: answers, and the lowest, highest or first of several."""
    match formula:
        case Constant():
            return
        case Reference(fact, None) if (inner := person.calculation(fact)) is not None:
            yield from _leaves(person, inner)
        case Reference() | Call("lowest" | "highest" | "first"):
            yield formula
        case Arithmetic(_, left, right):
            yield from _leaves(person, left)
            yield from _leaves(person, right)
        case Call(_, parts):
            for part in parts:
                yield from _leaves(person, part)
        case _:
            assert_never(formula)


def _may_have_no_value(person: Person, formula: Calculation) -> bool:
    match formula:
        case Arithmetic(sign, left, right):
            low, high = range_of(right, person.limits)
            return (sign == "/" and low <= 0 <= high) or any(_may_have_no_value(person, part) for part in (left, right))
        case Reference(fact, None) if (inner := person.calculation(fact)) is not None:
            return _may_have_no_value(person, inner)
        case Call("whole", parts):
            return _may_have_no_value(person, parts[0])
    return False


def _exactly(value: float) -> float:
    return value
