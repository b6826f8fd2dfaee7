"""`bonebrief rules book`: the whole rule book as a document that a committee can read and sign."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from bonebrief.authoring.rulebook.blocks import Block, Bullets, Heading, Paragraph, Table
from bonebrief.authoring.rulebook.browse import EVERYTHING, Wanted, wanted_rules
from bonebrief.authoring.rulebook.tabled import between_rows, outline_of_rule, table_cells
from bonebrief.knowledge.example import Example
from bonebrief.knowledge.knowledge import Knowledge, Topic
from bonebrief.knowledge.rule import Finding, Point, Raise, Rule
from bonebrief.knowledge.sources import Source
from bonebrief.wording.counts import counted, day
from bonebrief.wording.sentences import Outline

_TO_SIGN = 4


@dataclass(frozen=True, slots=True)
class Printing:
    """What goes into a book on which day: what is wanted, in words what that is an extract of, who read each point."""

    made_on: date
    wanted: Wanted = EVERYTHING
    extract: str = ""
    readers: Mapping[str, str] = field(default_factory=dict)


def book(knowledge: Knowledge, how: str, printing: Printing) -> str:
    """The book in `markdown` or `html`; the same rules, reviews and day always give the same book."""
    made = list(blocks(knowledge, printing))
    if how == "html":
        from bonebrief.authoring.rulebook.book_html import to_html

        return to_html(made)
    from bonebrief.authoring.rulebook.book_markdown import to_markdown

    return to_markdown(made)


def blocks(knowledge: Knowledge, printing: Printing) -> Iterator[Block]:
    """The book from its cover to the lines for signatures."""
    wanted, extract = printing.wanted, printing.extract
    yield from _cover(knowledge, printing)
    for topic in knowledge.topics:
        yield from _topic(knowledge, topic, printing)
    yield from _to_verify(knowledge, wanted, extract)
    yield from _sources(knowledge, printing.made_on)
    yield from _retired(knowledge)
    yield Heading(2, "Signatures")
    rules = f"rules in this extract, {extract}," if extract else "rules"
    yield Paragraph(f"The {rules} of version {knowledge.version} were read and are approved for use.")
    yield Table(("Name", "Role", "Date", "Signature"), (("", "", "", ""),) * _TO_SIGN)


def _cover(knowledge: Knowledge, printing: Printing) -> Iterator[Block]:
    yield Heading(1, "Bone Brief: the rule book")
    if printing.extract:
        yield Paragraph(f"only {printing.extract}.", "An extract")
    yield Paragraph(day(printing.made_on), "Printed on")
    yield Paragraph(knowledge.version, "Version")
    yield Paragraph(knowledge.sha256, "SHA-256 of the files")
    counts = [
        counted(len(knowledge.topics), "topic"),
        counted(len(knowledge.findings), "finding"),
        counted(len(knowledge.points), "point"),
        counted(len(knowledge.rules), "rule"),
        counted(len(list(knowledge.examples)), "example"),
        counted(len(knowledge.sources), "source"),
    ]
    yield Paragraph(", ".join(counts), "The whole book has" if printing.extract else "Contents")
    yield Paragraph(
        "A finding is a conclusion that other rules use. A point is something to discuss at the visit; it takes the "
        "highest priority (urgent, high, routine, note) among its rules that hold. Every rule holds, does not hold, or "
        "cannot be judged because an answer is missing. This book is written by the program from the rules it runs."
    )
    there = [topic for topic in knowledge.topics if any(_taken(topic, printing.wanted))]
    yield Bullets(tuple(Outline(f"{topic.title} (rules/{topic.id}.yaml)") for topic in there))


def _taken(topic: Topic, wanted: Wanted) -> tuple[list[Finding], list[Point]]:
    findings = [finding for finding in topic.findings if wanted.takes_finding(topic, finding)]
    return findings, [point for point in topic.points if wanted.takes_point(topic, point)]


def _topic(knowledge: Knowledge, topic: Topic, printing: Printing) -> Iterator[Block]:
    findings, points = _taken(topic, printing.wanted)
    if not (findings or points):
        return
    yield Heading(2, topic.title)
    yield Paragraph(f"rules/{topic.id}.yaml", "File")
    if topic.about:
        yield Paragraph(topic.about)
    if topic.steps_back:
        yield Paragraph("While another point is urgent, the points of this topic are notes.")
    for finding in findings:
        yield from _finding(knowledge, finding)
    for point in points:
        yield from _point(knowledge, point)
        if point.id in printing.readers:
            yield Paragraph(f"{printing.readers[point.id]}.", "Read by")


def _finding(knowledge: Knowledge, finding: Finding) -> Iterator[Block]:
    yield Heading(3, f"Finding: {finding.title}")
    yield Paragraph(finding.id, "Name")
    if finding.density:
        yield Paragraph(finding.density.category.replace("_", " "), "Bone-density class")
    if finding.allows_calm:
        yield Paragraph("Calm words may stand only where this holds.")
    for rule in finding.rules:
        yield from _rule(knowledge, rule, "Holds when")
    yield _examples([one for one in knowledge.examples if finding.id in one.expect.findings])


def _point(knowledge: Knowledge, point: Point) -> Iterator[Block]:
    yield Heading(3, f"Point: {point.title}")
    yield Paragraph(point.id, "Name")
    if point.talk:
        yield Paragraph(f"{point.talk.word}: {point.talk.meaning}", "Place in the talk")
    if point.together:
        yield Paragraph(point.together, "One talk with others")
    yield Paragraph(point.say.text, "Say")
    yield Paragraph(point.patient.text, "For the patient")
    for entry in point.raises:
        yield from _raise(knowledge, entry)
    yield _examples([one for one in knowledge.examples if point.id in one.expect.points])


def _raise(knowledge: Knowledge, entry: Raise) -> Iterator[Block]:
    calm = " (calm words)" if entry.calm else ""
    yield from _rule(knowledge, entry.rule, f"{entry.priority.name}{calm} when")
    yield Paragraph(entry.because.text, "The reason given")


def _rule(knowledge: Knowledge, rule: Rule, label: str) -> Iterator[Block]:
    said = outline_of_rule(knowledge, rule)
    yield Paragraph(f"{said.text}{':' if said.parts else '.'}", f"{label} ({rule.id})")
    if said.parts:
        yield Bullets(said.parts)
    if cells := table_cells(knowledge, rule, labelled=True):
        yield Table(cells[0], cells[1:])
    if note := between_rows(rule.table):
        yield Paragraph(note)
    yield Bullets(tuple(_rests_on(knowledge, rule)))


def _rests_on(knowledge: Knowledge, rule: Rule) -> Iterator[Outline]:
    cited = [f"{one} (review by {day(knowledge.sources[one.source].review_by)})" for one in rule.sources]
    yield Outline(f"Source: {'; '.join(cited)}")
    for row in rule.evidence:
        evidence = knowledge.evidence[row]
        yield Outline(f"Evidence {row} ({evidence.checked.value}): {evidence.says}")
    if rule.verify:
        yield Outline(f"To be verified: {rule.verify}")


def _examples(examples: list[Example]) -> Block:
    names = "; ".join(example.name for example in examples)
    return Paragraph(f"{len(examples)}: {names}." if examples else "none.", "Examples")


def _to_verify(knowledge: Knowledge, wanted: Wanted, extract: str) -> Iterator[Block]:
    printed = list(wanted_rules(knowledge, replace(wanted, to_verify=False)))
    rules = [rule for rule in printed if rule.verify]
    yield Heading(2, "To be verified by a clinician")
    count = f"{counted(len(rules), 'rule')} of {len(printed)}{' in this extract' if extract else ''}"
    yield Paragraph(f"{count} must still be held against the publication.")
    if rules:
        rows = tuple((r.id, "; ".join(map(str, r.sources)), ", ".join(r.evidence), r.verify) for r in rules)
        yield Table(("Rule", "Source", "Evidence", "To be verified"), rows)


def _retired(knowledge: Knowledge) -> Iterator[Block]:
    if knowledge.retired:
        yield Heading(2, "Retired")
        rows = ((one.id, one.since.isoformat(), one.because) for one in knowledge.retired.values())
        yield Table(("Id, never used again", "Since", "Because"), tuple(rows))


def _sources(knowledge: Knowledge, made_on: date) -> Iterator[Block]:
    yield Heading(2, "Sources")
    rows = tuple(_source(source, made_on) for source in knowledge.sources.values())
    yield Table(("Key", "Publication", "Reviewed", "Review by"), rows)


def _source(source: Source, made_on: date) -> tuple[str, ...]:
    late = " (past)" if source.review_by < made_on else ""
    publication = f"{source.title}. {source.organisation}, {source.year}. {source.where}"
    return source.id, publication, source.reviewed.isoformat(), f"{source.review_by.isoformat()}{late}"
