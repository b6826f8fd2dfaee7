"""The first look at a table: how many rows, which texts each column holds and what they mean, and ids that repeat."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final

import polars as pl

from bonebrief.language.fact import Dictionary, Fact
from bonebrief.language.problem import Code, KnowledgeError, Place, Problem
from bonebrief.machine.text import clean
from bonebrief.people.table.cell import Cell, read_cell
from bonebrief.people.table.layout import Column, Layout, raw
from bonebrief.people.table.numbers import is_bare
from bonebrief.people.table.read_column import as_text, is_quick

_MOST_TEXTS: Final = 300_000
Heard = Callable[[int], object]
"""Who is told how many rows are done."""


@dataclass(slots=True)
class Look:
    """What was seen: the rows, and of each column (by its place in the layout) what its texts mean."""

    rows: int = 0
    cells: list[dict[str, Cell]] = field(default_factory=list)
    ids: list[pl.Series] = field(default_factory=list)


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
    ids = [pl.col(raw(layout.id)).cast(pl.String).hash().alias("id")] if layout.id else []
    wanted = [*texts.values(), *ids] or [pl.first().is_null().alias("some")]
    for batch in (piece.select(wanted).collect() for piece in pieces):
        look.rows += batch.height
        for at in texts:
            _add(look.cells[at], layout.columns[at], dictionary, batch[str(at)])
        look.ids += [batch["id"]] if layout.id else []
        heard(look.rows)
    if not look.rows:
        what = "This table has no rows."
        raise KnowledgeError([Problem(Code.UNREADABLE_FILE, place, what, "Check that it is the right file.")])
    return look


def refuse_twice(frame: pl.LazyFrame, layout: Layout, look: Look, place: Place) -> None:
    """Refuse a table in which two rows have one id.

    Raises:
        KnowledgeError: it names them.
    """
    if not look.ids or pl.concat(look.ids).n_unique() == look.rows:
        return
    name = pl.col(raw(layout.id)).cast(pl.String)
    rows = frame.select(name.alias("id")).with_row_index("row", offset=1).drop_nulls()
    twice = rows.group_by("id").agg(pl.col("row").sort()).filter(pl.col("row").list.len() > 1)
    found = twice.sort(pl.col("row").list.first()).head(3).collect(engine="streaming")
    missing = look.rows - frame.select(name.count()).collect(engine="streaming").item()
    said = [f"{clean(one)} in rows {', '.join(map(str, at[:4]))}" for one, at in found.iter_rows()]
    said += [f"no id in {missing} rows"] if missing > 1 else []
    if said:
        what = f"One id stands for several people: {'; '.join(said)}."
        fix = "Keep one row of each person, or leave out the id."
        raise KnowledgeError([Problem(Code.DUPLICATE_ID, layout.id_place or place, what, fix)])


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
