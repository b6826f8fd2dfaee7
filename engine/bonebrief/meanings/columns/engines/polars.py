"""A graph of columns as a lazy Polars query."""

from collections.abc import Mapping, Sequence
from functools import reduce
from operator import and_, or_
from typing import Any, Final, assert_never

import polars as pl

from bonebrief.language.formula import FARTHEST
from bonebrief.meanings.columns.circuit.nodes import (
    Among,
    Column,
    Constant,
    Counted,
    Equal,
    Every,
    Fixed,
    From,
    Given,
    Lower,
    Most,
    Named,
    Node,
    Opposite,
    Pick,
    Some,
    Sum,
    There,
    Total,
    Truth,
    Turned,
    Under,
    Where,
    Word,
)
from bonebrief.meanings.columns.engines.rounding import EXACT_BELOW, FINE, SMALL, SMALLEST, WHOLE_FROM
from bonebrief.meanings.columns.engines.stages import stages_of

_INPUT: Final = "in:"
_ROWS: Final = "rows"
"""A column that keeps the number of people where nobody answered anything."""
_MADE: Final = "made:"


def query(
    people: pl.LazyFrame, nodes: Sequence[Node], wanted: Mapping[str, int], read: Sequence[str], passed: Sequence[str]
) -> pl.LazyFrame:
    """The columns of the table that are `passed`, then those that are wanted, by name."""
    carried = [pl.col(name).alias(f"{_INPUT}{name}") for name in read]
    through = [pl.col(name) for name in passed]
    frame = people.select(*through, *(carried or [pl.nth(0).is_null().alias(_ROWS)]))
    made: set[int] = set()
    for stage in stages_of(nodes, wanted.values()):
        writing = _Writing(nodes, made)
        frame = frame.with_columns([writing.whole(one).alias(f"{_MADE}{one}") for one in stage.made])
        made |= set(stage.made)
    return frame.select(*through, *(pl.col(f"{_MADE}{one}").alias(name) for name, one in wanted.items()))


class _Writing:
    """Writes columns as expressions over those that are made already."""

    def __init__(self, nodes: Sequence[Node], made: set[int]) -> None:
        self._nodes = nodes
        self._made = made

    def whole(self, one: int) -> pl.Expr:
        return self._written(self._nodes[one])

    def _of(self, one: int) -> pl.Expr:
        return pl.col(f"{_MADE}{one}") if one in self._made else self.whole(one)

    def _written(self, node: Node) -> pl.Expr:
        match node:
            case Fixed(value) | Constant(value):
                return pl.lit(value)
            case Given(column):
                return _table(column).is_not_null()
            case Word(column, word):
                return (_table(column) == word).fill_null(False)
            case Among(column, word):
                return _table(column).list.contains(word).fill_null(False)
            case Column(name):
                return _table(name)
            case There(number):
                return self._of(number).is_not_null()
            case From(number, bound):
                return (self._of(number) >= bound).fill_null(False)
            case Under(number, bound):
                return (self._of(number) < bound).fill_null(False)
            case Lower(first, second, included):
                one, other = self._of(first), self._of(second)
                return ((one <= other) if included else (one < other)).fill_null(False)
            case Opposite(bit):
                return ~self._of(bit)
            case Every(parts):
                return reduce(and_, map(self._of, parts))
            case Some(parts):
                return reduce(or_, map(self._of, parts))
            case Where(bit, number):
                return pl.when(self._of(bit)).then(self._of(number))
            case Sum() | Pick() | Turned():
                return self._number(node)
            case Total() | Counted() | Most():
                return self._count(node)
            case Equal(one, other):
                return self._of(one) == self._of(other)
            case Named(cases):
                return self._named(cases)
            case Truth(true, false):
                return pl.when(self._of(true)).then(True).when(self._of(false)).then(False)
            case _:
                assert_never(node)

    def _number(self, node: Sum | Pick | Turned) -> pl.Expr:
        match node:
            case Sum(sign, left, right):
                return _summed(sign, self._of(left), self._of(right))
            case Pick("lowest", parts):
                return pl.min_horizontal(*map(self._of, parts))
            case Pick("highest", parts):
                return pl.max_horizontal(*map(self._of, parts))
            case Pick(_, parts):
                return pl.coalesce(*map(self._of, parts))
            case Turned(how, number):
                return _turned(how, self._of(number))
            case _:
                assert_never(node)

    def _count(self, node: Total | Counted | Most) -> pl.Expr:
        match node:
            case Total(()):
                return pl.lit(0, pl.UInt8)
            case Total(terms):
                return reduce(lambda one, other: one + other, (self._weighed(*term) for term in terms))
            case Counted(bit, count):
                return self._of(bit).cast(pl.UInt8) * self._of(count)
            case Most(()):
                return pl.lit(0, pl.UInt8)
            case Most(parts):
                return pl.max_horizontal(*map(self._of, parts))
            case _:
                assert_never(node)

    def _weighed(self, bit: int, weight: int) -> pl.Expr:
        one = self._of(bit).cast(pl.UInt8)
        return one if weight == 1 else one * pl.lit(weight, pl.UInt8)

    def _named(self, cases: Sequence[tuple[int, str]]) -> pl.Expr:
        if not cases:
            return pl.lit(None, pl.String)
        (bit, word), *others = cases
        chain: Any = pl.when(self._of(bit)).then(pl.lit(word))
        for bit, word in others:
            chain = chain.when(self._of(bit)).then(pl.lit(word))
        named: pl.Expr = chain
        return named


def _table(column: str) -> pl.Expr:
    return pl.col(f"{_INPUT}{column}") if column else pl.lit(None, pl.Float64)


def _summed(sign: str, left: pl.Expr, right: pl.Expr) -> pl.Expr:
    match sign:
        case "+":
            result = left + right
        case "-":
            result = left - right
        case "*":
            result = left * right
        case _:
            result = left / pl.when(right != 0).then(right)
    return pl.when(result.abs() <= FARTHEST).then(result)


def _turned(how: str, number: pl.Expr) -> pl.Expr:
    match how:
        case "cut":
            return number.floor()
        case "round":
            return (number + 0.5).floor()
        case "whole":
            size = number.abs().floor()
            up = (size + 1) - number.abs() <= WHOLE_FROM
            return (size + up.cast(pl.Float64)) * number.sign()
        case _:
            return _without_noise(number)


def _without_noise(number: pl.Expr) -> pl.Expr:
    """Rounded to six decimals as the exact binary value says, by the exact error of the product."""
    size = number.abs()
    product = size * FINE
    split = size * 134217729.0
    high = split - (split - size)
    low = size - high
    error = (high * FINE - product) + low * FINE
    floor = product.floor()
    beyond = (product - floor - 0.5) + error
    odd = (floor - (floor * 0.5).floor() * 2) > 0
    up = (beyond > 0) | ((beyond == 0) & odd)
    fine = (floor + up.cast(pl.Float64)) / FINE
    small = pl.when(fine >= SMALL).then(SMALLEST).otherwise(0.0)
    fine = pl.when(fine < SMALLEST).then(small).otherwise(fine)
    return pl.when(size < EXACT_BELOW).then(fine).otherwise(size) * number.sign()
