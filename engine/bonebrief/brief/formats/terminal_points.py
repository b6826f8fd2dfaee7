"""The points of a brief in the terminal: for the clinician with rules and sources, for the person in plain words."""

from typing import Final

from rich.text import Text

from bonebrief.brief import phrases
from bonebrief.brief.formats.terminal_page import Page
from bonebrief.brief.model import Brief, RaisedPoint, Reason
from bonebrief.brief.talks import Talk, by_priority, talks
from bonebrief.brief.words import HEADINGS, MARKS, PLAIN_PRIORITY, Reader, severity
from bonebrief.knowledge.rule import Priority

MOST_POINTS: Final = 8
STYLES: Final = {
    Priority.URGENT: "bold red",
    Priority.HIGH: "bold magenta",
    Priority.ROUTINE: "bold",
    Priority.NOTE: "dim",
}


def draw_points(page: Page, brief: Brief, everything: bool) -> None:
    """The clinician's points: priority, title, why with rule and source, and what to raise."""
    if not brief.points:
        return
    full, tail = _split(brief, everything)
    page.heading(HEADINGS[Reader.CLINICIAN].points)
    for talk in full:
        page.gap()
        page.entry(_severity(page, talk.priority), page.words(talk.heading, "bold"))
        for point in talk.points:
            if talk.shared:
                page.gap()
                lower = point.priority < talk.priority
                page.entry(_severity(page, point.priority) if lower else Text(), page.words(point.title, "underline"))
            _draw_point(page, point)
    if tail:
        titles = "; ".join(f"{MARKS[point.priority]} {point.title}" for point in tail)
        _draw_tail(page, tail, titles)


def draw_talk(page: Page, brief: Brief, everything: bool) -> None:
    """The person's points, under a heading for each priority, with their own numbers and no ids."""
    if not brief.points:
        return
    full, tail = _split(brief, everything)
    indent = 0 if page.plain else 2
    page.heading(HEADINGS[Reader.PATIENT].points)
    for priority, group in by_priority(full):
        page.gap()
        page.prose(page.words(PLAIN_PRIORITY[priority], STYLES[priority]))
        for talk in group:
            page.gap()
            page.prose(page.words(talk.heading, "bold"), indent)
            for point in talk.points:
                if talk.shared:
                    page.gap()
                    page.prose(page.words(point.title, "underline"), indent)
                page.prose(page.words(point.patient), indent)
                page.prose(page.words(phrases.own_numbers(point), "dim"), indent)
    if tail:
        _draw_tail(page, tail, "; ".join(point.title for point in tail))


def _severity(page: Page, priority: Priority) -> Text:
    return page.words(severity(priority), STYLES[priority])


def _draw_point(page: Page, point: RaisedPoint) -> None:
    for reason in point.reasons:
        _draw_reason(page, reason, first=reason is point.reasons[0])
    page.entry(page.side("say"), page.words(point.say))


def _draw_reason(page: Page, reason: Reason, first: bool) -> None:
    page.entry(page.side("why") if first or page.plain else Text(), page.words(reason.text))
    page.entry(page.side("rule") if page.plain else Text(), page.words(phrases.trace(reason), "dim"))


def _split(brief: Brief, everything: bool) -> tuple[tuple[Talk, ...], tuple[RaisedPoint, ...]]:
    """The talks that are shown in full, and the points of the rest; a talk that has begun is not cut."""
    ordered, shown, full = talks(brief.points), 0, 0
    for talk in ordered:
        if shown >= MOST_POINTS and talk.priority < Priority.HIGH and not everything:
            break
        shown, full = shown + len(talk.points), full + 1
    return ordered[:full], tuple(point for talk in ordered[full:] for point in talk.points)


def _draw_tail(page: Page, tail: tuple[RaisedPoint, ...], titles: str) -> None:
    page.gap()
    count = page.words(f"{len(tail)} more", "bold")
    page.entry(count, Text.assemble(page.words(titles), ". ", page.words("--all shows them in full.", "dim")))
