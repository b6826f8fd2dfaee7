"""The brief in a terminal: one sheet first, in reading order, and behind it all the rest. The only way to load Rich."""

from typing import TextIO

from bonebrief.brief import phrases
from bonebrief.brief.formats.terminal_beside import draw_risks, draw_strips
from bonebrief.brief.formats.terminal_front import draw_behind, draw_missing, draw_talks, draw_urgent
from bonebrief.brief.formats.terminal_gauge import draw_gauge
from bonebrief.brief.formats.terminal_handout import draw_handout, draw_part
from bonebrief.brief.formats.terminal_open import draw_answers, draw_open, draw_sources
from bonebrief.brief.formats.terminal_page import Page
from bonebrief.brief.formats.terminal_points import draw_points
from bonebrief.brief.gauge import Gauge, gauge_of, gauge_sentence, other_scores
from bonebrief.brief.model import Brief
from bonebrief.brief.sheet.front import front_of
from bonebrief.brief.sheet.handout import handout_of
from bonebrief.brief.words import Reader, headings, priorities_line, standing_line


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
    """Print the brief for one reader: the sheet, and with `everything` what stands behind it.

    What is urgent is always shown in full, and what is not shown is counted. `plain` draws no picture and no lines:
    sentences say the same. For `width` and `colour` see `Page`.
    """
    page = Page(stream, width, colour, plain)
    if reader is Reader.PATIENT:
        handout = handout_of(brief)
        _draw_head(page, brief, reader)
        draw_part(page, headings(reader).today, handout.today)
        page.gap()
        _draw_gauge(page, handout.gauge)
        _draw_warnings(page, brief, reader)
        draw_handout(page, handout, brief.persons_page.call)
    else:
        _draw_front(page, brief, everything)
        if everything:
            draw_points(page, brief)
            draw_open(page, brief)
            draw_answers(page, brief)
            draw_sources(page, brief)
    page.gap()
    page.prose(page.words(standing_line(reader), "bold"))


def _draw_front(page: Page, brief: Brief, everything: bool) -> None:
    front = front_of(brief)
    _draw_head(page, brief, Reader.CLINICIAN)
    gauge = gauge_of(brief)
    _draw_gauge(page, gauge)
    page.prose(page.words(other_scores(brief, gauge), "dim"))
    draw_risks(page, brief)
    _draw_warnings(page, brief, Reader.CLINICIAN)
    page.gap()
    page.prose(page.words(priorities_line(brief), "dim"))
    draw_urgent(page, front)
    draw_talks(page, front)
    draw_missing(page, front)
    draw_strips(page, brief)
    if not everything:
        draw_behind(page, brief)


def _draw_head(page: Page, brief: Brief, reader: Reader) -> None:
    page.prose(page.words(phrases.title(brief, reader), "bold"))
    page.prose(page.words(" · ".join(phrases.about(brief, reader)), "dim"))
    page.prose(page.words(phrases.translation_line(brief), "dim"))
    page.gap()
    _draw_contradictions(page, brief, reader)
    first, second = phrases.lead(brief, reader)
    page.prose(page.words(first, "bold"))
    page.prose(page.words(second))
    page.gap()


def _draw_contradictions(page: Page, brief: Brief, reader: Reader) -> None:
    if not brief.contradictions:
        return
    page.heading(headings(reader).contradictions)
    for one in brief.contradictions:
        lead, *sides = phrases.contradiction_lines(one)
        page.prose(page.words(lead, "bold"))
        for side in sides:
            page.bullet(page.words(side))
    page.gap()


def _draw_gauge(page: Page, gauge: Gauge | None) -> None:
    if gauge and page.plain:
        page.prose(page.words(gauge_sentence(gauge)))
    elif gauge:
        draw_gauge(page, gauge)


def _draw_warnings(page: Page, brief: Brief, reader: Reader) -> None:
    if brief.warnings:
        page.heading(headings(reader).check)
        for warning in brief.warnings:
            page.bullet(page.words(phrases.warning_words(warning)))
