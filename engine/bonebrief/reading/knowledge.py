"""Loads a knowledge folder; every problem of every file is reported at once."""

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from bonebrief.knowledge.bounds import with_bounds
from bonebrief.knowledge.conflict import Conflict
from bonebrief.knowledge.example import Example
from bonebrief.knowledge.knowledge import Knowledge, Topic
from bonebrief.knowledge.sheet import Sheet
from bonebrief.language.fact import Dictionary
from bonebrief.language.problem import Code, KnowledgeError, Place, Problem
from bonebrief.reading.before import ReadBefore
from bonebrief.reading.bounds.chains import report_finding_chains
from bonebrief.reading.examples import ExampleReader
from bonebrief.reading.folder import knowledge_files, typed_name, unread
from bonebrief.reading.ids import check_ids, finding_names
from bonebrief.reading.lines.named_bounds import BOUNDS, idle_bounds
from bonebrief.reading.questionnaires import read_questionnaire
from bonebrief.reading.questions import read_questions
from bonebrief.reading.retired import read_retired, report_taken_again
from bonebrief.reading.rules import Asked, RuleReader
from bonebrief.reading.sheet import read_sheet
from bonebrief.reading.sources import read_evidence, read_sources
from bonebrief.reading.topics.calm import guard_calm_words
from bonebrief.reading.yaml.fields import Fields, as_id, root_fields
from bonebrief.reading.yaml.files import read_file
from bonebrief.reading.yaml.node import Node, parse_yaml
from bonebrief.reading.yaml.pasted import pasted_rows
from bonebrief.reading.yaml.report import Report

QUESTIONS = "questions.yaml"
RETIRED = "retired.yaml"
SHEET = "sheet.yaml"
SOURCES = "sources.yaml"
EVIDENCE = "evidence.yaml"
"""Read by those who prove it, and no part of what a brief is made of."""
Parse = Callable[[str, str], Node]
Unsaved = Mapping[str, str]
NOTHING_UNSAVED: Final[Unsaved] = {}
_EXAMPLES = re.compile(r"^examples:.*\n(?:(?:[ \t#-].*)?\n)*", re.MULTILINE)
_TOPIC_KEYS = ("topic", "about", "steps_back", BOUNDS, "findings", "tables", "points", "examples")


@dataclass(frozen=True, slots=True)
class Read:
    """What is wrong in a folder, and what could be read of it beside; None where that is next to nothing."""

    knowledge: Knowledge | None
    problems: tuple[Problem, ...]


def load_knowledge(
    root: Path, with_examples: bool = True, parse: Parse = parse_yaml, unsaved: Unsaved = NOTHING_UNSAVED
) -> Knowledge:
    """Load rules/ and questionnaires/ under a folder; without the examples where only people are asked about.

    `parse` turns the text and name of a file into nodes; one that remembers what it parsed makes loading again quick.
    `unsaved` are the texts that an editor has of files, by name, in the place of those on disk.

    Raises:
        KnowledgeError: anything in them is wrong; carries every problem at once.
    """
    knowledge, report = _read(root, with_examples, parse, unsaved, ReadBefore())
    if report.problems:
        raise KnowledgeError(report.problems)
    return with_bounds(knowledge)


def read_knowledge(
    root: Path,
    parse: Parse = parse_yaml,
    unsaved: Unsaved = NOTHING_UNSAVED,
    before: ReadBefore | None = None,
) -> Read:
    """The same for those who go on where something is wrong: what is wrong is left out of the knowledge.

    Who reads again and again gives what was read `before`.
    """
    try:
        knowledge, report = _read(root, True, parse, unsaved, before or ReadBefore())
    except KnowledgeError as error:
        return Read(None, error.problems)
    if report.problems:
        return Read(knowledge, KnowledgeError(report.problems).problems)
    return Read(with_bounds(knowledge), ())


