"""A questionnaire: sections of question ids, in the order asked, and when one is not worth the person's time."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bonebrief.knowledge.condition import All, Condition, facts_read
from bonebrief.knowledge.condition_reader import ConditionReader
from bonebrief.knowledge.dictionary import Dictionary
from bonebrief.knowledge.fields import Fields, Report, as_scalar, root_fields, wrong_shape
from bonebrief.knowledge.problem import Code, did_you_mean
from bonebrief.knowledge.truth import truth_of
from bonebrief.knowledge.value import Value
from bonebrief.knowledge.yaml_node import Mapping as MappingNode
from bonebrief.knowledge.yaml_node import Node, Scalar

DEFAULT = "bone-health"
"""The questionnaire where none is named."""

_ORDERS = ("as_written", "free")


@dataclass(frozen=True, slots=True)
class Section:
    """Questions that belong together; asked as written, or where `free`, the one that matters most first."""

    title: str
    questions: tuple[str, ...]
    free: bool = False


@dataclass(frozen=True, slots=True)
class Questionnaire:
    id: str
    title: str
    about: str
    sections: tuple[Section, ...]
    worth_asking: Mapping[str, Condition]

    def needless(self, question: str, values: Mapping[str, Value]) -> bool:
        """Whether nothing known makes this question worth asking here; it would still make sense to answer it."""
        condition = self.worth_asking.get(question)
        return condition is not None and truth_of(condition, values) is not True

    @property
    def questions(self) -> tuple[str, ...]:
        """Every question id, in the order asked."""
        return tuple(question for section in self.sections for question in section.questions)


def read_questionnaire(name: str, node: Node, dictionary: Dictionary, report: Report) -> Questionnaire:
    """A questionnaire in which every question is defined, asked once, and after what decides whether it is asked."""
    fields = root_fields(node, report).only("title", "about", "sections").need("title", "sections")
    reader = _Reader(dictionary, report, {})
    sections = tuple(
        Section(section.text("title"), tuple(reader.questions(section)), section.one_of("order", _ORDERS) == "free")
        for section in _sections(fields, report)
    )
    conditions = {question: condition for question, condition in reader.asked.items() if condition}
    return Questionnaire(name, fields.text("title"), fields.text("about"), sections, conditions)


def _sections(fields: Fields, report: Report) -> Iterator[Fields]:
    for node in fields.list("sections"):
        if isinstance(node, MappingNode):
            yield Fields(node, report).only("title", "if", "order", "questions").need("title", "questions")
        else:
            wrong_shape(node, "keys with values", report)


@dataclass(frozen=True, slots=True)
class _Reader:
    dictionary: Dictionary
    report: Report
    asked: dict[str, Condition | None]

    def questions(self, section: Fields) -> Iterator[str]:
        whole = section.node("if")
        for node in section.list("questions"):
            entry = (
                Fields(node, self.report).only("ask", "if").need("ask", "if") if isinstance(node, MappingNode) else None
            )
            scalar = entry.scalar("ask") if entry else as_scalar(node, self.report)
            if scalar and self._fits(scalar):
                nodes = [whole, entry.node("if") if entry else None]
                self.asked[scalar.text] = self._condition(scalar, [node for node in nodes if node])
                yield scalar.text

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
        if fact is None or fact.asking is None:
            questions = [fact.id for fact in self.dictionary.values() if fact.asking]
            what = f'There is no question called "{scalar.text}".'
            fix = did_you_mean(scalar.text, questions) or "Questions are defined in questions.yaml."
            self.report.add(Code.UNKNOWN_FACT, scalar.place, what, fix)
            return False
        if scalar.text in self.asked:
            self.report.add(Code.DUPLICATE_ID, scalar.place, f"{scalar.text} is asked twice.", "Remove one of the two.")
            return False
        self._come_after(scalar, facts_read(fact.asking.ask_if) if fact.asking.ask_if else ())
        return True

    def _come_after(self, question: Scalar, gates: tuple[str, ...]) -> None:
        for gate in gates:
            if gate not in self.asked:
                what = f"{question.text} is asked only after an answer to {gate}, which is not asked before it."
                self.report.add(Code.ASKED_TOO_LATE, question.place, what, f"Ask {gate} earlier.")
