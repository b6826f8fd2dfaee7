"""Results of several scans beside or below one another: what may not be of the newest is never sure.

One law for every kind of table and of text. Above a number stand its headings, and before it in its line its own time:
where these name several times, or one kind of score twice, nobody can say which it is of; where they name one that
lies before another's, it is of an earlier scan.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Final

from bonebrief.people.scan_report.marks.cues import speaks_of_limits
from bonebrief.people.scan_report.marks.dates import Dated
from bonebrief.people.scan_report.marks.labels import SCORES
from bonebrief.people.scan_report.marks.mark import Label, Mark, Place
from bonebrief.people.scan_report.marks.numbers import Figure
from bonebrief.people.scan_report.marks.text import Text
from bonebrief.people.scan_report.marks.times import THEN, Time, time_of, times_in
from bonebrief.people.scan_report.rows.row import Row
from bonebrief.people.scan_report.words import OTHER_DATE, SEVERAL_TIMES

_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_MOST_WORDS: Final = 12
_MOST_HEADINGS: Final = 6


@dataclass(frozen=True)
class Line:
    """A line of the text: its times, its names of columns, the numbers written as scores are, whether it has a site."""

    times: tuple[Time, ...]
    labels: tuple[Label, ...]
    figures: tuple[Figure, ...]
    sited: bool
    plain: str

    @cached_property
    def scored(self) -> bool:
        return bool(self.figures)

    @cached_property
    def heads(self) -> bool:
        """Whether it may stand above numbers as their heading: short, without scores, and no sentence."""
        words = len(_WORD.findall(self.plain))
        return not self.scored and words <= _MOST_WORDS and not self.plain.rstrip().endswith((".", "?"))

    @cached_property
    def explains(self) -> bool:
        """Whether it is a sentence of limits, which names a score as often as it likes."""
        return len(_WORD.findall(self.plain)) > _MOST_WORDS and speaks_of_limits(self.plain)

    def last_time(self, place: int) -> Time | None:
        """The last time of the line that begins before a character."""
        number = bisect_left(self.times, place, key=lambda one: one.start)
        return self.times[number - 1] if number else None

    def times_since_a_score(self, place: int) -> tuple[Time, ...]:
        """The times between the number before a place, or the beginning of the line, and that place."""
        number = bisect_left(self.figures, place, key=lambda one: one.start)
        start = self.figures[number - 1].end if number else 0
        first, last = (bisect_left(self.times, at, key=lambda one: one.start) for at in (start, place))
        return self.times[first:last]

    @cached_property
    def several(self) -> bool:
        """Whether it heads columns of several times, or one kind of score more than once."""
        if not self.labels and not self.times:
            return False
        end = self.figures[0].start if self.figures else None
        kinds = [one.kind for one in self.labels if one.kind in SCORES and (end is None or one.start < end)]
        return (self.heads or (self.scored and not self.explains)) and (
            len(set(kinds)) < len(kinds) or (self.heads and len(_apart(self.times)) > 1)
        )

    @cached_property
    def time(self) -> Time | None:
        """The one time that it names as a heading."""
        apart = _apart(self.times)
        return apart[0] if len(apart) == 1 and self.heads else None

    @cached_property
    def leading(self) -> Time | None:
        """The last time before the scores of a line."""
        before = [one for one in self.times if self.scored and one.start < self.figures[0].start]
        return before[-1] if before else None

    @cached_property
    def of_column(self) -> Time | None:
        """The time that it names beside the name of a score, without a number."""
        return self.time if any(label.kind in SCORES for label in self.labels) else None

    @cached_property
    def is_new_heading(self) -> bool:
        """Whether it names columns anew: a score and another kind."""
        kinds = {label.kind for label in self.labels}
        return len(kinds) > 1 and not kinds.isdisjoint(SCORES)


def _apart(times: Sequence[Time]) -> list[Time]:
    """The first two times of which none may be the other, or the one that all are."""
    found: list[Time] = []
    for one in times:
        if not any(one.is_that_of(other) for other in found):
            found.append(one)
        if len(found) > 1:
            return found
    return found


def lines_in(text: Text, marks: Sequence[Mark]) -> list[Line]:
    """The lines of a text, each with those of its marks that tell of which scan a number is."""
    by_line: dict[int, list[Mark]] = {}
    for mark in marks:
        by_line.setdefault(text.line_of(mark.start), []).append(mark)
    times: dict[int, list[Time]] = {}
    for time in times_in(text, marks):
        times.setdefault(text.line_of(time.start), []).append(time)
    return [
        Line(
            tuple(times.get(number, ())),
            tuple(mark for mark in by_line.get(number, ()) if isinstance(mark, Label)),
            tuple(mark for mark in by_line.get(number, ()) if isinstance(mark, Figure) and mark.is_score),
            any(isinstance(mark, Place) for mark in by_line.get(number, ())),
            line,
        )
        for number, line in enumerate(text.plain.split("\n"))
    ]


def timed(text: Text, lines: Sequence[Line], rows: Sequence[Row], day: Dated | None) -> Iterator[Row]:
    """The rows, with a doubt where they may be of an earlier scan; `day`: that of the scan, where one is named."""
    above = _above(lines)
    own = {number: line.leading for number, line in enumerate(lines) if line.leading}
    headed = [one.time for one, line in zip(above, lines, strict=True) if line.scored and one.time]
    scanned = time_of(text, day) if day else None
    newest = _newest([*own.values(), *headed, *([scanned] if scanned else [])])
    read = {text.line_of(figure.start) for row in rows for figure in row.cells.values()}
    later = [time.start for number in read if (time := above[number].time) and time.name != THEN]
    untimed = min((one.start for one in _scores(rows) if _is_untimed(text, lines, above, one)), default=-1)
    for row in rows:
        scores = [figure for kind, figure in row.cells.items() if kind in SCORES]
        doubts = [_doubt(text, lines, above, newest, figure) for figure in scores]
        doubts += [OTHER_DATE for figure in scores if 0 <= untimed < _own(text, lines, figure)]
        if any(not above[text.line_of(one.start)].time and one.end < max(later, default=0) for one in scores):
            doubts.append(SEVERAL_TIMES)
        yield replace(row, doubt=max(doubts, default="")) if not row.doubt else row


def _newest(times: Sequence[Time]) -> list[Time]:
    """The latest of all days, and the words: an older one than these is an older one than any."""
    dated = [one for one in times if one.first]
    latest = sorted(dated, key=lambda one: one.first or date.min)[-1:]
    return [*latest, *{one.name: one for one in times if not one.first}.values()]


def names_several(lines: Sequence[Line]) -> bool:
    """Whether a line of headings names a score and several times, or one score more than once."""
    return any(line.several and any(one.kind in SCORES for one in line.labels) for line in lines)


@dataclass(frozen=True, slots=True)
class _Above:
    """What stands above a line: the nearest time, and whether its columns are of several times."""

    time: Time | None = None
    several: bool = False


def _scores(rows: Sequence[Row]) -> Iterator[Figure]:
    for row in rows:
        yield from (figure for kind, figure in row.cells.items() if kind in SCORES)


def _is_untimed(text: Text, lines: Sequence[Line], above: Sequence[_Above], figure: Figure) -> bool:
    number = text.line_of(figure.start)
    return above[number].time is None and not (lines[number].times and lines[number].times[0].start < figure.start)


def _own(text: Text, lines: Sequence[Line], figure: Figure) -> int:
    """Where the day or year stands that comes last before a number in its line; -1 without one."""
    own = lines[text.line_of(figure.start)].last_time(figure.start)
    return own.start if own and own.first else -1


def _doubt(text: Text, lines: Sequence[Line], above: list[_Above], newest: Sequence[Time], figure: Figure) -> str:
    number = text.line_of(figure.start)
    line, over = lines[number], above[number]
    beside = _apart(line.times_since_a_score(figure.start))
    own = line.last_time(figure.start)
    time = own or over.time
    if over.several or len(beside) > 1 or (own is None and _has_neighbours(lines, over, number)):
        return SEVERAL_TIMES
    if time is None:
        return ""
    alone = own is not None and own.name == THEN
    return OTHER_DATE if alone or any(time.is_before(other) for other in newest) else ""


def _has_neighbours(lines: Sequence[Line], over: _Above, number: int) -> bool:
    """Whether the line below or above has numbers of a time of its own and no site: one of the two is the newer."""
    below = lines[number + 1] if number + 1 < len(lines) else None
    if below is not None and not below.sited and (time := below.leading or below.of_column) and time.name != THEN:
        return not (over.time and time.is_before(over.time))
    return number > 0 and not lines[number].sited and lines[number - 1].leading is not None


def _above(lines: Sequence[Line]) -> list[_Above]:
    """For every line what stands above it, or below the rows that it is one of."""
    found: list[_Above] = []
    now, scored = _Above(), False
    block: list[Line] = []
    for number, line in enumerate(lines):
        block = [] if scored else block
        block += [line] if line.time and (line.of_column or len(block) < _MOST_HEADINGS) else []
        if line.several or _of_two_times(block) or (number and _are_columns(lines[number - 1], line)):
            if scored:
                _mark_block(lines, found, number)
            now, scored = replace(now, several=True), False
        elif scored and (line.time or (line.is_new_heading and line.heads)):
            now, scored = _Above(line.time or now.time, several=False), False
        elif line.time:
            now = replace(now, time=line.time)
        scored = scored or line.scored
        found.append(now)
    return found


def _of_two_times(block: Sequence[Line]) -> bool:
    """Whether the headings above the same numbers name a score with its time, and another time."""
    times = [line.time for line in block[-_MOST_HEADINGS:] if line.time]
    return any(line.of_column for line in block[-_MOST_HEADINGS:]) and len(_apart(times)) > 1


def _are_columns(one: Line, other: Line) -> bool:
    """Whether two lines hold nothing but a time each, as the headings of columns do that were copied cell by cell."""
    alone = all(line.time and len(line.plain.strip()) == line.time.end - line.time.start for line in (one, other))
    return alone and len(_apart([*one.times, *other.times])) > 1


def _mark_block(lines: Sequence[Line], found: list[_Above], number: int) -> None:
    """The times of columns that stand in their last line are those of the rows right above it."""
    for above in range(number - 1, -1, -1):
        if not lines[above].scored or found[above].several:
            return
        found[above] = replace(found[above], several=True)
