"""Whom an edit moves in a table of people: every brief under both knowledge bases, counted by point and by group."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import polars as pl

from bonebrief.authoring.comparing.outcome import Difference
from bonebrief.knowledge.dictionary import either
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.questionnaire import DEFAULT
from bonebrief.knowledge.rule import Priority
from bonebrief.language.domain import Choices, Number
from bonebrief.language.fact import Dictionary, Fact
from bonebrief.meanings.columns.book import compile_columns
from bonebrief.people.table.facts import ID, ROW
from bonebrief.people.table.files.file import as_written
from bonebrief.people.table.groups import GROUP, group_of
from bonebrief.people.table.pieces import in_pieces
from bonebrief.people.table.table import Table, open_table
from bonebrief.wording.truths import NOT_RAISED

NAMED: Final = 5
"""How many people are named."""

_CLASS: Final = "density_class"
_UNKNOWN: Final = "unknown"


@dataclass(frozen=True, slots=True)
class Moved:
    """A difference of briefs, of how many people, and of how many of each group."""

    difference: Difference
    people: int
    groups: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class TableMoves:
    """What an edit does to the people of a table. `named`: the ids of the first whose brief differs."""

    path: Path
    people: int
    differing: int
    moves: tuple[Moved, ...]
    named: tuple[str, ...]


def moves_in(path: Path, map_path: Path | None, by: Sequence[str], old: Knowledge, new: Knowledge) -> TableMoves:
    """Judge everybody of a table by both sides, each of the answers that it can take.

    Raises:
        BoneBriefError: the table, its map or a column cannot be used.
    """
    dictionary = either(old.dictionary, new.dictionary)
    table = open_table(path, map_path, dictionary, also=by)
    group = group_of(table, by, dictionary)
    with as_written(path), TemporaryDirectory(prefix="bonebrief-") as folder:
        sides = [
            _judged(table, dictionary, side, group, Path(folder) / f"{name}.parquet")
            for name, side in (("was", old), ("now", new))
        ]
        both = pl.concat([_prefixed(*one) for one in zip(("was", "now"), sides, strict=True)], how="horizontal")
        return _moves(path, both, sorted({*old.points, *new.points}))


def _judged(table: Table, dictionary: Dictionary, side: Knowledge, group: pl.Expr, file: Path) -> pl.LazyFrame:
    answers = [_usable(side, name) for name in table.facts if _base(name) in side.dictionary]
    questionnaire = side.questionnaires.get(DEFAULT) or next(iter(side.questionnaires.values()))
    book = compile_columns(side, questionnaire)

    def judged(some: Table) -> pl.LazyFrame:
        people = some.frame.select(ROW, ID, group.alias(GROUP), *answers)
        return book.judge(people, passed=[ROW, ID, GROUP], could=False, next_question=False)

    in_pieces(table, dictionary, judged).sink_parquet(file)
    return pl.scan_parquet(file, glob=False)


def _base(name: str) -> str:
    return name.partition(":")[0]


def _usable(side: Knowledge, name: str) -> pl.Expr:
    """A column of answers without those that a side does not allow."""
    fact, column = side.dictionary[_base(name)], pl.col(name)
    return column if name != fact.id else pl.when(_possible(fact, column)).then(column).alias(name)


def _possible(fact: Fact, column: pl.Expr) -> pl.Expr:
    if isinstance(fact.domain, Number):
        return column.is_between(*fact.domain.limits)
    words = list(fact.choices)
    if isinstance(fact.domain, Choices):
        return column.list.eval(pl.element().is_in(words)).list.all()
    return column.is_in(words)


def _prefixed(name: str, people: pl.LazyFrame) -> pl.LazyFrame:
    return people.select(pl.all().name.prefix(f"{name}:"))


def _moves(path: Path, both: pl.LazyFrame, points: Sequence[str]) -> TableMoves:
    there = set(both.collect_schema().names())
    pairs = {point: tuple(_at(f"{side}:{point}", there) for side in ("was", "now")) for point in points}
    pairs[_CLASS] = tuple(pl.col(f"{side}:{_CLASS}").fill_null(_UNKNOWN) for side in ("was", "now"))
    differs = {name: was != now for name, (was, now) in pairs.items()}
    anybody = pl.any_horizontal(list(differs.values()))
    sums = [one.sum().alias(name) for name, one in differs.items()]
    counts = both.select(pl.len().alias("\0people"), anybody.sum().alias("\0differing"), *sums)
    row = counts.collect(engine="streaming").row(0, named=True)
    moved = [one for name in pairs if row[name] for one in _moved(name, both, *pairs[name])]
    named = both.filter(anybody).select(f"was:{ID}").head(NAMED).collect(engine="streaming").to_series().to_list()
    return TableMoves(path, row["\0people"], row["\0differing"], tuple(moved), tuple(named))


def _at(name: str, there: set[str]) -> pl.Expr:
    """The priority of a point on a side; nothing of one that the side does not have."""
    return pl.col(name) if name in there else pl.lit(0, dtype=pl.UInt8)


def _moved(name: str, both: pl.LazyFrame, was: pl.Expr, now: pl.Expr) -> Iterator[Moved]:
    changed = both.select(was.alias("was"), now.alias("now"), pl.col(f"was:{GROUP}").alias(GROUP))
    counts = changed.filter(pl.col("was") != pl.col("now")).group_by("was", "now", GROUP).len()
    found: dict[tuple[object, object], dict[str, int]] = {}
    for before, after, group, count in counts.sort("was", "now", GROUP).collect(engine="streaming").iter_rows():
        found.setdefault((before, after), {})[group] = count
    for (before, after), groups in found.items():
        yield Moved(_difference(name, before, after), sum(groups.values()), groups)


def _difference(name: str, was: object, now: object) -> Difference:
    if name == _CLASS:
        return Difference("density", "class", str(was), str(now))
    return Difference(name, "priority", _words(was), _words(now))


def _words(at: object) -> str:
    return Priority(at).word if isinstance(at, int) and at else NOT_RAISED
