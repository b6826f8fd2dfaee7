"""A report on many people as a page of its own that loads nothing and prints: plots, tables, and whom to call."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from html import escape
from typing import Final

from bonebrief.brief.formats.html.parts import lines, page, plain_items, safe, section, severity_mark
from bonebrief.brief.formats.html.style import STYLE
from bonebrief.brief.model import RaisedPoint
from bonebrief.cohort.calls import Call
from bonebrief.cohort.design import Share
from bonebrief.cohort.report import Report
from bonebrief.cohort.reports import phrases
from bonebrief.cohort.reports.phrases import PRIORITIES, many, of_all, share_words
from bonebrief.cohort.reports.plots import Bar, Dot, bars, dots
from bonebrief.cohort.summary import Group, PointCount
from bonebrief.knowledge.rule import Priority
from bonebrief.machine.glyphs import one_line
from bonebrief.wording.counts import day

_ACROSS: Final = 5
"""How many groups stand beside each other on a sheet of paper."""
_NUMBER: Final = re.compile(r"-?\d[\d,.]*($| [(±t])")
_STYLE = """\
main { max-width: 60rem; }
svg { max-width: 56rem; }
rect.urgent { fill: var(--urgent); } rect.high { fill: var(--high); }
rect.routine { fill: var(--routine); } rect.note { fill: var(--note); }
rect.could { fill: none; stroke: var(--quiet); stroke-dasharray: 3 2; }
.error { stroke: var(--ink); stroke-width: 2; }
h3 { margin-top: 1.5rem; }
td, th { width: auto; } .number { text-align: right; white-space: nowrap; }
th.number { white-space: normal; overflow-wrap: break-word; } td:first-child, th:first-child { min-width: 9rem; }
@media print {
  rect.urgent { fill: #000; } rect.high { fill: #666; } rect.routine { fill: #bbb; }
  rect.note { fill: #fff; stroke: #000; }
}
"""


def report_page(report: Report) -> str:
    """The whole page."""
    title = f"People of {report.table.name}"
    about = f"{day(report.made_on)} · knowledge {report.knowledge_version}"
    body = lines(
        f"<h1>{safe(title)}</h1>",
        f'<p class="quiet">{safe(about)}</p>',
        f'<p class="lead">{safe(phrases.calls_words(report.summary.everybody))}</p>',
        section("The table", _quality(report)),
        section("Who needs a call first", lines(*map(_call, report.calls))),
        section("Points", _points(report)),
        section("Bone density", _density(report.summary.everybody)),
        section(f"By {', '.join(report.by)}", _groups(report)),
        section("Weighted shares", lines(*_shares(report))),
        section("What to ask first", _to_ask(report)),
        f"<footer>{safe(phrases.replayed_words(report))}</footer>",
    )
    return page(escape(one_line(title)), f"{STYLE}{_STYLE}", f"<main>\n{body}\n</main>")


def _quality(report: Report) -> str:
    quality = report.quality
    rows = [
        (f.fact, of_all(f.answered, quality.rows), many(f.not_known), many(f.refused), phrases.spread_words(f))
        for f in quality.facts
    ]
    reasons = [f"{many(count)} × {fact}: {why}" for fact, why, count in quality.reasons]
    listed = [f'Row {one.row}, id {one.id}, {one.fact} "{one.said}": {one.why}' for one in quality.listed]
    return lines(
        plain_items(phrases.quality_lines(quality)),
        _table(("Question", "Answered", "Not known", "Refused", "From, to"), rows),
        f"<h3>Refused, by reason</h3>\n{plain_items(reasons)}" if reasons else "",
        f"<h3>The first of them</h3>\n{plain_items(listed)}" if listed else "",
    )


def _call(call: Call) -> str:
    return lines(f"<h3>{safe(call.id)} (row {call.row})</h3>", *map(_call_point, call.points))


def _call_point(point: RaisedPoint) -> str:
    reasons = plain_items(f"{reason.text} [{reason.rule}]" for reason in point.reasons)
    return (
        f'<article class="point {point.priority.word}">{severity_mark(point.priority)}'
        f"<strong>{safe(point.title)}</strong>\n{reasons}</article>"
    )


def _points(report: Report) -> str:
    everybody = report.summary.everybody
    shown = phrases.shown_points(everybody, everything=True)
    drawn = [_point_bar(point) for point in shown if point.raised]
    rows = [
        (point.title, point.point, *(many(point.at[one]) for one in PRIORITIES), many(point.could)) for point in shown
    ]
    return lines(
        bars("points", "How many people have each point, the urgent first, then high, routine and notes", drawn),
        _table(("Point", "Id", *(one.word for one in PRIORITIES), "if asked"), rows),
    )


def _point_bar(point: PointCount) -> Bar:
    return Bar(point.title, [(point.at[one], one.word) for one in PRIORITIES], many(point.raised))


def _density(group: Group) -> str:
    rows = [
        Bar(phrases.density_words(name), [(count, "routine")], of_all(count, group.people))
        for name, count in group.density.items()
    ]
    return bars("density", "Class of bone density", rows)


def _groups(report: Report) -> str:
    groups = report.summary.groups
    pressing = (Priority.URGENT, Priority.HIGH)
    drawn = [
        Bar(
            f"{group.name} ({many(group.people)})",
            [(100 * group.calls[one] / group.people, one.word) for one in pressing],
            phrases.calls_words(group),
        )
        for group in groups
    ]
    rows = [
        (group.name, many(group.people), *(of_all(group.calls[one], group.people) for one in PRIORITIES))
        for group in groups
    ]
    return lines(
        bars("groups", "Per cent of each group with an urgent or a high point", drawn),
        _table(("Group", "People", *(one.word for one in PRIORITIES)), rows),
    )


def _shares(report: Report) -> Iterator[str]:
    if report.shares is None or report.design is None:
        return
    found = report.shares.by_group
    yield f"<p>{safe(phrases.design_words(report.design, report.shares))}</p>"
    names = dict.fromkeys(name for group in found.values() for name, share in group.items() if share.share > 0)
    for nth, name in enumerate(name for name in names if name.startswith(("density:", "call:"))):
        rows = [Dot(group, of[name].share, of[name].error, share_words(of[name])) for group, of in found.items()]
        yield dots(f"share-{nth}", f"{_words(name)}: per cent, with twice the standard error on each side", rows)
    if report.known:
        known = report.known.by_group
        yield "<h3>Of those whose class is known</h3>"
        yield from _side_by_side(dict.fromkeys(name for group in known.values() for name in group), known)
        yield "<h3>Of everybody</h3>"
    yield from _side_by_side(names, found)


def _side_by_side(names: Collection[str], found: Mapping[str, Mapping[str, Share]]) -> Iterator[str]:
    """The shares of groups, a few in each table, so that none is cut off on paper."""
    groups = list(found)
    for first in range(0, len(groups), _ACROSS):
        few = groups[first : first + _ACROSS]
        rows = [(_words(name), *(share_words(found[group][name]) for group in few)) for name in names]
        yield _table(("%", *few), rows)


def _words(name: str) -> str:
    kind, _, rest = name.partition(":")
    return phrases.density_words(rest).capitalize() if kind == "density" else rest


def _to_ask(report: Report) -> str:
    rows = [
        (one.label, one.fact, of_all(one.people, report.quality.rows), many(one.could_be_pressing))
        for one in report.summary.to_ask
    ]
    return _table(("Question", "Id", "First of", "Could become urgent or high"), rows)


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    if not rows:
        return ""
    heads = "".join(_cell("th", name, nth, [row[nth] for row in rows]) for nth, name in enumerate(head))
    body = "\n".join("<tr>" + "".join(_cell("td", c, nth, [c]) for nth, c in enumerate(row)) + "</tr>" for row in rows)
    return f"<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>"


def _cell(tag: str, text: str, nth: int, below: Sequence[str]) -> str:
    """A cell, at the right where it is a number, or stands above nothing else."""
    number = nth > 0 and any(below) and all(_NUMBER.match(cell) for cell in below if cell)
    kind = ' class="number"' if number else ""
    return f"<{tag}{kind}>{safe(text)}</{tag}>"
