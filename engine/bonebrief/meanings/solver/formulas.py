"""The formula of a derived fact as a number in literals: extremes as they stand, arithmetic by its own rounding."""

from collections.abc import Callable, Mapping
from typing import Protocol

from bonebrief.language.condition import Condition
from bonebrief.language.fact import Fact
from bonebrief.language.formula import Arithmetic, Call, Constant, Formula, Reference, SiteOfLowest, inputs
from bonebrief.meanings.solver.circuit import NO, Circuit, Lit, Truths
from bonebrief.meanings.solver.numbers import BeyondSolverError, Computed, Extreme, First, Number, Unless

Evaluate = Callable[[Fact, Mapping[str, float]], float | None]
"""A derived fact from the numbers it reads: the product's own arithmetic."""


class Reads(Protocol):
    """What a formula is told of a person."""

    circuit: Circuit

    def number(self, fact: str) -> Number: ...
    def truths_of(self, condition: Condition) -> Truths: ...


def number_of(person: Reads, fact: Fact, formula: Formula, evaluate: Evaluate) -> Number:
    """A derived number.

    Raises:
        BeyondSolverError: the formula is of a form that has no clauses here.
    """
    match formula:
        case Call("lowest" | "highest" as which, parts):
            return Extreme(
                person.circuit, tuple(_part(person, fact, part, evaluate) for part in parts), which == "lowest"
            )
        case Call("first", parts):
            return First(person.circuit, tuple(_part(person, fact, part, evaluate) for part in parts))
        case Reference():
            return _reference(person, formula)
        case Constant() | SiteOfLowest():
            raise BeyondSolverError(f"{fact.id} is not worked out from numbers.")
        case Arithmetic() | Call():
            return _computed(person, fact, formula, evaluate)
