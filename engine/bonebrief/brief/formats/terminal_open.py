"""What stands behind the points in the terminal: what could not be judged, the answers given, and the sources."""

from typing import Final

from rich.text import Text

from bonebrief.brief import phrases
from bonebrief.brief.formats.terminal_page import Page
from bonebrief.brief.formats.terminal_points import STYLES
from bonebrief.brief.model import Brief
from bonebrief.brief.sheet.front import front_of
from bonebrief.brief.words import Heading, severity
from bonebrief.language.answer import Status
from bonebrief.machine.catalogue import _
from bonebrief.machine.text import begun

_ANSWER_MARGIN: Final = 30


def draw_open(page: Page, brief: Brief) -> None:
    """Every question that is open, the most consequential first, with what its answer could raise."""
    if not brief.missing:
        return
    page.heading(Heading.OPEN.words)
    page.prose(page.words(phrases.open_line(brief)))
    above = front_of(brief).missing if page.narrow else ()
    if above:
        page.prose(page.words(_("Those that would matter most stand above."), "dim"))
    for missing in brief.missing:
        if missing in above:
            continue
        page.gap()
        highest = missing.could_raise[0].priority
        page.entry(page.words(severity(highest), STYLES[highest]), page.words(phrases.question(missing)))
        page.entry(Text(), page.words(phrases.could_raise(missing), "dim"))


def draw_answers(page: Page, brief: Brief) -> None:
    """Every answer that was given, and by what became of them the questions without one.

    On a narrow page those are only counted, but what is not known is named.
    """
    page.heading(Heading.ANSWERS.words)
    page.prose(page.words(f"{phrases.answer_counts(brief)}.", "dim"))
    page.gap()
    if page.narrow:
        page.prose(page.words(" · ".join(f"{line.label}: {line.words}" for line in phrases.given(brief))))
        if unknown := phrases.without_value(brief).get(Status.UNKNOWN):
            page.gap()
            page.prose(page.words(f"{begun(phrases.became_of(Status.UNKNOWN))}: {'; '.join(unknown)}."))
    else:
        for line in phrases.given(brief):
            page.entry(page.words(line.label), page.words(line.words), _ANSWER_MARGIN)
    groups = () if page.narrow else phrases.without_answer(brief)
    if groups:
        page.heading(Heading.WITHOUT.words)
    for words, labels in groups:
        page.entry(page.words(begun(words), "bold"), page.words(f"{'; '.join(labels)}."))


def draw_sources(page: Page, brief: Brief) -> None:
    """The sources in full."""
    if not brief.sources:
        return
    page.heading(Heading.SOURCES.words)
    for cited in brief.sources:
        name, found = page.words(cited.source.id, "bold"), page.words(phrases.found_at(cited, brief.made_on), "dim")
        if page.narrow:
            page.entry(name, Text.assemble(page.words(phrases.publication(cited.source)), " ", found))
            continue
        page.entry(name, page.words(phrases.publication(cited.source)))
        page.entry(Text(), found)
