"""Opens a table: CSV, Parquet, Arrow or JSON lines, as lazy columns; what cannot be opened is said with its place."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from typing import Final

import polars as pl

from bonebrief.language.problem import Place
from bonebrief.machine.error import BoneBriefError, shown_name, why_refused
from bonebrief.machine.text import clean
from bonebrief.people.table.slices import in_slices
from bonebrief.reading.yaml.files import unreadable

_DELIMITERS: Final = ("\t", ";", ",")
_HEAD: Final = 1_000_000
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
            return in_slices(pl.scan_parquet(path))
        case ".arrow" | ".ipc" | ".feather":
            return in_slices(pl.scan_ipc(path))
        case ".jsonl" | ".ndjson":
            return pl.scan_ndjson(path, infer_schema_length=None)
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
    _whole(path, place, delimiter, len(names))
    return pl.scan_csv(path, separator=delimiter, infer_schema=False, null_values=[""])


def _whole(path: Path, place: Place, delimiter: str, columns: int) -> None:
    """Refuse a file whose last line has no end and fewer cells than the first."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - _HEAD // 10))
        tail = file.read()
    if tail.endswith((b"\n", b"\r")):
        return
    last = tail.decode("utf-8", "replace").splitlines()[-1]
    cells = next(csv.reader(StringIO(last), delimiter=delimiter), [])
    if len(cells) < columns:
        where = Place(place.file, _lines(path))
        what = f"The file ends in the middle of this line: {len(cells)} cells of {columns}."
        raise unreadable(where, what, "It was cut short; save or copy it again.")


def _lines(path: Path) -> int:
    with path.open("rb") as file:
        return 1 + sum(block.count(b"\n") for block in iter(lambda: file.read(_HEAD), b""))


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
