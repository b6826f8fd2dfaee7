"""`bonebrief rules show`: one finding, point or rule in words, where it stands, what it rests on, what uses it."""

from collections.abc import Iterator

from bonebrief.knowledge.condition import All, Any, AtLeast, Condition, Not, facts_read, findings_read
from bonebrief.knowledge.condition_words import words_of
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.problem import BoneBriefError, did_you_mean
from bonebrief.knowledge.rule import Example, Finding, Point, Rule


def show(knowledge: Knowledge, name: str) -> Iterator[str]:
    """The lines about a finding, a point or a rule.

    Raises:
        BoneBriefError: nothing has that name.
    """
    if name in knowledge.findings:
        return _finding(knowledge, knowledge.findings[name])
    if name in knowledge.points:
        return _point(knowledge, knowledge.points[name])
    if name in knowledge.rules:
        return _rule(knowledge, knowledge.rules[name])
    known = [*knowledge.points, *knowledge.findings, *knowledge.rules]
    hint = did_you_mean(name, known) or "`bonebrief rules` lists them."
    raise BoneBriefError(f'There is no point, finding or rule called "{name}". {hint}')


def condition_lines(condition: Condition, depth: int) -> Iterator[str]:
    """A condition as an indented list, groups before their parts."""
    yield f"{'  ' * depth}{words_of(condition)}"
    inner = condition.part if isinstance(condition, Not) else condition
    if isinstance(inner, All | Any | AtLeast):
        for part in inner.parts:
            yield from condition_lines(part, depth + 1)


def _finding(knowledge: Knowledge, finding: Finding) -> Iterator[str]:
    yield f"Finding {finding.id}: {finding.title}"
    yield f"  {finding.place}"
    for rule in finding.rules:
        yield from _rule(knowledge, rule)
    users = [rule.id for rule in knowledge.rules.values() if finding.id in findings_read(rule.when)]
    yield f"Used by: {', '.join(users) or 'nothing'}"
    yield from _examples([one for one in knowledge.examples if finding.id in one.expect.findings])


def _point(knowledge: Knowledge, point: Point) -> Iterator[str]:
    yield f"Point {point.id}: {point.title}"
    yield f"  {point.place}"
    yield f"  Say: {point.say.text}"
    yield f"  Patient: {point.patient.text}"
    for entry in point.raises:
        yield f"Raised at {entry.priority.word}: {entry.because.text}"
        yield from _rule(knowledge, entry.rule)
    yield from _examples([one for one in knowledge.examples if point.id in one.expect.points])


def _rule(knowledge: Knowledge, rule: Rule) -> Iterator[str]:
    yield f"Rule {rule.id}  ({rule.place})"
    yield from condition_lines(rule.when, 1)
    reads = [*facts_read(rule.when), *findings_read(rule.when)]
    yield f"  Reads: {', '.join(reads)}"
    for citation in rule.sources:
        source = knowledge.sources[citation.source]
        yield f"  Source: {citation}. {source.title}. {source.organisation}, {source.year}. {source.where}"
    for row in rule.evidence:
        evidence = knowledge.evidence[row]
        yield f"  Evidence {row} ({evidence.checked.value}): {evidence.says}"
    if rule.verify:
        yield f"  To be verified: {rule.verify}"


def _examples(examples: list[Example]) -> Iterator[str]:
    yield "Examples:" if examples else "Examples: none"
    yield from (f"  {example.name}  ({example.place})" for example in examples)
