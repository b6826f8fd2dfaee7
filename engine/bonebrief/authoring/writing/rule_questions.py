"""Asks a rule author for one rule: topic, point, tests, priority, words, source and examples."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final, TypeVar

from bonebrief.authoring.checking.checks.texts import LONGEST_TITLE
from bonebrief.authoring.writing.dialogue import Dialogue, Question, RefusedError
from bonebrief.authoring.writing.rule_yaml import NewPoint, NewRaise
from bonebrief.knowledge.knowledge import Knowledge, Topic
from bonebrief.knowledge.rule import Priority
from bonebrief.language.condition import All, Condition, Holds, Not, facts_read
from bonebrief.language.domain import Kind
from bonebrief.language.fact import Fact
from bonebrief.language.problem import Place, did_you_mean
from bonebrief.language.same import meaning
from bonebrief.language.value import number_words
from bonebrief.machine.error import BoneBriefError
from bonebrief.reading.conditions import ConditionReader
from bonebrief.reading.rules import read_template
from bonebrief.reading.yaml.fields import Report
from bonebrief.wording.conditions import words_of
from bonebrief.wording.sentences import sentence

T = TypeVar("T")
Listing = Callable[[], Iterable[str]]

_ID: Final = re.compile(r"[a-z][a-z0-9_]*")
_FILE: Final = re.compile(r"[a-z][a-z0-9-]*")
_TAKEN: Final = ("sources", "evidence")
_A_SLIP: Final = 0.85
_PLACE: Final = Place("your answer")
_COMPARISONS: Final = {
    Kind.NUMBER: (">=", "<=", ">", "<", "between", "is known", "is unknown"),
    Kind.CHOICE: ("is", "is not", "is known", "is unknown"),
    Kind.YES_NO: ("is", "is not", "is known", "is unknown"),
    Kind.CHOICES: ("includes", "is known", "is unknown"),
}
_MEANINGS: Final = (
    "urgent   act today: possible emergency or fracture now",
    "high     discuss first at this visit",
    "routine  discuss if time allows, or plan it",
    "note     background, reassurance, keep in mind",
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A rule as its author wants it; `new_point` has its words if the point is new."""

    topic: Topic
    point: str
    new_point: NewPoint | None
    rule: NewRaise
    names: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Interviewer:
    """Asks one author, over one knowledge base; `check_place` raises where a point of a topic cannot be written to."""

    knowledge: Knowledge
    dialogue: Dialogue
    check_place: Callable[[Topic, str], None]

    def ask(self) -> Draft:
        """Ask everything, in the order in which a rule is thought of.

        Raises:
            EOFError: the input ended first.
        """
        topic = self._ask_topic()
        name = self._ask_point(topic)
        tests = self._ask_tests()
        priorities = [priority.word for priority in reversed(Priority)]
        priority = self._choose("At which priority?", "routine", priorities, lambda: _MEANINGS)
        new_point = None if name in self.knowledge.points else self._ask_words()
        because = self._text("Because? One sentence; {fact} stands for a value.", self._reason(tests))
        sources = self._ask_sources()
        said = sentence(self.knowledge, All(tests)).replace('"', "")
        names = (
            self._text("Name of an example that raises it?", said),
            self._text("Name of an example that nearly does?", f"not quite: {said}"),
        )
        return Draft(topic, name, new_point, NewRaise(priority, tests, because, sources), names)

    def _ask_topic(self) -> Topic:
        topics = {topic.id: topic for topic in self.knowledge.topics}

        def read(text: str) -> Topic | str:
            if text in topics:
                return topics[text]
            near = did_you_mean(text, topics)
            if near or text in _TAKEN or not _FILE.fullmatch(text):
                hint = near or "A name has small letters, digits and hyphens."
                raise RefusedError(f'There is no topic called "{text}", and none can be begun so. {hint}')
            return text

        question = Question(
            "Which topic? One that exists, or a name for a new file.",
            None,
            lambda: _listed(topics, lambda topic: topic.title),
        )
        chosen = self.dialogue.ask(question, read)
        if isinstance(chosen, Topic):
            return chosen
        return Topic(chosen, self._text(f"rules/{chosen}.yaml will be new. Its title?", None), "", False, (), (), ())

    def _ask_point(self, topic: Topic) -> str:
        own = {point.id: point for point in topic.points}
        hinted: set[str] = set()

        def read(text: str) -> str:
            name = read_name(text)
            try:
                self.check_place(topic, name)
            except BoneBriefError as error:
                raise RefusedError(str(error)) from None
            return name

        def read_name(text: str) -> str:
            if text in own:
                return text
            if text in self.knowledge.points or text in self.knowledge.findings:
                raise RefusedError(f"{text} exists already, in another topic or as a finding. Choose another id.")
            if not _ID.fullmatch(text):
                raise RefusedError("An id has small letters, digits and underscores, and begins with a letter.")
            near = get_close_matches(text, own, n=1, cutoff=_A_SLIP)
            if near and text not in hinted:
                hinted.add(text)
                raise RefusedError(f"Did you mean {near[0]}? Type {text} again to make it a new point.")
            self.dialogue.say(f"{text} will be a new point.")
            return text

        question = Question(
            "Which point? One that exists, or a new id.", None, lambda: _listed(own, lambda point: point.title)
        )
        return self.dialogue.ask(question, read)

    def _ask_tests(self) -> tuple[Condition, ...]:
        tests = [
            *self._gated(self._ask_test("Which fact or finding does it read? A whole condition will do, too.", None))
        ]
        while True:
            more = self._ask_test("Another one that must hold as well? no, or a fact.", "no")
            if more is None:
                return tuple(tests)
            tests += [test for test in self._gated(more) if meaning(test) not in map(meaning, tests)]

    def _ask_test(self, words: str, default: str | None) -> Condition | None:
        facts, findings = self.knowledge.dictionary, self.knowledge.findings

        def possible() -> Iterator[str]:
            yield from _listed(facts, lambda fact: fact.label)
            yield from _listed(findings, lambda finding: f"(finding) {finding.title}")

        def read(text: str) -> Condition | Fact | None:
            if default and text == default:
                return None
            if text in facts:
                return facts[text]
            if " " not in text and text not in findings:
                hint = did_you_mean(text, [*facts, *findings]) or "? WORD lists those that have a word in them."
                raise RefusedError(f'There is no fact or finding called "{text}". {hint}')
            return self._condition(text)

        found = self.dialogue.ask(Question(words, default, possible), read)
        return self._compared(found) if isinstance(found, Fact) else found

    def _compared(self, fact: Fact) -> Condition:
        known = _COMPARISONS[fact.kind]
        comparison = self._choose(f"{fact.label}: which comparison?", known[0], list(known), lambda: known)
        if comparison.endswith("known"):
            return self._condition(f"{fact.id} {comparison}")
        question = Question(f"{fact.id} {comparison} which value?", None, lambda: _values(fact))
        return self.dialogue.ask(question, lambda text: self._condition(_test_text(fact, comparison, text)))

    def _condition(self, text: str) -> Condition:
        report = Report()
        reader = ConditionReader(self.knowledge.dictionary, self.knowledge.findings, report)
        condition = reader.line(text, _PLACE)
        if condition is None or report.problems:
            raise RefusedError(" ".join(f"{problem.what} {problem.fix}".strip() for problem in report.problems))
        return condition

    def _gated(self, test: Condition | None) -> Iterator[Condition]:
        """The test, after what opens the question it reads: else the rule would stay unknown where it is not asked."""
        for fact in facts_read(test) if test else ():
            asking = self.knowledge.dictionary[fact].asking
            if asking and asking.ask_if and test:
                gates = asking.ask_if.parts if isinstance(asking.ask_if, All) else (asking.ask_if,)
                said = ", ".join(words_of(gate) for gate in gates)
                self.dialogue.say(f"{fact} is asked only while that makes sense, so this is tested first: {said}")
                yield from gates
        if test:
            yield test

    def _ask_words(self) -> NewPoint:
        title = self._text(f"Its title? At most {LONGEST_TITLE} characters.", None, LONGEST_TITLE)
        say = self._text("What should the clinician raise? At most three sentences.", None)
        return NewPoint(title, say, self._text("The same for the person, in plain words?", None))

    def _reason(self, tests: tuple[Condition, ...]) -> str:
        for test in reversed(tests):
            if facts := facts_read(test):
                return f"{self.knowledge.dictionary[facts[0]].label}: {{{facts[0]}}}."
        inner = tests[-1].part if isinstance(tests[-1], Not) else tests[-1]
        return f"{self.knowledge.findings[inner.finding].title}." if isinstance(inner, Holds) else "As answered."

    def _ask_sources(self) -> tuple[str, ...]:
        sources = self.knowledge.sources

        def read(text: str) -> tuple[str, ...]:
            cited = [" ".join(one.split()) for one in text.split(";")]
            for one in cited:
                key = one.partition(",")[0].strip()
                if key not in sources:
                    hint = did_you_mean(key, sources) or "? WORD lists those that have a word in them."
                    raise RefusedError(f'There is no source called "{key}". {hint}')
            return tuple(cited)

        question = Question(
            "Source? A key, and the part meant after a comma; several with semicolons.",
            None,
            lambda: _listed(sources, lambda source: f"{source.title}, {source.year}"),
        )
        return self.dialogue.ask(question, read)

    def _text(self, words: str, default: str | None, longest: int = 1000) -> str:
        def read(text: str) -> str:
            report = Report()
            read_template(text, _PLACE, self.knowledge.dictionary, report)
            if report.problems:
                raise RefusedError(" ".join(f"{problem.what} {problem.fix}" for problem in report.problems))
            if len(text) > longest:
                raise RefusedError(f"That has {len(text)} characters; {longest} is the most.")
            return text

        return self.dialogue.ask(Question(words, default), read)

    def _choose(self, words: str, default: str | None, known: list[str], possible: Listing) -> str:
        def read(text: str) -> str:
            if text in known:
                return text
            hint = did_you_mean(text, known) or "? lists what is possible."
            raise RefusedError(f'"{text}" is not possible here. {hint}')

        return self.dialogue.ask(Question(words, default, possible), read)


def _listed(known: Mapping[str, T], about: Callable[[T], str]) -> Iterator[str]:
    yield from (f"{name}  {about(thing)}" for name, thing in known.items())


def _test_text(fact: Fact, comparison: str, text: str) -> str:
    words = [word.strip() for word in text.strip("[]").split(",")]
    if fact.kind is Kind.NUMBER or len(words) == 1:
        return f"{fact.id} {comparison} {text}"
    many = "any of" if fact.kind is Kind.CHOICES else "one of"
    return f"{fact.id} {comparison} {many} [{', '.join(words)}]"


def _values(fact: Fact) -> Iterator[str]:
    if fact.number:
        low, high = (number_words(bound, 0) for bound in fact.number.limits)
        limits = f" from {low} to {high}" if fact.asking else ""
        yield f"A number{limits} {fact.unit}; after between, two: 50 and 64".replace("  ", " ")
    yield from _listed(fact.choices, str)
