"""The brief as a web page of its own: one sheet, and for the clinician all the rest behind it, folded on screen."""

from html import escape

from bonebrief.brief import phrases
from bonebrief.brief.formats.html.behind import behind
from bonebrief.brief.formats.html.front import front
from bonebrief.brief.formats.html.handout import handout
from bonebrief.brief.formats.html.parts import lines, page
from bonebrief.brief.formats.html.sheet_style import SHEET_STYLE
from bonebrief.brief.formats.html.style import STYLE
from bonebrief.brief.model import Brief
from bonebrief.brief.words import Reader
from bonebrief.machine.glyphs import one_line


def to_html(brief: Brief, reader: Reader) -> str:
    """Write the brief for one reader; the person's page has plain words only, and no ids."""
    body = handout(brief) if reader is Reader.PATIENT else lines(front(brief), behind(brief))
    title = escape(one_line(phrases.title(brief, reader)))
    return page(title, f"{STYLE}{SHEET_STYLE}", f'<main class="{reader.value}">\n{body}\n</main>')
