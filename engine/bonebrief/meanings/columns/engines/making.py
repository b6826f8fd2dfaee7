"""How a column is made of those before it and of the table, where it is more than bits that are put together."""

from collections.abc import Callable, Mapping, Sequence
from functools import reduce
from typing import Any, Final

import numpy as np

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
from bonebrief.meanings.columns.engines.batch import Batch
from bonebrief.meanings.columns.engines.counts import Digits, added, digits_of, most, only, unequal
from bonebrief.meanings.columns.engines.numbers import packed, picked, summed, turned, where

Values = Sequence[Any]
"""What the columns in use hold, by place: whole numbers for bits, digits for counts, arrays for numbers."""
Making = Callable[[Batch, Values], Any]
_ZERO: Final[Digits] = ()


def making(node: Node, one: int, place: Mapping[int, int]) -> Making:
    """What makes the column of this number, with its parts in these places."""
    match node:
        case Among(column, word):
            return lambda batch, _: batch.among(column, word)
        case Given() | Word():
            return lambda batch, _: batch.tests[one]
        case Fixed(value):
            return lambda batch, _: batch.everybody if value else 0
        case There() | From() | Under() | Lower():
            return _test(node, place)
        case Column() | Constant() | Where() | Sum() | Pick() | Turned():
            return _number(node, one, place)
        case Total() | Counted() | Most() | Equal() | Named():
            return _count(node, place)
        case Truth(true, false):
            ways = place[true], place[false]
            return lambda _, values: (values[ways[0]], values[ways[1]])
        case _:
            raise TypeError(f"{node} is made by steps")


def _test(node: There | From | Under | Lower, place: Mapping[int, int]) -> Making:
    match node:
        case There(number):
            at = place[number]
            return lambda _, values: packed(~np.isnan(values[at]))
        case From(number, bound):
            at = place[number]
            return lambda batch, values: batch.compared(number, values[at]).reached[bound]
        case Under(number, bound):
            at = place[number]
            return lambda batch, values: _under(batch, number, values[at], bound)
        case Lower(first, second, included):
            compare = np.less_equal if included else np.less
            left, right = place[first], place[second]
            return lambda _, values: packed(compare(values[left], values[right]))


def _under(batch: Batch, number: int, numbers: Any, bound: float) -> int:
    compared = batch.compared(number, numbers)
    return compared.there ^ compared.reached[bound]


def _number(node: Column | Constant | Where | Sum | Pick | Turned, one: int, place: Mapping[int, int]) -> Making:
    match node:
        case Column(name):
            return lambda batch, _: batch.numbers(one) if name else batch.nothing()
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


def _count(node: Total | Counted | Most | Equal | Named, place: Mapping[int, int]) -> Making:
    match node:
        case Total(terms):
            weights = [(place[bit], weight) for bit, weight in terms]
            return lambda _, values: added((values[at], weight) for at, weight in weights)
        case Counted(bit, count):
            bits, at = place[bit], place[count]
            return lambda _, values: only(values[bits], values[at])
        case Most(parts):
            places = [place[part] for part in parts]
            return lambda _, values: reduce(most, [values[at] for at in places], _ZERO)
        case Equal(one, other):
            left, right = place[one], place[other]
            return lambda batch, values: batch.everybody ^ unequal(values[left], values[right])
        case Named(cases):
            return _first([place[bit] for bit, _ in cases])


def _first(places: Sequence[int]) -> Making:
    """For each person which bit is the first that is set, counted from 1; 0 for none."""

    def first(batch: Batch, values: Values) -> Digits:
        without = batch.everybody
        digits = [0] * len(places).bit_length()
        for number, at in enumerate(places, 1):
            these = values[at] & without
            without ^= these
            for digit in digits_of(number):
                digits[digit] |= these
        return digits

    return first
