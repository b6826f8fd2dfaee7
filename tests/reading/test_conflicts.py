"""The conflicts of questions.yaml: every slip is named where it is."""

import pytest

from bonebrief.reading.questions import read_questions
from bonebrief.reading.yaml.node import parse_yaml
from bonebrief.reading.yaml.report import Report

QUESTIONS = """
questions:
  age: {ask: "?", label: Age, type: number, limits: [18, 115], why: w}
  status: {ask: "?", label: Status, type: choice, choices: {before: Before, after: After}, why: w}
  weight: {ask: "?", label: Weight, type: number, limits: [25, 300], why: w}
derived:
  half: {label: Half, formula: age / 2}
conflicts:
  late:
    when: [age >= 58, status is before]
    ask: status
    say: At {age}, before?
"""


def problems(old: str, new: str) -> list[tuple[str, int]]:
    report = Report()
    assert old in QUESTIONS
    read_questions(parse_yaml(QUESTIONS.replace(old, new), "questions.yaml"), report)
    return [(problem.code.value, problem.where.line) for problem in report.problems]


def test_it_is_read() -> None:
    report = Report()
    _, conflicts, _ = read_questions(parse_yaml(QUESTIONS, "questions.yaml"), report)
    assert report.problems == []
    late = conflicts["late"]
    assert (late.ask, late.answers, late.unused, late.sign_lost) == ("status", ("age", "status"), False, False)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("age >= 58", "aeg >= 58", ("R012", 10)),
        ("status is before", "status is bevore", ("R014", 10)),
        ("ask: status", "ask: weight", ("R012", 11)),
        ("ask: status", "ask: half", ("R012", 11)),
        ("    ask: status\n", "", ("R006", 10)),
        ("say: At {age}", "say: At {aeg}", ("R022", 12)),
        ("say: At {age}", "say: At [{age}", ("R022", 12)),
        ("ask: status", "ask: status\n    sign: lost", ("R017", 12)),
        ("ask: status", "ask: status\n    sign: gone", ("R017", 12)),
        ("ask: status", "ask: status\n    unsued: yes", ("R004", 12)),
        ("ask: status", "ask: status\n    unused: maybe", ("R017", 12)),
        ("  late:", "  Late-One:", ("R009", 9)),
        ("age >= 58", "not_a_finding", ("R013", 10)),
    ],
)
def test_a_slip_is_named_where_it_is(old: str, new: str, problem: tuple[str, int]) -> None:
    assert problem in problems(old, new)


def test_the_question_that_was_meant_is_named() -> None:
    report = Report()
    read_questions(parse_yaml(QUESTIONS.replace("ask: status", "ask: statsu"), "questions.yaml"), report)
    assert [problem.fix for problem in report.problems] == ["Did you mean status?"]
