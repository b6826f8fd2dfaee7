"""The brief as a web page of its own: loads nothing, reads well on screen and on paper, and escapes every text."""

import re
from html import escape
from typing import Final

from bonebrief.brief import phrases
from bonebrief.brief.formats.html_gauge import gauge_svg
from bonebrief.brief.formats.html_style import STYLE
from bonebrief.brief.gauge import gauge_of, gauge_sentence, other_scores
from bonebrief.brief.model import Brief, CitedSource, MissingAnswer, RaisedPoint, Reason, Undetermined
from bonebrief.brief.talks import Talk, by_priority, talks
from bonebrief.brief.words import HEADINGS, PLAIN_PRIORITY, STANDING_LINE, Reader, bottom_line, severity
from bonebrief.knowledge.rule import Priority
from bonebrief.machine.glyphs import one_line

_WHOLE: Final = re.compile(r"[TZ]-score(?: of)?(?: -?\d[\d.]*\d)?")


def to_html(brief: Brief, reader: Reader) -> str:
    """Write the whole brief for one reader; the person's has no ids and the open questions in plain words."""
    body = _patient(brief) if reader is Reader.PATIENT else _clinician(brief)
    return page(
        escape(one_line(phrases.title(brief, reader))),
        STYLE,
        f"""\
<main>
{_lines(_header(brief, reader), _scores(brief), _warnings(brief, reader), body, _sources(brief, reader))}
<footer><p>{_safe(STANDING_LINE[reader])}</p></footer>
</main>""",
    )


def page(title: str, style: str, body: str) -> str:
    """A whole page that loads nothing, around a body; title and body are escaped already."""
    return f"""\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
{body}
</body>
</html>
"""


def _header(brief: Brief, reader: Reader) -> str:
    density, counts = bottom_line(brief, reader)
    return f"""\
<header>
<h1>{_safe(phrases.title(brief, reader))}</h1>
<p class="quiet">{_safe(" · ".join(phrases.about(brief, reader)))}</p>
{_contradictions(brief, reader)}<p class="lead">{_safe(density)}</p>
<p>{_safe(counts)}</p>
</header>"""


def _contradictions(brief: Brief, reader: Reader) -> str:
    said = [phrases.contradiction_lines(one) for one in brief.contradictions]
    parts = [
        f"<p><strong>{_safe(lead)}</strong></p>\n{_list([f'<li>{_safe(side)}</li>' for side in sides])}"
        for lead, *sides in said
    ]
    section = _section(HEADINGS[reader].contradictions, _lines(*parts))
    return f"{section}\n" if section else ""


def _scores(brief: Brief) -> str:
    gauge = gauge_of(brief)
    others = other_scores(brief, gauge)
    if gauge is None:
        return f"<p>{_safe(others)}</p>" if others else ""
    caption = f"{gauge_sentence(gauge)} {others}"
    return f'<figure>\n{gauge_svg(gauge)}\n<figcaption class="quiet">{_safe(caption)}</figcaption>\n</figure>'


def _warnings(brief: Brief, reader: Reader) -> str:
    items = [f"<li>{_safe(phrases.warning_words(warning))}</li>" for warning in brief.warnings]
    return _section(HEADINGS[reader].check, _list(items))


def _clinician(brief: Brief) -> str:
    headings = HEADINGS[Reader.CLINICIAN]
    questions = _list([_question(missing) for missing in brief.missing], "open")
    waiting = _list([_waiting(brief, point) for point in brief.undetermined], "open")
    left_out = phrases.left_out(brief, Reader.CLINICIAN)
    return _lines(
        _section(headings.points, _lines(*map(_discussed, talks(brief.points)))),
        _section(headings.open, f"<p>{_safe(phrases.open_line(brief))}</p>\n{questions}" if questions else ""),
        _section(headings.unjudged, waiting),
        *(_section(heading, f"<p>{_safe('; '.join(labels))}.</p>") for heading, labels in left_out),
        _section(headings.answers, _answers(brief)),
    )


