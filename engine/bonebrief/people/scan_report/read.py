"""Read the text of a scan report: what could be taken over, what is refused and why; unknown is better than wrong."""

import re
from collections.abc import Iterator, Sequence, Set
from datetime import date
from itertools import islice, pairwise
from typing import Final

from bonebrief.people.scan_report.about import age_in, as_then, months_ago, read_about, scan_day
from bonebrief.people.scan_report.candidate import Candidate, Refusal, ScanReport
from bonebrief.people.scan_report.frax import read_frax
from bonebrief.people.scan_report.marks.cues import speaks_of_adjusting, speaks_of_earlier, speaks_of_limits
from bonebrief.people.scan_report.marks.labels import SCORES, Kind
from bonebrief.people.scan_report.marks.mark import Label, Mark, Place, marks_in
from bonebrief.people.scan_report.marks.numbers import Figure
from bonebrief.people.scan_report.marks.sites import Region
from bonebrief.people.scan_report.marks.text import Text, prepared
from bonebrief.people.scan_report.rows.crossed import read_crossed
from bonebrief.people.scan_report.rows.headings import headings_in
from bonebrief.people.scan_report.rows.histories import read_histories
from bonebrief.people.scan_report.rows.tables import read_tables
from bonebrief.people.scan_report.rows.times import Line, lines_in, names_several, timed
from bonebrief.people.scan_report.rows.whereabouts import Spot, located
from bonebrief.people.scan_report.scores.checks import doubts_of
from bonebrief.people.scan_report.scores.choose import Around, chosen
from bonebrief.people.scan_report.scores.sizes import held_against_each_other
from bonebrief.people.scan_report.sentences.classes import both_sides, called
from bonebrief.people.scan_report.sentences.labelled import read_labelled
from bonebrief.people.scan_report.whole import doubted
from bonebrief.people.scan_report.words import BELOW, GLUED, NO_SITE, NOT_DXA, NOTHING, ONLY_PERCENT, TWO_SCANS

_ULTRASOUND: Final = re.compile(
    r"(?<!\w)(?:rems|radiofrequency echograph\w*|echo-?s|quantitative ultraso\w*|qus|ultraschall\w*|stiffness index|"
    r"speed of sound|broadband ultraso\w*|bua|sos|osteosonograph\w*|ultrasonomet\w*|heel (?:ultraso\w*|scan|bmd|"
    r"densit\w*)|"
    r"calcane\w* (?:ultraso\w*|bmd|densit\w*|scan)|qct|quantitative ct|quantitative computed tomograph\w*|p-?qct|"
    r"pdxa|accudxa)(?!\w)"
)
_PERCENT_OF_YOUNG: Final = re.compile(r"(?<!\w)%?\s?yam(?!\w)")
_RUN_TOGETHER: Final = re.compile(r"\d[.,]\d+-\d[.,]\d")
_SD_BELOW: Final = re.compile(r"\d[.,]\d\s*(?:sd|standard deviations?)\s+below")
_BRACKET: Final = re.compile(r"\s?(?:sd|ds|et|de)? ?[(\[]")
_NEAR: Final = 24
_LIMITS: Final = (1.0, 2.0, 2.5)
_ORDER: Final = tuple(
    [f"{kind}_score_{place}" for kind in "tz" for place in ("lumbar_spine", "total_hip", "femoral_neck", "forearm")]
)


def read_report(raw: str, today: date) -> ScanReport:
    """Everything that a report's text gives, in the order of the questions; `today` tells how long ago the scan was."""
    text = prepared(raw)
    if strange := _ULTRASOUND.search(text.plain):
        span = text.span(strange.start(), strange.end()) if "\n" not in strange[0] else None
        return ScanReport(text.lines, (), (Refusal(NOT_DXA, span),))
    marks = marks_in(text.plain)
    lines = lines_in(text, marks)
    scores, refused, structure = _scores(text, marks, lines)
    scores = list(doubted(text, scores))
    others = list(doubted(text, read_frax(text)))
    if scores:
        others += as_then([*months_ago(text, marks, today), *read_about(text, structure)])
    if not scores and not refused and _RUN_TOGETHER.search(text.plain):
        refused = [Refusal(GLUED)]
    if not scores and not refused:
        refused = list(islice(_elsewhere(text, marks), 1))
    if not scores and names_several(lines):
        refused.append(Refusal(TWO_SCANS))
    if not scores and not refused and not others:
        refused = [Refusal(ONLY_PERCENT if _PERCENT_OF_YOUNG.search(text.plain) else NOTHING)]
    elif not scores and _PERCENT_OF_YOUNG.search(text.plain):
        refused.append(Refusal(ONLY_PERCENT))
    return ScanReport(text.lines, tuple(sorted([*scores, *others], key=_place)), tuple(dict.fromkeys(refused)))


