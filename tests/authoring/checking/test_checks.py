"""Each warning on a small knowledge base with one fault, at its line and column; none on the shipped rules."""

import json
from datetime import date
from pathlib import Path

import pytest

from bonebrief.authoring.checking.catalogue import warnings
from bonebrief.authoring.checking.check import report_problems
from bonebrief.authoring.checking.examine import examine
from bonebrief.authoring.target import Target
from bonebrief.reading.knowledge import load_knowledge
from tests.conftest import ROOT

T, Q, F = "rules/t.yaml", "questionnaires/questions.yaml", "questionnaires/t.yaml"
WHEN = "when: pain is yes"
TODAY = date(2026, 11, 24)
FILES = {
    "questionnaires/questions.yaml": """\
questions:
  age: {ask: Age?, label: Age, type: number, limits: [18, 115], why: It counts.}
  pain: {ask: Pain?, label: Pain, type: yes_no, why: It counts.}
  unread: {ask: Unread?, label: Unread, type: yes_no, why: It counts.}
""",
    "questionnaires/t.yaml": "title: T\nsections:\n  - {title: One, questions: [age, pain]}\n",
    "rules/sources.yaml": """\
sources:
  S: {title: T, organisation: O, year: 2020, where: here, reviewed: 2026-01-01, review_by: 2028-01-01}
""",
    "rules/t.yaml": """\
topic: T
findings:
  old: {title: Old, when: age >= 65, source: S}
points:
  p:
    title: P
    say: Raise it.
    patient: Ask.
    raise:
      - {priority: high, when: [old, pain is yes], because: Pain., source: S}
      - {priority: routine, when: pain is yes, because: Pain., source: S}
examples:
  - {name: old and in pain, given: {age: 65, pain: yes}, expect: {points: {p: high}}}
""",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    (tmp_path / "questionnaires/questions.yaml").write_text(
        FILES["questionnaires/questions.yaml"].rsplit("  unread", 1)[0]
    )
    return tmp_path


def found(folder: Path) -> list[tuple[str, str, int, int]]:
    problems = warnings(load_knowledge(folder), TODAY)
    return [(p.code.value, Path(p.where.file).name, p.where.line, p.where.column) for p in problems]


def test_a_sound_knowledge_base_has_no_warnings(folder: Path) -> None:
    assert found(folder) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"),
    [
        (T, WHEN, "when: [age < 50, age >= 65]", ("W101", "t.yaml", 11, 46)),
        (T, WHEN, "when: [pain is yes, pain is no]", ("W101", "t.yaml", 11, 49)),
        (T, WHEN, "when: [pain is yes, not pain is yes]", ("W101", "t.yaml", 11, 49)),
        (T, WHEN, "when: [pain is yes, pain is unknown]", ("W101", "t.yaml", 11, 49)),
        (T, WHEN, "when: [old, not old]", ("W101", "t.yaml", 11, 41)),
        (T, WHEN, "when: [age < 60, old]", ("W101", "t.yaml", 11, 46)),
        (T, WHEN, "when: [age between 20 and 30, age > 30]", ("W101", "t.yaml", 11, 59)),
        (
            T,
            "when: pain is yes",
            "when: [old, {any: [age < 60, pain is yes]}]",
            ("W101", "t.yaml", 11, 48),
        ),
        (T, WHEN, "when: {none: [old, age < 65]}", ("W101", "t.yaml", 11, 48)),
        (T, WHEN, "when: [pain is yes, age >= 18]", ("W102", "t.yaml", 11, 49)),
        (T, WHEN, "when: [pain is yes, age >= 70, age > 60]", ("W102", "t.yaml", 11, 60)),
        (T, WHEN, "when: {any: [age < 70, age > 60]}", ("W102", "t.yaml", 11, 36)),
        (
            T,
            "when: pain is yes",
            "when: [pain is yes, age between 18 and 115]",
            ("W102", "t.yaml", 11, 49),
        ),
        (T, WHEN, 'when: ["pain is one of [yes, no]"]', ("W102", "t.yaml", 11, 36)),
        (T, WHEN, "when: {any: [age < 50, age > 50]}", ("W115", "t.yaml", 11, 52)),
        (T, WHEN, "when: {any: [age between 20 and 30, age between 32 and 40]}", ("W115", "t.yaml", 11, 65)),
        (T, "because: Pain.", 'because: "At {age}."', ("W116", "t.yaml", 11, 57)),
        (T, "say: Raise it.", 'say: "Raise it at {age}."', ("W116", "t.yaml", 7, 10)),
        (T, WHEN, "when: [pain is yes, age >= 70]", ("W103", "t.yaml", 11, 9)),
        (T, WHEN, "when: [old, pain is yes]", ("W104", "t.yaml", 11, 9)),
        (T, WHEN, "when: [pain is yes, old, age < 80]", ("W103", "t.yaml", 11, 9)),
        (
            T,
            "\npoints:",
            "\n  aged: {title: A, when: {all: [age >= 65]}, source: S}\npoints:",
            ("W104", "t.yaml", 4, 9),
        ),
        (T, WHEN, "when: {at least 2: [old, old, pain is yes]}", ("W114", "t.yaml", 11, 54)),
        (T, WHEN, "when: {any: [pain is yes, pain is yes]}", ("W114", "t.yaml", 11, 55)),
        (T, WHEN, "when: [pain is yes, pain is yes]", ("W114", "t.yaml", 11, 49)),
        ("questionnaires/t.yaml", "[age, pain]", "[pain]", ("W105", "t.yaml", 3, 27)),
        (T, "pain: yes}, expect", "pain: no}, expect", ("W111", "t.yaml", 5, 3)),
        (T, "age: 65, pain: yes}", "pain: yes}", ("W106", "t.yaml", 10, 9)),
        (
            T,
            "\npoints:",
            "\n  young: {title: Y, when: age < 66, source: S}\npoints:",
            ("W107", "t.yaml", 4, 3),
        ),
        (T, "say: Raise it.", "say: Raise it. Now. And then. And once more.", ("W109", "t.yaml", 5, 3)),
        (Q, "type: yes_no,", "type: yes_no, ask_if: [age < 50, age > 60],", ("W101", "questions.yaml", 3, 68)),
        (Q, "type: yes_no,", "type: yes_no, ask_if: age <= 115,", ("W102", "questions.yaml", 3, 57)),
        (F, "pain]", "{ask: pain, if: [age > 60, age > 50]}]", ("W102", "t.yaml", 3, 62)),
        (Q, "ask: Age?", f"ask: {'A' * 141}", ("W109", "questions.yaml", 2, 3)),
        (Q, "label: Age", f"label: {'A' * 29}", ("W109", "questions.yaml", 2, 3)),
        (T, "title: P", f"title: {'P' * 81}", ("W109", "t.yaml", 5, 3)),
        ("rules/sources.yaml", "2028-01-01", "2026-11-23", ("W110", "sources.yaml", 2, 3)),
        ("rules/sources.yaml", "2026-01-01", "2027-11-25", ("W110", "sources.yaml", 2, 3)),
    ],
)
def test_a_fault_is_named_at_its_place(
    folder: Path, name: str, old: str, new: str, expected: tuple[str, str, int, int]
) -> None:
    path = folder / name
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new))
    assert expected in found(folder)


