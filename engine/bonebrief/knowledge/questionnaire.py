"""A questionnaire: sections of question ids, in the order in which they are asked."""

from collections.abc import Iterator
from dataclasses import dataclass

from bonebrief.knowledge.condition import facts_read
from bonebrief.knowledge.dictionary import Dictionary
from bonebrief.knowledge.fields import Fields, Report, as_scalar, root_fields, wrong_shape
from bonebrief.knowledge.problem import Code, did_you_mean
from bonebrief.knowledge.yaml_node import Mapping, Node, Scalar


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Questionnaire:
    id: str
    title: str
    about: str
    sections: tuple[Section, ...]

    @property
    def questions(self) -> tuple[str, ...]:
        """Every question id, in the order asked."""
        return tuple(question for section in self.sections for question in section.questions)


def read_questionnaire(name: str, node: Node, dictionary: Dictionary, report: Report) -> Questionnaire:
    """A questionnaire in which every question is defined, asked once, and after what opens it."""
    fields = root_fields(node, report).only("title", "about", "sections").need("title", "sections")
    asked: set[str] = set()
    sections = tuple(
        Section(section.text("title"), tuple(_questions(section, asked, dictionary, report)))
        for section in _sections(fields, report)
    )
    return Questionnaire(name, fields.text("title"), fields.text("about"), sections)


def _sections(fields: Fields, report: Report) -> Iterator[Fields]:
    for node in fields.list("sections"):
        if isinstance(node, Mapping):
            yield Fields(node, report).only("title", "questions").need("title", "questions")
        else:
            wrong_shape(node, "keys with values", report)


def _questions(section: Fields, asked: set[str], dictionary: Dictionary, report: Report) -> Iterator[str]:
    for node in section.list("questions"):
        scalar = as_scalar(node, report)
        if scalar and _fits(scalar, asked, dictionary, report):
            asked.add(scalar.text)
            yield scalar.text


def _fits(scalar: Scalar, asked: set[str], dictionary: Dictionary, report: Report) -> bool:
    fact = dictionary.get(scalar.text)
    if fact is None or fact.asking is None:
        questions = [fact.id for fact in dictionary.values() if fact.asking]
        what = f'There is no question called "{scalar.text}".'
        fix = did_you_mean(scalar.text, questions) or "Questions are defined in questions.yaml."
        report.add(Code.UNKNOWN_FACT, scalar.place, what, fix)
        return False
    if scalar.text in asked:
        report.add(Code.DUPLICATE_ID, scalar.place, f"{scalar.text} is asked twice.", "Remove one of the two.")
        return False
    gates = facts_read(fact.asking.ask_if) if fact.asking.ask_if else ()
    for gate in gates:
        if gate not in asked:
            what = f"{scalar.text} is asked only after an answer to {gate}, which is not asked before it."
            report.add(Code.ASKED_TOO_LATE, scalar.place, what, f"Ask {gate} earlier.")
    return True
