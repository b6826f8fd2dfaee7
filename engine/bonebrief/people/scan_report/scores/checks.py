"""A score held against what is printed beside it: its sign, the bone density, the per cent, the other score, the word.

What densities are usual in young adults differs with the maker, the sex and the part of the world. The widest bounds of
the printed references are used, so only what fits none of them is doubted: Hologic and NHANES III (Looker, Osteoporos
Int 1998;8:468), GE Lunar and Norland as compared by Shepherd and Hanson (ISCD), and Asian references below these.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from bonebrief.machine.catalogue import _
from bonebrief.people.scan_report.marks.labels import Kind
from bonebrief.people.scan_report.marks.numbers import Figure, Sign
from bonebrief.people.scan_report.marks.sites import Side
from bonebrief.people.scan_report.rows.row import Row
from bonebrief.people.scan_report.rows.whereabouts import Spot
from bonebrief.people.scan_report.words import (
    ABOVE_Z,
    MEAN,
    NOT_LIKE_DENSITY,
    NOT_LIKE_PERCENT,
    NOT_LIKE_WORDS,
    SIGN_LOST,
    SIGN_UNREADABLE,
    VAGUE,
)


@dataclass(frozen=True, slots=True)
class _Young:
    """The lowest and highest mean density of young adults, g/cm2, and the standard deviations that go with them."""

    means: tuple[float, float]
    spreads: tuple[float, float]

    def scores(self, density: float) -> tuple[float, float]:
        """The lowest and highest T-score that a density can have."""
        ends = [(density - mean) / spread for mean in self.means for spread in self.spreads]
        return min(ends), max(ends)


_YOUNG: Final = {
    Spot.LUMBAR_SPINE: _Young((0.93, 1.26), (0.10, 0.16)),
    Spot.TOTAL_HIP: _Young((0.80, 1.12), (0.09, 0.15)),
    Spot.FEMORAL_NECK: _Young((0.70, 1.10), (0.09, 0.15)),
    Spot.FOREARM: _Young((0.55, 1.02), (0.04, 0.11)),
}
_SLACK: Final = 0.3
_OVER_Z, _MOST_OVER_T = 1.5, 2.6
_MIDDLE_AGE: Final = 45
_YOUNGER_SLACK: Final = 0.8
_PERCENT_PER_SD: Final = (7.0, 17.0)
_BESIDE_VERTEBRAE: Final = 0.6
_POROSIS: Final = re.compile(r"osteopor(?!otic fracture)|osteoporoz")
_NORMAL: Final = re.compile(r"(?<!ab)(?<!not )(?<!below )(?<!young )\bnormal\b(?! for| fur| range)")


def doubts_of(row: Row, kind: Kind, age: float | None) -> Iterator[str]:
    """What speaks against a score of a row, as clauses; `age` in years if the report prints it."""
    figure = row.cells[kind]
    if row.doubt:
        yield row.doubt
    if figure.sign is Sign.UNREADABLE:
        yield SIGN_UNREADABLE
    yield from _against_the_others(row, kind, age)
    if _sign_is_missing(figure) and not _minus_is_excluded(row, kind, age):
        yield SIGN_LOST
    if row.at.vague and row.at.spot:
        yield _(VAGUE).format(region=_("hip") if row.at.spot is Spot.TOTAL_HIP else _("forearm"))
    if row.at.side is Side.MEAN:
        yield MEAN


def is_signed(row: Row, kind: Kind) -> bool:
    """Whether the sign of a score was printed, or the score is nought."""
    figure = row.cells[kind]
    return figure.sign in (Sign.MINUS, Sign.PLUS) or figure.size == 0


def _against_the_others(row: Row, kind: Kind, age: float | None) -> Iterator[str]:
    value, density = row.cells[kind].value, _density(row)
    if kind is Kind.T and density:
        low, high = density
        if not low - _SLACK <= value <= high + _SLACK:
            yield NOT_LIKE_DENSITY
    percent = row.cells.get(Kind.YOUNG_PERCENT if kind is Kind.T else Kind.AGE_PERCENT)
    if percent and not _like_percent(value, percent.size):
        yield NOT_LIKE_PERCENT
    t_score, z_score = row.cells.get(Kind.T), row.cells.get(Kind.Z)
    if t_score and z_score and is_above(t_score.value, z_score.value, age):
        lost = kind is Kind.Z and _sign_is_missing(t_score) and -t_score.size <= z_score.value
        yield from () if lost else (ABOVE_Z,)
    if kind is Kind.T and (
        (_POROSIS.search(row.words) and value > -1.0 and not _NORMAL.search(row.words))
        or (_NORMAL.search(row.words) and value < -1.0 and not _POROSIS.search(row.words) and "penia" not in row.words)
    ):
        yield NOT_LIKE_WORDS


def is_outside(value: float, vertebrae: Sequence[float]) -> bool:
    """Whether a score of several vertebrae lies beyond those of the single ones, of which it is a mean."""
    if len(vertebrae) < 2:
        return False
    return not min(vertebrae) - _BESIDE_VERTEBRAE <= value <= max(vertebrae) + _BESIDE_VERTEBRAE


def is_above(t_score: float, z_score: float, age: float | None) -> bool:
    """Whether a T-score lies above the Z-score by more than is usual; from 45 on it hardly ever does."""
    return t_score > z_score + _slack(age) + 1e-9


def _slack(age: float | None) -> float:
    return _YOUNGER_SLACK if age is not None and age < _MIDDLE_AGE else 0.0


def _density(row: Row) -> tuple[float, float] | None:
    density, young = row.cells.get(Kind.BMD), _YOUNG.get(row.at.spot) if row.at.spot else None
    return young.scores(density.size) if density and young else None


def _like_percent(value: float, percent: float) -> bool:
    ends = [(percent - 100) / each for each in _PERCENT_PER_SD]
    return min(ends) - _SLACK <= value <= max(ends) + _SLACK


def _sign_is_missing(figure: Figure) -> bool:
    return figure.sign is Sign.NONE and figure.size > 0


def _minus_is_excluded(row: Row, kind: Kind, age: float | None) -> bool:
    """Whether what stands beside a score could not stand beside the same one with a minus sign."""
    size = row.cells[kind].size
    if kind is Kind.T:
        density = _density(row)
        return density is not None and -size < density[0] - _SLACK
    t_score = row.cells.get(Kind.T)
    if t_score is None or t_score.sign is Sign.UNREADABLE:
        return False
    known = not _sign_is_missing(t_score) or _minus_is_excluded(row, Kind.T, age)
    return known and -size < t_score.value - _OVER_Z - _slack(age) and size - t_score.value <= _MOST_OVER_T
