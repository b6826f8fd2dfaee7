"""The first look at a table: how many rows, which texts each column holds and what they mean, and ids that repeat."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final

import polars as pl

from bonebrief.language.fact import Dictionary, Fact
from bonebrief.language.problem import Code, KnowledgeError, Place, Problem
from bonebrief.people.table.cells.cell import Cell, read_cell
from bonebrief.people.table.cells.column import as_text, is_quick
from bonebrief.people.table.cells.numbers import is_bare
from bonebrief.people.table.layout import Column, Layout, raw

_MOST_TEXTS: Final = 300_000
Heard = Callable[[int], object]
"""Who is told how many rows are done."""


@dataclass(slots=True)
class Look:
    """What was seen: the rows, and of each column (by its place in the layout) what its texts mean.

    `ids`: a number for each id; `without_id`: how many rows have none; `last`: the last rows.
    """

    rows: int = 0
    cells: list[dict[str, Cell]] = field(default_factory=list)
    ids: list[pl.Series] = field(default_factory=list)
    without_id: int = 0
    last: pl.LazyFrame | None = None


def look_at(
    pieces: Iterable[pl.LazyFrame], kinds: pl.Schema, layout: Layout, dictionary: Dictionary, place: Place, heard: Heard
) -> Look:
    """Look at every row once; `kinds`: of each column of the file.

    Raises:
        KnowledgeError: a column holds texts without end, so that it can hardly be the one of its fact; or no row.
    """
    look = Look(cells=[{} for _ in layout.columns])
    texts = {
        at: expr.alias(str(at))
        for at, column in enumerate(layout.columns)
        if (expr := _texts(column, dictionary[column.fact], kinds[column.name])) is not None
    }
    name = pl.col(raw(layout.id)).cast(pl.String)
    ids = [name.hash().alias("id"), name.is_null().alias("no id")] if layout.id else []
    wanted = [*texts.values(), *ids] or [pl.first().is_null().alias("some")]
    for piece in pieces:
        batch = piece.select(wanted).collect()
        look.rows += batch.height
        look.last = piece if batch.height else look.last
        for at in texts:
            _add(look.cells[at], layout.columns[at], dictionary, batch[str(at)])
        look.ids += [batch["id"]] if layout.id else []
        look.without_id += int(batch["no id"].sum()) if layout.id else 0
        heard(look.rows)
    if not look.rows:
        what = "This table has no rows."
        raise KnowledgeError([Problem(Code.UNREADABLE_FILE, place, what, "Check that it is the right file.")])
    return look


def _texts(column: Column, fact: Fact, kind: pl.DataType) -> pl.Expr | None:
    """The texts to be looked up: of bare numbers none."""
    text = as_text(column, kind)
    if fact.number is None or not is_quick(column, fact, kind):
        return text
    bare = pl.col(raw(column.name)).str.strip_chars()
    return pl.when(~is_bare(bare, fact.number)).then(text) if kind == pl.String else None


def _add(cells: dict[str, Cell], column: Column, dictionary: Dictionary, texts: pl.Series) -> None:
    fact = dictionary[column.fact]
    for text in texts.drop_nulls().unique():
        if text not in cells:
            cells[text] = read_cell(column, fact, text)
    if len(cells) > _MOST_TEXTS:
        what = f"The column {column.name} holds over {_MOST_TEXTS} different texts, too many for {fact.id}."
        raise KnowledgeError([Problem(Code.WRONG_TYPE, column.place or Place(""), what, "Name another column.")])
