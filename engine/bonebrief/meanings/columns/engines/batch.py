"""Some of the people of a table, and what is read of their columns at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import nan

import numpy as np
import polars as pl
from numpy.typing import NDArray

from bonebrief.meanings.columns.circuit.nodes import Among, Column, From, Given, Node, Under, Word
from bonebrief.meanings.columns.engines.numbers import Numbers, packed, packed_rows


@dataclass(frozen=True, slots=True)
class Compared:
    """Of one column of numbers the bits of those who have one, and of those who reach each of the bounds."""

    there: int
    reached: Mapping[float, int]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a graph asks of the columns of a table: tests and numbers, by the number of their column as its name.

    `words`: those that are looked for in each column of lists; `bounds`: those that each column of numbers is held to.
    """

    tests: tuple[pl.Expr, ...]
    numbers: tuple[pl.Expr, ...]
    words: Mapping[str, tuple[str, ...]]
    bounds: Mapping[int, tuple[float, ...]]

    def of(self, people: pl.DataFrame) -> "Batch":
        """The same of some people."""
        bits = {int(test.name): packed(test.to_numpy()) for test in people.select(self.tests)}
        return Batch(people, bits, people.select(self.numbers), self.words, self.bounds)


@dataclass(frozen=True, slots=True)
class Batch:
    """Some of the people; `tests`: the bits of those who pass each, by the number of its column."""

    people: pl.DataFrame
    tests: Mapping[int, int]
    _numbers: pl.DataFrame
    _words: Mapping[str, tuple[str, ...]]
    _bounds: Mapping[int, tuple[float, ...]]
    _lists: dict[str, list[int]] = field(default_factory=dict)
    _compared: dict[int, Compared] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """How many they are."""
        return self.people.height

    @property
    def everybody(self) -> int:
        """The bits of all."""
        return (1 << self.size) - 1

    def numbers(self, one: int) -> Numbers:
        """The numbers of a column of the table."""
        return self._numbers[str(one)].to_numpy()

    def nothing(self) -> Numbers:
        """The numbers of a column that the table has not."""
        return np.full(self.size, nan)

    def among(self, column: str, word: str) -> int:
        """The bits of those in whose list a word is."""
        words = self._words[column]
        if column not in self._lists:
            self._lists[column] = packed_rows(_chosen(self.people[column], words))
        return self._lists[column][words.index(word)]

    def compared(self, one: int, numbers: Numbers) -> Compared:
        """A column of numbers held to all its bounds; worked out when it is first asked for."""
        if one not in self._compared:
            bounds = self._bounds[one]
            reached = packed_rows(numbers >= np.array(bounds)[:, None])
            self._compared[one] = Compared(packed(~np.isnan(numbers)), dict(zip(bounds, reached, strict=True)))
        return self._compared[one]


def reading(nodes: Mapping[int, Node]) -> Reading:
    """What the columns of a graph that are made, by number, ask of a table."""
    tests, numbers = [], []
    words: dict[str, list[str]] = {}
    bounds: dict[int, list[float]] = {}
    for one, node in nodes.items():
        match node:
            case Given(column):
                tests.append(pl.col(column).is_not_null().alias(str(one)))
            case Word(column, word):
                tests.append((pl.col(column) == word).fill_null(False).alias(str(one)))
            case Column(column) if column:
                numbers.append(pl.col(column).fill_null(nan).alias(str(one)))
            case Among(column, word):
                words.setdefault(column, []).append(word)
            case From(number, bound) | Under(number, bound):
                bounds.setdefault(number, []).append(bound)
    each = {column: tuple(those) for column, those in words.items()}
    return Reading(tuple(tests), tuple(numbers), each, {one: tuple(dict.fromkeys(b)) for one, b in bounds.items()})


def _chosen(lists: pl.Series, words: Sequence[str]) -> NDArray[np.bool_]:
    """Of each word whether it is in each of the lists; a last row is of all other words."""
    sizes = lists.list.len().fill_null(0)
    flat = lists.filter(sizes > 0).explode().cast(pl.Enum(words), strict=False).to_physical().fill_null(len(words))
    chosen = np.zeros((len(words) + 1, len(lists)), np.bool_)
    chosen[flat.to_numpy(), np.repeat(np.arange(len(lists)), sizes.to_numpy())] = True
    return chosen
