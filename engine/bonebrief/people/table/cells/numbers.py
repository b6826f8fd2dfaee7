"""Numbers of a whole column at once, to the last digit as the reader of answers has them; odd texts are looked up."""

from typing import Final

import polars as pl

from bonebrief.language.domain import MOST_DECIMALS, Number
from bonebrief.language.fact import Fact
from bonebrief.people.table.cells.cell import not_in_ranges
from bonebrief.people.table.layout import Column
from bonebrief.reading.given.numbers import THOUSANDS, limits_words

PLAIN: Final = r"^[+-]?([0-9]+(\.[0-9]+)?|\.[0-9]+)$"
_LONGEST: Final = 20
_NEAR: Final = 1e-4
_TWO_WAYS: Final = ("ft", "st")


def is_quick(column: Column, fact: Fact) -> bool:
    """Whether bare numbers of a column can be read together: no codes, no unit from elsewhere or that is two things."""
    units = {column.unit, *(one.unit for one in column.ranges)}
    return bool(fact.number) and not column.codes and not column.unit_column and not units & set(_TWO_WAYS)


def is_bare(text: pl.Expr, spec: Number) -> pl.Expr:
    """Whether a text is a number that means one thing: of a whole one none with a point as between thousands."""
    plain = text.str.contains(PLAIN) & (text.str.len_bytes() < _LONGEST)
    return plain if spec.decimals else plain & ~text.str.contains(f"^{THOUSANDS.pattern}$")


def bare_number(raw: pl.Expr, kind: pl.DataType, spec: Number) -> pl.Expr:
    """The bare number of each cell as a double; null where there is none, and of NaN.

    A short float becomes the double of the decimal that it stands for, not of its own binary value.
    """
    if kind == pl.Float32:
        return raw.cast(pl.String).cast(pl.Float64).fill_nan(None)
    if kind == pl.Float64:
        return raw.fill_nan(None)
    if kind == pl.String:
        text = raw.str.strip_chars()
        return pl.when(is_bare(text, spec)).then(text).cast(pl.Float64, strict=False)
    return raw.cast(pl.Float64)


def is_among(number: pl.Expr, words: frozenset[str]) -> pl.Expr:
    """Whether a number is one of those among some words."""
    values = sorted(value for word in words if (value := _float(word)) is not None)
    return number.is_in(values) if values else pl.lit(False)


def measured(column: Column, spec: Number, number: pl.Expr) -> pl.Expr:
    """The number in the fact's unit, rounded as its reader rounds; null where no unit fits."""
    if not column.ranges:
        return _in_unit(column.unit, spec, number)
    found = pl.lit(None, dtype=pl.Float64)
    for one in reversed(column.ranges):
        found = pl.when(number.is_between(one.low, one.high)).then(_in_unit(one.unit, spec, number)).otherwise(found)
    return found


def refusal_of(column: Column, fact: Fact, spec: Number, value: pl.Expr) -> pl.Expr:
    """Why a number is refused, of one that is there; null where it is not."""
    low, high = spec.limits
    why = pl.lit(None, dtype=pl.String)
    if spec.refuses_fractions:
        why = pl.when(value != value.floor()).then(pl.lit(f"{fact.label} is a whole number."))
    outside = pl.when(~value.is_between(low, high)).then(pl.lit(f"{limits_words(fact.label, spec)}.")).otherwise(why)
    return pl.when(value.is_null()).then(pl.lit(not_in_ranges(column))).otherwise(outside)


def kept(spec: Number, value: pl.Expr) -> pl.Expr:
    """The value as rules see it: whole where there are no decimals."""
    if spec.decimals:
        return value
    return (value if spec.fractions == "cut" else value + 0.5).floor() + 0.0


def _in_unit(unit: str, spec: Number, number: pl.Expr) -> pl.Expr:
    units = {name.casefold(): factor for name, factor in spec.units.items()}
    factor = units.get(unit.casefold(), 1.0)
    scaled = number * factor if factor != 1 else number
    decimals = spec.decimals if factor != 1 else MOST_DECIMALS
    return scaled.map_batches(lambda values: _rounded(values, decimals), return_dtype=pl.Float64, is_elementwise=True)


def _rounded(values: pl.Series, decimals: int) -> pl.Series:
    """Each value as Python rounds it: by its exact binary value, which matters only beside the middle of two."""
    quick = values.round(decimals) + 0.0
    if (quick == values).all():
        return quick
    scaled = values * 10.0**decimals
    beside = (((scaled - scaled.floor()) - 0.5).abs() < _NEAR).fill_null(False)
    if not beside.any():
        return quick
    exact = [round(value, decimals) + 0.0 for value in values.filter(beside)]
    return quick.scatter(beside.arg_true(), pl.Series(exact, dtype=pl.Float64))


def _float(word: str) -> float | None:
    try:
        return float(word)
    except ValueError:
        return None
