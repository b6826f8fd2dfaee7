"""What stands behind the front sheet: every point, what could not be judged, the answers given, and the sources."""

from collections.abc import Sequence

from bonebrief.brief import phrases
from bonebrief.brief.formats.html.parts import fold, items, lines, safe, severity_mark, sheet
from bonebrief.brief.model import Brief, CitedSource, MissingAnswer, RaisedPoint, Reason
from bonebrief.brief.talks import Talk, talks
from bonebrief.brief.words import Heading
from bonebrief.language.answer import Status
from bonebrief.machine.catalogue import _
from bonebrief.machine.text import begun


def behind(brief: Brief) -> str:
    """All of it, each part folded on screen and open on paper."""
    missing = items(map(open_question, brief.missing), "open")
    parts = lines(
        fold(Heading.POINTS.words, lines(*map(_talk, talks(brief.points))), "points"),
        fold(Heading.OPEN.words, f"<p>{safe(phrases.open_line(brief))}</p>\n{missing}" if missing else "", "unjudged"),
        fold(Heading.ANSWERS.words, _answers(brief), "given"),
        fold(Heading.SOURCES.words, items((_source(brief, cited) for cited in brief.sources), "sources"), "cited"),
    )
    return sheet("behind", parts)


def point_in_full(point: RaisedPoint) -> str:
    """What is said of a point below its title: every reason with its rule and source, and what to raise."""
    return lines(items(map(_reason, point.reasons)), f"<p>{safe(point.say)}</p>")


def open_question(missing: MissingAnswer) -> str:
    """A question without an answer, and what its answer could raise."""
    highest = missing.could_raise[0].priority
    return f"""\
<li class="{highest.word}">{severity_mark(highest)} {safe(phrases.question(missing))}
<span class="trace quiet">{safe(phrases.could_raise(missing))}</span></li>"""


def _talk(talk: Talk) -> str:
    return f"""\
<article class="point {talk.priority.word}">
<h3>{severity_mark(talk.priority)} {safe(talk.heading)}</h3>
{lines(*(_point(point, talk) for point in talk.points))}
</article>"""


def _point(point: RaisedPoint, talk: Talk) -> str:
    mark = f"{severity_mark(point.priority)} " if point.priority < talk.priority else ""
    title = f'<h4 class="{point.priority.word}">{mark}{safe(point.title)}</h4>' if talk.shared else ""
    return lines(title, point_in_full(point))


def _reason(reason: Reason) -> str:
    rule = f'<span class="rule">{safe(reason.rule)} · </span>'
    return f'<li>{safe(reason.text)} <span class="trace quiet">{rule}{safe(phrases.cited(reason))}</span></li>'


def _answers(brief: Brief) -> str:
    """The answers that were given as a table, and below it the other questions, each once."""
    rows = [
        f'<tr><th scope="row">{safe(line.label)}</th><td>{safe(line.words)}</td></tr>' for line in phrases.given(brief)
    ]
    others = [_without(status, labels) for status, labels in phrases.without_value(brief).items()]
    head = '<thead><tr><th scope="col">{}</th><th scope="col">{}</th></tr></thead>'
    head = head.format(safe(_("Question")), safe(_("Answer")))
    table = f"<table>\n{head}\n<tbody>\n{lines(*rows)}\n</tbody>\n</table>" if rows else ""
    return lines(table, f"<h3>{Heading.WITHOUT.words}</h3>" if others else "", *others)


def _without(status: Status | None, labels: Sequence[str]) -> str:
    """The questions of one status without an answer; on a full sheet of paper what was not asked is left out."""
    kind = ' class="unasked"' if status in (Status.NOT_ASKED, None) else ""
    return f"<p{kind}><strong>{safe(begun(phrases.became_of(status)))}:</strong> {safe('; '.join(labels))}.</p>"


def _source(brief: Brief, cited: CitedSource) -> str:
    return f"""\
<li><strong>{safe(cited.source.id)}</strong> {safe(phrases.publication(cited.source))}
<span class="trace quiet">{safe(phrases.found_at(cited, brief.made_on))}</span></li>"""
