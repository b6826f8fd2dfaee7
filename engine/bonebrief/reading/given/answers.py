"""Answers in a file, YAML or JSON: `answers: {fact: value}`, a value or `unknown`; also this program's own JSON."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from bonebrief.knowledge.dictionary import exceeding
from bonebrief.language.answer import Answer, Status
from bonebrief.language.domain import NONE
from bonebrief.language.fact import Dictionary
from bonebrief.language.problem import Code, KnowledgeError
from bonebrief.language.value import number_words
from bonebrief.reading.given.units import in_common_words
from bonebrief.reading.given.values import read_value
from bonebrief.reading.yaml.entries import entries
from bonebrief.reading.yaml.fields import Fields, as_list, root_fields, wrong_shape
from bonebrief.reading.yaml.json_text import as_yaml
from bonebrief.reading.yaml.node import Mapping as MappingNode
from bonebrief.reading.yaml.node import Node, Scalar, parse_yaml
from bonebrief.reading.yaml.report import Report

_CONTRACT_KEYS = (
    "made_on",
    "schema",
    "knowledge",
    "bone_density",
    "findings",
    "points",
    "undetermined",
    "missing",
    "contradictions",
    "warnings",
    "sources",
    "risk_lines",
    "calculators",
    "translation",
)
_SAID = Answer(Status.ANSWERED)
_WITHOUT_VALUE = {status.value: Answer(status) for status in (Status.UNKNOWN, Status.SKIPPED)}
_WITH_VALUE = (Status.ANSWERED.value, Status.RECORDED.value, Status.CONTRADICTED.value)
_FILE_KEYS = ("name", "questionnaire", "answers", "expect")


@dataclass(frozen=True, slots=True)
class AnswersFile:
    """Answers, the questionnaire they belong to if it was named, and what was expected if that was written."""

    answers: Mapping[str, Answer]
    questionnaire: str | None
    name: str
    expect: Fields | None


@dataclass(frozen=True, slots=True)
class Refused:
    """An answer that is impossible: what was written, and why it is not taken."""

    said: str
    why: str


def read_possible_answers(text: str, name: str, dictionary: Dictionary) -> tuple[AnswersFile, Mapping[str, Refused]]:
    """Read a whole answers file but for the answers that are impossible, which are given by fact id.

    Of two numbers of which one exceeds the other, which it may not, neither is taken.

    Raises:
        KnowledgeError: it is not YAML or JSON, or anything else in it is wrong; all problems at once.
    """
    root = parse_yaml(as_yaml(text) if text.lstrip().startswith("{") else text, name)
    report, tried = Report({name: text}), Report()
    fields = _root(root, dictionary, report)
    node = fields.mapping("answers") or MappingNode((), root.place)
    answers = read_answers(node, dictionary, tried)
    refused = dict(_impossible(node, dictionary)) if tried.problems else {}
    if tried.problems:
        left = tuple((key, value) for key, value in node if key.text not in refused)
        answers = read_answers(MappingNode(left, node.place), dictionary, report)
    if report.problems:
        raise KnowledgeError(report.problems)
    return AnswersFile(answers, None, fields.text("name"), None), refused


def _impossible(node: MappingNode, dictionary: Dictionary) -> Iterator[tuple[str, Refused]]:
    said = {key.text: value.text if isinstance(value, Scalar) else "" for key, value in node}
    possible: dict[str, Answer] = {}
    often = Counter(key.text for key, _ in node)
    for key, value in (entry for entry in node if often[entry[0].text] == 1):
        report = Report()
        possible |= read_answers(MappingNode(((key, value),), node.place), dictionary, report)
        if report.problems and key.text in dictionary:
            yield key.text, Refused(said[key.text], report.problems[0].what)
    for fact, other, _, _ in exceeding(dictionary, possible):
        what = f"{dictionary[fact].label} is more than {dictionary[other].label}. Check both numbers."
        yield from ((one, Refused(said[one], what)) for one in (fact, other))


def read_answers_file(text: str, name: str, dictionary: Dictionary) -> AnswersFile:
    """Read a whole answers file; `name` stands for it in messages.

    Raises:
        KnowledgeError: it is not YAML or JSON, or an answer in it is impossible; all problems at once.
    """
    is_json = text.lstrip().startswith("{")
    root = parse_yaml(as_yaml(text) if is_json else text, name)
    report = Report({name: text})
    fields = _root(root, dictionary, report)
    node = fields.mapping("answers")
    answers = read_answers(node, dictionary, report) if node else {}
    expect = fields.mapping("expect")
    if report.problems:
        raise KnowledgeError(report.problems)
    return AnswersFile(
        answers,
        fields.text("questionnaire") or None,
        fields.text("name"),
        Fields(expect, report) if expect else None,
    )


def _root(root: Node, dictionary: Dictionary, report: Report) -> Fields:
    """The keys of the file; answers that stand there without `answers:` above them are told so, once."""
    fields = root_fields(root, report)
    alone = [fact for fact in dictionary if fact in fields]
    if alone and "answers" not in fields:
        what = f'The answer to {alone[0]} stands here without "answers:" above it.'
        report.add(Code.MISSING_KEY, fields.place, what, "Write a line `answers:` and indent the answers below it.")
        return fields
    return fields.only(*_FILE_KEYS, *_CONTRACT_KEYS).need("answers")


def read_answers(node: MappingNode, dictionary: Dictionary, report: Report) -> dict[str, Answer]:
    """Answers by fact id; what is impossible is reported and left out, and null is no answer."""
    if any(_is_null(value) for _, value in node):
        node = MappingNode(tuple((key, value) for key, value in node if not _is_null(value)), node.place)
    answers: dict[str, Answer] = {}
    for key, value in entries(node, report):
        fact = dictionary.get(key.text)
        if fact is None or fact.asking is None:
            _report_unknown(key, dictionary, report)
            continue
        answer = _answer(key, value, dictionary, report)
        if answer:
            answers[key.text] = answer
    for fact_id, other, number, most in exceeding(dictionary, answers):
        place = next(key.place for key, _ in node if key.text == fact_id)
        what = f"{fact_id} is {number_words(number, 0)}, more than {other}, which is {number_words(most, 0)}."
        report.add(Code.EXCEEDS_OTHER, place, what, "Check both numbers; perhaps they are exchanged.")
    return answers


def _answer(key: Scalar, node: Node, dictionary: Dictionary, report: Report) -> Answer | None:
    if not isinstance(node, MappingNode):
        return _valued(key, node, _SAID, dictionary, report)
    written = {name.text: value for name, value in node}
    given, value = written.get("status"), written.get("value")
    word = given.text if isinstance(given, Scalar) else ""
    nothing = (Status.NOT_ASKED.value, Status.PENDING.value, Status.TAKEN.value)
    if word in nothing and "left_out" in written:
        return _answer(key, written["left_out"], dictionary, report)
    if word in nothing or (value is not None and _is_null(value)):
        return None
    if word in (Status.UNKNOWN.value, Status.SKIPPED.value):
        return Answer(Status(word))
    if word not in _WITH_VALUE or value is None:
        wrong_shape(node, "a value, `unknown`, or a status with a value", report)
        return None
    origin = written.get("origin")
    status = Status.RECORDED if word == Status.RECORDED.value else Status.ANSWERED
    said = Answer(status, kept=_kept(written.get("kept")), origin=origin.text if isinstance(origin, Scalar) else "")
    return _valued(key, value, said, dictionary, report)


def _valued(key: Scalar, node: Node, said: Answer, dictionary: Dictionary, report: Report) -> Answer | None:
    if isinstance(node, Scalar) and node.text.lower() in _WITHOUT_VALUE:
        return _WITHOUT_VALUE[node.text.lower()]
    value = read_value(dictionary[key.text], node, report)
    if said.status is Status.RECORDED and value == (NONE,):
        report.add(Code.WRONG_TYPE, node.place, "A record cannot say that there is none.", "Leave it out, to be asked.")
        return None
    if value is None:
        return None
    return Answer(Status.ANSWERED, value) if said is _SAID else replace(said, value=value)


def _in_another_unit(name: str, dictionary: Dictionary) -> str:
    """How a number is written that was named by another unit than its fact's: `weight_lb` is `weight_kg: ... lb`."""
    stem, _, said = name.lower().rpartition("_")
    for fact in dictionary.values() if stem else ():
        units = fact.number.units if fact.number and fact.asking else {}
        unit = next(
            (unit for unit, factor in units.items() if factor != 1 and unit.lower() == in_common_words(said)), ""
        )
        if unit and fact.id.rpartition("_")[0] == stem:
            return f"{fact.id}: ... {unit}"
    return ""


def _kept(node: Node | None) -> frozenset[str]:
    items = as_list(node) if node else ()
    return frozenset(item.text for item in items if isinstance(item, Scalar))


def _is_null(node: Node) -> bool:
    """Whether somebody wrote null, as programs do where they have nothing; an empty place is a slip and none."""
    return isinstance(node, Scalar) and node.is_null and node.text != ""


def _report_unknown(key: Scalar, dictionary: Dictionary, report: Report) -> None:
    if key.text in dictionary:
        fix = "Leave it out: it is worked out from other answers."
        report.add(Code.UNKNOWN_FACT, key.place, f"{key.text} is derived, not answered.", fix)
        return
    if report.passes_over(key.text):
        return
    asked = [fact.id for fact in dictionary.values() if fact.asking]
    what, fix = f'There is no fact called "{key.text}".', "`bonebrief rules --facts` lists the facts."
    if meant := _in_another_unit(key.text, dictionary):
        report.add(Code.UNKNOWN_FACT, key.place, what, f"Write its unit behind the number: `{meant}`.")
        return
    report.unknown(Code.UNKNOWN_FACT, key.place, what, key.text, asked, fix)
