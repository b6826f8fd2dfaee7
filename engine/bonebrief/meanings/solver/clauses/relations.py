"""What is calculated from numbers, as clauses: by itself on their grids, so that no rounding differs."""

from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import pairwise, product
from typing import Final

from bonebrief.meanings.solver.clauses.circuit import NO, YES, Circuit, Lit, Model
from bonebrief.meanings.solver.clauses.numbers import Chain, Number
from bonebrief.meanings.solver.clauses.steps import Steps

MOST_STEPS: Final = 150
"""Two numbers are tied step by step if one of them has no more values than this; others where a person needs it."""
MOST_LESSONS: Final = 25
"""After so many people who needed it, two numbers are tied step by step, however many steps that takes."""


@dataclass(frozen=True)
class Computed:
    """What a function makes of one number or several, and the formula that it was written as.

    It must rise, or fall, with each of several numbers; where it does neither, nothing is known of it. To reach a bound
    that no value can come to, by its `steps`, is to be over it.
    """

    circuit: Circuit
    numbers: tuple[Number, ...]
    function: Callable[..., float]
    formula: Hashable
    steps: Steps | None = None
    _made: dict[tuple[float, bool], Lit] = field(default_factory=dict, compare=False)

    @cached_property
    def present(self) -> Lit:
        return self.circuit.all_of(number.present for number in self.numbers)

    @cached_property
    def grid(self) -> Sequence[float]:
        return sorted(set(self._results))

    @cached_property
    def _results(self) -> Sequence[float]:
        """What is made of each value of one number, or of each of several numbers with each of the others."""
        return [self.function(*values) for values in product(*(number.grid for number in self.numbers))]

    @property
    def chains(self) -> tuple[Chain, ...]:
        return tuple(chain for number in self.numbers for chain in number.chains)

    def above(self, bound: float, included: bool) -> Lit:
        at = included and (self.steps is None or self.steps.may_reach(bound))
        key = (bound, at)
        if key not in self._made:
            self._made[key] = self._above(Reached(self.formula, bound, at, self.function))
        return self._made[key]

    def value(self, model: Model) -> float | None:
        values = [number.value(model) for number in self.numbers]
        return None if None in values else self.function(*values)

    def _above(self, reached: "Reached") -> Lit:
        if len(self.numbers) == 1:
            return self._of_one(reached)
        if len(self.numbers) == 2 and min(len(number.grid) for number in self.numbers) <= MOST_STEPS:
            made = self.circuit.fresh()
            tell_all(self.circuit, made, self.numbers, reached)
            return made
        made = self.circuit.fresh()
        relation = Relation(self.circuit, made, self.numbers, reached)
        if relation.directions is not None:
            relation.compare(self.circuit.refined(Relation))
            self.circuit.refine(made, relation)
            for chain in self.chains:
                chain.exact = True
        return made

    def _of_one(self, reached: "Reached") -> Lit:
        (number,) = self.numbers
        truths = [reached.by(result) for result in self._results]
        return self.circuit.any_of(
            self.circuit.all_of([from_index(number, start), -from_index(number, end)]) for start, end in _runs(truths)
        )


@dataclass(frozen=True)
class Reached:
    """Whether what a function makes of some numbers is over a bound, or at it where that is included."""

    formula: Hashable
    bound: float
    included: bool
    function: Callable[..., float] = field(compare=False)

    def __call__(self, *values: float) -> bool:
        return self.by(self.function(*values))

    def by(self, result: float) -> bool:
        """Whether a result is over the bound, or at it where that is included."""
        return result >= self.bound if self.included else result > self.bound