def test_a_question_that_nothing_reads_is_named(folder: Path) -> None:
    (folder / "questionnaires/questions.yaml").write_text(FILES["questionnaires/questions.yaml"])
    assert found(folder) == [("W108", "questions.yaml", 4, 3)]


def test_the_shipped_knowledge_has_no_warnings() -> None:
    assert [problem.text() for problem in examine(ROOT, TODAY).problems] == []


def test_warnings_are_no_failure_and_errors_are(folder: Path) -> None:
    said: list[object] = []
    (folder / "questionnaires/questions.yaml").write_text(FILES["questionnaires/questions.yaml"])
    assert report_problems(Target(folder, None), said.append) == 0
    assert "1 warning" in str(said[-1])
    (folder / "rules/t.yaml").write_text(FILES["rules/t.yaml"].replace("pain is yes", "pian is yes"))
    assert report_problems(Target(folder, None), said.append) == 1


def test_programs_read_the_same_as_json_or_as_annotations(folder: Path) -> None:
    (folder / "questionnaires/questions.yaml").write_text(FILES["questionnaires/questions.yaml"])
    said: list[object] = []
    report_problems(Target(folder, None), said.append, "json")
    (only,) = json.loads(str(said[0]))
    assert (only["code"], only["name"], only["severity"], only["line"]) == ("W108", "unread-question", "warning", 4)
    report_problems(Target(folder, None), said.append, "github")
    assert str(said[1]).startswith("::warning file=")
    assert "title=W108 unread-question::No rule reads the answer to unread." in str(said[1])


def test_a_point_that_examples_raise_and_none_expects_is_named(folder: Path) -> None:
    path = folder / T
    path.write_text(path.read_text().replace("expect: {points: {p: high}}", "expect: {}"))
    assert [(code, line) for code, _, line, _ in found(folder)] == [("W111", 5)]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("[pain, worse]", [("W134", "short.yaml", 3)]),
        ("[age, pain, worse]", []),
        ("[age]", []),
        ("[pain]", []),
    ],
)
def test_a_questionnaire_that_lacks_what_its_points_cannot_do_without_is_named(
    folder: Path, asked: str, told: list[tuple[str, str, int]]
) -> None:
    """The second point needs the answer that `pain` opens, so that without it nothing is lost with the age."""
    gated = """  worse: {ask: Worse?, label: Worse, type: yes_no, why: It counts., ask_if: pain is yes}
  frail: {ask: Frail?, label: Frail, type: yes_no, why: It counts., ask_if: age >= 80}
"""
    questions = FILES[Q].rsplit("  unread", 1)[0] + gated
    rules = FILES[T].replace("[old, pain is yes]", "[age >= 65, pain is yes, worse is yes]")
    rules = rules.replace("when: pain is yes", "when: [age >= 80, pain is yes, worse is yes, frail is yes]")
    (folder / Q).write_text(questions)
    (folder / T).write_text(rules)
    (folder / F).write_text("title: T\nsections:\n  - {title: One, questions: [age, pain, worse, frail]}\n")
    (folder / "questionnaires/short.yaml").write_text(f"title: S\nsections:\n  - {{title: One, questions: {asked}}}\n")
    assert [(code, file, line) for code, file, line, _ in found(folder) if code == "W134"] == told