def _read(
    root: Path, with_examples: bool, parse: Parse, unsaved: Unsaved, before: ReadBefore
) -> tuple[Knowledge, Report]:
    parse_all = parse if with_examples else lambda text, name: parse(_without_examples(text), name)
    files = _Files(root, Report(), parse_all, unsaved)
    report = files.report
    retired = read_retired(files.take("rules", RETIRED), report) if files.has("rules", RETIRED) else {}
    report.retired = {name: one.words for name, one in retired.items()}
    asked = files.take("questionnaires", QUESTIONS)
    questions = before.of(QUESTIONS, (asked, report.retired), report, lambda: read_questions(asked, report))
    dictionary, conflicts, charts = questions
    sheet = files.take("questionnaires", SHEET) if files.has("questionnaires", SHEET) else None
    questionnaires = {
        path.stem: read_questionnaire(path.stem, node, dictionary, report)
        for path, node in files.rest("questionnaires")
    }
    listed = files.take("rules", SOURCES)
    sources = before.of(SOURCES, (listed,), report, lambda: read_sources(listed, report))
    rows = files.take("rules", EVIDENCE) if files.has("rules", EVIDENCE) else None
    evidence = before.of(EVIDENCE, (rows,), report, lambda: read_evidence(rows, report)) if rows else {}
    topics = _read_topics(
        dict(files.rest("rules")), RuleReader(dictionary, (), sources, evidence, report), conflicts, before
    )
    findings = [finding.id for topic in topics for finding in topic.findings]
    shown = read_sheet(sheet, dictionary, findings, report) if sheet else Sheet()
    report_taken_again(retired, _defined(dictionary, topics), report)
    parts = (dictionary, questionnaires, topics, sources, evidence, conflicts, shown, retired, charts)
    known = Knowledge(root, files.sha256, *parts)
    return known, report


def _defined(dictionary: Dictionary, topics: Sequence[Topic]) -> Iterator[tuple[str, Place]]:
    yield from ((fact.id, fact.place) for fact in dictionary.values())
    for topic in topics:
        yield from ((finding.id, finding.place) for finding in topic.findings)
        yield from ((point.id, point.place) for point in topic.points)


def _read_topics(
    nodes: Mapping[Path, Node], reader: RuleReader, conflicts: Mapping[str, Conflict], before: ReadBefore
) -> tuple[Topic, ...]:
    report, dictionary = reader.report, reader.dictionary
    findings: dict[str, Place] = {}
    for node in nodes.values():
        check_ids(finding_names(node), findings, "finding", report)
        report.spoilt |= {meant for name in finding_names(node) if (meant := as_id(name.text)) != name.text}
    clashes = (name for node in nodes.values() for name in finding_names(node) if name.text in dictionary)
    for name in clashes:
        what = f'"{name.text}" is a fact already.'
        report.add(Code.DUPLICATE_ID, name.place, what, "Give the finding another id.")
    files = {path: root_fields(node, report).only(*_TOPIC_KEYS).need("topic") for path, node in nodes.items()}
    report.incomplete |= any(problem.code is Code.UNKNOWN_KEY for problem in report.problems)
    reader = replace(reader, findings=findings)
    rests_on = (dictionary, frozenset(findings), reader.sources, reader.evidence, report.retired)
    read = [_read_before(path, nodes[path], fields, reader, rests_on, before) for path, fields in files.items()]
    topics = dict(zip(files, guard_calm_words(read, report), strict=True))
    report_finding_chains((finding for topic in topics.values() for finding in topic.findings), report)
    points: dict[str, Place] = {}
    for topic in topics.values():
        for point in topic.points:
            fact = dictionary.get(point.id)
            taken = points.get(point.id) or findings.get(point.id) or (fact.place if fact else None)
            if taken:
                what = f"The id {point.id} is taken already, in {taken.name}, line {taken.line}."
                report.add(Code.DUPLICATE_ID, point.place, what, "Give one of the two another id.")
            points[point.id] = point.place
    held = tuple(conflicts.values())
    examples = ExampleReader(dictionary, findings, points, held, report)
    named = (dictionary, frozenset(findings), frozenset(points), held, report.retired)
    return tuple(
        replace(topic, examples=_examples_before(path, nodes[path], files[path], examples, named, before))
        for path, topic in topics.items()
    )


