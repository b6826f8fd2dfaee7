"""Results of one site over time, a row for each date: the newest is proposed, and never without a look."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from bonebrief.people.scan_report.marks.dates import Dated
from bonebrief.people.scan_report.marks.labels import Kind
from bonebrief.people.scan_report.marks.mark import Mark, Place
from bonebrief.people.scan_report.marks.text import Text
from bonebrief.people.scan_report.rows.fits import fits
from bonebrief.people.scan_report.rows.headings import Headings
from bonebrief.people.scan_report.rows.row import Row
from bonebrief.people.scan_report.rows.tables import cells_from, first_mark
from bonebrief.people.scan_report.rows.whereabouts import Whereabouts
from bonebrief.people.scan_report.words import NEWEST

_OF_EARLIER: Final = re.compile(r"previous|prior|earlier|voruntersuchung|anteri|preced|onceki")
_FAR: Final = 80


def read_histories(
    text: Text, marks: Sequence[Mark], found: Sequence[Headings], places: dict[int, Whereabouts]
) -> Iterator[Row]:
    """The newest row of every history; headings with a column for sites belong to another kind of table."""
    for number, headings in enumerate(found):
        if Kind.DATE not in headings.columns or Kind.SITE in headings.columns or headings.upright:
            continue
        end = found[number + 1].start if number + 1 < len(found) else len(text.plain)
        site = _site_above(text, marks, headings)
        rows = list(_rows(text, marks, headings, end, places[site.start])) if site else []
        dated = [(max(row.dated.readings), row) for row in rows if row.dated]
        if dated:
            yield max(dated, key=lambda one: one[0])[1]


def _site_above(text: Text, marks: Sequence[Mark], headings: Headings) -> Place | None:
    """The site that the line above the headings is about, if it is about no earlier exam."""
    near = marks[first_mark(marks, headings.start - 2 * _FAR) : first_mark(marks, headings.start)]
    sites = [mark for mark in near if isinstance(mark, Place) and 0 <= headings.start - mark.end < _FAR]
    if not sites:
        return None
    site = sites[-1]
    above = text.before(site.start, _FAR) + text.plain[site.start : headings.start]
    return site if above.count("\n") == 1 and not _OF_EARLIER.search(above) else None


def _rows(text: Text, marks: Sequence[Mark], headings: Headings, end: int, at: Whereabouts) -> Iterator[Row]:
    for mark in marks[first_mark(marks, headings.end) : first_mark(marks, end)]:
        if isinstance(mark, Dated) and mark.readings and _begins(text, mark):
            cells, words, _ = cells_from(text, marks, mark.start, upright=False)
            fit = fits(headings.columns, cells, whole=True)
            if fit is not None:
                yield Row(at, fit, words, NEWEST, mark)


def _begins(text: Text, mark: Mark) -> bool:
    return text.before(mark.start, _FAR).strip(" |\t") == ""