@dataclass(frozen=True)
class Relation:
    """A literal that holds where a function of several numbers reaches a bound, told as far as somebody needs it."""

    circuit: Circuit
    made: Lit
    numbers: tuple[Number, ...]
    reached: Reached
    _lessons: list[int] = field(default_factory=list)

    @cached_property
    def directions(self) -> tuple[int, ...] | None:
        """For each number whether the function rises (1) or falls (-1) with it; None where it does neither."""
        found = [self._direction(at) for at in range(len(self.numbers))]
        return None if None in found else tuple(one for one in found if one is not None)

    def compare(self, others: "Iterable[Relation]") -> None:
        """Tell at once that who has a number as high has it so as well as those with a lower one, or the other way."""
        for other in others:
            if other.reached == self.reached:
                order = self._order(other)
                if order >= {0, 1}:
                    self.circuit.require(-other.made, self.made)
                if order >= {0, -1}:
                    self.circuit.require(-self.made, other.made)

    def _order(self, other: "Relation") -> set[int]:
        """The ways in which this one may be compared with another: never under it (1), never over it (-1)."""
        found = {0, 1, -1}
        for one, another, direction in zip(self.numbers, other.numbers, self.directions or (), strict=True):
            if one is not another:
                over = isinstance(another, Chain) and one in another.never_above
                under = isinstance(one, Chain) and another in one.never_above
                found &= {0} | ({direction} if over else set()) | ({-direction} if under else set())
        return found

    def teach(self, model: Model) -> bool:
        """Tell that nobody as far out as this person has it otherwise; where that was told often, tell all at once."""
        there: list[float] = []
        for number in self.numbers:
            value = number.value(model)
            if value is None:
                return False
            there.append(value)
        if self.reached(*there) is model.holds(self.made):
            return False
        self._lessons.append(1)
        if len(self._lessons) > MOST_LESSONS and len(self.numbers) == 2:
            tell_all(self.circuit, self.made, self.numbers, self.reached)
        else:
            self.circuit.define(self.made, *self._beyond(there, self.reached(*there)))
        return True

    def _direction(self, at: int) -> int | None:
        ends = [(number.grid[0], number.grid[-1]) for number in self.numbers]
        others = product(*(pair for other, pair in enumerate(ends) if other != at))
        turns = set()
        for other in others:
            low, high = (self.reached.function(*other[:at], end, *other[at:]) for end in ends[at])
            turns.add((high > low) - (high < low))
        turns -= {0}
        return (turns or {1}).pop() if len(turns) <= 1 else None

    def _beyond(self, values: list[float], reached: bool) -> Iterator[Lit]:
        """Move each value back as far as nothing changes; whoever is at or beyond all of them has it so.

        Each lesson begins with another number, so that none of them is followed step by step.
        """
        assert self.directions is not None
        count = len(self.numbers)
        for at in (at % count for at in range(len(self._lessons), len(self._lessons) + count)):
            grid, upward = self.numbers[at].grid, (self.directions[at] > 0) is reached
            same = partial(self._stays, values, at, reached)
            index = _moved(grid, bisect_left(grid, values[at]), upward, same)
            values[at] = grid[index]
            yield -from_index(self.numbers[at], index) if upward else from_index(self.numbers[at], index + 1)
        yield self.made if reached else -self.made

    def _stays(self, values: list[float], at: int, reached: bool, value: float) -> bool:
        return self.reached(*values[:at], value, *values[at + 1 :]) is reached


def tell_all(circuit: Circuit, made: Lit, numbers: tuple[Number, ...], reached: Reached) -> None:
    """Tie a literal, within each run of the smaller of two numbers that has one cutoff in the other, to that cutoff."""
    first, second = sorted(numbers, key=lambda number: len(number.grid))
    turned = first is not numbers[0]

    def at(one: float, other: float) -> bool:
        return reached(other, one) if turned else reached(one, other)

    cutoffs = [_cutoff(at, value, second.grid) for value in first.grid]
    start = 0
    for end in range(1, len(cutoffs) + 1):
        if end == len(cutoffs) or cutoffs[end] != cutoffs[start]:
            index, rising = cutoffs[start]
            beyond = from_index(second, index) if rising else -from_index(second, index)
            outside = (-from_index(first, start), from_index(first, end))
            circuit.define(made, *outside, -made, beyond)
            circuit.define(made, *outside, made, -beyond)
            start = end


def from_index(number: Number, index: int) -> Lit:
    """Whether a number is the one at this index of its grid, or a later one."""
    grid = number.grid
    if index >= len(grid):
        return NO
    return YES if index <= 0 else number.above(grid[index], True)


def _moved(grid: Sequence[float], start: int, upward: bool, same: Callable[[float], bool]) -> int:
    """The lowest index from where on, up to the start, a test stays as it is; or the highest, where not upward."""
    end = 0 if upward else len(grid) - 1
    if same(grid[end]):
        return end
    near, far = start, end
    while abs(near - far) > 1:
        middle = (near + far) // 2
        near, far = (middle, far) if same(grid[middle]) else (near, middle)
    return near


def _runs(truths: Sequence[bool]) -> list[tuple[int, int]]:
    """The stretches of True, as start and end."""
    edges = [at for at, (before, here) in enumerate(pairwise([False, *truths, False])) if before is not here]
    return list(zip(edges[::2], edges[1::2], strict=True))


def _cutoff(at: Callable[[float, float], bool], value: float, grid: Sequence[float]) -> tuple[int, bool]:
    """Where along a grid a test changes, and whether it is true beyond (or before) that index."""
    first, last = at(value, grid[0]), at(value, grid[-1])
    if first is last:
        return (0, True) if first else (len(grid), True)
    low, high = 0, len(grid) - 1
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if at(value, grid[middle]) is last else (middle, high)
    return high, last
