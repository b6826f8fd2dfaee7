"""Tables that lie on their side: sites in one line, and below them one line for each kind of number, cell by cell."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from bonebrief.people.scan_report.candidate import Refusal
from bonebrief.people.scan_report.marks.labels import SCORES, Kind
from bonebrief.people.scan_report.marks.mark import Empty, Label, Mark, Place
from bonebrief.people.scan_report.marks.numbers import Figure
from bonebrief.people.scan_report.marks.text import Text
from bonebrief.people.scan_report.rows.fits import fits_cell
from bonebrief.people.scan_report.rows.row import Row
from bonebrief.people.scan_report.rows.tables import Table
from bonebrief.people.scan_report.rows.whereabouts import Whereabouts
from bonebrief.people.scan_report.words import NO_FIT, SEVERAL_TIMES

_APART: Final = re.compile(r"[\s|;()]*")
_TWO_CELLS: Final = re.compile(r"\s\s|\t")
_SHORTEST: Final = 2
_MOST_LINES: Final = 12
_LEAD: Final = 200


def read_crossed(text: Text, marks: Sequence[Mark], places: dict[int, Whereabouts]) -> Table:
    """Read every table of this kind; what does not have one cell for each site is refused."""
    lines = _by_line(text, marks)
    rows: list[Row] = []
    refused: list[Refusal] = []
    used: set[int] = set()
    for number, line in lines.items():
        sites = [mark for mark in line if isinstance(mark, Place)]
        if not _is_heading(text, line, sites):
            continue
        unclear = any(_TWO_CELLS.search(text.plain, site.start, site.end) for site in sites)
        cells: list[dict[Kind, Figure]] = [{} for _ in sites]
        for label, here in _below(text, lines, number):
            used.update(mark.start for mark in (label, *here))
            if unclear or len(here) != len(sites) or not all(fits_cell(label.kind, cell) for cell in here):
                refused.append(Refusal(NO_FIT, text.span(label.start, here[-1].end if here else label.end)))
                continue
            for column, cell in zip(cells, here, strict=True):
                if isinstance(cell, Figure):
                    column.setdefault(label.kind, cell)
        used.update(site.start for site in sites)
        doubt = SEVERAL_TIMES if _is_named_twice(lines, number) else ""
        rows += [
            Row(places[site.start], column, doubt=doubt)
            for site, column in zip(sites, cells, strict=True)
            if _scored(column)
        ]
    return Table(tuple(rows), tuple(refused), frozenset(used) if rows or refused else frozenset())


def _is_named_twice(lines: dict[int, list[Mark]], number: int) -> bool:
    """Whether a score has two lines below the sites, before others are named: those of two scans."""
    kinds: list[Kind] = []
    for below in range(number + 1, number + _MOST_LINES):
        marks = lines.get(below, [])
        if any(isinstance(mark, Place) for mark in marks):
            break
        kinds += [mark.kind for mark in marks if isinstance(mark, Label) and mark.kind in SCORES]
    return len(set(kinds)) < len(kinds)


def _scored(cells: dict[Kind, Figure]) -> bool:
    return any(kind in cells for kind in SCORES)


def _by_line(text: Text, marks: Sequence[Mark]) -> dict[int, list[Mark]]:
    found: dict[int, list[Mark]] = {}
    for mark in marks:
        found.setdefault(text.line_of(mark.start), []).append(mark)
    return found


def _is_heading(text: Text, line: Sequence[Mark], sites: Sequence[Place]) -> bool:
    """Whether a line holds at least two sites and nothing else but the name of the column of names."""
    others = [mark for mark in line if not isinstance(mark, Place) and not (isinstance(mark, Label) and mark.weak)]
    if len(sites) < _SHORTEST or others:
        return False
    between = [text.plain[one.end : other.start] for one, other in pairwise(sites)]
    rest = text.plain[sites[-1].end : text.line_end(sites[-1].end)]
    return all(_APART.fullmatch(part) for part in [*between, rest])


def _below(text: Text, lines: dict[int, list[Mark]], number: int) -> Iterator[tuple[Label, list[Figure | Empty]]]:
    """The lines under the sites that begin with a name, with their cells, up to one that has none."""
    for below in range(number + 1, number + _MOST_LINES):
        marks = lines.get(below, [])
        if not marks:
            continue
        first, *rest = marks
        if not isinstance(first, Label) or not _begins(text, first):
            return
        cells = [mark for mark in rest if isinstance(mark, Figure | Empty)]
        if not cells or any(isinstance(mark, Place) for mark in rest):
            return
        if first.kind in (Kind.T, Kind.Z, Kind.BMD, Kind.YOUNG_PERCENT, Kind.AGE_PERCENT):
            yield first, cells


def _begins(text: Text, label: Label) -> bool:
    return text.before(label.start, _LEAD).strip(" |\t*") == ""
