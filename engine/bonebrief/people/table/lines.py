"""The lines of a CSV file as they stand: one that has too few cells may hold each of them in the wrong column."""

import csv
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

from bonebrief.language.problem import Place
from bonebrief.reading.yaml.files import unreadable


def refuse_short_lines(path: Path, delimiter: str, columns: int) -> None:
    """Refuse a file with lines that have fewer cells than the first; an empty line is none.

    Raises:
        KnowledgeError: it names the first such line, and says how many there are.
    """
    short = list(_short(path, delimiter, columns))
    if not short:
        return
    number, cells, ended = short[0]
    if not ended:
        what = f"The file ends in the middle of this line: {cells} cells of {columns}."
        raise unreadable(Place(str(path), number), what, "It was cut short; save or copy it again.")
    more = f" So have {len(short) - 1} more lines." if len(short) > 1 else ""
    what = f"This line has {cells} cells of {columns}, so that they may stand in wrong columns.{more}"
    raise unreadable(Place(str(path), number), what, "Save or export the table again, with empty cells.")


def _short(path: Path, delimiter: str, columns: int) -> Iterator[tuple[int, int, bool]]:
    """Each line with too few cells: its number, how many it has, and whether it has an end."""
    between, quotes = delimiter.encode(), b'"'
    with path.open("rb") as file:
        held, began = b"", 0
        for number, line in enumerate(file, 1):
            held, began = held + line, began or number
            if held.count(quotes) % 2:
                continue
            if held.count(between) < columns - 1 or quotes in held:
                cells = _cells(held, delimiter)
                if held.strip() and cells < columns:
                    yield began, cells, held.endswith((b"\n", b"\r"))
            held, began = b"", 0


def _cells(line: bytes, delimiter: str) -> int:
    text = line.decode("utf-8", "replace").rstrip("\r\n")
    return len(next(csv.reader(StringIO(text, newline=""), delimiter=delimiter), []))
