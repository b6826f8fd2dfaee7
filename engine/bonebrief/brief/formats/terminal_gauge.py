"""The gauge drawn in a terminal: one track per site, each zone in a line of its own kind, and a legend in words."""

from typing import Final

from rich.text import Text

from bonebrief.brief.formats.terminal_page import Page
from bonebrief.brief.gauge import HIGH, LOW, Gauge, Mark, Zone
from bonebrief.brief.words import scale_words, score_words, zone_words
from bonebrief.machine.catalogue import _

_LINES: Final = {
    "osteoporosis": ("┄", "red"),
    "low_bone_mass": ("─", "yellow"),
    "normal": ("━", "green"),
    "below_expected_range_for_age": ("┄", "yellow"),
    "within_expected_range_for_age": ("━", "green"),
}
_DECIDES: Final = "◆"
_MARK: Final = "●"
_END: Final = f"{HIGH:+.0f}"
_SPAN: Final = round(HIGH - LOW)
_FEWEST: Final = 4
_MOST: Final = 10


def draw_gauge(page: Page, gauge: Gauge) -> None:
    """Draw the gauge; where labels and tracks do not fit side by side, each label stands above its track."""
    labels = [page.words(mark.label, "bold" if mark.decides else "") for mark in gauge.marks]
    values = [score_words(mark.value) for mark in gauge.marks]
    widest = max(len(scale_words(gauge.scale)), *(label.cell_len for label in labels))
    start = widest + max(map(len, values)) + 4
    stacked = page.width - start < _SPAN * _FEWEST
    start = 0 if stacked else start
    per_sd = min(_MOST, (page.width - start) // _SPAN // 2 * 2)
    name = page.words(scale_words(gauge.scale), "dim")
    if stacked:
        page.line(name)
    else:
        page.line(_side_by_side(name, "", Text(_names(gauge, per_sd), "dim"), start))
    for mark, label, value in zip(gauge.marks, labels, values, strict=True):
        track = _track(page, gauge, mark, per_sd)
        if stacked:
            page.prose(Text.assemble(label, "  ", value))
            page.line(track)
        else:
            page.line(_side_by_side(label, value, track, start))
    page.line(Text(" " * start + _axis(gauge, per_sd), "dim"))
    page.prose(page.words(_legend(gauge, bool(stacked or not _names(gauge, per_sd))), "dim"))


def _side_by_side(label: Text, value: str, track: Text, start: int) -> Text:
    row = Text.assemble(label, " " * (start - 2 - label.cell_len - len(value)), value, "  ", track)
    row.rstrip()
    return row


def _track(page: Page, gauge: Gauge, mark: Mark, per_sd: int) -> Text:
    track = Text()
    for zone in gauge.zones:
        glyph, style = _LINES[zone.category]
        track.append(page.glyphs(glyph) * _cells(zone, per_sd), style)
    cell = mark.cell(per_sd)
    shown = mark.clipped or page.glyphs(_DECIDES if mark.decides else _MARK)
    return Text.assemble(track[:cell], (shown, "bold"), track[cell + 1 :])


def _names(gauge: Gauge, per_sd: int) -> str:
    """The names of the zones, each above its own; nothing if one does not fit."""
    names = [(zone_words(zone.category)[0], _cells(zone, per_sd)) for zone in gauge.zones]
    if any(len(name) >= cells for name, cells in names):
        return ""
    return "".join(name.ljust(cells) for name, cells in names).rstrip()


def _axis(gauge: Gauge, per_sd: int) -> str:
    """The ends of the scale, and the limits between the zones where they lie."""
    ticks = [f"{LOW:.0f}".ljust(_cells(gauge.zones[0], per_sd))]
    ticks += [score_words(zone.low).ljust(_cells(zone, per_sd)) for zone in gauge.zones[1:]]
    return "".join(ticks)[: -len(_END)] + _END


def _cells(zone: Zone, per_sd: int) -> int:
    return round((zone.high - zone.low) * per_sd)


def _legend(gauge: Gauge, zones: bool) -> str:
    parts = [f"{_LINES[zone.category][0]} {zone_words(zone.category)[0]}" for zone in gauge.zones if zones]
    for mark in gauge.marks:
        if mark.decides:
            parts.append(f"{mark.label if mark.clipped else _DECIDES} {_('the score that counts')}")
    ends = [end for end in "<>" if any(mark.clipped == end for mark in gauge.marks)]
    parts += [f"{end} {_('beyond the scale')}" for end in ends]
    parts += [f"{mark.label} {_('not counted')}" for mark in gauge.marks if mark.left_out]
    return "; ".join(dict.fromkeys(parts))
