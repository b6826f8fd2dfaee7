"""The person's page as a web page: how worried to be, a bar, the first questions with room, when to call, what else."""

from collections.abc import Sequence

from bonebrief.brief.formats.html.head import gauge_figure, header, warnings
from bonebrief.brief.formats.html.parts import lines, plain_items, safe, section, sheet
from bonebrief.brief.model import Brief
from bonebrief.brief.phrases import alone
from bonebrief.brief.sheet.handout import handout_of
from bonebrief.brief.words import Heading, Reader, headings, standing_line


def handout(brief: Brief) -> str:
    """The person's page."""
    page = handout_of(brief)
    questions = map(alone, page.missing)
    today = lines(*(f"<p>{safe(text)}</p>" for text in page.today))
    parts = lines(
        header(brief, Reader.PATIENT),
        section(headings(Reader.PATIENT).today, today, "today"),
        gauge_figure(page.gauge, ""),
        warnings(brief, Reader.PATIENT),
        section(Heading.TELL.words, plain_items(page.tell)),
        section(Heading.ASK.words, _asked(page.ask)),
        section(Heading.CALL.words, plain_items(brief.persons_page.call), "call"),
        section(Heading.MORE.words, plain_items(page.more), "more"),
        section(Heading.FIND_OUT.words, plain_items(questions), "more"),
        f"<footer><p>{safe(standing_line(Reader.PATIENT))}</p></footer>",
    )
    return sheet("handout", parts)


def _asked(texts: Sequence[str]) -> str:
    """The questions, each with two empty lines for the answer."""
    entries = [f'<li>{safe(text)}\n<span class="answer"></span><span class="answer"></span></li>' for text in texts]
    return f'<ol class="ask">\n{lines(*entries)}\n</ol>' if entries else ""
