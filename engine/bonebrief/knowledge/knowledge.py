"""Everything clinicians wrote, loaded and checked: facts, questionnaires, topics, sources, and their version."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from bonebrief.knowledge.conflict import Conflict
from bonebrief.knowledge.dictionary import asked_inputs
from bonebrief.knowledge.example import Example
from bonebrief.knowledge.questionnaire import Questionnaire
from bonebrief.knowledge.retired import Retired
from bonebrief.knowledge.rule import Finding, Point, Rule
from bonebrief.knowledge.sheet import Sheet
from bonebrief.knowledge.sources import EvidenceRow, Source
from bonebrief.knowledge.table import Column
from bonebrief.language.condition import Condition, Holds, leaves
from bonebrief.language.fact import Dictionary
from bonebrief.language.problem import Code, KnowledgeError, Place, Problem
from bonebrief.machine.suggestion import did_you_mean


@dataclass(frozen=True, slots=True)
class Topic:
    """One file of rules; its points step back (become notes) while another point is urgent if `steps_back`.

    `idle_bounds`: the names under `bounds:` that stand nowhere else in the file, each with its place.
    """

    id: str
    title: str
    about: str
    steps_back: bool
    findings: tuple[Finding, ...]
    points: tuple[Point, ...]
    examples: tuple[Example, ...]
    idle_bounds: tuple[tuple[str, Place], ...] = ()

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Every rule of the file: those of findings, then those that raise points."""
        found = [rule for finding in self.findings for rule in finding.rules]
        return (*found, *(entry.rule for point in self.points for entry in point.raises))


@dataclass(frozen=True, slots=True)
class Translation:
    """The language that texts were put into: its code, what it is called, and how far somebody has read them."""

    code: str
    name: str
    review: str


@dataclass(frozen=True)
class Knowledge:
    """A loaded knowledge base; nothing in it changes. `translation`: where its texts are not as they were written.

    `charts`: the columns of numbers that formulas read, by `table.column`.
    """

    root: Path
    sha256: str
    dictionary: Dictionary
    questionnaires: Mapping[str, Questionnaire]
    topics: tuple[Topic, ...]
    sources: Mapping[str, Source]
    evidence: Mapping[str, EvidenceRow]
    conflicts: Mapping[str, Conflict] = field(default_factory=dict)
    sheet: Sheet = field(default_factory=Sheet)
    retired: Mapping[str, Retired] = field(default_factory=dict)
    charts: Mapping[str, Column] = field(default_factory=dict)
    translation: Translation | None = None

    @property
    def with_open_questions(self) -> "Knowledge":
        """The same with every question asked of everybody: for records, which have answers without what opens them."""
        return replace(self, dictionary={name: fact.asked_of_everybody for name, fact in self.dictionary.items()})

    @property
    def version(self) -> str:
        """A short name of exactly these files."""
        return self.sha256[:8]

    @cached_property
    def findings(self) -> Mapping[str, Finding]:
        """Findings by id, each after those it reads."""
        return _in_reading_order({finding.id: finding for topic in self.topics for finding in topic.findings})

    @cached_property
    def points(self) -> Mapping[str, Point]:
        """Points by id, in the order of the rule files."""
        return {point.id: point for topic in self.topics for point in topic.points}

    @cached_property
    def points_that_step_back(self) -> frozenset[str]:
        """The points that wait while another one is urgent."""
        return frozenset(point.id for topic in self.topics if topic.steps_back for point in topic.points)

    @cached_property
    def calm_rules(self) -> frozenset[str]:
        """The rules that raise calm words."""
        return frozenset(e.rule.id for point in self.points.values() for e in point.raises if e.calm)

    @cached_property
    def rules(self) -> Mapping[str, Rule]:
        """Every rule by id: those of findings, then those that raise points."""
        found = [rule for finding in self.findings.values() for rule in finding.rules]
        raised = [entry.rule for point in self.points.values() for entry in point.raises]
        return {rule.id: rule for rule in [*found, *raised]}

    @cached_property
    def questions_of_points(self) -> Mapping[str, tuple[str, ...]]:
        """The questions on whose answers each point and its texts rest, of all it may rest on; most first."""
        read: dict[str, frozenset[str]] = {}
        for finding in self.findings.values():
            read[finding.id] = self._rest_on([rule.when for rule in finding.rules], read)
        found = {}
        for point in self.points.values():
            facts = self._rest_on([entry.rule.when for entry in point.raises], read)
            found[point.id] = asked_inputs(self.dictionary, tuple(facts.union(*(text.facts for text in point.texts))))
        return dict(sorted(found.items(), key=lambda item: -len(item[1])))

    def _rest_on(self, conditions: Iterable[Condition], read: Mapping[str, frozenset[str]]) -> frozenset[str]:
        """The facts that conditions name, and those of the findings that they name."""
        named = (leaf for condition in conditions for leaf in leaves(condition))
        return frozenset().union(*(read[one.finding] if isinstance(one, Holds) else {one.fact} for one in named))

    @property
    def examples(self) -> Iterator[Example]:
        """Every example, in the order of the rule files."""
        for topic in self.topics:
            yield from topic.examples

    def questionnaire(self, name: str) -> Questionnaire:
        """The questionnaire of that name.

        Raises:
            KnowledgeError: there is none.
        """
        if name in self.questionnaires:
            return self.questionnaires[name]
        there = ", ".join(self.questionnaires)
        fix = did_you_mean(name, self.questionnaires) or f"There are: {there}."
        place = Place(str(self.root / "questionnaires"))
        what = f'There is no questionnaire called "{name}".'
        raise KnowledgeError([Problem(Code.UNKNOWN_QUESTIONNAIRE, place, what, fix)])


def _in_reading_order(findings: dict[str, Finding]) -> dict[str, Finding]:
    ordered: dict[str, Finding] = {}

    def place(name: str) -> None:
        if name not in ordered:
            for needed in findings[name].reads:
                place(needed)
            ordered[name] = findings[name]

    for name in findings:
        place(name)
    return ordered
