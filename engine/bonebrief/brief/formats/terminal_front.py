"""The clinician's front sheet in the terminal: what is urgent in full, five talks to tick, what is missing most."""

from typing import Final

from rich.text import Text

from bonebrief.brief import phrases
from bonebrief.brief.formats.terminal_page import Page
from bonebrief.brief.formats.terminal_points import draw_point, severity_text
from bonebrief.brief.model import Brief
from bonebrief.brief.sheet.front import Front
from bonebrief.brief.words import Heading, Reader, headings
from bonebrief.machine.catalogue import _, ngettext
from bonebrief.wording.counts import listed

_BOX: Final = "[ ] "
_BESIDE_BOX: Final = 15


def draw_urgent(page: Page, front: Front) -> None:
    """Every urgent point, with all that is said of it."""
    if front.urgent:
        page.heading(headings(Reader.CLINICIAN).today)
    for point in front.urgent:
        page.gap()
        page.entry(severity_text(page, point.priority), page.words(point.title, "bold"))
        draw_point(page, point)


def draw_talks(page: Page, front: Front) -> None:
    """The talks to lead, each with a box, its heading and its one reason; the others by their headings."""
    if not front.talks:
        return
    page.heading(Heading.TALKS.words)
    margin = _BESIDE_BOX if page.wide else page.margin
    for talk in front.talks:
        page.gap()
        label = severity_text(page, talk.priority)
        box = label if page.plain else Text.assemble((_BOX, "dim"), label)
        page.entry(box, page.words(talk.heading, "bold"), margin)
        page.entry(Text(), page.words(talk.reason), margin)
    if front.behind:
        page.gap()
        page.entry(
            page.words(_("{count} more").format(count=len(front.behind)), "bold"),
            page.words(f"{phrases.named(front.behind)}."),
            margin,
        )


def draw_missing(page: Page, front: Front) -> None:
    """The answers that would matter most."""
    if not front.missing:
        return
    page.heading(Heading.MISSING.words)
    for missing in front.missing:
        highest = missing.could_raise[0].priority
        page.entry(severity_text(page, highest), page.words(phrases.question(missing)))
        page.entry(Text(), page.words(phrases.could_raise(missing), "dim"))
    if front.missing_behind:
        page.entry(Text(), page.words(phrases.and_more_answers(front.missing_behind), "dim"))


def draw_behind(page: Page, brief: Brief) -> None:
    """What stands behind the sheet, by its number."""
    points, answers, sources = len(brief.points), len(phrases.given(brief)), len(brief.sources)
    parts = [
        (points, ngettext("{count} point with its reasons", "{count} points with their reasons", points)),
        (answers, ngettext("{count} answer", "{count} answers", answers)),
        (sources, ngettext("{count} source", "{count} sources", sources)),
    ]
    said = listed([words for count, words in parts if count])
    page.rule()
    page.prose(page.words(_("Behind this sheet: {parts}; --all shows them.").format(parts=said) if said else "", "dim"))