def _read_before(
    path: Path, node: Node, fields: Fields, reader: RuleReader, rests_on: tuple[object, ...], before: ReadBefore
) -> Topic:
    return before.of(path, (node, *rests_on), reader.report, lambda: _read_topic(path.stem, node, fields, reader))


def _examples_before(
    path: Path, node: Node, fields: Fields, reader: ExampleReader, rests_on: tuple[object, ...], before: ReadBefore
) -> tuple[Example, ...]:
    return before.of((path, "examples"), (node, *rests_on), reader.report, lambda: tuple(reader.examples(fields)))


def _read_topic(name: str, node: Node, fields: Fields, reader: RuleReader) -> Topic:
    reader = reader.with_bounds_of(fields)
    reader = replace(reader, tabled=_read_tables(fields, reader))
    findings = tuple(reader.finding(key, child) for key, child in fields.children("findings"))
    points = tuple(reader.point(key, child) for key, child in fields.children("points"))
    steps_back = fields.one_of("steps_back", ["yes", "no"]) == "yes"
    idle = tuple(idle_bounds(node))
    return Topic(name, fields.text("topic"), fields.text("about"), steps_back, findings, points, (), idle)


def _read_tables(fields: Fields, reader: RuleReader) -> Mapping[str, Sequence[Asked]]:
    """What the tables of a file conclude, by finding; one that is not defined in it is reported."""
    tabled: dict[str, list[Asked]] = {}
    for _, child in fields.children("tables"):
        for name, asked in reader.class_table(child):
            tabled.setdefault(name, []).append(asked)
    there = [key.text for key, _ in fields.mapping("findings") or ()]
    for name in (name for name in tabled if name not in there and name not in reader.report.spoilt):
        what = f"The table concludes {name}, which is no finding of this file."
        fix = "Write it under `findings:`, with its title."
        reader.report.unknown(Code.UNKNOWN_FINDING, tabled[name][0].place, what, name, there, fix)
    return tabled


def _without_examples(text: str) -> str:
    """A topic file with an empty list of examples, every other line where it was."""
    return _EXAMPLES.sub(lambda found: "examples: []" + "\n" * found[0].count("\n"), f"{pasted_rows(text)}\n")


class _Files:
    def __init__(self, root: Path, report: Report, parse: Parse, unsaved: Unsaved) -> None:
        self.report = report
        self._root = root
        digest = hashlib.sha256()
        self._nodes: dict[Path, Node] = {}
        for path, what, fix in unread(root):
            report.add(Code.UNREADABLE_FILE, Place(typed_name(path)), what, fix)
            report.incomplete = True
        for name, path in knowledge_files(root):
            try:
                text = report.texts[name] = unsaved[name] if name in unsaved else read_file(path, ordinary=True)
                self._nodes[path] = parse(text, name)
            except KnowledgeError as error:
                report.problems += (replace(one, where=Place(name, *one.where[1:])) for one in error.problems)
                report.incomplete = True
                continue
            digest.update(f"{path.relative_to(root).as_posix()}\0{text}\0".encode())
        self.sha256 = digest.hexdigest()

    def has(self, folder: str, name: str) -> bool:
        return self._root / folder / name in self._nodes

    def take(self, folder: str, name: str) -> Node:
        """The one file of that name, empty after a report if there is none."""
        path = self._root / folder / name
        if path not in self._nodes:
            place = Place(typed_name(path))
            if not path.exists():
                fix = "Point --knowledge at a folder that has rules/ and questionnaires/."
                self.report.add(Code.UNREADABLE_FILE, place, "There is no such file.", fix)
            raise KnowledgeError(self.report.problems)
        return self._nodes.pop(path)

    def rest(self, folder: str) -> Iterator[tuple[Path, Node]]:
        return ((path, node) for path, node in self._nodes.items() if path.is_relative_to(self._root / folder))
