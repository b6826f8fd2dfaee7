"""The gauge as data: a scale from -4 to +1 SD, the zones of a class system on it, and a mark for each site.

T-score zones are those of the WHO (1994), Z-score zones those of the ISCD (2023 adult official positions).
"""

from dataclasses import dataclass
from math import floor
from typing import Final

from bonebrief.brief.model import Brief, Score
from bonebrief.brief.words import scale_words, score_words, site_words, zone_words
from bonebrief.machine.catalogue import _
from bonebrief.machine.text import begun

LOW: Final = -4.0
HIGH: Final = 1.0


@dataclass(frozen=True, slots=True)
class Zone:
    """A density class on the scale, from `low` to `high` SD; `closed` says that `high` itself belongs to it."""

    category: str
    low: float
    high: float
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """One site's score in its zone; `decides` marks the one that the class rests on, `left_out` one not counted."""

    label: str
    value: float
    zone: Zone
    decides: bool
    left_out: bool

    @property
    def clipped(self) -> str:
        """`<` or `>` for a score beyond the ends of the scale, else nothing."""
        return "<" if self.value < LOW else ">" if self.value > HIGH else ""

    @property
    def position(self) -> float:
        """Where the mark stands, from 0 at the low end to 1 at the high end."""
        return position(self.value)

    def cell(self, per_sd: int) -> int:
        """The cell of the mark when an SD is so many cells wide (an even number); always a cell of its own zone."""
        first, last = (round((edge - LOW) * per_sd) for edge in (self.zone.low, self.zone.high))
        cell = floor(round(self.position * (HIGH - LOW) * per_sd, 6))
        return min(max(cell, first), last - 1)


@dataclass(frozen=True, slots=True)
class Gauge:
    """One scale (`t_score` or `z_score`), its zones from low to high, and the marks in the order of the answers."""

    scale: str
    zones: tuple[Zone, ...]
    marks: tuple[Mark, ...]


_ZONES: Final = {
    "t_score": (
        Zone("osteoporosis", LOW, -2.5, closed=True),
        Zone("low_bone_mass", -2.5, -1.0),
        Zone("normal", -1.0, HIGH),
    ),
    "z_score": (
        Zone("below_expected_range_for_age", LOW, -2.0, closed=True),
        Zone("within_expected_range_for_age", -2.0, HIGH),
    ),
}


def gauge_of(brief: Brief) -> Gauge | None:
    """The gauge on which the class rests, or None if there is no class.

    A clinic may have rules with other limits; where its class is not the zone of the score, nothing is drawn,
    so that the picture never contradicts the words.
    """
    density = brief.bone_density
    if density.value is None or density.basis not in _ZONES:
        return None
    zones = _ZONES[density.basis]
    if _zone(zones, density.value).category != density.category:
        return None
    scores = [score for score in brief.scores if score.scale == density.basis]
    marks = tuple(_mark(zones, score, density.value) for score in scores)
    return Gauge(density.basis, zones, marks) if marks else None


def position(value: float) -> float:
    """Where a value stands between the ends of the scale, from 0 to 1."""
    return (min(max(value, LOW), HIGH) - LOW) / (HIGH - LOW)


def gauge_sentence(gauge: Gauge) -> str:
    """Say in words what the gauge shows."""
    marks = [f"{mark.label} {score_words(mark.value)}{_remark(mark)}" for mark in gauge.marks]
    named = (zone_words(zone.category) for zone in gauge.zones)
    ranges = ", ".join(_("{zone} is {reach}").format(zone=name, reach=reach) for name, reach in named)
    return f"{scale_words(gauge.scale)}: {', '.join(marks)}. {begun(ranges)}."


def other_scores(brief: Brief, gauge: Gauge | None) -> str:
    """Say which scores were given and are not on the gauge, or nothing."""
    others = [score for score in brief.scores if gauge is None or score.scale != gauge.scale]
    said = "; ".join(f"{score.label} {score_words(score.value)}" for score in others)
    if not said:
        return ""
    return (_("Also given: {scores}.") if gauge else _("Given: {scores}.")).format(scores=said)


def _zone(zones: tuple[Zone, ...], value: float) -> Zone:
    return next((zone for zone in zones if value < zone.high or (zone.closed and value == zone.high)), zones[-1])


def _mark(zones: tuple[Zone, ...], score: Score, deciding: float) -> Mark:
    left_out = not score.decides and score.value < deciding
    return Mark(site_words(score), score.value, _zone(zones, score.value), score.decides, left_out)


def _remark(mark: Mark) -> str:
    if mark.decides:
        return f" ({_('the score that counts')})"
    return f" ({_('not counted')})" if mark.left_out else ""
