"""What begins both readers' pages: title, lines for a name, what contradicts itself, the bottom line, what to check."""

from bonebrief.brief import phrases
from bonebrief.brief.formats.html.gauge import gauge_svg
from bonebrief.brief.formats.html.parts import lines, plain_items, safe, section, to_write
from bonebrief.brief.gauge import Gauge, gauge_sentence
from bonebrief.brief.model import Brief
from bonebrief.brief.words import Reader, headings, name_lines


def header(brief: Brief, reader: Reader) -> str:
    """The head of a page."""
    first, second = phrases.lead(brief, reader)
    return f"""\
<header>
<h1>{safe(phrases.title(brief, reader))}</h1>
<p class="quiet">{safe(" · ".join(phrases.about(brief, reader)))}</p>
{_translation(brief)}<p class="name">{to_write(*name_lines(reader))}</p>
{_contradictions(brief, reader)}<p class="lead">{safe(first)}</p>
<p>{safe(second)}</p>
</header>"""


def _translation(brief: Brief) -> str:
    said = phrases.translation_line(brief)
    return f'<p class="quiet">{safe(said)}</p>\n' if said else ""


def gauge_figure(gauge: Gauge | None, others: str) -> str:
    """The gauge with all of it in words, and the scores that are not on it."""
    if gauge is None:
        return f"<p>{safe(others)}</p>" if others else ""
    said = f'<span class="said">{safe(gauge_sentence(gauge))}</span> {safe(others)}'
    return f'<figure>\n{gauge_svg(gauge)}\n<figcaption class="quiet">{said}</figcaption>\n</figure>'


def warnings(brief: Brief, reader: Reader) -> str:
    """The answers to check."""
    return section(headings(reader).check, plain_items(phrases.warning_words(warning) for warning in brief.warnings))


def _contradictions(brief: Brief, reader: Reader) -> str:
    said = [phrases.contradiction_lines(one) for one in brief.contradictions]
    parts = [f"<p><strong>{safe(lead)}</strong></p>\n{plain_items(sides)}" for lead, *sides in said]
    part = section(headings(reader).contradictions, lines(*parts))
    return f"{part}\n" if part else ""
