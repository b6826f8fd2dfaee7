"""From rows to one candidate an answer: the newest, the lower side, and a doubt where two values are printed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from bonebrief.machine.catalogue import _
from bonebrief.people.scan_report.candidate import Candidate, Choice, Refusal, Span
from bonebrief.people.scan_report.marks.labels import SCORES, Kind
from bonebrief.people.scan_report.marks.numbers import Sign
from bonebrief.people.scan_report.marks.sites import Part, Side
from bonebrief.people.scan_report.marks.text import Text
from bonebrief.people.scan_report.rows.row import Row
from bonebrief.people.scan_report.rows.whereabouts import Spot
from bonebrief.people.scan_report.scores.checks import doubts_of, is_above, is_outside, is_signed
from bonebrief.people.scan_report.sentences.classes import Called, contradicts
from bonebrief.people.scan_report.words import (
    ABOVE_Z,
    EARLIER,
    LOWER_SIDE,
    NO_SITE,
    NOT_LIKE_VERTEBRAE,
    NOT_LIKE_WORDS,
    ONE_SIDE,
    ONLY_EARLIER,
    OTHER_SIDE,
    SEVERAL_TIMES,
    SIGN_LOST,
    TWO_DECIMALS,
    TWO_VALUES,
    UNREAD_BESIDE,
)

_HIPS: Final = (Spot.TOTAL_HIP, Spot.FEMORAL_NECK)
_WITH_Z: Final = (Spot.LUMBAR_SPINE, *_HIPS)
_NOT: Final[frozenset[Called]] = frozenset()
_PREFIX: Final = {Kind.T: "t_score", Kind.Z: "z_score"}


@dataclass(frozen=True, slots=True)
class _Score:
    """One printed score: its value and place, what speaks against it, and what tells it apart."""

    value: float
    span: Span
    doubt: str
    signed: bool
    side: Side | None


@dataclass(frozen=True, slots=True)
class Around:
    """What is known of the whole report: the day of the scan, the age in years, and what was named or refused.

    `unread`: places of which something was refused. `sided`: left and right hips are named. `fine`: all scores are
    printed with two decimals. `called`: what places are called.
    """

    scanned: date | None
    age: float | None
    unread: frozenset[Spot]
    sided: bool
    fine: bool
    called: Mapping[Spot, frozenset[Called]]


def chosen(text: Text, rows: Sequence[Row], around: Around) -> tuple[list[Candidate], list[Refusal]]:
    """The candidates for scores that rows give, and what of them is refused; rows of another day are not taken."""
    candidates: list[Candidate] = []
    refused = [Refusal(NO_SITE, _span(text, row, kind)) for row, kind in _homeless(rows)]
    vertebrae = {kind: _vertebrae(text, rows, kind) for kind in SCORES}
    for kind in SCORES:
        stray = _strays(rows, kind)
        for spot in Spot if kind is Kind.T else _WITH_Z:
            here = [row for row in rows if row.at.spot is spot and kind in row.cells]
            now = [row for row in here if not _is_older(row, around.scanned, here)]
            if here and not now:
                refused.append(Refusal(ONLY_EARLIER, _span(text, here[0], kind)))
            clear = [row for row in now if not row.at.vague] or now
            clear = [row for row in clear if row.doubt != EARLIER] or clear
            clear = [row for row in clear if row.at.whole] or clear
            if clear and all(row.doubt == EARLIER for row in clear):
                refused.append(Refusal(ONLY_EARLIER, _span(text, clear[0], kind)))
            scores = [_score(text, row, kind, around) for row in clear]
            if spot is Spot.LUMBAR_SPINE:
                scores = [_beside_vertebrae(score, vertebrae[kind]) for score in scores]
            if scores:
                doubt = _of_all(spot, scores, around, stray)
                scores = [replace(score, doubt=score.doubt or doubt) for score in scores]
                candidates.append(_one(f"{_PREFIX[kind]}_{spot.value}", scores))
    if _are_of_two_scans(rows):
        candidates = [replace(one, doubt=one.doubt or SEVERAL_TIMES) for one in candidates]
    return list(_held_together(candidates, around.age)), refused


def _are_of_two_scans(rows: Sequence[Row]) -> bool:
    """Whether one score of one place and side is printed with two values, and nothing says which is the older."""
    printed: dict[tuple[Spot, Side | None, Kind], set[float]] = {}
    for row in rows:
        if row.at.spot and row.at.whole and not (row.at.vague or row.doubt or row.earlier or row.dated):
            for kind in (kind for kind in SCORES if kind in row.cells):
                printed.setdefault((row.at.spot, row.at.side, kind), set()).add(row.cells[kind].value)
    return any(len(values) > 1 for values in printed.values())


def _held_together(candidates: Sequence[Candidate], age: float | None) -> Iterator[Candidate]:
    """The candidates, with a doubt where the two scores of a place, wherever they stand, are the wrong way round."""
    values = {one.fact: one.value for one in candidates if isinstance(one.value, float) and one.doubt in ("", ABOVE_Z)}
    for one in candidates:
        if isinstance(one.value, float) and one.doubt == SIGN_LOST and one.fact.startswith(_PREFIX[Kind.T]):
            values[one.fact] = -abs(one.value)
    for one in candidates:
        place = one.fact[len(_PREFIX[Kind.T]) :]
        t_score, z_score = (values.get(f"{_PREFIX[kind]}{place}") for kind in SCORES)
        wrong = t_score is not None and z_score is not None and is_above(t_score, z_score, age)
        yield replace(one, doubt=ABOVE_Z) if wrong and one.sure else one


def _of_all(spot: Spot, scores: Sequence[_Score], around: Around, stray: bool) -> str:
    """What speaks against every score of a place: another one of it may be there that was not read, and be lower."""
    if spot in around.unread or (spot in _HIPS and stray):
        return UNREAD_BESIDE
    sides = {score.side for score in scores}
    return ONE_SIDE if spot in _HIPS and around.sided and not {Side.LEFT, Side.RIGHT} <= sides else ""


def _strays(rows: Sequence[Row], kind: Kind) -> bool:
    """Whether a score is said to be of a hip, or of nothing, that is not that of a named part of it."""
    named = {row.cells[kind].value for row in rows if kind in row.cells and row.at.spot and not row.at.vague}
    vague = [row for row in rows if kind in row.cells and row.at.vague and row.at.spot is Spot.TOTAL_HIP]
    vague += [row for row, homeless in _homeless(rows) if homeless is kind]
    return bool(named) and any(row.cells[kind].value not in named for row in vague)


def _homeless(rows: Sequence[Row]) -> Iterator[tuple[Row, Kind]]:
    """Scores of a place that has only a part's name, such as Total, and nothing around it that says of what."""
    for row in rows:
        if row.at.spot is None and row.at.region is None:
            yield from ((row, kind) for kind in SCORES if kind in row.cells)


