"""The clinician's front sheet as a part of a web page: what is urgent in full, five talks to tick, what is missing."""

from bonebrief.brief import phrases
from bonebrief.brief.formats.html.behind import open_question, point_in_full
from bonebrief.brief.formats.html.head import gauge_figure, header, warnings
from bonebrief.brief.formats.html.parts import items, lines, safe, section, severity_mark, sheet, to_write
from bonebrief.brief.formats.html.risk import risk_figures
from bonebrief.brief.gauge import gauge_of, other_scores
from bonebrief.brief.model import Brief, RaisedPoint, Strip
from bonebrief.brief.sheet.front import Front, front_of
from bonebrief.brief.talks import Talk
from bonebrief.brief.words import UNKNOWN, Heading, Reader, headings, priorities_line, standing_line, talk_lines
from bonebrief.machine.catalogue import _


def front(brief: Brief) -> str:
    """The front found."""
    found, gauge = front_of(brief), gauge_of(brief)
    parts = lines(
        header(brief, Reader.CLINICIAN),
        gauge_figure(gauge, other_scores(brief, gauge)),
        risk_figures(brief),
        warnings(brief, Reader.CLINICIAN),
        _priorities(brief),
        section(headings(Reader.CLINICIAN).today, lines(*map(_urgent, found.urgent))),
        section(Heading.TALKS.words, _talks(found)),
        section(Heading.MISSING.words, _missing(found)),
        *map(_strip, brief.strips),
    )
    standing = f"<footer><p>{safe(standing_line(Reader.CLINICIAN))}</p></footer>"
    return sheet("front", f"{parts}\n{standing}")


def _priorities(brief: Brief) -> str:
    said = priorities_line(brief)
    return f'<p class="quiet">{safe(said)}</p>' if said else ""


def _urgent(point: RaisedPoint) -> str:
    title = f"<h3>{severity_mark(point.priority)} {safe(point.title)}</h3>"
    return f'<article class="point {point.priority.word}">\n{title}\n{point_in_full(point)}\n</article>'


def _talks(found: Front) -> str:
    rows = items(map(_talk, found.talks), "talks")
    said = _("{count} more behind this sheet: {talks}.")
    more = said.format(count=len(found.behind), talks=phrases.named(found.behind))
    return lines(rows, f'<p class="quiet">{safe(more)}</p>' if found.behind else "")


def _talk(talk: Talk) -> str:
    return f"""\
<li class="{talk.priority.word}">
<label><input type="checkbox"> <strong>{severity_mark(talk.priority)} {safe(talk.heading)}</strong></label>
<p>{safe(talk.reason)}</p>
<p class="lines">{to_write(*talk_lines())}</p>
</li>"""


def _missing(found: Front) -> str:
    rows = items(map(open_question, found.missing), "open")
    more = _("{more}, behind this sheet").format(more=phrases.and_more_answers(found.missing_behind))
    return lines(rows, f'<p class="quiet">{safe(more)}</p>' if found.missing_behind else "")


def _strip(strip: Strip) -> str:
    """The fields of a calculator; what is not known is marked and stands out."""
    unknown = f"<mark>{UNKNOWN}</mark>"
    cells = [
        f"<div><dt>{safe(field.label)}</dt><dd>{safe(field.words) or unknown}</dd></div>" for field in strip.fields
    ]
    note = f'<p class="quiet">{safe(strip.note)}</p>' if strip.note else ""
    return section(strip.title, f'<dl class="strip">\n{lines(*cells)}\n</dl>\n{note}'.rstrip())
