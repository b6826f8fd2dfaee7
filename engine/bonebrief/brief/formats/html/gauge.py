"""The gauge as an inline picture (SVG): one track per site, each zone in a line of its own kind."""

from html import escape
from typing import Final

from bonebrief.brief.gauge import HIGH, LOW, Gauge, Mark, Zone, position
from bonebrief.brief.words import scale_words, score_words, zone_words
from bonebrief.machine.catalogue import _
from bonebrief.machine.glyphs import one_line

_WIDTH: Final = 520
_LEFT: Final = 185
_RIGHT: Final = 505
_VALUE_END: Final = 168
_TOP: Final = 40
_ROW: Final = 26
_LONGEST_LABEL: Final = 18


def gauge_svg(gauge: Gauge) -> str:
    """Draw the gauge; its title and description tell a screen reader what it is and that the caption says it all."""
    bottom = _TOP + _ROW * len(gauge.marks)
    rows = "\n".join(_row(gauge, mark, _TOP + _ROW * nth) for nth, mark in enumerate(gauge.marks))
    zones = "\n".join(_zone_name(zone) for zone in gauge.zones)
    edges = "\n".join(_edge(value, bottom) for value in (LOW, *(zone.low for zone in gauge.zones[1:]), HIGH))
    scale = scale_words(gauge.scale)
    title = _("{scale} of each site on a line from {low} to {high}")
    title = title.format(scale=scale, low=f"{LOW:.0f}", high=f"{HIGH:+.0f}")
    about = _("The zones from left to right: {zones}. The caption gives every value.")
    about = about.format(zones=_zones_in_words(gauge))
    return f"""\
<svg viewBox="0 0 {_WIDTH} {bottom + 10}" role="img" aria-labelledby="gauge-title gauge-text">
<title id="gauge-title">{escape(title)}</title>
<desc id="gauge-text">{escape(about)}</desc>
<text x="0" y="16" class="quiet">{scale}</text>
{zones}
{edges}
{rows}
</svg>"""


def _zones_in_words(gauge: Gauge) -> str:
    return ", ".join(zone_words(zone.category)[0] for zone in gauge.zones)


def _zone_name(zone: Zone) -> str:
    middle = (_x(zone.low) + _x(zone.high)) / 2
    return f'<text x="{middle:.1f}" y="16" class="quiet" text-anchor="middle">{zone_words(zone.category)[0]}</text>'


def _edge(value: float, bottom: int) -> str:
    label = f"{value:+.0f}" if value == HIGH else f"{value:.0f}" if value == LOW else score_words(value)
    return (
        f'<line x1="{_x(value):.1f}" x2="{_x(value):.1f}" y1="24" y2="{bottom - 12}" class="edge"/>'
        f'<text x="{_x(value):.1f}" y="{bottom + 4}" class="quiet" text-anchor="middle">{label}</text>'
    )


def _row(gauge: Gauge, mark: Mark, y: int) -> str:
    weight = ' class="decides"' if mark.decides else ""
    tracks = "".join(
        f'<line x1="{_x(zone.low):.1f}" x2="{_x(zone.high):.1f}" y1="{y}" y2="{y}" class="track {zone.category}"/>'
        for zone in gauge.zones
    )
    return (
        f'<text x="0" y="{y + 4}"{weight}>{_label(mark.label)}</text>'
        f'<text x="{_VALUE_END}" y="{y + 4}" text-anchor="end"{weight}>{score_words(mark.value)}</text>'
        f"{tracks}{_mark(mark, y)}"
    )


def _mark(mark: Mark, y: int) -> str:
    x = _x(mark.value)
    if mark.clipped:
        tip = -9 if mark.clipped == "<" else 9
        return f'<path d="M{x + tip:.1f} {y}l{-tip} -7v14z" class="mark"/>'
    if mark.decides:
        return f'<path d="M{x:.1f} {y - 8}l8 8l-8 8l-8 -8z" class="mark"/>'
    return f'<circle cx="{x:.1f}" cy="{y}" r="5" class="mark"/>'


def _x(value: float) -> float:
    return _LEFT + position(value) * (_RIGHT - _LEFT)


def _label(label: str) -> str:
    words = one_line(label)
    return escape(words if len(words) <= _LONGEST_LABEL else f"{words[: _LONGEST_LABEL - 1]}…")
