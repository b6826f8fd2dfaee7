"""The person's page in the terminal: the questions to ask first, when to call, what else."""

from collections.abc import Sequence

from bonebrief.brief.formats.terminal_page import Page
from bonebrief.brief.phrases import alone
from bonebrief.brief.sheet.handout import Handout
from bonebrief.brief.words import Heading


def draw_handout(page: Page, handout: Handout, call: Sequence[str]) -> None:
    """The page below its picture, every part under its heading and only where there is one."""
    draw_part(page, Heading.TELL.words, handout.tell)
    if handout.ask:
        page.heading(Heading.ASK.words)
    for nth, text in enumerate(handout.ask, 1):
        page.gap()
        page.entry(page.words(f"{nth}", "bold"), page.words(text), margin=3)
    draw_part(page, Heading.CALL.words, call)
    draw_part(page, Heading.MORE.words, handout.more)
    draw_part(page, Heading.FIND_OUT.words, [alone(missing) for missing in handout.missing])


def draw_part(page: Page, heading: str, texts: Sequence[str]) -> None:
    """Short paragraphs under a heading; nothing where there are none."""
    if texts:
        page.heading(heading)
    for text in texts:
        page.bullet(page.words(text))
