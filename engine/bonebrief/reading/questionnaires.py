"""Reads a questionnaire: which questions, in which order, and when one is worth asking."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from bonebrief.knowledge.questionnaire import Questionnaire, Section
from bonebrief.language.condition import All, Condition, facts_read
from bonebrief.language.domain import Kind
from bonebrief.language.fact import Dictionary
from bonebrief.language.problem import Code
from bonebrief.reading.lines.conditions import ConditionReader
from bonebrief.reading.yaml.fields import Fields, as_scalar, root_fields, wrong_shape
from bonebrief.reading.yaml.node import Mapping as MappingNode
from bonebrief.reading.yaml.node import Node, Scalar
from bonebrief.reading.yaml.report import Instead, Report

_KEYS = ("title", "of_patient", "if", "order", "questions", "one_screen")
_ORDERS = ("as_written", "free")


def read_questionnaire(name: str, node: Node, dictionary: Dictionary, report: Report) -> Questionnaire:
    """A questionnaire in which every question is defined, asked once, and after what decides whether it is asked."""
    fields = root_fields(node, report).only("title", "about", "sections").need("title", "sections")
    reader = _Reader(dictionary, report, {})
    sections = tuple(map(reader.section, _sections(fields, report)))
    reader.told_of_gates()
    conditions = {question: condition for question, condition in reader.asked.items() if condition}
    title, about = fields.text("title"), fields.text("about")
    listed = fields.node("sections")
    place = listed.place if listed else fields.place
    return Questionnaire(name, title, about, sections, conditions, place, reader.ahead)


def _sections(fields: Fields, report: Report) -> Iterator[Fields]:
    for node in fields.list("sections"):
        if isinstance(node, MappingNode):
            section = Fields(node, report).only(*_KEYS, formerly={"together": "one_screen"})
            yield section.need("title", "questions")
        else:
            wrong_shape(node, "keys with values", report)


@dataclass(frozen=True, slots=True)
class _Reader:
    """`asked`: the questions so far. `early`: by question that was not asked so far those that it decides about.

    `strange`: what stands for a question and is none; any that is missing may have been meant.
    """

    dictionary: Dictionary
    report: Report
    asked: dict[str, Condition | None]
    early: dict[str, list[Scalar]] = field(default_factory=dict)
    strange: list[Scalar] = field(default_factory=list)
    ahead: dict[str, Condition] = field(default_factory=dict)

    def section(self, fields: Fields) -> Section:
        """One section, with its questions."""
        free = fields.one_of("order", _ORDERS) == "free"
        questions = tuple(self.questions(fields))
        one_screen = tuple(self._one_screen(fields, questions))
        return Section(fields.text("title"), questions, free, fields.text("of_patient"), one_screen)

    def _one_screen(self, section: Fields, questions: tuple[str, ...]) -> Iterator[str]:
        """The questions that are put on one screen: of this section, and answered with yes or no."""
        for node in section.list("one_screen"):
            scalar = as_scalar(node, self.report)
            if scalar and (scalar.text not in questions or self.dictionary[scalar.text].kind is not Kind.YES_NO):
                what = f"{scalar.text} cannot be put on one screen with others."
                fix = "Name questions of this section that are answered with yes or no."
                self.report.add(Code.WRONG_TYPE, scalar.place, what, fix)
            elif scalar:
                yield scalar.text

    def questions(self, section: Fields) -> Iterator[str]:
        whole = section.node("if")
        if isinstance(written := section.node("questions"), Scalar):
            self.asked.update(dict.fromkeys(re.findall(r"\w+", written.text)))
        for node in section.list("questions"):
            if isinstance(node, MappingNode) and self._asked_as_key(node):
                continue
            entry = self._entry(node) if isinstance(node, MappingNode) else None
            scalar = entry.scalar("ask") if entry else as_scalar(node, self.report)
            if scalar and self._fits(scalar):
                nodes = [whole, entry.node("if") if entry else None]
                self.asked[scalar.text] = self._condition(scalar, [node for node in nodes if node])
                if entry and (ahead := entry.node("ahead")) and (condition := self._condition(scalar, [ahead])):
                    self.ahead[scalar.text] = condition
                yield scalar.text

    def _entry(self, node: MappingNode) -> Fields:
        entry = Fields(node, self.report).only("ask", "if", "ahead").need("ask")
        return entry if "ahead" in entry else entry.need("if")

    def _asked_as_key(self, node: MappingNode) -> bool:
        """Report a question that stands as a key, with its `if` behind it."""
        key, value = node.entries[0]
        asked = re.split(r"\W", key.text)[0]
        if asked not in self.dictionary or not isinstance(value, Scalar):
            return False
        gate = value.text.removeprefix("if ").strip()
        meant = f"{{ask: {asked}, if: {gate}}}"
        what = "A question that is asked of some has two keys."
        self.report.add(Code.WRONG_SHAPE, key.place, what, f"Write `{meant}`.")
        self.strange.append(key)
        return True

    def _condition(self, question: Scalar, nodes: list[Node]) -> Condition | None:
        reader = ConditionReader(self.dictionary, (), self.report)
        conditions = tuple(condition for node in nodes if (condition := reader.read(node)))
        for condition in conditions:
            self._come_after(question, tuple(f for f in facts_read(condition) if self.dictionary[f].asking))
        return All(conditions) if conditions else None

    def _fits(self, scalar: Scalar) -> bool:
        fact = self.dictionary.get(scalar.text)
        if scalar.text in self.report.spoilt:
            return False
        asked, word, gate = scalar.text.partition(" if ")
        if word and asked in self.dictionary:
            what, meant = "A question that is asked of some has two keys.", f"{{ask: {asked}, if: {gate}}}"
            instead = Instead(scalar.text, [meant], sure=True)
            self.report.add(Code.WRONG_SHAPE, scalar.place, what, f"Write `{meant}`.", (), instead)
            self.strange.append(scalar)
            return False
        if fact is None or fact.asking is None:
            questions = [fact.id for fact in self.dictionary.values() if fact.asking and fact.id not in self.asked]
            what = f'There is no question called "{scalar.text}".'
            fix = "Questions are defined in questions.yaml; `bonebrief rules --facts` lists them."
            self.report.unknown(Code.UNKNOWN_FACT, scalar.place, what, scalar.text, questions, fix)
            self.strange.append(scalar)
            return False
        if scalar.text in self.asked:
            self.report.add(Code.DUPLICATE_ID, scalar.place, f"{scalar.text} is asked twice.", "Remove one of the two.")
            return False
        self._come_after(scalar, facts_read(fact.asking.ask_if) if fact.asking.ask_if else ())
        return True

    def _come_after(self, question: Scalar, gates: tuple[str, ...]) -> None:
        for gate in gates:
            if gate not in self.asked and question not in self.early.get(gate, ()):
                self.early.setdefault(gate, []).append(question)

    def told_of_gates(self) -> None:
        """Report each question that is asked after those it decides about, and once each that is not asked at all."""
        for gate, questions in self.early.items():
            if gate in self.asked:
                for question in questions:
                    what = f"{question.text} is asked only after an answer to {gate}, which is not asked before it."
                    self.report.add(Code.ASKED_TOO_LATE, question.place, what, f"Ask {gate} earlier.")
                continue
            if self.strange:
                continue
            first, *others = questions
            more = (
                f", and so {'is' if len(others) == 1 else 'are'} {', '.join(one.text for one in others)}"
                if others
                else ""
            )
            what = f"{first.text} is asked only after an answer to {gate}, which this questionnaire does not ask{more}."
            self.report.add(Code.ASKED_TOO_LATE, first.place, what, f"Ask {gate} before it.")
