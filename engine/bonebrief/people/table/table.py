"""A table of people as facts: opened, looked at once, and then read lazily, as often and as far as anybody asks."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import polars as pl

from bonebrief.language.answer import Answers
from bonebrief.language.domain import Choices
from bonebrief.language.fact import Dictionary, Fact
from bonebrief.language.problem import Code, KnowledgeError, Place, Problem
from bonebrief.machine.error import BoneBriefError, shown_name
from bonebrief.machine.text import clean
from bonebrief.people.table.answers import answers_of, is_answers, read_answers_table
from bonebrief.people.table.cells.column import Reading
from bonebrief.people.table.facts import ID, REFUSED, ROW, STATUS, columns_of, facts_of, rows_as_facts
from bonebrief.people.table.files.file import Scanned, as_written, scan
from bonebrief.people.table.files.trial import refuse_damaged
from bonebrief.people.table.ids import refuse_ids
from bonebrief.people.table.layout import Column, Layout
from bonebrief.people.table.look import Heard, Look, look_at
from bonebrief.people.table.map_file import layout_by_names, read_map

_KINDS: Final = "text, numbers or yes and no"
_SHORTEST: Final = "Float16"


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose columns are understood, by `readings`.

    `frame`: each row as `facts_of` gives it; `others`: the file's columns. `file`: where they come from, of which
    those that are `named` count; None where the rows are in memory, or are a part of a table.
    """

    path: Path
    layout: Layout
    frame: pl.LazyFrame
    facts: tuple[str, ...]
    rows: int
    others: tuple[str, ...]
    readings: tuple[Reading, ...] = ()
    file: Scanned | None = None
    named: tuple[str, ...] = ()

    def over(self, rows: pl.LazyFrame, dictionary: Dictionary) -> "Table":
        """Some rows of the file, read in the same way: with their numbers, their columns named by `raw`."""
        return replace(self, frame=rows_as_facts(rows, self.layout, self.readings, dictionary), file=None)

    def pieces(self, dictionary: Dictionary, numbers: Collection[int] | None = None) -> Iterator["Table"]:
        """All rows in their order, some after others, or only those with these numbers; what is in memory is a piece.

        Of rows that are left out no facts are read. What is kept of a piece may hold all of it in memory.
        """
        for rows in [self.frame] if self.file is None else self.file.pieces(self.named):
            chosen = rows if numbers is None else rows.filter(pl.col(ROW).is_in(list(numbers)))
            yield replace(self, frame=chosen) if self.file is None else self.over(chosen, dictionary)

    @property
    def refusals(self) -> tuple[str, ...]:
        """The facts of which a cell may be refused."""
        names = set(self.frame.collect_schema().names())
        return tuple(fact for fact in self.layout.facts if f"{fact}{REFUSED}" in names)


def open_table(
    path: Path,
    map_path: Path | None,
    dictionary: Dictionary,
    heard: Heard = lambda rows: None,
    also: Sequence[str] = (),
) -> Table:
    """Open a table and look at every row of it once; by a map, or by the names of its columns.

    `also`: columns that are kept as the file has them, beside those that give facts.

    Raises:
        KnowledgeError: the table or its map cannot be used.
    """
    if map_path is None and is_answers(path):
        return _table_of_answers(path, dictionary)
    scanned = scan(path)
    kinds = scanned.kinds
    layout = read_map(map_path, kinds.names(), dictionary) if map_path else layout_by_names(kinds.names(), dictionary)
    place = Place(str(path))
    _refuse_no_facts(layout, place, map_path)
    _refuse_kinds(layout, kinds, dictionary, place)
    names = list(dict.fromkeys([*layout.names, *(name for name in also if name in kinds)]))
    refuse_damaged(path, names)
    table = scanned.columns(names)
    with as_written(path):
        look = look_at(scanned.pieces(names), kinds, layout, dictionary, place, heard)
        refuse_ids(table, layout, look, place)
    readings = _readings(layout, kinds, look, dictionary)
    frame = facts_of(table, layout, readings, dictionary)
    facts = tuple(columns_of(layout, dictionary, frame))
    return Table(path, layout, frame, facts, look.rows, tuple(kinds.names()), tuple(readings), scanned, tuple(names))


