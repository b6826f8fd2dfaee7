"""Numbers of a person as literals "at or above this value", made when something first asks for a bound."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from bonebrief.machine.error import BoneBriefError
from bonebrief.meanings.solver.circuit import NO, YES, Circuit, Lit


class BeyondSolverError(BoneBriefError):
    """Something about the rules that cannot be put as clauses; it is reported as undecided, never guessed."""


class Number(Protocol):
    """A number that a person may have: whether they have it, which values it can have, and where it lies."""

    @property
    def present(self) -> Lit: ...
    @property
    def grid(self) -> Sequence[float]:
        """Every value it can have, ascending."""
        ...

    def above(self, bound: float, included: bool) -> Lit:
        """Whether the value is over a bound, or at it where that is included; means nothing where it is not present."""
        ...


class Chain:
    """A number on a grid of values, in order encoding: one literal for each bound that was asked for."""

    def __init__(self, circuit: Circuit, present: Lit, grid: Sequence[float]) -> None:
        self.present = present
        self.grid = grid
        self._circuit = circuit
        self._literals: dict[int, Lit] = {}
        self._asked: list[int] = []
        self._watchers: list[Callable[[float], None]] = []

    def above(self, bound: float, included: bool) -> Lit:
        return self.from_index((bisect_left if included else bisect_right)(self.grid, bound))

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

    @property
    def watched(self) -> bool:
        """Whether it is tied to another number, so that only its exact value says what goes with it."""
        return bool(self._watchers)

    def watch(self, watcher: "Callable[[float], None]") -> None:
        """Tell the watcher each bound that is asked for from now on."""
        self._watchers.append(watcher)

    def cells(self) -> list[int]:
        """The indexes at which something changes, with the first and the end; between two nothing can tell apart."""
        return [0, *self._asked, len(self.grid)]

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
    """Nobody who has both numbers has the lower one above the upper one; told at each bound that either is asked for."""

    def tell(bound: float) -> None:
        circuit.tie(-lower.present, -upper.present, -lower.above(bound, True), upper.above(bound, True))

    for one in (lower, upper):
        for index in one.asked:
            tell(one.grid[index])
        one.watch(tell)
    tell(lower.grid[0])
    tell(upper.grid[-1])


@dataclass(frozen=True)
class Extreme:
    """The lowest or highest of those of its parts that are present."""

    circuit: Circuit
    parts: tuple[Number, ...]
    lowest: bool

    @property
    def present(self) -> Lit:
        return self.circuit.any_of(part.present for part in self.parts)

    @property
    def grid(self) -> Sequence[float]:
        return sorted({value for part in self.parts for value in part.grid})

    def above(self, bound: float, included: bool) -> Lit:
        both = [(part.present, part.above(bound, included)) for part in self.parts]
        if self.lowest:
            return self.circuit.all_of(self.circuit.any_of([-present, above]) for present, above in both)
        return self.circuit.any_of(self.circuit.all_of(pair) for pair in both)


@dataclass(frozen=True)
class First:
    """The first of its parts that is present."""

    circuit: Circuit
    parts: tuple[Number, ...]

    @property
    def present(self) -> Lit:
        return self.circuit.any_of(part.present for part in self.parts)

    @property
    def grid(self) -> Sequence[float]:
        return sorted({value for part in self.parts for value in part.grid})

    def above(self, bound: float, included: bool) -> Lit:
        found = NO
        for part in reversed(self.parts):
            found = self.circuit.either(part.present, part.above(bound, included), found)
        return found


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

    def above(self, bound: float, included: bool) -> Lit:
        return self.number.above(bound, included)


@dataclass(frozen=True)
class Computed:
    """What a function makes of one or two numbers, by the function itself on their grids, so that no rounding differs.

    Of two numbers the function must rise, or fall, with the second for each value of the first.
    """

    circuit: Circuit
    numbers: tuple[Number, ...]
    function: Callable[..., float]
    _made: dict[tuple[float, bool], Lit] = field(default_factory=dict)

    @property
    def present(self) -> Lit:
        return self.circuit.all_of(number.present for number in self.numbers)

    @property
    def grid(self) -> Sequence[float]:
        if len(self.numbers) > 1:
            raise BeyondSolverError("A value worked out from two numbers is used to work out another one.")
        return sorted({self.function(value) for value in self.numbers[0].grid})

    def above(self, bound: float, included: bool) -> Lit:
        key = (bound, included)
        if key not in self._made:
            reached: Callable[..., bool] = (
                (lambda *values: self.function(*values) >= bound)
                if included
                else (lambda *values: self.function(*values) > bound)
            )
            self._made[key] = self._of_one(reached) if len(self.numbers) == 1 else self._of_two(reached)
        return self._made[key]

    def _of_one(self, reached: Callable[..., bool]) -> Lit:
        (number,) = self.numbers
        truths = [reached(value) for value in number.grid]
        return self.circuit.any_of(
            self.circuit.all_of([_from(number, start), -_from(number, end)]) for start, end in _runs(truths)
        )

    def _of_two(self, reached: Callable[..., bool]) -> Lit:
        """One literal, tied within each run of the first number that has one cutoff in the second to that cutoff."""
        first, second = sorted(self.numbers, key=lambda number: len(number.grid))
        turned = first is not self.numbers[0]

        def at(one: float, other: float) -> bool:
            return reached(other, one) if turned else reached(one, other)

        cutoffs = [_cutoff(at, value, second.grid) for value in first.grid]
        made = self.circuit.fresh()
        start = 0
        for end in range(1, len(cutoffs) + 1):
            if end == len(cutoffs) or cutoffs[end] != cutoffs[start]:
                index, rising = cutoffs[start]
                beyond = _from(second, index) if rising else -_from(second, index)
                outside = (-_from(first, start), _from(first, end))
                self.circuit.define(made, *outside, -made, beyond)
                self.circuit.define(made, *outside, made, -beyond)
                start = end
        return made


def _from(number: Number, index: int) -> Lit:
    grid = number.grid
    if index >= len(grid):
        return NO
    return YES if index <= 0 else number.above(grid[index], True)


def _runs(truths: Sequence[bool]) -> list[tuple[int, int]]:
    """The stretches of True, as start and end."""
    edges = [at for at in range(len(truths) + 1) if _truth(truths, at) is not _truth(truths, at - 1)]
    return list(zip(edges[::2], edges[1::2], strict=True))


def _truth(truths: Sequence[bool], at: int) -> bool:
    return 0 <= at < len(truths) and truths[at]


def _cutoff(at: Callable[[float, float], bool], value: float, grid: Sequence[float]) -> tuple[int, bool]:
    """Where along a grid a test changes, and whether it is true beyond (or before) that index."""
    first, last = at(value, grid[0]), at(value, grid[-1])
    if first is last:
        return (0, True) if first else (len(grid), True)
    low, high = 0, len(grid) - 1
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if at(value, grid[middle]) is first else (low, middle)
    return high, last
