"""What stands after the points in the terminal: what could not be judged, was not asked, was answered, and is cited."""

from typing import Final

from rich.text import Text

from bonebrief.brief import phrases
from bonebrief.brief.formats.terminal_page import Page
from bonebrief.brief.formats.terminal_points import STYLES
from bonebrief.brief.model import Brief
from bonebrief.brief.words import HEADINGS, Reader, severity
from bonebrief.language.answer import Status
from bonebrief.wording.counts import counted

_QUESTIONS: Final = 5
_LABELS: Final = 6
_ANSWER_MARGIN: Final = 30
_HEADINGS: Final = HEADINGS[Reader.CLINICIAN]


def draw_open(page: Page, brief: Brief, everything: bool) -> None:
    """The clinician's open questions, the most consequential first, and in full also every point that waits."""
    if not brief.undetermined:
        return
    page.heading(_HEADINGS.open)
    page.prose(page.words(phrases.open_line(brief)))
    shown = brief.missing if everything else brief.missing[:_QUESTIONS]
    for missing in shown:
        page.gap()
        highest = missing.could_raise[0].priority
        page.entry(page.words(severity(highest), STYLES[highest]), page.words(phrases.question(missing)))
        page.entry(Text(), page.words(phrases.could_raise(missing), "dim"))
    _draw_more(page, len(brief.missing) - len(shown))
    if everything:
        page.heading(_HEADINGS.unjudged)
        for point in brief.undetermined:
            label = page.words(severity(point.could_become), STYLES[point.could_become])
            page.entry(label, page.words(point.title))
            page.entry(Text(), page.words(f"needs: {phrases.settled_by(brief, point)}", "dim"))


def draw_questions(page: Page, brief: Brief, everything: bool) -> None:
    """The person's open questions, in plain words."""
    if not brief.missing:
        return
    page.heading(HEADINGS[Reader.PATIENT].open)
    shown = brief.missing if everything else brief.missing[:_QUESTIONS]
    for missing in shown:
        page.bullet(page.words(phrases.question(missing)))
    _draw_more(page, len(brief.missing) - len(shown))


def draw_answers(page: Page, brief: Brief, everything: bool) -> None:
    """What was not asked, and how many answers there are of each status, or every one of them."""
    page.rule()
    for heading, labels in phrases.left_out(brief, Reader.CLINICIAN):
        page.entry(page.words(heading, "bold"), page.words(_some(labels, everything)))
    counts = f"{phrases.answer_counts(brief)}{'' if everything else '; --all lists them'}."
    page.entry(page.words(_HEADINGS.answers, "bold"), page.words(counts))
    if everything:
        page.gap()
        margin = _ANSWER_MARGIN if page.wide else page.width // 2
        for line in brief.answers:
            style = "" if line.status is Status.ANSWERED else "dim"
            page.entry(page.words(line.label), page.words(line.words, style), margin)


def draw_sources(page: Page, brief: Brief, reader: Reader) -> None:
    """The sources: for the clinician in full, for the person by title, publisher and year."""
    if not brief.sources:
        return
    page.heading(HEADINGS[reader].sources)
    for cited in brief.sources:
        source = cited.source
        if reader is Reader.PATIENT:
            page.bullet(page.words(phrases.publication(source)))
            continue
        margin = page.margin if page.wide else 2
        page.entry(page.words(source.id, "bold"), page.words(phrases.publication(source)), margin)
        page.entry(Text(), page.words(phrases.found_at(cited, brief.made_on), "dim"), margin)


def _some(labels: tuple[str, ...], everything: bool) -> str:
    shown = labels if everything else labels[:_LABELS]
    more = f"; and {len(labels) - len(shown)} more" if len(labels) > len(shown) else ""
    return f"{counted(len(labels), 'question')}: {'; '.join(shown)}{more}."


def _draw_more(page: Page, count: int) -> None:
    if count:
        page.gap()
        page.prose(page.words(f"and {count} more; --all shows them", "dim"))
