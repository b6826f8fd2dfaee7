"""The JSON Schemas: up to date, true of every shipped file, and flagging the slips that people make in an editor."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from bonebrief.authoring.schemas.schema import SCHEMAS, by_folder, modeline, schema_of, schema_text, write_schemas
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.reading.yaml.node import Mapping, Node, Scalar, parse_yaml
from tests.conftest import ROOT

FILES = sorted([*(ROOT / "rules").glob("*.yaml"), *(ROOT / "questionnaires").glob("*.yaml")])
PATIENTS = sorted((ROOT / "tests" / "examples").glob("*.yaml"))


def as_editor(node: Node) -> Any:
    """The values that an editor reads, by YAML 1.2: only true and false are booleans, and dates are words."""
    if isinstance(node, Mapping):
        return {key.text: as_editor(value) for key, value in node}
    if not isinstance(node, Scalar):
        return [as_editor(item) for item in node.items]
    if not node.plain:
        return node.text
    try:
        return json.loads(node.text)
    except ValueError:
        return node.text


@cache
def validator(kind: str) -> jsonschema.Draft7Validator:
    schema = json.loads((ROOT / SCHEMAS[kind].file).read_text(encoding="utf-8"))
    jsonschema.Draft7Validator.check_schema(schema)
    return jsonschema.Draft7Validator(schema)


def mistakes(kind: str, text: str) -> list[str]:
    return [error.message for error in validator(kind).iter_errors(as_editor(parse_yaml(text, "f")))]


@pytest.mark.sampled(3)
@pytest.mark.parametrize("kind", SCHEMAS)
def test_the_schemas_are_up_to_date(knowledge: Knowledge, kind: str) -> None:
    kept = (ROOT / SCHEMAS[kind].file).read_text(encoding="utf-8")
    assert kept == schema_text(knowledge, kind), "run `bonebrief schema --output`"


@pytest.mark.sampled(4)
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_shipped_file_is_valid_and_names_its_schema(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.splitlines()[0] == modeline(path)
    assert (path.parent / modeline(path).partition("$schema=")[2]).is_file()
    assert mistakes(schema_of(path), text) == []


@pytest.mark.parametrize("path", PATIENTS, ids=lambda path: path.stem)
def test_every_patient_is_valid(path: Path) -> None:
    assert mistakes("answers", path.read_text(encoding="utf-8")) == []


RULE = """\
topic: Falls
findings:
  repeated_falls: {title: Two or more falls, when: falls_past_year >= 2, source: NOGG24}
points:
  preventing_falls:
    title: Preventing the next fall
    say: Raise it.
    patient: Ask.
    raise:
      - priority: high
        when:
          - repeated_falls
          - any: [unsteady is yes, not smoking is current, age between 65 and 80]
        because: Fell {falls_past_year} times.
        source: [NOGG24, "FRAX, notes"]
        evidence: [4.16]
examples:
  - name: two falls
    given: {falls_past_year: 2, unsteady: yes, conditions: [none], height_cm: 165 cm, smoking: unknown}
    expect: {findings: {repeated_falls: yes}, points: {preventing_falls: high}}
"""


def test_a_sound_rule_is_valid() -> None:
    assert mistakes("rules", RULE) == []


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("topic: Falls", "topik: Falls"),
        ("falls_past_year >= 2", "falls_past_yaer >= 2"),
        ("falls_past_year >= 2", "falls_past_year is 2"),
        ("falls_past_year >= 2", "falls_past_year => 2"),
        ("unsteady is yes", "unsteady is maybe"),
        ("not smoking is current", "smoking includes current"),
        ("smoking is current", "smoking is one of current"),
        ("- repeated_falls", "- repeated_fals"),
        ("- any: [", "- anyy: ["),
        ("- any: [", "- at least two: ["),
        ("priority: high", "priority: hihg"),
        ("source: NOGG24}", "source: NOGG25}"),
        ("evidence: [4.16]", "evidence: [99.1]"),
        ("because: Fell", "becaus: Fell"),
        ("patient: Ask.\n", "\n"),
        ("title: Preventing the next fall", f"title: {'P' * 81}"),
        ("age between 65 and 80", "age between 65"),
        ("{falls_past_year: 2", "{fall_past_year: 2"),
        ("{falls_past_year: 2", "{falls_past_year: 2000"),
        ("unsteady: yes,", "unsteady: sometimes,"),
        ("conditions: [none]", "conditions: [nothing]"),
        ("{repeated_falls: yes}", "{repeated_falls: high}"),
        ("preventing_falls: high}", "preventing_fals: high}"),
    ],
)
def test_a_slip_in_a_rule_is_flagged(right: str, wrong: str) -> None:
    assert right in RULE
    assert mistakes("rules", RULE.replace(right, wrong)) != []


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("questions", "questions: {stones: {ask: Stones?, label: Stones, type: yes_noo, why: It counts.}}"),
        ("questions", "questions: {stones: {ask: Stones?, label: Stones, type: number, why: It counts.}}"),
        ("questions", "questions: {stones: {ask: Stones?, label: Stones, type: choice, why: It counts.}}"),
        ("questions", "questions: {stones: {ask: Stones?, label: Stones, type: yes_no, why: Yes., ask_if: agee > 4}}"),
        ("questions", "questions: {Stones: {ask: Stones?, label: Stones, type: yes_no, why: It counts.}}"),
        ("questionnaire", "title: T\nsections: [{title: S, questions: [agee]}]"),
        ("questionnaire", "title: T\nsections: [{title: S, questions: [{ask: age, iff: sex is male}]}]"),
        ("sources", "sources: {A: {title: T, organisation: O, year: 2020, where: w, reviewed: 24.11.2026}}"),
        ("evidence", "rows: {1.01: {checked: sean, says: So}}"),
        ("answers", "answers: {age: 200}"),
        ("answers", "answers: {smoking: curent}"),
        ("answers", "answer: {age: 60}"),
    ],
)
def test_a_slip_in_another_file_is_flagged(kind: str, text: str) -> None:
    assert mistakes(kind, text) != []


def test_they_are_written_beside_the_files_they_describe(knowledge: Knowledge, tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "questionnaires").mkdir()
    written = list(write_schemas(knowledge, tmp_path))
    assert [path.relative_to(tmp_path).as_posix() for path in written] == [one.file for _, one in by_folder()]
    assert all(json.loads(path.read_text(encoding="utf-8"))["title"].startswith("Bone Brief") for path in written)