def answers_by_id(table: Table, name: str, dictionary: Dictionary) -> Answers:
    """The answers of the person with an id; of a table without ids, of the row of that number.

    Raises:
        BoneBriefError: there is nobody of it.
    """
    wanted = table.frame.filter(pl.col(ID) == name).select(ROW, ID, *table.facts)
    with as_written(table.path):
        found = wanted.collect(engine="streaming")
    if not found.height:
        column = f"in its column {table.layout.id}" if table.layout.id else f"(it has rows 1 to {table.rows})"
        raise BoneBriefError(f'{shown_name(table.path)} has nobody with the id "{name}" {column}.')
    return answers_of(found.row(0, named=True), dictionary)


def _table_of_answers(path: Path, dictionary: Dictionary) -> Table:
    frame = read_answers_table(path, dictionary)
    if path.is_file():
        _refuse_one_id(frame, Place(str(path)))
    names = frame.collect_schema().names()
    facts = tuple(name for name in names if name.removesuffix(STATUS) in dictionary)
    layout = Layout(tuple(Column(name, name) for name in facts if name in dictionary), ID)
    return Table(path, layout, frame, facts, frame.select(pl.len()).collect().item(), ())


def _refuse_one_id(frame: pl.LazyFrame, place: Place) -> None:
    ids = frame.select(ID, ROW).collect()
    twice = ids.filter(pl.col(ID).is_duplicated())
    if twice.height:
        rows = ", ".join(map(str, twice.filter(pl.col(ID) == twice[ID][0])[ROW][:4]))
        what = f"One name stands for several people: {clean(twice[ID][0])} in rows {rows}."
        raise KnowledgeError([Problem(Code.DUPLICATE_ID, place, what, "Give each person a name of their own.")])


def _readings(layout: Layout, kinds: pl.Schema, look: Look, dictionary: Dictionary) -> list[Reading]:
    return [
        Reading(at, column, dictionary[column.fact], kinds[column.name], look.cells[at])
        for at, column in enumerate(layout.columns)
    ]


def _refuse_no_facts(layout: Layout, place: Place, map_path: Path | None) -> None:
    if not layout.columns:
        what = "No column gives an answer."
        fix = (
            "Name a column in the map."
            if map_path
            else "Name columns as questions are, in the first line, or write a --map."
        )
        raise KnowledgeError([Problem(Code.MISSING_KEY, Place(str(map_path)) if map_path else place, what, fix)])


def _refuse_kinds(layout: Layout, kinds: pl.Schema, dictionary: Dictionary, place: Place) -> None:
    """Refuse columns that hold what no cell of the fact can be: dates, bytes, records, lists, numbers of 16 bits."""
    problems = [
        _wrong_kind(column, dictionary[column.fact], kinds[column.name], place)
        for column in layout.columns
        if not _fits(dictionary[column.fact], column, kinds[column.name])
    ]
    if problems:
        raise KnowledgeError(problems)


def _fits(fact: Fact, column: Column, kind: pl.DataType) -> bool:
    if isinstance(kind, pl.List):
        return isinstance(fact.domain, Choices) and not column.word and kind.inner in (pl.String, pl.Null)
    if str(kind) == _SHORTEST:
        return False
    plain = (pl.String, pl.Boolean, pl.Null, pl.Categorical, pl.Enum)
    return kind.is_numeric() or any(kind == one for one in plain) or isinstance(kind, pl.Categorical | pl.Enum)


def _wrong_kind(column: Column, fact: Fact, kind: pl.DataType, place: Place) -> Problem:
    what = f"The column {column.name} holds {kind}, of which {fact.id} cannot be read."
    fix = "Export it anew with 32 or 64 bits." if str(kind) == _SHORTEST else f"Export it as {_KINDS}."
    return Problem(Code.WRONG_TYPE, column.place or place, what, fix)
