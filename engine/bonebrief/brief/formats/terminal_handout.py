"""The person's page in the terminal: what cannot wait, the questions to ask first, when to call, what else."""

from collections.abc import Sequence

from bonebrief.brief import phrases
from bonebrief.brief.formats.terminal_page import Page
from bonebrief.brief.sheet.handout import Handout
from bonebrief.brief.words import HEADINGS, Heading, Reader


def draw_handout(page: Page, handout: Handout, call: Sequence[str]) -> None:
    """The page below its head, every part under its heading and only where there is one."""
    _draw(page, HEADINGS[Reader.PATIENT].today, handout.today, "bold")
    _draw(page, Heading.TELL, handout.tell)
    if handout.ask:
        page.heading(Heading.ASK)
    for nth, text in enumerate(handout.ask, 1):
        page.gap()
        page.entry(page.words(f"{nth}", "bold"), page.words(text), margin=3)
    _draw(page, Heading.CALL, call)
    _draw(page, Heading.MORE, handout.more)
    _draw(page, Heading.FIND_OUT, [phrases.question(missing) for missing in handout.missing])


def _draw(page: Page, heading: str, texts: Sequence[str], style: str = "") -> None:
    if texts:
        page.heading(heading)
    for text in texts:
        page.bullet(page.words(text, style))
