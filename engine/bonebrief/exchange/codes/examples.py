"""Examples of codes: entries of a record, and exactly what they are to be read as; they stand beside the codes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from bonebrief.exchange.codes.codes_file import codes_file
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.answer import Answer, Answers
from bonebrief.language.problem import Code, KnowledgeError, Place
from bonebrief.reading.given.answers import read_answers
from bonebrief.reading.knowledge import NOTHING_UNSAVED, Parse, Unsaved
from bonebrief.reading.yaml.entries import entries
from bonebrief.reading.yaml.fields import Fields, as_list, wrong_shape
from bonebrief.reading.yaml.node import Mapping as MappingNode
from bonebrief.reading.yaml.node import Node, Scalar, Sequence, parse_yaml
from bonebrief.reading.yaml.report import Report

_KEYS: Final = ("name", "as_of", "given", "expect")
_WORDS: Final = {"true": True, "false": False}


@dataclass(frozen=True, slots=True)
class RecordExample:
    """Resources of one person's record, the day on which they are read, and all the answers that come of them."""

    name: str
    as_of: date
    given: tuple[Mapping[str, Any], ...]
    expect: Answers
    place: Place


def read_examples(
    knowledge: Knowledge, unsaved: Unsaved = NOTHING_UNSAVED, parse: Parse = parse_yaml
) -> tuple[RecordExample, ...]:
    """The examples of the codes in a knowledge folder; none where it has no codes.

    Raises:
        KnowledgeError: something in them is wrong; all problems at once.
    """
    found = codes_file(knowledge, unsaved, parse)
    if found is None:
        return ()
    root, report = found
    examples = tuple(_examples(root, knowledge, report))
    if report.problems:
        raise KnowledgeError(report.problems)
    return examples


def _examples(root: Fields, knowledge: Knowledge, report: Report) -> Iterator[RecordExample]:
    for node in root.list("examples"):
        if not isinstance(node, MappingNode):
            wrong_shape(node, "keys with values", report)
            continue
        fields = Fields(node, report).only(*_KEYS).need(*_KEYS)
        given = tuple(_resources(fields.node("given"), report))
        yield RecordExample(
            fields.text("name"), fields.date("as_of"), given, _expected(fields, knowledge, report), node.place
        )


def _expected(fields: Fields, knowledge: Knowledge, report: Report) -> dict[str, Answer]:
    node = fields.mapping("expect")
    return read_answers(node, knowledge.dictionary, report) if node else {}


def _resources(node: Node | None, report: Report) -> Iterator[Mapping[str, Any]]:
    for one in as_list(node) if node else ():
        resource = _data(one, report)
        if isinstance(resource, dict) and isinstance(resource.get("resourceType"), str):
            yield resource
        else:
            what, fix = "This is no FHIR resource: it has no resourceType.", "Write `resourceType: Observation`."
            report.add(Code.MISSING_KEY, one.place, what, fix)


def _data(node: Node, report: Report) -> Any:
    """What a record would hold: numbers and true or false where they stand without quotes, else text."""
    match node:
        case Scalar():
            return _scalar(node)
        case Sequence():
            return [_data(item, report) for item in node.items]
        case MappingNode():
            return {key.text: _data(value, report) for key, value in entries(node, report)}


def _scalar(node: Scalar) -> Any:
    if not node.plain:
        return node.text
    if node.text in _WORDS:
        return _WORDS[node.text]
    try:
        number = Decimal(node.text)
    except InvalidOperation:
        return node.text
    return number if number.is_finite() else node.text
