"""A given risk on its lines, and the fields of a calculator, in the terminal."""

from typing import Final

from rich.text import Text

from bonebrief.brief.formats.terminal_page import Page
from bonebrief.brief.model import Brief, Risk, Strip
from bonebrief.brief.sheet.scale import from_words, line_words, risk_sentence, scale_end, share, span_of
from bonebrief.brief.words import UNKNOWN
from bonebrief.language.value import number_words

_GLYPHS: Final = ("━", "─", "┄", "═")
_STYLES: Final = ("green", "yellow", "red", "red")
_MARK: Final = "◆"
_WIDEST: Final = 60


def draw_risks(page: Page, brief: Brief) -> None:
    """Every given risk, as a picture on its lines or, in plain mode, as a sentence."""
    for lines in brief.risk_lines:
        page.gap()
        page.prose(page.words(lines.title, "bold"))
        for risk in lines.risks:
            if page.plain:
                page.prose(page.words(risk_sentence(risk)))
            else:
                _draw_risk(page, risk)


def draw_strips(page: Page, brief: Brief) -> None:
    """The fields of every calculator in one paragraph, those that are not known marked."""
    for strip in brief.strips:
        page.heading(strip.title)
        page.prose(_fields(page, strip))
        page.prose(page.words(strip.note, "dim"))


def _fields(page: Page, strip: Strip) -> Text:
    parts = [
        Text.assemble(page.words(field.label, "dim"), " ", page.words(field.words or UNKNOWN, "bold"))
        for field in strip.fields
    ]
    return Text(page.glyphs(" · "), "dim").join(parts)


def _draw_risk(page: Page, risk: Risk) -> None:
    """One risk: what it is and where it lies, its scale, and below it where each span begins."""
    cells = min(page.width, _WIDEST)
    said = page.words(f"{risk.label} {risk.words} {risk.unit}:")
    page.prose(Text.assemble(said, " ", page.words(span_of(risk).name, "bold")))
    page.line(_track(page, risk, cells))
    page.line(Text(_axis(risk, cells), "dim"))
    page.prose(page.words("; ".join(_legend(page, risk)), "dim"))


def _track(page: Page, risk: Risk, cells: int) -> Text:
    track = Text()
    for nth, span in enumerate(risk.spans):
        end = risk.spans[nth + 1].start if nth + 1 < len(risk.spans) else scale_end(risk)
        count = _cell(risk, end, cells) - _cell(risk, span.start, cells)
        track.append(page.glyphs(_glyph(nth)) * count, _STYLES[min(nth, len(_STYLES) - 1)])
    at = _mark_cell(risk, cells)
    return Text.assemble(track[:at], (page.glyphs(_MARK), "bold"), track[at + 1 :])


def _mark_cell(risk: Risk, cells: int) -> int:
    """The cell of the mark, always one of its own span."""
    nth = risk.spans.index(span_of(risk))
    last = _cell(risk, risk.spans[nth + 1].start, cells) - 1 if nth + 1 < len(risk.spans) else cells - 1
    return min(max(_cell(risk, risk.value, cells), _cell(risk, risk.spans[nth].start, cells)), last)


def _axis(risk: Risk, cells: int) -> str:
    """Zero, the lines where they lie and have room, and the end of the scale."""
    axis = [" "] * cells
    end = number_words(scale_end(risk), 0)
    ticks = [(_cell(risk, span.start, cells), line_words(span)) for span in risk.spans]
    free = 0
    for at, words in ticks:
        if at >= free and at + len(words) < cells - len(end):
            axis[at : at + len(words)] = words
            free = at + len(words) + 1
    axis[cells - len(end) :] = end
    return "".join(axis)


def _legend(page: Page, risk: Risk) -> list[str]:
    return [
        f"{page.glyphs(_glyph(nth))} {from_words(span, line_words(span)) if nth else span.name}"
        for nth, span in enumerate(risk.spans)
    ]


def _glyph(nth: int) -> str:
    return _GLYPHS[min(nth, len(_GLYPHS) - 1)]


def _cell(risk: Risk, value: float, cells: int) -> int:
    return round(share(risk, value) * cells)
