"""The brief in a terminal: calm, in reading order, nothing hidden without a count. The only way to load Rich."""

from typing import TextIO

from bonebrief.brief import phrases
from bonebrief.brief.formats.terminal_gauge import draw_gauge
from bonebrief.brief.formats.terminal_open import draw_answers, draw_open, draw_questions, draw_sources
from bonebrief.brief.formats.terminal_page import Page
from bonebrief.brief.formats.terminal_points import draw_points, draw_talk
from bonebrief.brief.gauge import gauge_of, gauge_sentence, other_scores
from bonebrief.brief.model import Brief
from bonebrief.brief.words import HEADINGS, STANDING_LINE, Reader, bottom_line


def show_brief(
    brief: Brief,
    stream: TextIO,
    *,
    reader: Reader = Reader.CLINICIAN,
    width: int | None = None,
    colour: bool | None = None,
    plain: bool = False,
    everything: bool = False,
) -> None:
    """Print the brief for one reader.

    Urgent and high points are always shown in full; a long tail of points, of open questions and of answers is
    given by count unless `everything` is set. `plain` draws no picture and no lines: sentences say the same.
    For `width` and `colour` see `Page`.
    """
    page = Page(stream, width, colour, plain)
    _draw_head(page, brief, reader)
    _draw_scores(page, brief)
    _draw_warnings(page, brief, reader)
    if reader is Reader.PATIENT:
        draw_talk(page, brief, everything)
        draw_questions(page, brief, everything)
    else:
        draw_points(page, brief, everything)
        draw_open(page, brief, everything)
        draw_answers(page, brief, everything)
    draw_sources(page, brief, reader)
    page.gap()
    page.prose(page.words(STANDING_LINE[reader], "bold"))


def _draw_head(page: Page, brief: Brief, reader: Reader) -> None:
    page.prose(page.words(phrases.title(brief, reader), "bold"))
    page.prose(page.words(" · ".join(phrases.about(brief, reader)), "dim"))
    page.gap()
    _draw_contradictions(page, brief, reader)
    density, counts = bottom_line(brief, reader)
    page.prose(page.words(density, "bold"))
    page.prose(page.words(counts))
    page.gap()


def _draw_contradictions(page: Page, brief: Brief, reader: Reader) -> None:
    if not brief.contradictions:
        return
    page.heading(HEADINGS[reader].contradictions)
    for one in brief.contradictions:
        lead, *sides = phrases.contradiction_lines(one)
        page.prose(page.words(lead, "bold"))
        for side in sides:
            page.bullet(page.words(side))
    page.gap()


def _draw_scores(page: Page, brief: Brief) -> None:
    gauge = gauge_of(brief)
    if gauge and page.plain:
        page.prose(page.words(gauge_sentence(gauge)))
    elif gauge:
        draw_gauge(page, gauge)
    page.prose(page.words(other_scores(brief, gauge), "dim"))
    page.gap()


def _draw_warnings(page: Page, brief: Brief, reader: Reader) -> None:
    if brief.warnings:
        page.heading(HEADINGS[reader].check)
        for warning in brief.warnings:
            page.bullet(page.words(phrases.warning_words(warning)))
