"""The headings of a table: runs of column names with no number between them, in one line, in two, or one a line."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from bonebrief.people.scan_report.marks.labels import SCORES, Kind
from bonebrief.people.scan_report.marks.mark import Label, Mark
from bonebrief.people.scan_report.marks.text import Text

_THIN: Final = re.compile(
    r"(?:[\s|()\[\]/:;,.*_=#+&'\"-]|(?<![a-z])(?:and|und|et|y|ve|e|en|mm|cm.?2?|g|kg|gm|sd|in|score|scores|value|"
    r"values|vs|o)(?![a-z]))*"
)
_MOST_BETWEEN: Final = 30
_MOST_LINES: Final = 12
_REST: Final = 300


@dataclass(frozen=True, slots=True)
class Headings:
    """Columns in their order, and where the run of their names lies. `upright`: one name a line.

    `unknown`: some of their words are none of ours, so a column may be there that is not known.
    """

    start: int
    end: int
    columns: tuple[Kind, ...]
    upright: bool
    labels: tuple[Label, ...]


def headings_in(text: Text, marks: Sequence[Mark]) -> Iterator[Headings]:
    """Every run of at least two column names with a score's among them."""
    for run in _runs(text, marks):
        if len(run) > 1 and any(label.kind in SCORES for label in run) and not _is_one_result(text, run):
            lines = [list(group) for _, group in groupby(run, key=lambda label: text.line_of(label.start))]
            columns, upright = _columns(text, lines)
            broken = Kind.TBS not in columns and any(label.kind is Kind.TBS for label in run)
            if any(kind in SCORES for kind in columns) and not broken:
                yield Headings(run[0].start, run[-1].end, columns, upright, tuple(run))


def _is_one_result(text: Text, run: Sequence[Label]) -> bool:
    """Whether the last of the names has its own number right behind it: `age-matched (Z-score = -0.8)`."""
    scores = sum(label.kind in SCORES for label in run)
    last = run[-1]
    sign = r"\s*[=:]?\s*" if text.plain[last.start - 1 : last.start] == "(" else r"\s*[=:]\s*"
    return scores == 1 and bool(re.match(rf"{sign}[-+?(]*\d", text.plain[last.end : last.end + 8]))


def _runs(text: Text, marks: Sequence[Mark]) -> Iterator[list[Label]]:
    run: list[Label] = []
    for mark in marks:
        if isinstance(mark, Label) and (not run or _goes_on(text, run[-1], mark)):
            run.append(mark)
            continue
        yield run
        run = [mark] if isinstance(mark, Label) else []
    yield run


def _goes_on(text: Text, one: Label, other: Label) -> bool:
    between = text.plain[one.end : other.start]
    if "\n" in between:
        return between.count("\n") <= 2 and bool(_THIN.fullmatch(between))
    return len(between) <= _MOST_BETWEEN and not re.search(r"[.:=]\s|(?<![a-z])\d", between)


def _columns(text: Text, lines: list[list[Label]]) -> tuple[tuple[Kind, ...], bool]:
    upright = len(lines) > 1 and all(len(line) == 1 for line in lines)
    if upright:
        return tuple(label.kind for line in lines for label in line), True
    with_score = [line for line in lines if any(label.kind in SCORES for label in line)]
    line = max(with_score, key=lambda labels: (len({label.kind for label in labels} & set(SCORES)), len(labels)))
    return tuple(_of_line(text, line)), False


def _is_of_a_score(before: Label | None, label: Label, after: Label | None) -> bool:
    """Whether a density is only the first word of a score's name, behind a column of densities: `BMD   BMD T-score`."""
    if before is None or after is None or {before.kind, label.kind} != {Kind.BMD} or after.kind not in SCORES:
        return False
    return after.start - label.end == 1


def _of_line(text: Text, line: list[Label]) -> Iterator[Kind]:
    """The columns of one line; words that are none of ours may be a column of their own."""
    names = next((number for number, label in enumerate(line) if label.kind is Kind.SITE), 0)
    before: Label | None = None
    for label, after in zip(line[names:], [*line[names + 1 :], None], strict=True):
        if _is_of_a_score(before, label, after):
            before = label
            continue
        if before is not None and not _THIN.fullmatch(text.plain[before.end : label.start]):
            yield Kind.OTHER
        yield label.kind
        before = label
    assert before is not None
    rest = text.plain[before.end : min(text.line_end(before.end), before.end + _REST)]
    if re.match(r"[\s|;]*[a-z][a-z-]{2}", rest) and not re.search(r"\d", rest):
        yield Kind.OTHER
