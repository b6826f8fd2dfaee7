"""Opens a table: CSV, Parquet, Arrow or JSON lines, as lazy columns; what cannot be opened is said with its place."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from glob import escape
from io import StringIO
from pathlib import Path
from typing import Final

import polars as pl
from polars.io.plugins import register_io_source

from bonebrief.language.problem import Place
from bonebrief.machine.error import BoneBriefError, shown_name, why_refused
from bonebrief.machine.text import clean
from bonebrief.people.table.lines import refuse_short_lines
from bonebrief.reading.yaml.files import unreadable

_DELIMITERS: Final = ("\t", ";", ",")
_HEAD: Final = 1_000_000
_AT_ONCE: Final = 1 << 15
"""How many rows of a file of columns are in use at one time."""
_WIDE: Final = (b"\xff\xfe", b"\xfe\xff")


def scan(path: Path) -> pl.LazyFrame:
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
    with as_written(path):
        frame = _scanned(path, place)
        names = frame.collect_schema().names()
    if not names:
        raise unreadable(place, "This table has no columns.", "Check that it is the right file.")
    return frame


@contextmanager
def as_written(path: Path) -> Iterator[None]:
    """Say of a table that cannot be read to its end where it is damaged.

    Raises:
        KnowledgeError: it cannot be read.
        BoneBriefError: what is made of it cannot be written.
    """
    try:
        yield
    except (pl.exceptions.PolarsError, OSError) as error:
        if "No space left" in str(error):
            raise BoneBriefError("The disk is full. Make room, or name an --output on another disk.") from None
        raise unreadable(_damaged_at(path), _why(error), "Save or export the table again.") from None


def _scanned(path: Path, place: Place) -> pl.LazyFrame:
    match path.suffix.lower():
        case ".parquet":
            return _in_slices(pl.scan_parquet(path, glob=False))
        case ".arrow" | ".ipc" | ".feather":
            return _in_slices(pl.scan_ipc(path, glob=False))
        case ".jsonl" | ".ndjson":
            return pl.scan_ndjson(escape(str(path)), infer_schema_length=None)
        case ".csv" | ".tsv" | ".txt":
            return _csv(path, place)
    kinds = "CSV (.csv), Parquet (.parquet), Arrow (.arrow) or JSON lines (.jsonl)"
    raise unreadable(place, "This is no table that can be read here.", f"Save it as {kinds}.")


def _csv(path: Path, place: Place) -> pl.LazyFrame:
    head = path.open("rb").read(_HEAD)
    if head.startswith(_WIDE) or b"\0" in head:
        raise unreadable(place, "This is not UTF-8 text.", "Save it as CSV UTF-8 in the spreadsheet.")
    first = next(iter(head.decode("utf-8-sig", "replace").splitlines()), "")
    delimiter = max(_DELIMITERS, key=first.count)
    names = next(csv.reader(StringIO(first), delimiter=delimiter), [])
    twice = [name for at, name in enumerate(names) if name in names[:at]]
    if twice:
        what = f'The column "{clean(twice[0])}" stands twice.'
        raise unreadable(Place(str(path), 1), what, "Give each column a name of its own.")
    refuse_short_lines(path, delimiter, len(names))
    table = pl.scan_csv(path, separator=delimiter, infer_schema=False, null_values=[""], glob=False)
    return table.filter(~pl.all_horizontal(pl.all().is_null())) if len(names) > 1 else table


def _damaged_at(path: Path) -> Place:
    """The first line of a CSV file that is not UTF-8, has too many cells, or half a pair of quotes; else the file."""
    place = Place(str(path))
    if path.suffix.lower() not in (".csv", ".tsv", ".txt") or not path.is_file():
        return place
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            try:
                text = line.decode("utf-8")
            except UnicodeDecodeError as error:
                return Place(str(path), number, error.start + 1)
            if number == 1:
                delimiter = max(_DELIMITERS, key=text.count)
                columns = text.count(delimiter)
            elif text.count('"') % 2 or ('"' not in text and text.count(delimiter) > columns):
                return Place(str(path), number)
    return place


def _why(error: Exception) -> str:
    if isinstance(error, OSError):
        return f"It cannot be read: {why_refused(error)}."
    said = shown_name(str(error).strip().splitlines()[0] if str(error).strip() else "")
    if "utf" in said:
        return "This is not UTF-8 text."
    if "found more fields" in said:
        return "A line has more cells than the first line has names."
    if "CSV malformed" in said or "could not parse" in said:
        return "A quotation mark stands alone here, or within a cell without its pair."
    return f"The table is damaged: {said}."


def _in_slices(table: pl.LazyFrame) -> pl.LazyFrame:
    """The same rows in the same order; Polars alone would hold several whole row groups of a Parquet file."""
    rows: int = table.select(pl.len()).collect().item()

    def slices(
        columns: list[str] | None, condition: pl.Expr | None, most: int | None, _: int | None
    ) -> Iterator[pl.DataFrame]:
        wanted = table if columns is None else table.select(columns)
        end = rows if most is None else min(rows, most)
        for start in range(0, max(end, 1), _AT_ONCE):
            part = wanted.slice(start, min(_AT_ONCE, end - start)).collect()
            yield part if condition is None else part.filter(condition)

    return register_io_source(slices, schema=table.collect_schema(), is_pure=True)
