"""Rows of a table, each read only by headings that fit it cell by cell; the others are refused with words."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from bonebrief.people.scan_report.candidate import Refusal
from bonebrief.people.scan_report.marks.cues import speaks_of_earlier
from bonebrief.people.scan_report.marks.dates import Dated
from bonebrief.people.scan_report.marks.labels import SCORES, Kind
from bonebrief.people.scan_report.marks.mark import Empty, Mark, Place
from bonebrief.people.scan_report.marks.numbers import Figure, goes_on_below
from bonebrief.people.scan_report.marks.sites import ONE_LEFT_OUT
from bonebrief.people.scan_report.marks.text import Text
from bonebrief.people.scan_report.rows.fits import Cell, Fit, fits, fits_cell
from bonebrief.people.scan_report.rows.headings import Headings
from bonebrief.people.scan_report.rows.row import Row
from bonebrief.people.scan_report.rows.whereabouts import Spot, Whereabouts
from bonebrief.people.scan_report.words import GLUED, NO_FIT, NO_SITE, NO_VALUE_BEFORE

CLASS_WORDS: Final = (
    r"normal\w*|osteop(?:eni[ace]\w*|orosis|oros[eiy]\w*|orotic|orotique)|osteopenic|osteopenique|osteoporoz|"
    r"osteopeni|"
    r"severe|low bone (?:mass|density)|within|expected|range|for age|below|high|medium|moderate|increased|low|risk|"
    r"not|elevated|mild|erhoht|niedrig|hoch|masse osseuse basse|bajo|alto|medio|dusuk|yuksek|established|manifest"
)
_BETWEEN: Final = re.compile(
    rf"(?:[\s|;,:()\[\]*#†‡§/\"'=&+.%]|{ONE_LEFT_OUT}|(?<![a-z])(?:{CLASS_WORDS}|g(?:m|r)?s?/cm.?2?|sd|cm.?2?|g|mg|ds|et|"
    rf"years?|l|r)(?![a-z]))*"
)
_BEGINS: Final = re.compile(r"(?:^|[\n|;\t]|\s{2,})[\s|*•·>\"'(\[:\d.)-]*$")
_MISREAD: Final = re.compile(r"[ \t|;]*[-+]?[a-z]{1,2}[.,]\d")
"""A number with a letter for its first figure, as a scanner reads `0.751`."""
_PROSE: Final = 9
_FEW: Final = 3
_ABOVE, _LEAD, _WIDEST = 600, 60, 2000


@dataclass(frozen=True, slots=True)
class Table:
    """What was read of the tables: the rows, what was refused, and the marks that are used up.

    `unread`: the places of which a row was refused.
    """

    rows: tuple[Row, ...]
    refused: tuple[Refusal, ...]
    used: frozenset[int]
    unread: frozenset[Spot] = frozenset()


@dataclass(frozen=True, slots=True)
class _Line:
    """A site and the cells that follow it. `before`: the site named directly before it without a value."""

    at: Whereabouts
    cells: tuple[Cell, ...]
    words: str
    end: int
    before: bool

    @property
    def figures(self) -> list[Figure]:
        """The numbers among the cells."""
        return [cell for cell in self.cells if isinstance(cell, Figure)]


def read_tables(text: Text, marks: Sequence[Mark], found: Sequence[Headings], places: dict[int, Whereabouts]) -> Table:
    """Read what stands under each of the headings; `places` by where they start."""
    rows: list[Row] = []
    refused: list[Refusal] = []
    used = {label.start for headings in found for label in headings.labels}
    unread: set[Spot] = set()
    for number, headings in enumerate(found):
        end = found[number + 1].start if number + 1 < len(found) else len(text.plain)
        earlier = _is_earlier(text, headings)
        beside = _beside(text, marks, headings, places)
        lines = [*([beside] if beside else []), *_lines(text, marks, headings, end, places)]
        if headings.upright and lines and _is_of_another(marks, headings, places, lines[0]):
            lines = [replace(line, before=True) for line in lines]
        most = max((len(line.cells) for line in lines), default=0)
        for line in lines:
            lacks = Kind.OTHER in headings.columns and len(line.cells) < most
            fit, why = _fit(text, headings, line, lacks)
            if fit is not None or why:
                used.update(cell.start for cell in line.cells)
            if fit is not None:
                rows.append(_row(line, fit, earlier))
            elif why:
                refused.append(Refusal(why, text.span(*_extent(text, line))))
                unread |= {line.at.spot} if line.at.spot and not earlier else set()
    for line in _passed_by(text, marks, found, places, used):
        refused.append(Refusal(NO_FIT, text.span(*_extent(text, line))))
        unread |= {line.at.spot} if line.at.spot else set()
    return Table(tuple(rows), tuple(refused), frozenset(used), frozenset(unread))


def _is_of_another(marks: Sequence[Mark], headings: Headings, places: dict[int, Whereabouts], first: _Line) -> bool:
    """Whether the place right before headings one a line is of another region than the first row below them."""
    number = first_mark(marks, headings.start) - 1
    before = marks[number] if number >= 0 else None
    return isinstance(before, Place) and places[before.start].region not in (None, first.at.region)


def _passed_by(
    text: Text, marks: Sequence[Mark], found: Sequence[Headings], places: dict[int, Whereabouts], used: Set[int]
) -> Iterator[_Line]:
    """Rows of numbers somewhere below headings that none of them has taken, as behind a line of text."""
    first = min((headings.end for headings in found if not headings.upright), default=len(text.plain))
    for mark in islice(marks, first_mark(marks, first), None):
        if not isinstance(mark, Place) or places[mark.start].spot is None or not _begins_cell(text, mark, False):
            continue
        cells, words, end = cells_from(text, marks, mark.end, upright=False)
        line = _Line(places[mark.start], cells, words, end, False)
        new = used.isdisjoint(cell.start for cell in cells)
        if new and len(line.figures) > 1 and any(figure.is_score for figure in line.figures):
            yield line


def _row(line: _Line, fit: Fit, earlier: bool) -> Row:
    dated = next((cell for cell in line.cells if isinstance(cell, Dated)), None)
    return Row(line.at, fit, line.words, NO_VALUE_BEFORE if line.before else "", dated, earlier)


def _is_earlier(text: Text, headings: Headings) -> bool:
    """Whether the line or the two lines above the headings say that an earlier scan follows."""
    start = text.line_start(max(0, text.line_start(max(0, text.line_start(headings.start) - 1)) - 1))
    return speaks_of_earlier(text.plain[max(start, headings.start - _ABOVE) : headings.start])


def _beside(text: Text, marks: Sequence[Mark], headings: Headings, places: dict[int, Whereabouts]) -> _Line | None:
    """Cells right after the headings, of the site that is named right before them."""
    number = first_mark(marks, headings.start) - 1
    before = marks[number] if number >= 0 else None
    if not isinstance(before, Place):
        return None
    between = text.plain[before.end : headings.start]
    if between.count("\n") > 1 or len(between.split()) > _FEW:
        return None
    cells, words, end = cells_from(
        text, marks, headings.end, headings.upright or "\n" in text.plain[headings.end : headings.end + 2]
    )
    return _Line(places[before.start], cells, words, end, False) if cells else None


def _lines(
    text: Text, marks: Sequence[Mark], headings: Headings, end: int, places: dict[int, Whereabouts]
) -> Iterator[_Line]:
    own = text.line_of(headings.end)
    commas = text.line_at(headings.start).count(",") > 1
    bare: Place | None = None
    words: dict[int, int] = {}
    for mark in islice(marks, first_mark(marks, headings.end), first_mark(marks, end)):
        if not isinstance(mark, Place):
            continue
        here = text.line_of(mark.start)
        if here not in words:
            words[here] = len(re.findall(r"[^\W\d]{2,}", text.line_at(mark.start)))
        if words[here] > _PROSE and here != own:
            return
        if here != own and not _begins_cell(text, mark, commas):
            continue
        cells, beside, cells_end = cells_from(text, marks, mark.end, headings.upright)
        at = places[mark.start]
        if cells:
            yield _Line(at, cells, beside, cells_end, bare is not None)
        bare = None if cells or at.heading_only or at.spot is None else mark


def _begins_cell(text: Text, mark: Mark, commas: bool) -> bool:
    """Whether a site stands at the beginning of a line or of a cell; behind a comma only where commas part cells."""
    if "\n" in text.plain[mark.start : mark.end]:
        return True
    lead = text.before(mark.start, _LEAD)
    whole = text.line_start(mark.start) + len(lead) == mark.start
    return bool(_BEGINS.search(f"\n{lead}" if whole else f"x{lead}")) or (commas and lead.endswith(","))


def cells_from(text: Text, marks: Sequence[Mark], start: int, upright: bool) -> tuple[tuple[Cell, ...], str, int]:
    """The cells from a place on, up to the end of the line, another site, a name, or words that belong to no cell."""
    cells: list[Cell] = []
    at = start
    for mark in islice(marks, first_mark(marks, start), None):
        between = text.plain[at : mark.start]
        if ("\n" in between and not upright) or not _BETWEEN.fullmatch(between):
            break
        if not isinstance(mark, Figure | Dated | Empty):
            break
        cells.append(mark)
        at = mark.end
    rest = text.plain[at : min(text.line_end(at), at + 60)]
    return tuple(cells), text.plain[start:at] + rest, at


def first_mark(marks: Sequence[Mark], place: int) -> int:
    """The number of the first mark that begins at a place or behind it."""
    return bisect_left(marks, place, key=lambda mark: mark.start)


def _fit(text: Text, headings: Headings, line: _Line, lacks: bool) -> tuple[Fit | None, str]:
    """What the cells are under the headings, or why that cannot be said; no reason where nobody would ask.

    A row that `lacks` cells beside others, under headings that are not all known, is read by its bars only.
    """
    figures = line.figures
    scores = [figure for figure in figures if figure.is_score]
    if len(figures) > 1 and any(figure.spoilt for figure in figures):
        return None, GLUED if line.at.spot else ""
    if not scores:
        misread = bool(figures) and bool(_MISREAD.match(text.plain, line.end))
        return None, NO_FIT if misread and line.at.spot else ""
    if not headings.upright and goes_on_below(text.plain, line.end):
        return None, NO_FIT if line.at.spot else ""
    fit = _by_bars(text, headings, line)
    if fit is None and not lacks:
        fit = fits(headings.columns, line.cells, whole=headings.upright)
    if fit is None or not any(kind in fit for kind in SCORES):
        return None, NO_FIT if line.at.spot and len(figures) > 1 else ""
    return fit, "" if line.at.spot else NO_SITE


def _by_bars(text: Text, headings: Headings, line: _Line) -> Fit | None:
    """What the cells are where bars or tabs mark them off, empty ones too, as many in the row as in the headings."""
    above = _barred(text, headings.labels[0].start)
    here = _barred(text, line.at.place.start)
    if len(above) < 3 or len(above) != len(here) or above[0] == here[0]:
        return None
    found: Fit = {}
    for label in headings.labels:
        column = next((number for number, (start, end) in enumerate(above) if start <= label.start < end), None)
        inside = [cell for cell in line.cells if column is not None and here[column][0] <= cell.start < here[column][1]]
        if len(inside) > 1 or (inside and not fits_cell(label.kind, inside[0])):
            return None
        if inside and isinstance(inside[0], Figure):
            found[label.kind] = inside[0]
    return found if len(found) else None


def _barred(text: Text, place: int) -> list[tuple[int, int]]:
    start, end = text.line_start(place), text.line_end(place)
    line = text.plain[start:end] if end - start <= _WIDEST else ""
    signs = "|\t;" if re.search(r"\d,\d", line) else "|\t;,"
    sign = next((sign for sign in signs if line.count(sign) > 1), None)
    if sign is None:
        return []
    ends = [start + number for number, char in enumerate(line) if char == sign]
    return list(zip([start, *(end + 1 for end in ends)], [*ends, start + len(line)], strict=True))


def _extent(text: Text, line: _Line) -> tuple[int, int]:
    """The part of the line that was refused."""
    end = text.plain.find("\n", line.at.place.start, line.end)
    start = line.at.place.start
    return start, end if end > 0 else max(line.end, line.at.place.end)
