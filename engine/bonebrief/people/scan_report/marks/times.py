"""The times that a report names: dates, years, and words such as previous and current, and which lies before which."""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from bonebrief.people.scan_report.marks.dates import Dated
from bonebrief.people.scan_report.marks.mark import Mark
from bonebrief.people.scan_report.marks.text import Text

_WORDS: Final = re.compile(
    r"(?<![a-z][-\w])(?<!\w)(?:(?P<then>previous|prev|prior|baseline|initial|last (?:scan|visit|exam|study)|earlier|"
    r"old|former|historical|past|then|before|pre|first (?:scan|visit|exam)|vorher(?:ige[rs]?)?|voruntersuchung|"
    r"vorbefund|vorwert|fruher\w*|anterieure?s?|precedent\w*|avant|previ[oa]s?|anterior(?:es)?|antes|onceki|"
    r"eski|precedente|"
    r"prima|vorig[e]?|eerder\w*|(?:\w+ )?years? ago|vor \w+ jahren)|"
    r"(?P<now>current|today'?s?|now|present|this (?:scan|visit|exam|study)|latest|new|most recent|recent|post|after|"
    r"follow[- ]?up|aktuell\w*|heut\w+|jetzt|neu|actuel\w*|actual(?:es)?|ahora|simdiki|guncel|yeni|attual[ei]|ora|"
    r"dopo|huidige?|nu)|"
    r"(?P<other>(?:scan|visit|exam|study|test) (?:\d|[a-d])|(?:1st|2nd|3rd|second|third) (?:scan|visit|exam|study)|"
    r"'\d\d|(?:19|20)\d\d(?= ?[/-] ?(?:19|20)\d\d)|(?<=\d[/-])(?:19|20)\d\d|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[- ]'?\d\d))(?![\w'])"
)
_AGAINST: Final = re.compile(
    r"(?:vs\.?|versus|from|since|to|with|over|gegenuber|zu[rm]?|par rapport a|desde|dal|change\w*)[\s(%]*$"
)
_ANOTHER: Final = re.compile(
    r"(?:birth|dob|born|geb\w*|naissance|nacimiento|dogum|nascita|nascimento|print\w*|report\w*|signed|dictat\w*|"
    r"analy[sz]ed|nhanes|iscd|who|version|reference|copyright|frax|referr\w+|request\w*|received|admitted)"
    r"[^\n\d]{0,16}$"
)
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_MONTH_OF_YEAR: Final = re.compile(r"(\d\d?)/(?:19|20)\d\d")
_TOGETHER: Final = re.compile(
    r"(?: ?(?:exam\w*|scan|study|visit|results?|dxa|dexa|t-?scores?|on|of|in|from|vom|von|du|del|de))* ?[:,]? ?\(?"
)
_ABOUT_THE_SAME: Final = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Time:
    """A time and its place; `first` and `last` day that it can be, None where it is said in words alone."""

    start: int
    end: int
    name: str
    first: date | None = None
    last: date | None = None

    def is_before(self, other: "Time") -> bool:
        """Whether it lies before another beyond what may be one visit."""
        if self.last is None or other.first is None:
            return (self.name, other.name) == (THEN, NOW)
        return self.last + _ABOUT_THE_SAME < other.first

    def is_that_of(self, other: "Time") -> bool:
        """Whether both may be the same time."""
        if self.last is None or other.last is None or self.first is None or other.first is None:
            return self.name == other.name
        return self.first <= other.last and other.first <= self.last


THEN: Final = "then"
NOW: Final = "now"


def times_in(text: Text, marks: Iterable[Mark]) -> Iterator[Time]:
    """The times of a text that may be those of a scan, in their order."""
    dates = [mark for mark in marks if isinstance(mark, Dated)]
    dated = [one for one in (time_of(text, mark) for mark in dates) if one is not None]
    taken = {place for one in dates for place in range(one.start, one.end)}
    words = [
        Time(*found.span(), found[0] if found.lastgroup == "other" else str(found.lastgroup))
        for found in _WORDS.finditer(text.plain)
        if taken.isdisjoint(range(*found.span()))
        and not _AGAINST.search(text.plain, max(0, found.start() - 20), found.start())
    ]
    every = sorted([*dated, *words], key=lambda one: one.start)
    for number, one in enumerate(every):
        beside = [*every[max(0, number - 1) : number], *every[number + 1 : number + 2]]
        if one.first or not any(other.first and _is_beside(text, one, other) for other in beside):
            yield one


def _is_beside(text: Text, word: Time, dated: Time) -> bool:
    """Whether a word and a date say one time together, as in `previous exam (12 March 2023)`."""
    between = text.plain[min(word.end, dated.end) : max(word.start, dated.start)]
    return bool(_TOGETHER.fullmatch(between))


def time_of(text: Text, mark: Dated) -> Time | None:
    """The time of a date; None for a time of the day and for a date that is not a scan's."""
    said = text.plain[mark.start : mark.end]
    if ":" in said and not _YEAR.search(said):
        return None
    if _ANOTHER.search(text.plain, max(0, mark.start - 60), mark.start):
        return None
    if mark.readings:
        return Time(mark.start, mark.end, said, min(mark.readings), max(mark.readings))
    year = _YEAR.search(said)
    if year is None:
        return Time(mark.start, mark.end, said)
    month = _MONTH_OF_YEAR.fullmatch(said)
    first, last = 1, 12
    if month and 1 <= int(month[1]) <= 12:
        first = last = int(month[1])
    of_year = int(year[0])
    return Time(mark.start, mark.end, said, date(of_year, first, 1), date(of_year, last, monthrange(of_year, last)[1]))
