"""Rules as YAML: what is written reads back as what was meant."""

import pytest

from bonebrief.authoring.writing.rule_yaml import NewRaise, raise_lines, scalar
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.condition import All, Any, AtLeast, Compare, Condition, Includes, Is, Known, Not
from bonebrief.language.same import meaning
from bonebrief.machine.text import clean
from bonebrief.reading.lines.conditions import ConditionReader
from bonebrief.reading.yaml.node import Mapping, Scalar, parse_yaml
from bonebrief.reading.yaml.report import Report
from bonebrief.wording.conditions import condition_text

OLD, MALE, HIV = Compare("age", ">=", 65.5), Is("sex", ("male",)), Includes("conditions", ("hiv", "celiac_disease"))


def read_back(knowledge: Knowledge, text: str) -> Condition | None:
    report = Report()
    root = parse_yaml(text, "f")
    assert isinstance(root, Mapping)
    node = next(value for key, value in root if key.text == "when")
    return ConditionReader(knowledge.dictionary, knowledge.findings, report).read(node)


@pytest.mark.parametrize(
    "condition",
    [
        OLD,
        Not(MALE),
        Not(Known("tbs")),
        All((OLD, MALE)),
        Any((OLD, All((MALE, HIV)))),
        Not(Any((OLD, MALE))),
        Not(All((OLD, MALE))),
        AtLeast(2, (OLD, MALE, HIV)),
        Not(AtLeast(2, (OLD, MALE, HIV))),
        All((OLD, Any((MALE, Not(HIV), Not(All((MALE, OLD))))))),
    ],
)
def test_a_condition_is_written_as_it_is_meant(knowledge: Knowledge, condition: Condition) -> None:
    block = "\n".join(raise_lines(NewRaise("note", (condition,), "So.", ("WHO94",))))
    for text in (block, f"when: {condition_text(condition)}"):
        read = read_back(knowledge, text)
        assert read is not None
        assert meaning(read) == meaning(condition)


@pytest.mark.parametrize(
    "text",
    ["plain", "no", "a: b", "# not", "x # y", "- item", "[a", "'q'", '"q"', "1.5", "*a", "&a", "ends:", "{a}", "~"],
)
def test_any_text_is_one_value(text: str) -> None:
    node = parse_yaml(f"key: {scalar(text)}", "f")
    assert isinstance(node, Mapping)
    value = node.entries[0][1]
    assert isinstance(value, Scalar)
    assert value.text == text
    assert not value.is_null


@pytest.mark.parametrize("odd", ["\x1b[2J", "\x9b2J", "\x00", "\x7f", "\ufffe", "\uffff", "\ud800", "\u2028", "\u202e"])
def test_what_no_file_may_hold_is_not_written(odd: str) -> None:
    node = parse_yaml(f"key: {scalar(f'a{odd}: b')}".encode().decode(), "f")
    assert isinstance(node, Mapping)
    value = node.entries[0][1]
    assert isinstance(value, Scalar)
    assert value.text == clean(f"a{odd}: b")
