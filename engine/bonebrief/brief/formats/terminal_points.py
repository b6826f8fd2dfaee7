"""The points of a brief in the terminal, each with its reasons, their rules and sources, and what to raise."""

from typing import Final

from rich.text import Text

from bonebrief.brief import phrases
from bonebrief.brief.formats.terminal_page import Page
from bonebrief.brief.model import Brief, RaisedPoint, Reason
from bonebrief.brief.talks import talks
from bonebrief.brief.words import Heading, severity
from bonebrief.knowledge.rule import Priority
from bonebrief.machine.catalogue import _

STYLES: Final = {
    Priority.URGENT: "bold red",
    Priority.HIGH: "bold magenta",
    Priority.ROUTINE: "bold",
    Priority.NOTE: "dim",
}


def draw_points(page: Page, brief: Brief) -> None:
    """Every point: priority, title, why with rule and source, and what to raise."""
    if not brief.points:
        return
    page.heading(Heading.POINTS.words)
    for talk in talks(brief.points):
        page.gap()
        page.entry(severity_text(page, talk.priority), page.words(talk.heading, "bold"))
        for point in talk.points:
            if talk.shared:
                if not (page.narrow and point is talk.points[0]):
                    page.gap()
                lower = point.priority < talk.priority
                label = severity_text(page, point.priority) if lower else Text()
                page.entry(label, page.words(point.title, "underline"))
            if page.narrow and point.priority is Priority.URGENT:
                page.entry(Text(), page.words(_("in full above"), "dim"))
            else:
                draw_point(page, point)


def draw_point(page: Page, point: RaisedPoint) -> None:
    """What is said of a point below its title."""
    for reason in point.reasons:
        _draw_reason(page, reason, first=reason is point.reasons[0])
    page.passage(page.side(_("say")), page.words(point.say))


def severity_text(page: Page, priority: Priority) -> Text:
    """The mark and the word of a priority, in its colour."""
    return page.words(severity(priority), STYLES[priority])


def _draw_reason(page: Page, reason: Reason, first: bool) -> None:
    why = page.side(_("why")) if first or page.plain else Text()
    text, trace = page.words(reason.text), page.words(phrases.trace(reason), "dim")
    if page.narrow:
        page.entry(why, Text.assemble(text, " ", trace))
        return
    page.entry(why, text)
    page.entry(page.side(_("rule")) if page.plain else Text(), trace)
