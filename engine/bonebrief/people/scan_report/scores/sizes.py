"""Rows held against each other: a whole holds more bone than its parts and is their mean; each lies on its own line.

All find names of rows that were exchanged while each row fits its headings. They are doubts, never corrections: nobody
can say which of the two rows is the wrong one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product
from typing import Final

from bonebrief.people.scan_report.marks.labels import Kind
from bonebrief.people.scan_report.marks.sites import Part
from bonebrief.people.scan_report.rows.row import Row
from bonebrief.people.scan_report.rows.whereabouts import Spot
from bonebrief.people.scan_report.words import EXCHANGED, NOT_THE_WHOLE

_Line = tuple[float, float]
_NECK_AND_TOTAL: Final[tuple[tuple[_Line, _Line], ...]] = (
    ((0.858, 0.120), (0.942, 0.122)),
    ((0.849, 0.111), (0.942, 0.122)),
    ((0.934, 0.137), (1.041, 0.144)),
)
"""Means and standard deviations of young white women and men (NHANES III; Looker, Osteoporos Int 1998;8:468), in g/cm2,
of the neck of the femur and the whole hip: women of 20 to 29 years, women as Hologic prints them, men.

verify: these figures were written down from memory; of the paper only the abstract was seen. They give doubts alone.
"""
_TABLE: Final = 12
"""So many rows may a table of one place have above or below another."""
_WITHIN, _NECK, _PART, _WHOLE = range(4)
_RANKS: Final = {
    Part.WITHIN_NECK: _WITHIN,
    Part.NECK: _NECK,
    Part.TROCHANTER: _PART,
    Part.VERTEBRA: _PART,
}
_VERTEBRAE: Final = 4
_ROUNDED, _UNEVEN = 0.002, 0.09
"""Half of the last figure of both, and how far the lower vertebrae, which are larger, pull the mean to theirs."""
_NEAR: Final = 0.15
_FAR: Final = 0.4


def held_against_each_other(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows, with a doubt where they contradict each other."""
    for number, row in enumerate(rows):
        near = rows[max(0, number - _TABLE) : number + _TABLE]
        beside = [other for other in near if _is_beside(row, other)]
        yield row if row.doubt else replace(row, doubt=_doubt(row, beside))


def _doubt(row: Row, beside: Sequence[Row]) -> str:
    if any(_is_too_small(row, other) or _is_too_small(other, row) for other in beside) or _is_no_mean(row, beside):
        return NOT_THE_WHOLE
    return EXCHANGED if any(_are_exchanged(row, other) or _are_exchanged(other, row) for other in beside) else ""


def _is_beside(row: Row, other: Row) -> bool:
    """Whether two rows are of one region and side."""
    same = (other.at.region, other.at.side) == (row.at.region, row.at.side)
    return other is not row and row.at.region is not None and same


def _is_too_small(one: Row, other: Row) -> bool:
    """Whether the one has less bone mineral or area than the other, which lies in it or is always the smaller."""
    ranks = _rank(one), _rank(other)
    if None in ranks or ranks[0] == ranks[1] or max(ranks, key=lambda rank: rank or 0) is not ranks[0]:
        return False
    kinds = (Kind.CONTENT, Kind.AREA, *((Kind.BMD,) if ranks == (_NECK, _WITHIN) else ()))
    return any(
        kind in one.cells and kind in other.cells and one.cells[kind].size < other.cells[kind].size for kind in kinds
    )


def _rank(row: Row) -> int | None:
    """Which place a row has when those of one region are put in order of their size; None where that is not known."""
    if row.at.vague:
        return None
    if row.at.spot in (Spot.LUMBAR_SPINE, Spot.TOTAL_HIP):
        return _WHOLE if row.at.whole else None
    return _RANKS.get(row.at.place.site.part) if row.at.place.site.part else None


def _is_no_mean(row: Row, beside: Sequence[Row]) -> bool:
    """Whether the density of L1 to L4 is not about the mean of the four, or that of the hip below all its parts."""
    if _rank(row) != _WHOLE or Kind.BMD not in row.cells:
        return False
    parts = [one.cells[Kind.BMD].size for one in beside if _rank(one) in (_NECK, _PART) and Kind.BMD in one.cells]
    value = row.cells[Kind.BMD].size
    if row.at.spot is Spot.TOTAL_HIP:
        return len(parts) > 1 and value < min(parts) - _ROUNDED
    widest = max(parts, default=0.0) - min(parts, default=0.0)
    return len(parts) == _VERTEBRAE and abs(value - sum(parts) / _VERTEBRAE) > _UNEVEN * widest + 2 * _ROUNDED


def _are_exchanged(neck: Row, total: Row) -> bool:
    """Whether the density and T-score of each lie on the printed line of the other, and not on its own."""
    if (neck.at.spot, total.at.spot) != (Spot.FEMORAL_NECK, Spot.TOTAL_HIP) or neck.at.vague or total.at.vague:
        return False
    if any(kind not in row.cells for kind, row in product((Kind.BMD, Kind.T), (neck, total))):
        return False
    own = min(max(_off(neck, of_neck), _off(total, of_total)) for of_neck, of_total in _NECK_AND_TOTAL)
    other = min(max(_off(total, of_neck), _off(neck, of_total)) for of_neck, of_total in _NECK_AND_TOTAL)
    return own > _FAR and other <= _NEAR


def _off(row: Row, line: _Line) -> float:
    """How far a T-score is from that of its density on a line."""
    mean, spread = line
    return abs((row.cells[Kind.BMD].size - mean) / spread - row.cells[Kind.T].value)
