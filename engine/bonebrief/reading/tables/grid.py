"""Reads the text of a table into cells: parted by tabs, by `|` or by two spaces and more, each with its place."""

import re
from dataclasses import dataclass
from typing import Final

from bonebrief.language.problem import Code, Place
from bonebrief.reading.yaml.fields import as_scalar
from bonebrief.reading.yaml.node import Node, Scalar
from bonebrief.reading.yaml.report import Report

MOST_ROWS: Final = 400
MOST_COLUMNS: Final = 40
_SPACES = re.compile(r"\s{2,}")
_RULER = re.compile(r"[\s|:+=-]+")
EMPTY: Final = (
    "Write `any` where it does not matter; where cells were merged in a spreadsheet, again what stands above."
)
_LACKING: Final = f"Put a `|` between any two cells, and leave none out. {EMPTY}"
_AS_ROWS: Final = "Write `table: |`, and below it, indented, the head and each row on a line of its own."


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of a table: as many in each row as stand in its head."""

    heads: tuple[Scalar, ...]
    rows: tuple[tuple[Scalar, ...], ...]


def read_grid(node: Node, report: Report) -> Grid | None:
    """The cells of a block of text; None after a report. Empty lines, rulers and comments are skipped."""
    scalar = as_scalar(node, report)
    if scalar is None:
        return None
    lines = list(_lines(scalar, report))
    if len(lines) < 2:
        report.add(Code.BAD_TABLE, scalar.place, "A table needs a head and at least one row.", _AS_ROWS)
        return None
    if len(lines) > MOST_ROWS + 1:
        what = f"This table has {len(lines) - 1} rows, and {MOST_ROWS} at most can be followed."
        report.add(Code.ENGINE_LIMIT, scalar.place, what, "Make two tables of it.")
        return None
    framed, bars = (
        lines[0][0].lstrip().startswith("|"),
        "|" in lines[0][0] or all("|" in text for text, *_ in lines[1:]),
    )
    heads, *rows = (_cells(text, bars, framed, place, raw) for text, place, raw in lines)
    if len(heads) == 1 and (sign := next((one for one in ";," if one in heads[0].text), "")):
        what = f'The cells of this table are parted by "{sign}".'
        report.add(Code.BAD_TABLE, heads[0].place, what, "Part them by `|`, or paste the rows with tabs between cells.")
        return None
    if len(heads) > MOST_COLUMNS:
        report.add(Code.ENGINE_LIMIT, heads[0].place, f"This table has {len(heads)} columns.", "Make two tables of it.")
        return None
    return _squared(heads, rows, report)


def _squared(heads: list[Scalar], rows: list[list[Scalar]], report: Report) -> Grid | None:
    """The grid, if every row has a cell for each head, and nothing but empty ones behind them."""
    sound = True
    for row in rows:
        while len(row) > len(heads) and not row[-1].text:
            row.pop()
    wide = {len(row) for row in rows}
    if len(rows) > 1 and len(wide) == 1 and wide != {len(heads)}:
        what = f"The head of this table has {_cells_in(heads)}, and every row below it has {len(rows[0])}."
        report.add(Code.BAD_TABLE, heads[0].place, what, "Put a `|` between any two heads, one for each column.")
        return None
    for row in rows:
        if len(row) != len(heads):
            what = f"This row has {_cells_in(row)}, and the head of the table has {len(heads)}."
            report.add(Code.BAD_TABLE, row[0].place, what, _LACKING)
            sound = False
    return Grid(tuple(heads), tuple(map(tuple, rows))) if sound else None


def _cells_in(row: list[Scalar]) -> str:
    return "1 cell" if len(row) == 1 else f"{len(row)} cells"


def _lines(scalar: Scalar, report: Report) -> list[tuple[str, Place, str]]:
    """The lines that say something, with their places, and as they stand in the file."""
    file = report.texts.get(scalar.place.file, "").split("\n")
    found = []
    for number, text in enumerate(scalar.text.split("\n"), scalar.place.line + 1):
        if text.strip() and not text.lstrip().startswith("#") and not _RULER.fullmatch(text):
            raw = file[number - 1] if number <= len(file) else ""
            found.append((text, Place(scalar.place.file, number), raw))
    return found


def _cells(text: str, bars: bool, framed: bool, place: Place, raw: str) -> list[Scalar]:
    text = text.strip()
    words = _between_bars(text, framed) if bars else _SPACES.split(text)
    cells, at = [], 0
    for word in words:
        found = max(raw.find(word, at), at) if word else raw.find("|", at) + 1
        at = found + len(word)
        cells.append(Scalar(word, False, place._replace(column=found + 1)))
    return cells


def _between_bars(text: str, framed: bool) -> list[str]:
    """The cells of a line, which may begin and end with a bar where the head does."""
    inner = text[1:] if framed and text.startswith("|") else text
    inner = inner[:-1] if framed and inner.endswith("|") else inner
    return [" ".join(cell.split()) for cell in inner.split("|")]
