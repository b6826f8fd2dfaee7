"""Opens a table: CSV, Parquet, Arrow or JSON lines, as lazy columns; what cannot be opened is said with its place."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from glob import escape
from pathlib import Path
from typing import Final

import polars as pl
from polars.io.plugins import register_io_source

from bonebrief.language.problem import Place
from bonebrief.machine.error import BoneBriefError, shown_name, why_refused
from bonebrief.people.table.facts import ROW
from bonebrief.people.table.files.head import head_of
from bonebrief.people.table.files.lines import cells_of, empty_rows
from bonebrief.people.table.layout import raw
from bonebrief.reading.yaml.files import unreadable

AT_ONCE: Final = 1 << 16
"""How many rows of a file of columns are in use at one time."""
_AT: Final = "\0at"


@dataclass(frozen=True, slots=True)
class Scanned:
    """The columns of a table, each as the file holds it; `empty`: the rows, from 0, in which nothing stands.

    `anywhere`: the same of a file of columns, of which rows can be read wherever they stand.
    """

    frame: pl.LazyFrame
    kinds: pl.Schema
    empty: pl.Series | None = None
    anywhere: pl.LazyFrame | None = None

    def columns(self, names: Sequence[str]) -> pl.LazyFrame:
        """Some of the columns, each once, with its raw name, and without the empty rows.

        What a table of many columns costs lies in those that are asked for.
        """
        wanted = _as_raw(names)
        if self.empty is None:
            return self.frame.select(wanted)
        nothing = pl.col(_AT).is_in(self.empty.implode()) & pl.all_horizontal(pl.col(names).is_null())
        return self.frame.filter(~nothing).select(wanted)

    def pieces(self, names: Sequence[str]) -> Iterator[pl.LazyFrame]:
        """The same columns with the numbers of their rows, some rows after others; none is read before its turn."""
        if self.anywhere is None:
            numbered = self.columns(names).with_row_index(ROW, offset=1)
            batches = numbered.collect_batches(chunk_size=AT_ONCE, maintain_order=True, engine="streaming")
            yield from (batch.lazy() for batch in batches)
            return
        wanted = self.anywhere.select(_as_raw(names))
        for at, rows in enumerate(slices_of(wanted)):
            yield rows.with_row_index(ROW, offset=at * AT_ONCE + 1)


def scan(path: Path) -> Scanned:
    """The columns of a table, each as the file holds it; those of a CSV file are text.

    Raises:
        KnowledgeError: there is no such file, it is none of these kinds, or it is damaged.
    """
    place = Place(str(path))
    if not path.exists():
        raise unreadable(place, "There is no such file.", "Check the name and the folder.")
    if not path.is_file():
        raise unreadable(place, "This is no file.", "Name the file of the table.")
    if path.stat().st_size == 0:
        raise unreadable(place, "This file is empty.", "Check that it was written to its end.")
    path.open("rb").close()  # what may not be read is no damaged table
    with as_written(path):
        anywhere = _of_columns(path)
        frame, empty = _read_through(path, place) if anywhere is None else (in_slices(anywhere), None)
        kinds = frame.collect_schema()
    if not kinds:
        raise unreadable(place, "This table has no columns.", "Check that it is the right file.")
    return Scanned(frame, pl.Schema({name: kind for name, kind in kinds.items() if name != _AT}), empty, anywhere)


@contextmanager
def as_written(path: Path) -> Iterator[None]:
    """Say of a table that cannot be read to its end where it is damaged.

    Raises:
        KnowledgeError: it cannot be read.
        BoneBriefError: what is made of it cannot be written.
    """
    try:
        yield
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError) as error:
        if "No space left" in str(error):
            raise BoneBriefError("The disk is full. Make room, or name an --output on another disk.") from None
        raise unreadable(_damaged_at(path), _why(error), "Save or export the table again.") from None


def in_slices(table: pl.LazyFrame) -> pl.LazyFrame:
    """The same rows in the same order; Polars alone would hold several whole row groups of a Parquet file."""

    def slices(
        columns: list[str] | None, condition: pl.Expr | None, most: int | None, _: int | None
    ) -> Iterator[pl.DataFrame]:
        wanted = table if columns is None else table.select(columns)
        for rows in slices_of(wanted if most is None else wanted.head(most)):
            part = rows.collect()
            yield part if condition is None else part.filter(condition)

    return register_io_source(slices, schema=table.collect_schema(), is_pure=True)


def _read_through(path: Path, place: Place) -> tuple[pl.LazyFrame, pl.Series | None]:
    """A file that is read from its beginning to its end, and its empty rows."""
    match path.suffix.lower():
        case ".jsonl" | ".ndjson":
            return pl.scan_ndjson(escape(str(path)), infer_schema_length=None), None
        case ".csv" | ".tsv" | ".txt":
            return _csv(path)
    kinds = "CSV (.csv), Parquet (.parquet), Arrow (.arrow) or JSON lines (.jsonl)"
    raise unreadable(place, "This is no table that can be read here.", f"Save it as {kinds}.")


def _of_columns(path: Path) -> pl.LazyFrame | None:
    match path.suffix.lower():
        case ".parquet":
            return pl.scan_parquet(path, glob=False)
        case ".arrow" | ".ipc" | ".feather":
            return pl.scan_ipc(path, glob=False)
    return None


def _as_raw(names: Sequence[str]) -> list[pl.Expr]:
    return [pl.col(name).alias(raw(name)) for name in names]


def slices_of(table: pl.LazyFrame) -> Iterator[pl.LazyFrame]:
    """The rows of a file of columns, some after others; at least one slice."""
    rows: int = table.select(pl.len()).collect().item()
    for start in range(0, max(rows, 1), AT_ONCE):
        yield table.slice(start, AT_ONCE)


def _csv(path: Path) -> tuple[pl.LazyFrame, pl.Series | None]:
    head = head_of(path)
    empty = empty_rows(path, head)
    at = _AT if empty and len(head.names) > 1 else None
    table = pl.scan_csv(
        path,
        separator=head.delimiter,
        skip_lines=head.above,
        infer_schema=False,
        null_values=[""],
        row_index_name=at,
        glob=False,
    )
    return table, pl.Series(empty, dtype=pl.UInt32) if at else None


def _damaged_at(path: Path) -> Place:
    """The first line of a CSV file that is not UTF-8, has too many cells, or half a pair of quotes; else the file."""
    place = Place(str(path))
    if path.suffix.lower() not in (".csv", ".tsv", ".txt") or not path.is_file():
        return place
    head = head_of(path)
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            try:
                text = line.decode("utf-8")
            except UnicodeDecodeError as error:
                return Place(str(path), number, error.start + 1)
            is_long = len(cells_of(text.rstrip("\r\n"), head.delimiter)) > len(head.names)
            if number > head.above and (text.count('"') % 2 or is_long):
                return Place(str(path), number)
    return place


def _why(error: BaseException) -> str:
    if isinstance(error, OSError):
        return f"It cannot be read: {why_refused(error)}."
    if isinstance(error, pl.exceptions.PanicException):
        return "The table is damaged: it cannot be read to its end."
    said = shown_name(str(error).strip().splitlines()[0] if str(error).strip() else "")
    if "utf" in said:
        return "This is not UTF-8 text."
    if "found more fields" in said:
        return "A line has more cells than the first line has names."
    if "CSV malformed" in said or "could not parse" in said:
        return "A quotation mark stands alone here, or within a cell without its pair."
    return f"The table is damaged: {said}."
