"""How a column is made of those before it and of the table, where it is more than bits that are put together."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from math import nan
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from bonebrief.meanings.columns.circuit.nodes import (
    Among,
    Column,
    Constant,
    Counted,
    Equal,
    Fixed,
    From,
    Given,
    Lower,
    Most,
    Named,
    Node,
    Pick,
    Sum,
    There,
    Total,
    Truth,
    Turned,
    Under,
    Where,
    Word,
)
from bonebrief.meanings.columns.engines.numbers import Bytes, Numbers, packed, picked, summed, turned, unpacked, where

Values = Sequence[Any]
"""What the columns in use hold, by place: whole numbers for bits, arrays for numbers and counts."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Some of the people: their columns of the table, and what an engine tests and reads of these at once.

    `words`: those that are looked for in columns of lists.
    """

    size: int
    people: pl.DataFrame
    tested: pl.DataFrame
    words: Mapping[str, tuple[str, ...]]
    _lists: dict[str, NDArray[np.uint8]] = field(default_factory=dict)

    @property
    def everybody(self) -> int:
        """The bits of all."""
        return (1 << self.size) - 1

    def numbers(self, column: str) -> Numbers:
        """The numbers of a column; none if there is no such column."""
        return self.tested[column].to_numpy() if column else np.full(self.size, nan)

    def among(self, column: str, word: str) -> int:
        """The bits of those in whose list a word is."""
        words = self.words[column]
        if column not in self._lists:
            self._lists[column] = np.packbits(_chosen(self.people[column], words), axis=1, bitorder="little")
        return int.from_bytes(self._lists[column][words.index(word)].tobytes(), "little")


def _chosen(lists: pl.Series, words: Sequence[str]) -> NDArray[np.bool_]:
    """Of each word whether it is in each of the lists; a last row is of all other words."""
    sizes = lists.list.len().fill_null(0)
    flat = lists.filter(sizes > 0).explode().cast(pl.Enum(words), strict=False).to_physical().fill_null(len(words))
    chosen = np.zeros((len(words) + 1, len(lists)), np.bool_)
    chosen[flat.to_numpy(), np.repeat(np.arange(len(lists)), sizes.to_numpy())] = True
    return chosen


Making = Callable[[Batch, Values], Any]


def leaf(node: Node) -> pl.Expr | None:
    """What an engine tests or reads of a column of the table, if a node is that alone."""
    match node:
        case Given(column):
            return pl.col(column).is_not_null()
        case Word(column, word):
            return (pl.col(column) == word).fill_null(False)
        case Column(column) if column:
            return pl.col(column).fill_null(nan)
        case _:
            return None


def making(node: Node, one: int, place: Mapping[int, int]) -> Making:
    """What makes the column of this number, with its parts in these places."""
    match node:
        case Among(column, word):
            return lambda batch, _: batch.among(column, word)
        case Given() | Word():
            return lambda batch, _: packed(batch.tested[str(one)].to_numpy())
        case Fixed(value):
            return lambda batch, _: batch.everybody if value else 0
        case There() | From() | Under() | Lower() | Equal():
            return _test(node, place)
        case Column() | Constant() | Where() | Sum() | Pick() | Turned():
            return _number(node, one, place)
        case Total() | Counted() | Most():
            return _count(node, place)
        case Named(cases):
            return _first([place[bit] for bit, _ in cases])
        case Truth(true, false):
            ways = place[true], place[false]
            return lambda _, values: (values[ways[0]], values[ways[1]])
        case _:
            raise TypeError(f"{node} is made by steps")


def _test(node: There | From | Under | Lower | Equal, place: Mapping[int, int]) -> Making:
    match node:
        case There(number):
            at = place[number]
            return lambda _, values: packed(~np.isnan(values[at]))
        case From(number, bound):
            at = place[number]
            return lambda _, values: packed(values[at] >= bound)
        case Under(number, bound):
            at = place[number]
            return lambda _, values: packed(values[at] < bound)
        case Lower(first, second, included):
            compare = np.less_equal if included else np.less
            left, right = place[first], place[second]
            return lambda _, values: packed(compare(values[left], values[right]))
        case Equal(one, other):
            left, right = place[one], place[other]
            return lambda _, values: packed(values[left] == values[right])


def _number(node: Column | Constant | Where | Sum | Pick | Turned, one: int, place: Mapping[int, int]) -> Making:
    match node:
        case Column(name):
            return lambda batch, _: batch.numbers(str(one) if name else "")
        case Constant(value):
            return lambda batch, _: np.broadcast_to(value, batch.size)
        case Where(bit, number):
            bits, at = place[bit], place[number]
            return lambda _, values: where(values[bits], values[at])
        case Sum(sign, left, right):
            first, second = place[left], place[right]
            return lambda _, values: summed(sign, values[first], values[second])
        case Pick(function, parts):
            places = [place[part] for part in parts]
            return lambda _, values: picked(function, [values[at] for at in places])
        case Turned(how, number):
            at = place[number]
            return lambda _, values: turned(how, values[at])


def _count(node: Total | Counted | Most, place: Mapping[int, int]) -> Making:
    match node:
        case Total(terms):
            weights = [(place[bit], weight) for bit, weight in terms]
            return lambda batch, values: _numbered(batch.size, added((values[at], weight) for at, weight in weights))
        case Counted(bit, count):
            bits, at = place[bit], place[count]
            return lambda batch, values: unpacked(values[bits], batch.size) * values[at]
        case Most(parts):
            places = [place[part] for part in parts]
            return lambda batch, values: reduce(np.maximum, [values[at] for at in places], _zeros(batch.size))


def added(terms: Iterable[tuple[int, int]]) -> list[int]:
    """What the bits that are set of each person weigh together: the bits of a binary number, the lowest first."""
    digits: list[int] = []
    for bits, weight in terms:
        for start in _digits(weight):
            carried, at = bits, start
            while carried:
                digits += [0] * (at + 1 - len(digits))
                digits[at], carried, at = digits[at] ^ carried, digits[at] & carried, at + 1
    return digits


def _first(places: Sequence[int]) -> Making:
    """For each person which bit is the first that is set, counted from 1; 0 for none."""

    def first(batch: Batch, values: Values) -> Bytes:
        without = batch.everybody
        digits = [0] * len(places).bit_length()
        for number, at in enumerate(places, 1):
            these = values[at] & without
            without ^= these
            for digit in _digits(number):
                digits[digit] |= these
        return _numbered(batch.size, digits)

    return first


def _digits(number: int) -> list[int]:
    """Which bits of a number are set."""
    return [at for at in range(number.bit_length()) if number >> at & 1]


def _numbered(people: int, digits: Sequence[int]) -> Bytes:
    """The number of each person, of eight binary digits at most."""
    numbers = _zeros(people)
    for bits in reversed(digits):
        numbers = numbers + numbers + unpacked(bits, people) if bits else numbers + numbers
    return numbers


def _zeros(people: int) -> Bytes:
    return np.zeros(people, np.uint8)