def _patient(brief: Brief) -> str:
    groups = by_priority(talks(brief.points))
    talk = [_section(PLAIN_PRIORITY[priority], _lines(*map(_talk, group))) for priority, group in groups]
    questions = _list([f"<li>{_safe(question)}</li>" for question in phrases.first_questions(brief)])
    return _lines(*talk, _section(HEADINGS[Reader.PATIENT].open, questions))


def _discussed(talk: Talk) -> str:
    return f"""\
<article class="point {talk.priority.word}">
<h3>{_severity(talk.priority)} {_safe(talk.heading)}</h3>
{_lines(*(_point(point, talk) for point in talk.points))}
</article>"""


def _point(point: RaisedPoint, talk: Talk) -> str:
    mark = f"{_severity(point.priority)} " if point.priority < talk.priority else ""
    title = f'<h4 class="{point.priority.word}">{mark}{_safe(point.title)}</h4>' if talk.shared else ""
    reasons = _list([_reason(reason) for reason in point.reasons])
    return _lines(title, reasons, f"<p>{_safe(point.say)}</p>")


def _reason(reason: Reason) -> str:
    return f'<li>{_safe(reason.text)} <span class="trace quiet">{_safe(phrases.trace(reason))}</span></li>'


def _talk(talk: Talk) -> str:
    return f"""\
<article class="point {talk.priority.word}">
<h3>{_safe(talk.heading)}</h3>
{_lines(*(_part(point, talk) for point in talk.points))}
</article>"""


def _part(point: RaisedPoint, talk: Talk) -> str:
    return _lines(
        f"<h4>{_safe(point.title)}</h4>" if talk.shared else "",
        f"<p>{_safe(point.patient)}</p>",
        f'<p class="quiet">{_safe(phrases.own_numbers(point))}</p>',
    )


def _question(missing: MissingAnswer) -> str:
    highest = missing.could_raise[0].priority
    return f"""\
<li class="{highest.word}">{_severity(highest)} {_safe(phrases.question(missing))}
<span class="trace quiet">{_safe(phrases.could_raise(missing))}</span></li>"""


def _waiting(brief: Brief, point: Undetermined) -> str:
    return f"""\
<li class="{point.could_become.word}">{_severity(point.could_become)} {_safe(point.title)}
<span class="trace quiet">needs: {_safe(phrases.settled_by(brief, point))}</span></li>"""


def _answers(brief: Brief) -> str:
    rows = [f'<tr><th scope="row">{_safe(line.label)}</th><td>{_safe(line.words)}</td></tr>' for line in brief.answers]
    return f"""\
<p>{_safe(phrases.answer_counts(brief))}.</p>
<div class="answers">
<table>
<thead><tr><th scope="col">Question</th><th scope="col">Answer</th></tr></thead>
<tbody>
{_lines(*rows)}
</tbody>
</table>
</div>"""


def _sources(brief: Brief, reader: Reader) -> str:
    if reader is Reader.PATIENT:
        items = [f"<li>{_safe(phrases.publication(cited.source))}</li>" for cited in brief.sources]
    else:
        items = [_source(brief, cited) for cited in brief.sources]
    return _section(HEADINGS[reader].sources, _list(items, "sources"))


def _source(brief: Brief, cited: CitedSource) -> str:
    return f"""\
<li><strong>{_safe(cited.source.id)}</strong> {_safe(phrases.publication(cited.source))}
<span class="trace quiet">{_safe(phrases.found_at(cited, brief.made_on))}</span></li>"""


def _severity(priority: Priority) -> str:
    return f'<span class="severity">{severity(priority)}</span>'


def _section(heading: str, content: str) -> str:
    return f"<section>\n<h2>{_safe(heading)}</h2>\n{content}\n</section>" if content else ""


def _list(items: list[str], name: str = "") -> str:
    kind = f' class="{name}"' if name else ""
    return f"<ul{kind}>\n{_lines(*items)}\n</ul>" if items else ""


def _lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)


def _safe(text: str) -> str:
    return _WHOLE.sub(r'<span class="whole">\g<0></span>', escape(one_line(text)))
