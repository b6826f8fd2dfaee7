"""The lines of a CSV file as they stand: those in which nothing is, and those with too few cells, which are refused."""

import csv
import sys
from collections.abc import Iterator
from io import StringIO
from itertools import islice
from pathlib import Path

from bonebrief.language.problem import Place
from bonebrief.people.table.files.head import Head
from bonebrief.reading.yaml.files import unreadable

csv.field_size_limit(sys.maxsize)


def empty_rows(path: Path, head: Head) -> list[int]:
    """The rows in which nothing stands, counted from 0 below the names of the columns.

    Raises:
        KnowledgeError: a line has fewer cells than there are names, so that each may stand in the wrong column.
    """
    delimiter, columns = head.delimiter, len(head.names)
    empty: list[int] = []
    short: list[tuple[int, int, bool]] = []
    for row, number, line in _odd_lines(path, head):
        cells = cells_of(line.decode("utf-8", "replace").rstrip("\r\n"), delimiter)
        if not any(cells):
            empty.append(row)
        if line.strip() and len(cells) < columns:
            short.append((number, len(cells), line.endswith((b"\n", b"\r"))))
    if short:
        _refuse(path, columns, *short[0], len(short) - 1)
    return empty


def cells_of(line: str, delimiter: str) -> list[str]:
    """The cells of one line."""
    return next(csv.reader(StringIO(line, newline=""), delimiter=delimiter), [])


def _refuse(path: Path, columns: int, number: int, cells: int, is_ended: bool, others: int) -> None:
    if not is_ended:
        what = f"The file ends in the middle of this line: {cells} cells of {columns}."
        raise unreadable(Place(str(path), number), what, "It was cut short; save or copy it again.")
    more = f" So have {others} more lines." if others else ""
    what = f"This line has {cells} cells of {columns}, so that they may stand in wrong columns.{more}"
    raise unreadable(Place(str(path), number), what, "Save or export the table again, with empty cells.")


def _odd_lines(path: Path, head: Head) -> Iterator[tuple[int, int, bytes]]:
    """The lines that may be short or empty: the row, counted from 0 below the names, the number, and the line."""
    between, quotes, nothing = head.delimiter.encode(), b'"', f'{head.delimiter}"\r\n'.encode()
    lines = islice(_whole_lines(path), head.above, None)
    for row, (number, line) in enumerate(lines, -1):
        if line.count(between) < len(head.names) - 1 or quotes in line or not line.strip(nothing):
            yield row, number, line


def _whole_lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """Each line with its number, one with a line break in quotes as one; nothing of one whose quotes never end."""
    with path.open("rb") as file:
        held: list[bytes] = []
        began, is_open = 0, False
        for number, line in enumerate(file, 1):
            is_open ^= line.count(b'"') % 2 == 1
            began = began or number
            held.append(line)
            if not is_open:
                yield began, b"".join(held)
                held, began = [], 0
