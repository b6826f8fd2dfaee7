"""Calm words: what one finding says must be true for them is joined to every rule that raises one."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bonebrief.knowledge.knowledge import Topic
from bonebrief.knowledge.rule import Finding, Point, Raise
from bonebrief.language.condition import All, Condition, Holds
from bonebrief.language.problem import Code
from bonebrief.reading.yaml.report import Report


def guard_calm_words(topics: Sequence[Topic], report: Report) -> tuple[Topic, ...]:
    """The topics with every calm rule guarded; a book with calm words and no guard, or two, is reported."""
    guards = [finding for topic in topics for finding in topic.findings if finding.allows_calm]
    for second in guards[1:]:
        what = f"{second.id} allows calm words, and {guards[0].id} does so already."
        fix = "Let one finding say all that must be true, and take `allows_calm` from the other."
        report.add(Code.CALM_UNGUARDED, second.place, what, fix)
    if not guards:
        _report_unguarded(topics, report)
        return tuple(topics)
    return tuple(replace(topic, points=tuple(_guarded(point, guards[0]) for point in topic.points)) for topic in topics)


def _report_unguarded(topics: Sequence[Topic], report: Report) -> None:
    for entry in (e for topic in topics for point in topic.points for e in point.raises if e.calm):
        what = "This reassures, and no finding of the rules says when calm words may stand."
        fix = "Write `allows_calm: yes` at the finding that says it, or leave `calm` out."
        report.add(Code.CALM_UNGUARDED, entry.rule.place, what, fix)


def _guarded(point: Point, guard: Finding) -> Point:
    return replace(point, raises=tuple(_entries(point, guard)))


def _entries(point: Point, guard: Finding) -> Iterator[Raise]:
    for entry in point.raises:
        rule = entry.rule
        yield replace(entry, rule=replace(rule, when=_joined(rule.when, guard))) if entry.calm else entry


def _joined(when: Condition, guard: Finding) -> Condition:
    parts = when.parts if isinstance(when, All) else (when,)
    if any(isinstance(part, Holds) and part.finding == guard.id for part in parts):
        return when
    return All((*parts, Holds(guard.id, when.place)), when.place)