def _is_older(row: Row, scanned: date | None, beside: Sequence[Row]) -> bool:
    """Whether a row is of an earlier scan: it says so, or the same place has a row with a later date."""
    if row.earlier:
        return True
    own = row.dated.readings if row.dated else ()
    dates = [other.dated.readings for other in beside if other.dated and other.dated.readings]
    if scanned and own:
        return scanned not in own
    return bool(own) and any(min(other) > max(own) for other in dates)


def _score(text: Text, row: Row, kind: Kind, around: Around) -> _Score:
    doubt = next(doubts_of(row, kind, around.age), "")
    if row.cells[kind].decimals > 1 and not around.fine:
        doubt = doubt or TWO_DECIMALS
    if kind is Kind.T and row.at.spot and contradicts(row.cells[kind].value, around.called.get(row.at.spot, _NOT)):
        doubt = doubt or NOT_LIKE_WORDS
    return _Score(row.cells[kind].value, _span(text, row, kind), doubt, is_signed(row, kind), row.at.side)


def _vertebrae(text: Text, rows: Sequence[Row], kind: Kind) -> list[float]:
    """The scores of single vertebrae; none where one has two, as of two scans."""
    found: dict[str, set[float]] = {}
    for row in rows:
        place, figure = row.at.place, row.cells.get(kind)
        if place.site.part is Part.VERTEBRA and figure and figure.sign is not Sign.UNREADABLE:
            found.setdefault(text.plain[place.start : place.end], set()).add(figure.value)
    values = [value for each in found.values() for value in each]
    return values if all(len(each) == 1 for each in found.values()) else []


def _beside_vertebrae(score: _Score, vertebrae: Sequence[float]) -> _Score:
    outside = not score.doubt and is_outside(score.value, vertebrae)
    return replace(score, doubt=NOT_LIKE_VERTEBRAE) if outside else score


def _span(text: Text, row: Row, kind: Kind) -> Span:
    figure = row.cells[kind]
    return text.span(figure.start, figure.end)


def _one(fact: str, scores: list[_Score]) -> Candidate:
    """One candidate from every score that is printed for it.

    Of two hips the question asks for the lower T-score, which is sure if nothing speaks against either.
    """
    sides = [score for score in scores if score.side is not Side.MEAN]
    if not sides:
        return _candidate(fact, scores[0], scores, TWO_VALUES)
    values = {score.value for score in sides}
    if len(values) == 1:
        best = min(sides, key=lambda score: bool(score.doubt))
        return _candidate(fact, best, scores, "")
    apart = {side: {score.value for score in sides if score.side is side} for side in (Side.LEFT, Side.RIGHT)}
    of_sides = all(len(found) == 1 for found in apart.values()) and all(score.side for score in sides)
    lowest = min(sides, key=lambda score: score.value)
    return _candidate(fact, lowest, scores, _of_sides(fact, sides) if of_sides else TWO_VALUES)


def _of_sides(fact: str, sides: Sequence[_Score]) -> str:
    """What speaks against the lower score of two hips."""
    if doubt := next((score.doubt for score in sides if score.doubt), ""):
        return _(OTHER_SIDE).format(doubt=_(doubt))
    return "" if fact.startswith(_PREFIX[Kind.T]) else LOWER_SIDE


def _candidate(fact: str, score: _Score, scores: Sequence[_Score], doubt: str) -> Candidate:
    others = {
        other.value: Choice(other.value, other.span, other.side.value if other.side else "")
        for other in reversed(scores)
        if other.value != score.value and other.side is not Side.MEAN
    }
    doubt = score.doubt or (doubt if others or doubt != TWO_VALUES else "")
    return Candidate(fact, score.value, score.span, doubt, score.signed, tuple(others.values()))
