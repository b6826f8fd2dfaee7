"""Numbers of a person as literals "at or above this value", made when something first asks for a bound."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Protocol

from bonebrief.meanings.solver.clauses.circuit import NO, YES, Circuit, Lit, Model


class Number(Protocol):
    """A number that a person may have: whether they have it, which values it can have, and where it lies."""

    @property
    def present(self) -> Lit: ...
    @property
    def grid(self) -> Sequence[float]:
        """Every value it can have, ascending."""
        ...

    @property
    def chains(self) -> "tuple[Chain, ...]":
        """The answers that it is made of."""
        ...

    def above(self, bound: float, included: bool) -> Lit:
        """Whether the value is over a bound, or at it where that is included; means nothing where it is not present."""
        ...

    def value(self, model: Model) -> float | None:
        """A value that one person may have, as far as it is told; None where they have none."""
        ...


class Chain:
    """A number on a grid of values, in order encoding: one literal for each bound that was asked for."""

    def __init__(self, circuit: Circuit, present: Lit, grid: Sequence[float]) -> None:
        self.present = present
        self.grid = grid
        self.exact = False
        self.never_above: list[Chain] = []
        self._circuit = circuit
        self._literals: dict[int, Lit] = {}
        self._asked: list[int] = []
        self._watchers: list[Callable[[float], None]] = []

    @property
    def chains(self) -> "tuple[Chain, ...]":
        return (self,)

    def above(self, bound: float, included: bool) -> Lit:
        return self.from_index((bisect_left if included else bisect_right)(self.grid, bound))

    def value(self, model: Model) -> float | None:
        """The lowest value of its cell."""
        if not model.holds(self.present):
            return None
        low, high, found = 0, len(self._asked), 0
        while low < high:
            at = middle = (low + high) // 2
            while at >= low and not model.knows(self._literals[self._asked[at]]):
                at -= 1
            if at >= low and not model.holds(self._literals[self._asked[at]]):
                high = at
            else:
                low, found = middle + 1, self._asked[at] if at >= low else found
        return self.grid[found]

    def from_index(self, index: int) -> Lit:
        """Whether the value is the one at this index of the grid, or a later one."""
        if index <= 0:
            return YES
        if index >= len(self.grid):
            return NO
        if index not in self._literals:
            self._insert(index)
        return self._literals[index]

    @property
    def asked(self) -> tuple[int, ...]:
        """The indexes that were asked for."""
        return tuple(self._asked)

    def watch(self, watcher: Callable[[float], None]) -> None:
        """Tell the watcher each bound that is asked for from now on."""
        self._watchers.append(watcher)
        self.exact = True

    def cells(self) -> list[tuple[int, int]]:
        """The stretches of the grid, from one index up to another, within which nothing can tell values apart.

        Where it is `exact`, something may: the number is held against another one.
        """
        edges = [0, *self._asked, len(self.grid)]
        return list(pairwise(edges))

    def _insert(self, index: int) -> None:
        literal = self._literals[index] = self._circuit.fresh()
        at = bisect_left(self._asked, index)
        if at:
            self._circuit.require(-literal, self._literals[self._asked[at - 1]])
        if at < len(self._asked):
            self._circuit.require(-self._literals[self._asked[at]], literal)
        insort(self._asked, index)
        for watcher in self._watchers:
            watcher(self.grid[index])


def at_most(circuit: Circuit, lower: Chain, upper: Chain) -> None:
    """Nobody who has both numbers has the lower one above the upper one; told at each bound of either."""

    def tell(bound: float) -> None:
        circuit.require(-lower.present, -upper.present, -lower.above(bound, True), upper.above(bound, True))

    for one in (lower, upper):
        for index in one.asked:
            tell(one.grid[index])
        one.watch(tell)
    tell(lower.grid[0])
    tell(upper.grid[-1])


@dataclass(frozen=True)
class _OneOf:
    """One of its parts, of those that are present."""

    circuit: Circuit
    parts: tuple[Number, ...]

    @property
    def present(self) -> Lit:
        return self.circuit.any_of(part.present for part in self.parts)

    @cached_property
    def grid(self) -> Sequence[float]:
        return _united(self.parts)

    @property
    def chains(self) -> tuple[Chain, ...]:
        return tuple(chain for part in self.parts for chain in part.chains)


@dataclass(frozen=True)
class Extreme(_OneOf):
    """The lowest or highest of those of its parts that are present."""

    lowest: bool

    def above(self, bound: float, included: bool) -> Lit:
        both = [(part.present, part.above(bound, included)) for part in self.parts]
        if self.lowest:
            return self.circuit.all_of(self.circuit.any_of([-present, above]) for present, above in both)
        return self.circuit.any_of(self.circuit.all_of(pair) for pair in both)

    def value(self, model: Model) -> float | None:
        there = [value for part in self.parts if (value := part.value(model)) is not None]
        return (min if self.lowest else max)(there) if there else None


@dataclass(frozen=True)
class First(_OneOf):
    """The first of its parts that is present."""

    def above(self, bound: float, included: bool) -> Lit:
        found = NO
        for part in reversed(self.parts):
            found = self.circuit.either(part.present, part.above(bound, included), found)
        return found

    def value(self, model: Model) -> float | None:
        return next((value for part in self.parts if (value := part.value(model)) is not None), None)


@dataclass(frozen=True)
class Unless:
    """A number that does not count where something is so."""

    circuit: Circuit
    number: Number
    unless: Lit

    @property
    def present(self) -> Lit:
        return self.circuit.all_of([self.number.present, -self.unless])

    @property
    def grid(self) -> Sequence[float]:
        return self.number.grid

    @property
    def chains(self) -> tuple[Chain, ...]:
        return self.number.chains

    def above(self, bound: float, included: bool) -> Lit:
        return self.number.above(bound, included)

    def value(self, model: Model) -> float | None:
        return None if model.holds(self.unless) else self.number.value(model)


@dataclass(frozen=True)
class Untold:
    """A number of which nothing is told, because its formula cannot be put as clauses: any comparison may hold.

    What is true of nobody is so none the less; a person who is found may not be one.
    """

    circuit: Circuit
    present: Lit
    grid: Sequence[float] = (0.0,)
    chains: tuple[Chain, ...] = ()

    def above(self, bound: float, included: bool) -> Lit:
        return self.circuit.fresh()

    def value(self, model: Model) -> float | None:
        return 0.0


def _united(parts: Sequence[Number]) -> list[float]:
    return sorted({value for part in parts for value in part.grid})
