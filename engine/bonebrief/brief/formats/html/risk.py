"""A given risk on its lines as an inline picture (SVG): one track, each span in a line of its own kind."""

from typing import Final

from bonebrief.brief.formats.html.parts import lines, safe
from bonebrief.brief.model import Brief, Risk
from bonebrief.brief.sheet.scale import line_words, risk_sentence, scale_end, share, span_of
from bonebrief.language.value import number_words

_WIDTH: Final = 520
_LEFT: Final = 8
_RIGHT: Final = 500
_KINDS: Final = ("under", "near", "over", "far")
_TICK_ROOM: Final = 34.0


def risk_figures(brief: Brief) -> str:
    """Every given risk on its lines, with all of it in words."""
    return lines(*(_figure(one.title, one.risks) for one in brief.risk_lines))


def _figure(title: str, risks: tuple[Risk, ...]) -> str:
    said = " ".join(risk_sentence(risk) for risk in risks)
    pictures = lines(*map(_svg, risks))
    caption = f'<figcaption class="quiet"><span class="said">{safe(said)}</span></figcaption>'
    return f'<figure class="risks">\n<p><strong>{safe(title)}</strong></p>\n{pictures}\n{caption}\n</figure>'


def _svg(risk: Risk) -> str:
    heading = f"{risk.label} {risk.words} {risk.unit}: {span_of(risk).name}"
    return f"""\
<svg viewBox="0 0 {_WIDTH} 62" role="img" aria-label="{safe(heading)}">
<text x="{_LEFT}" y="14" class="decides">{safe(heading)}</text>
{_track(risk)}
<path d="M{_x(risk, risk.value):.1f} 24l8 8l-8 8l-8 -8z" class="mark"/>
{_ticks(risk)}
</svg>"""


def _track(risk: Risk) -> str:
    ends = [*(span.start for span in risk.spans[1:]), scale_end(risk)]
    return lines(
        *(
            f'<line x1="{_x(risk, span.start):.1f}" x2="{_x(risk, end):.1f}" y1="32" y2="32"'
            f' class="track {_KINDS[min(nth, len(_KINDS) - 1)]}"/>'
            for nth, (span, end) in enumerate(zip(risk.spans, ends, strict=True))
        )
    )


def _ticks(risk: Risk) -> str:
    """Where each span begins, with its name where there is room, and the end of the scale."""
    ends = [*(_x(risk, span.start) for span in risk.spans[1:]), float(_RIGHT)]
    drawn = [_tick(_LEFT, "0", "start"), _tick(_RIGHT, number_words(scale_end(risk), 0), "end")]
    for span, end in zip(risk.spans[1:], ends[1:], strict=True):
        at = _x(risk, span.start)
        words = line_words(span)
        name = f"{words} {span.name}"
        drawn.append(_tick(at, name if len(name) * 6.5 < end - at - _TICK_ROOM / 2 else words, "start"))
    return lines(*drawn)


def _tick(x: float, words: str, anchor: str) -> str:
    return f'<text x="{x:.1f}" y="56" class="quiet" text-anchor="{anchor}">{safe(words)}</text>'


def _x(risk: Risk, value: float) -> float:
    return _LEFT + share(risk, value) * (_RIGHT - _LEFT)
