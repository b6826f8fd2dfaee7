"""Everybody of a table judged: one row a person, of each point how soon it is raised and what it could become."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import polars as pl

from bonebrief.knowledge.rule import Priority
from bonebrief.meanings.columns.book import ColumnBook
from bonebrief.people.table.facts import ID, ROW
from bonebrief.people.table.groups import GROUP
from bonebrief.people.table.look import Heard
from bonebrief.people.table.pieces import in_pieces
from bonebrief.people.table.table import Table

CALL: Final = "call"
COULD_CALL: Final = "could_call"
URGENT_POINTS: Final = "urgent_points"
HIGH_POINTS: Final = "high_points"
COULD: Final = ":could"
DENSITY: Final = "density_class"
UNSETTLED: Final = "unsettled"
NEXT: Final = "next_question"


@dataclass(frozen=True, slots=True)
class Kept:
    """What goes along with each judged person: columns that were named, each with its name in what is written."""

    columns: Mapping[str, pl.Expr]
    group: pl.Expr | None = None


def everybody_judged(table: Table, book: ColumnBook, kept: Kept, heard: Heard) -> pl.LazyFrame:
    """Judge everybody of a table, as `judged` does, few at a time; `heard` is told how many are done."""
    return in_pieces(table, book.knowledge.dictionary, lambda piece: judged(piece, book, kept), heard)


def judged(table: Table, book: ColumnBook, kept: Kept) -> pl.LazyFrame:
    """Judge everybody of a table, in its order.

    `call`: the highest priority of all points, from 0 (nothing) to 4 (urgent). `could_call`: the highest that an
    answer could still bring. `urgent_points`, `high_points`: the ids of those points.
    """
    names = {name: f"\0{at}" for at, name in enumerate(kept.columns)}
    along = [kept.columns[name].alias(inner) for name, inner in names.items()]
    group = [] if kept.group is None else [kept.group.alias(GROUP)]
    facts = table.frame.select(ROW, ID, *along, *group, *table.facts)
    points = list(book.knowledge.points)
    found = book.judge(facts, passed=[ROW, ID, *names.values(), *([GROUP] if group else [])])
    return found.select(
        ROW,
        ID,
        *(pl.col(inner).alias(name) for name, inner in names.items()),
        *([GROUP] if group else []),
        pl.max_horizontal(points).alias(CALL),
        pl.max_horizontal([f"{point}{COULD}" for point in points]).alias(COULD_CALL),
        _named(points, Priority.URGENT).alias(URGENT_POINTS),
        _named(points, Priority.HIGH).alias(HIGH_POINTS),
        DENSITY,
        UNSETTLED,
        NEXT,
        *points,
        *(f"{point}{COULD}" for point in points),
    )


def _named(points: Sequence[str], priority: Priority) -> pl.Expr:
    """The ids of the points that are raised at a priority, one after the other."""
    ids = [pl.when(pl.col(point) == int(priority)).then(pl.lit(point)) for point in points]
    return pl.concat_str(ids, separator=" ", ignore_nulls=True)