def _scores(
    text: Text, marks: Sequence[Mark], lines: Sequence[Line]
) -> tuple[list[Candidate], list[Refusal], list[Figure]]:
    """The scores of the questions, what is refused, and what tables print as the trabecular bone score of the spine."""
    places = {one.place.start: one for one in located(text, [mark for mark in marks if isinstance(mark, Place)])}
    crossed = read_crossed(text, marks, places)
    left = [mark for mark in marks if mark.start not in crossed.used]
    headings = list(headings_in(text, left))
    tables = read_tables(text, left, headings, places)
    labelled = read_labelled(text, left, places, tables.used)
    histories = read_histories(text, left, headings, places)
    rows = [*crossed.rows, *tables.rows, *histories, *labelled.rows]
    named, alone = scan_day(text, marks)
    day = named[0].readings[0] if named and alone and len(named[0].readings) == 1 else None
    rows = list(held_against_each_other(list(timed(text, lines, rows, named[0] if named and alone else None))))
    unread = crossed.unread | tables.unread | labelled.unread
    hips = [one for one in places.values() if one.region is Region.HIP]
    decimals = {row.cells[kind].decimals for row in rows for kind in SCORES if kind in row.cells}
    around = Around(
        day,
        age_in(text),
        unread,
        both_sides(text, hips),
        decimals == {2},
        called(text, list(places.values())),
    )
    candidates, refused = chosen(text, rows, around)
    used = {figure.start for row in rows for figure in row.cells.values()}
    refused = [*crossed.refused, *tables.refused, *labelled.refused, *refused, *_below(text)]
    refused += _unread(text, marks, used, {one.span.line for one in refused if one.span})
    of_spine = [row for row in rows if row.at.spot is Spot.LUMBAR_SPINE and {Kind.T, Kind.TBS} <= row.cells.keys()]
    structure = [row.cells[Kind.TBS] for row in of_spine if not any(doubts_of(row, Kind.T, around.age))]
    return candidates, refused, structure


def _elsewhere(text: Text, marks: Sequence[Mark]) -> Iterator[Refusal]:
    """Where a text that names a score names a heel or finger, of which no question asks one."""
    if any(isinstance(mark, Label) and mark.kind in SCORES for mark in marks):
        for mark in marks:
            if isinstance(mark, Place) and mark.site.region is Region.NOT_DXA:
                yield Refusal(NOT_DXA, text.span(mark.start, mark.end))


def _unread(text: Text, marks: Sequence[Mark], used: Set[int], told: Set[int]) -> Iterator[Refusal]:
    """Scores beside their name that nothing has read or refused; a limit and an adjusted one ask nothing."""
    sited = {text.line_of(mark.start) for mark in marks if isinstance(mark, Place)}
    asides: dict[int, bool] = {}
    for label, figure in _beside_their_name(text, marks):
        number = text.line_of(label.start)
        if number not in asides:
            line = text.line_at(label.start)
            asides[number] = speaks_of_earlier(line) or speaks_of_limits(line) or speaks_of_adjusting(line)
        aside = asides[number]
        bare = text.line_of(figure.start) not in sited and (label.weak or figure.size in _LIMITS)
        span = text.span(figure.start, figure.end)
        if figure.is_score and not (figure.start in used or aside or bare or span.line in told):
            yield Refusal(NO_SITE, span)


def _beside_their_name(text: Text, marks: Sequence[Mark]) -> Iterator[tuple[Label, Figure]]:
    """Names of scores with the number behind them in their line, or with one before them and they in brackets."""
    for one, other in pairwise(marks):
        between = text.plain[one.end : other.start]
        match one, other:
            case Label(kind=kind), Figure() if kind in SCORES and len(between) <= _NEAR and "\n" not in between:
                yield one, other
            case Figure(), Label(kind=kind) if kind in SCORES and _BRACKET.fullmatch(between):
                yield other, one
            case _:
                pass


def _below(text: Text) -> Iterator[Refusal]:
    """Scores that are said in words: so many standard deviations below."""
    for match in _SD_BELOW.finditer(text.plain):
        if "\n" not in match[0]:
            yield Refusal(BELOW, text.span(*match.span()))


def _place(candidate: Candidate) -> int:
    return _ORDER.index(candidate.fact) if candidate.fact in _ORDER else len(_ORDER)
