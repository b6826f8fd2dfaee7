"""Plots as inline pictures (SVG): bars of counts, and shares with their errors; each says in words what it shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from bonebrief.machine.glyphs import one_line

_WIDTH: Final = 640
_LEFT: Final = 290
_RIGHT: Final = 560
_ROW: Final = 22
_TOP: Final = 8
_LONGEST: Final = 34


@dataclass(frozen=True, slots=True)
class Bar:
    """A row: parts one after the other, each a length with the name of its colour, and the words at the end."""

    label: str
    parts: Sequence[tuple[float, str]]
    words: str


@dataclass(frozen=True, slots=True)
class Dot:
    """A row: a value with its error, and the words at the end."""

    label: str
    value: float
    error: float | None
    words: str


def bars(name: str, title: str, rows: Sequence[Bar]) -> str:
    """Bars of counts, the longest as long as there is room; nothing where there are none."""
    longest = max((sum(size for size, _ in bar.parts) for bar in rows), default=0.0)
    if not longest:
        return ""
    drawn = [_bar(bar, nth, (_RIGHT - _LEFT) / longest) for nth, bar in enumerate(rows)]
    return _picture(name, title, drawn)


def dots(name: str, title: str, rows: Sequence[Dot]) -> str:
    """Values with their errors (twice on each side) on one scale from 0; nothing where there are none."""
    highest = max((row.value + 2 * (row.error or 0.0) for row in rows), default=0.0)
    if not highest:
        return ""
    drawn = [_dot(row, nth, (_RIGHT - _LEFT) / highest) for nth, row in enumerate(rows)]
    return _picture(name, title, drawn)


def _picture(name: str, title: str, rows: Sequence[str]) -> str:
    height = _TOP + _ROW * len(rows) + 4
    axis = f'<line x1="{_LEFT}" x2="{_LEFT}" y1="2" y2="{height - 2}" class="edge"/>'
    body = "\n".join([axis, *rows])
    return f"""\
<figure>
<svg viewBox="0 0 {_WIDTH} {height}" role="img" aria-labelledby="{name}">
<title id="{name}">{_safe(title)}</title>
{body}
</svg>
<figcaption class="quiet">{_safe(title)}</figcaption>
</figure>"""


def _bar(bar: Bar, nth: int, scale: float) -> str:
    y, x = _TOP + _ROW * nth, float(_LEFT)
    drawn: list[str] = []
    for size, colour in bar.parts:
        if size:
            drawn.append(f'<rect x="{x:.1f}" y="{y}" width="{size * scale:.1f}" height="14" class="{colour}"/>')
            x += size * scale
    return f"{_label(bar.label, y)}{''.join(drawn)}{_words(bar.words, x, y)}"


def _dot(dot: Dot, nth: int, scale: float) -> str:
    y, x = _TOP + _ROW * nth, _LEFT + dot.value * scale
    drawn, end = "", x
    if dot.error is not None:
        low, end = max(float(_LEFT), x - 2 * dot.error * scale), x + 2 * dot.error * scale
        drawn = f'<line x1="{low:.1f}" x2="{end:.1f}" y1="{y + 7}" y2="{y + 7}" class="error"/>'
    return f'{_label(dot.label, y)}{drawn}<circle cx="{x:.1f}" cy="{y + 7}" r="4"/>{_words(dot.words, end + 4, y)}'


def _label(label: str, y: int) -> str:
    words = one_line(label)
    words = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
    return f'<text x="{_LEFT - 8}" y="{y + 11}" text-anchor="end">{escape(words)}</text>'


def _words(words: str, x: float, y: int) -> str:
    return f'<text x="{x + 5:.1f}" y="{y + 11}" class="quiet">{_safe(words)}</text>'


def _safe(text: str) -> str:
    return escape(one_line(text))
