"""`bonebrief rules show`: one finding, point or rule in words, where it stands, what it rests on, what uses it."""

from collections.abc import Iterator

from bonebrief.authoring.rulebook.tabled import outline_of_rule, table_lines
from bonebrief.knowledge.example import Example
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.rule import Finding, Point, Raise, Rule
from bonebrief.language.condition import facts_read, findings_read
from bonebrief.machine.error import BoneBriefError
from bonebrief.machine.suggestion import did_you_mean
from bonebrief.machine.text import begun
from bonebrief.wording.sentences import Outline, outline_lines
from bonebrief.wording.wrap import wrapped


def show(knowledge: Knowledge, name: str) -> Iterator[str]:
    """The lines about a finding, a point or a rule, 80 columns wide.

    Raises:
        BoneBriefError: nothing has that name.
    """
    if name in knowledge.findings:
        return _finding(knowledge, knowledge.findings[name])
    if name in knowledge.points:
        return _point(knowledge, knowledge.points[name])
    if name in knowledge.rules:
        return _rule_of(knowledge, knowledge.rules[name])
    raise unknown_name(knowledge, name)


def unknown_name(knowledge: Knowledge, name: str) -> BoneBriefError:
    """The error for a name that no finding, point or rule has."""
    if name in knowledge.retired:
        return BoneBriefError(knowledge.retired[name].words)
    known = [*knowledge.points, *knowledge.findings, *knowledge.rules]
    hint = did_you_mean(name, known) or "`bonebrief rules` lists them."
    if name in knowledge.sources:
        hint = f"It is a source: `bonebrief rules --source {name}` lists what cites it."
    return BoneBriefError(f'There is no point, finding or rule called "{name}". {hint}')


def users_of(knowledge: Knowledge, finding: str) -> list[str]:
    """The rules that name a finding."""
    return [rule.id for rule in knowledge.rules.values() if finding in findings_read(rule.when)]


def outline_text(said: Outline, depth: int) -> Iterator[str]:
    """An outline as wrapped lines: a sentence with its full stop, or a heading over a list."""
    if not said.parts:
        yield wrapped(f"{begun(said.text)}.", depth, 0)
        return
    for level, line in outline_lines(said):
        words = f"- {line}" if level else begun(line)
        yield wrapped(words, depth + 2 * level, 2)


def _finding(knowledge: Knowledge, finding: Finding) -> Iterator[str]:
    yield wrapped(f"Finding {finding.id}: {finding.title}")
    yield f"{finding.place}"
    if finding.allows_calm:
        yield wrapped("Calm words may stand only where it holds.", 2)
    for number, rule in enumerate(finding.rules, 1):
        yield ""
        yield f"It holds when ({rule.id}):" if number == 1 else f"or when ({rule.id}):"
        yield from _rule(knowledge, rule)
    yield ""
    yield wrapped(f"Used by: {', '.join(users_of(knowledge, finding.id)) or 'nothing'}")
    yield from _examples([one for one in knowledge.examples if finding.id in one.expect.findings])


def _point(knowledge: Knowledge, point: Point) -> Iterator[str]:
    yield wrapped(f"Point {point.id}: {point.title}")
    yield f"{point.place}"
    if point.talk:
        yield wrapped(f"Talk: {point.talk.word}, {point.talk.meaning}", 2)
    if point.together:
        yield wrapped(f"Together with others: {point.together}", 2)
    yield wrapped(f"Say: {point.say.text}", 2)
    yield wrapped(f"Patient: {point.patient.text}", 2)
    for entry in point.raises:
        yield ""
        yield from _raise(knowledge, entry)
    yield ""
    yield from _examples([one for one in knowledge.examples if point.id in one.expect.points])


def _raise(knowledge: Knowledge, entry: Raise) -> Iterator[str]:
    calm = ", as a calm word," if entry.calm else ""
    yield f"Raised at {entry.priority.word}{calm} when ({entry.rule.id}):"
    yield from _rule(knowledge, entry.rule)
    yield wrapped(f"It says: {entry.because.text}", 2)


def _rule_of(knowledge: Knowledge, rule: Rule) -> Iterator[str]:
    yield f"Rule {rule.id}"
    for point in knowledge.points.values():
        for entry in point.raises:
            if entry.rule is rule:
                yield wrapped(f"of the point {point.id}: {point.title}")
                yield from _raise(knowledge, entry)
    for finding in knowledge.findings.values():
        if rule in finding.rules:
            yield wrapped(f"of the finding {finding.id}: {finding.title}")
            yield "It holds when:"
            yield from _rule(knowledge, rule)


def _rule(knowledge: Knowledge, rule: Rule) -> Iterator[str]:
    yield from outline_text(outline_of_rule(knowledge, rule), 4)
    yield from table_lines(knowledge, rule, 4)
    yield wrapped(f"Where: {rule.place}", 2)
    yield wrapped(f"Reads: {', '.join([*facts_read(rule.when), *findings_read(rule.when)])}", 2)
    for citation in rule.sources:
        source = knowledge.sources[citation.source]
        words = f"{citation}. {source.title}. {source.organisation}, {source.year}. {source.where}"
        yield wrapped(f"Source: {words}", 2)
    for row in rule.evidence:
        evidence = knowledge.evidence[row]
        yield wrapped(f"Evidence {row} ({evidence.checked.value}): {evidence.says}", 2)
    if rule.verify:
        yield wrapped(f"To be verified: {rule.verify}", 2)


def _examples(examples: list[Example]) -> Iterator[str]:
    yield "Examples:" if examples else "Examples: none"
    yield from (wrapped(f"- {example.name}  ({example.place})", 2, 2) for example in examples)
