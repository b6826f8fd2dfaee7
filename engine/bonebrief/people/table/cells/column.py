"""A whole column read: the value of each cell, the status of one without, and why one is refused, as expressions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from bonebrief.language.domain import Choices, Number
from bonebrief.language.fact import Fact
from bonebrief.people.table.cells import numbers
from bonebrief.people.table.cells.cell import MARK, Cell, fact_of
from bonebrief.people.table.layout import Column, raw

Cells = Mapping[str, Cell]
"""What every text means that a column holds, save for bare numbers that are read together."""


@dataclass(frozen=True, slots=True)
class Expressions:
    """What is read from a column; None for a status or a refusal that no cell of it has."""

    value: pl.Expr
    status: pl.Expr | None = None
    refused: pl.Expr | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A column to be read: `at` is its place among the columns, `kind` how the file holds it, `cells` its odd texts."""

    at: int
    column: Column
    fact: Fact
    kind: pl.DataType
    cells: Cells

    @property
    def quick(self) -> bool:
        """Whether its bare numbers are read together."""
        return is_quick(self.column, self.fact, self.kind)

    def bare(self) -> Iterable[pl.Expr]:
        """The bare number of each cell, for the steps that follow."""
        if self.quick and self.fact.number:
            number = numbers.bare_number(pl.col(raw(self.column.name)), self.kind, self.fact.number)
            yield number.alias(self._named("bare"))

    def measured(self) -> Iterable[pl.Expr]:
        """The number of each cell in the fact's unit, for the step that follows."""
        if self.quick and self.fact.number:
            yield numbers.measured(self.column, self.fact.number, pl.col(self._named("bare"))).alias(
                self._named("measured")
            )

    def read(self) -> Expressions:
        """What is read from each cell, after the steps before."""
        looked_up = _looked_up(as_text(self.column, self.kind), self.cells, fact_of(self.column, self.fact))
        if self.quick and self.fact.number:
            return self._with_numbers(self.fact.number, looked_up)
        return looked_up

    def _with_numbers(self, spec: Number, odd: Expressions) -> Expressions:
        bare, measured = pl.col(self._named("bare")), pl.col(self._named("measured"))
        missing, unknown = (numbers.is_among(bare, words) for words in (self.column.missing, self.column.unknown))
        given = bare.is_not_null() & ~missing & ~unknown
        why = numbers.refusal_of(self.column, self.fact, spec, measured)
        value = pl.when(given & why.is_null()).then(numbers.kept(spec, measured))
        status = pl.when(unknown).then(pl.lit("unknown")) if self.column.unknown else None
        refused = pl.when(given).then(why)
        if not self.cells:
            return Expressions(value, status, refused)
        is_odd = bare.is_null()
        return Expressions(
            pl.when(is_odd).then(odd.value).otherwise(value),
            _either(is_odd, odd.status, status),
            _either(is_odd, odd.refused, refused),
        )

    def _named(self, what: str) -> str:
        return f"\0{what}{self.at}"


def is_quick(column: Column, fact: Fact, kind: pl.DataType) -> bool:
    """Whether the bare numbers of a column are read together."""
    return (kind.is_numeric() or kind == pl.String) and not column.word and numbers.is_quick(column, fact)


def as_text(column: Column, kind: pl.DataType) -> pl.Expr:
    """The text of each cell: with the unit that another column gives, a list as one text."""
    cells = pl.col(raw(column.name))
    text = _joined(cells.cast(pl.List(pl.String))) if isinstance(kind, pl.List) else cells.cast(pl.String)
    if column.unit_column is None:
        return text
    unit = pl.col(raw(column.unit_column.name)).cast(pl.String).str.strip_chars()
    meant = column.unit_column.codes
    if meant:
        unit = unit.map_batches(
            lambda units: units.replace(list(meant), list(meant.values())), return_dtype=pl.String, is_elementwise=True
        )
    return pl.when(text.is_not_null()).then(pl.concat_str(text, pl.lit(MARK), unit.fill_null("")))


def _joined(lists: pl.Expr) -> pl.Expr:
    """Each list as one text; an empty one is not nothing."""
    return pl.when(lists.list.len() == 0).then(pl.lit(MARK)).otherwise(lists.list.join(MARK))


def _either(is_odd: pl.Expr, odd: pl.Expr | None, other: pl.Expr | None) -> pl.Expr | None:
    if odd is None or other is None:
        return odd if other is None else pl.when(~is_odd).then(other)
    return pl.when(is_odd).then(odd).otherwise(other)


def _looked_up(text: pl.Expr, cells: Cells, fact: Fact) -> Expressions:
    values: dict[str, Any] = {key: _plain(cell) for key, cell in cells.items() if cell.value is not None}
    statuses = {key: cell.status.value for key, cell in cells.items() if cell.status}
    refused = {key: cell.refused for key, cell in cells.items() if cell.refused}
    kind = pl.Float64() if fact.number else pl.String()
    return Expressions(
        _value(text, values, fact, kind, every=len(values) == len(cells)),
        _lookup(text, statuses, pl.String()) if statuses else None,
        _lookup(text, refused, pl.String()) if refused else None,
    )


def _value(text: pl.Expr, values: dict[str, Any], fact: Fact, kind: pl.DataType, every: bool) -> pl.Expr:
    as_written = every and bool(values) and all(key == value for key, value in values.items())
    found = text if as_written else _lookup(text, values, kind)
    return found.str.split(",") if isinstance(fact.domain, Choices) else found


def _lookup(text: pl.Expr, found: Mapping[str, Any], kind: pl.DataType) -> pl.Expr:
    """What stands for each text; batch after batch, since Polars alone would gather the whole table for it."""
    if not found:
        return pl.lit(None, dtype=kind)
    words, values = list(found), list(found.values())

    def look(texts: pl.Series) -> pl.Series:
        return texts.replace_strict(words, values, default=None, return_dtype=kind)

    return text.map_batches(look, return_dtype=kind, is_elementwise=True)


def _plain(cell: Cell) -> object:
    return ",".join(cell.value) if isinstance(cell.value, tuple) else cell.value
