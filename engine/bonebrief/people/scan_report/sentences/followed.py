"""A named score with one more number behind it that has neither name nor site: nobody can say which is of today."""

import re
from bisect import bisect_left
from collections.abc import Set
from dataclasses import replace
from typing import Final

from bonebrief.people.scan_report.marks.dates import Dated
from bonebrief.people.scan_report.marks.mark import Label, Place
from bonebrief.people.scan_report.marks.numbers import Figure, Sign
from bonebrief.people.scan_report.marks.text import Text
from bonebrief.people.scan_report.sentences.statement import Statement

_NEVER: Final = 9999
_TO: Final = re.compile(r"(?<!\w)(?:to|auf|a|tot|til|till|na)\s+$")


def is_followed(told: Statement, figure: Figure, taken: Set[int], newest: int) -> bool:
    """Whether one more signed score follows in the statement or line.

    `taken`: where the numbers with a site start; `newest`: the latest year outside brackets.
    """
    number = bisect_left(told.marks, figure.start, key=lambda mark: mark.start) + 1
    while isinstance(told.at(number), Figure | Dated) and not _may_be_a_score(told, number):
        number += 1
    after, behind = told.at(number), told.at(number + 1)
    if not isinstance(after, Figure) or after.start in taken:
        return False
    near = told.together(figure, after) or "\n" not in told.between(figure, after)
    owned = isinstance(behind, Place | Label) and told.together(after, behind)
    return near and not owned and not _has_its_date(told, number, newest)


def _has_its_date(told: Statement, number: int, newest: int) -> bool:
    """Whether a number stands in brackets behind its own earlier date: `T-score -2.4 (2021: -2.0)`."""
    mark, before = told.marks[number], told.marks[number - 1]
    if not isinstance(before, Dated) or not _opens(told, before) or told.between(before, mark).strip(" :=") != "":
        return False
    return year_of(told.text, before) < newest


def newest_year(told: Statement) -> int:
    """The latest year outside brackets; beyond all years where none is."""
    years = [year_of(told.text, one) for one in told.marks if isinstance(one, Dated) and not _opens(told, one)]
    return max(years, default=_NEVER)


def _opens(told: Statement, dated: Dated) -> bool:
    return told.text.plain[dated.start - 1 : dated.start] in ("(", "[")


def year_of(text: Text, dated: Dated) -> int:
    """The year of a date; a time of the day has none."""
    found = re.search(r"(?:19|20)\d\d", text.plain[dated.start : dated.end])
    return int(found[0]) if found else 0


def _may_be_a_score(told: Statement, number: int) -> bool:
    """Whether a mark is a number with a sign, written as scores are, also one that something went to."""
    mark = told.at(number)
    if not isinstance(mark, Figure) or mark.sign is Sign.NONE:
        return False
    reached = mark.compared and _TO.search(told.text.plain, max(0, mark.start - 8), mark.start)
    return mark.is_score or (bool(reached) and replace(mark, compared=False).is_score)
