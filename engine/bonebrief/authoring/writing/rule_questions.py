"""Asks a rule author for one rule: topic, point, tests, priority, words, source and examples."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from bonebrief.authoring.checking.checks.texts import LONGEST_TITLE
from bonebrief.authoring.writing.dialogue import Dialogue, Question, RefusedError, listed
from bonebrief.authoring.writing.fact_questions import FactsInterviewer
from bonebrief.authoring.writing.new_ids import refuse_taken
from bonebrief.authoring.writing.rule_tests import TestsInterviewer
from bonebrief.authoring.writing.rule_yaml import NewPoint, NewRaise
from bonebrief.authoring.writing.source_questions import NewSource, SourcesInterviewer
from bonebrief.knowledge.knowledge import Knowledge, Topic
from bonebrief.knowledge.rule import Priority, Stage
from bonebrief.language.condition import All, Condition, Holds, Not, facts_read
from bonebrief.language.problem import Place
from bonebrief.machine.error import BoneBriefError
from bonebrief.machine.suggestion import did_you_mean
from bonebrief.reading.lines.templates import read_template
from bonebrief.reading.yaml.report import Report
from bonebrief.wording.sentences import sentence

_FILE: Final = re.compile(r"[a-z][a-z0-9-]*")
_TAKEN: Final = ("sources", "evidence")
_A_SLIP: Final = 0.85
_NO_ROW: Final = "none"
_PLACE: Final = Place("your answer")
_MEANINGS: Final = (
    "urgent   act today: possible emergency or fracture now",
    "high     discuss first at this visit",
    "routine  discuss if time allows, or plan it",
    "note     background, reassurance, keep in mind",
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A rule as its author wants it, with the words of its point if that is new, and the sources not listed yet.

    `questions`: the files of questions as they are to be with those that it reads and that are new.
    """

    topic: Topic
    point: str
    new_point: NewPoint | None
    rule: NewRaise
    names: tuple[str, str]
    sources: tuple[NewSource, ...] = ()
    questions: Mapping[Path, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Interviewer:
    """Asks one author, over one knowledge base; `check_place` raises where a point of a topic cannot be written to."""

    knowledge: Knowledge
    dialogue: Dialogue
    check_place: Callable[[Topic, str], None]
    today: date

    def ask(self) -> Draft:
        """Ask everything, in the order in which a rule is thought of.

        Raises:
            EOFError: the input ended first.
        """
        topic = self._ask_topic()
        name = self._ask_point(topic)
        facts = FactsInterviewer(
            self.dialogue, frozenset(fact for rule in topic.rules for fact in facts_read(rule.when))
        )
        asked = TestsInterviewer(self.knowledge, self.dialogue, facts)
        tests = asked.ask()
        draft = replace(self, knowledge=asked.knowledge)._ask_what_it_says(topic, name, tests)
        return replace(draft, questions=facts.texts)

    def _ask_what_it_says(self, topic: Topic, name: str, tests: tuple[Condition, ...]) -> Draft:
        priorities = [priority.word for priority in reversed(Priority)]
        priority = self.dialogue.choose(Question("At which priority?", "routine", lambda: _MEANINGS), priorities)
        new_point = None if name in self.knowledge.points else self._ask_words()
        because = self._text("Because? One sentence; {fact} stands for a value.", self._reason(tests))
        asked = SourcesInterviewer(self.knowledge, self.dialogue, self.today)
        sources = asked.ask()
        evidence = self._ask_evidence(sources[0].partition(",")[0])
        said = sentence(self.knowledge, All(tests)).replace('"', "")
        names = (
            self._text("Name of an example that raises it?", said),
            self._text("Name of an example that nearly does?", f"not quite: {said}"),
        )
        rule = NewRaise(priority, tests, because, sources, evidence)
        return Draft(topic, name, new_point, rule, names, tuple(asked.new))

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
            lambda: listed(topics, lambda topic: topic.title),
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
            refuse_taken(text, self.knowledge)
            near = get_close_matches(text, own, n=1, cutoff=_A_SLIP)
            if near and text not in hinted:
                hinted.add(text)
                raise RefusedError(f"Did you mean {near[0]}? Type {text} again to make it a new point.")
            self.dialogue.say(f"{text} will be a new point.")
            return text

        question = Question(
            "Which point? One that exists, or a new id.", None, lambda: listed(own, lambda point: point.title)
        )
        return self.dialogue.ask(question, read)

    def _ask_words(self) -> NewPoint:
        title = self._text(f"Its title? At most {LONGEST_TITLE} characters.", None, LONGEST_TITLE)
        say = self._text("What should the clinician raise? At most three sentences.", None)
        patient = self._text("The same for the person, in plain words?", None)
        stages = [stage.word for stage in Stage]
        listing = [f"{stage.word:10}{stage.meaning}" for stage in Stage]
        question = Question("Its place in the talk of a visit?", Stage.RISK.word, lambda: listing)
        talk = self.dialogue.choose(question, stages)
        return NewPoint(title, say, patient, talk)

    def _reason(self, tests: tuple[Condition, ...]) -> str:
        for test in reversed(tests):
            if facts := facts_read(test):
                return f"{self.knowledge.dictionary[facts[0]].label}: {{{facts[0]}}}."
        inner = tests[-1].part if isinstance(tests[-1], Not) else tests[-1]
        return f"{self.knowledge.findings[inner.finding].title}." if isinstance(inner, Holds) else "As answered."

    def _ask_evidence(self, source: str) -> tuple[str, ...]:
        """The rows that a rule with this source, among others, rests on."""
        rows = self.knowledge.evidence
        if not rows:
            return ()

        def read(text: str) -> tuple[str, ...]:
            named = () if text == _NO_ROW else tuple(text.replace(",", " ").split())
            for row in named:
                if row not in rows:
                    hint = did_you_mean(row, rows) or "? WORD lists those that have a word in them."
                    raise RefusedError(f'There is no row of evidence called "{row}". {hint}')
            return named

        question = Question(
            f"Which rows of rules/evidence.yaml? Several with commas; ? {source} lists those that name it.",
            _NO_ROW,
            lambda: listed(rows, lambda row: f"({row.checked.value}) {row.says}"),
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
