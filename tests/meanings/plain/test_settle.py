"""What the rules may see: answers of open branches, and what is derived from them."""

from dataclasses import replace

import pytest

from bonebrief.language.answer import Answer, Status
from bonebrief.language.fact import Fact
from bonebrief.language.value import Value
from bonebrief.meanings.plain.settle import Branch, settle
from bonebrief.reading.questions import read_dictionary
from bonebrief.reading.yaml.node import parse_yaml
from bonebrief.reading.yaml.report import Report

QUESTIONS = """
questions:
  age: {ask: "?", label: Age, type: number, fractions: cut, limits: [18, 115], why: w}
  weight: {ask: "?", label: Weight, type: number, decimals: 1, limits: [25, 300], why: w}
  height: {ask: "?", label: Height, type: number, decimals: 1, limits: [0, 230], why: w}
  steroids: {ask: "?", label: Steroids, type: choice, choices: {never: Never, current: Current}, why: w}
  dose: {ask: "?", label: Dose, type: number, limits: [0, 200], why: w, ask_if: steroids is current,
    not_evidence: 0}
  dose_seen: {ask: "?", label: Seen, type: yes_no, why: w, ask_if: [dose > 5, weight > 30]}
  arthritis: {ask: "?", label: Arthritis, type: yes_no, why: w}
  spine: {ask: "?", label: Spine, type: number, decimals: 1, limits: [-8, 6], why: w}
  hip: {ask: "?", label: Hip, type: number, decimals: 1, limits: [-8, 6], why: w}
derived:
  bmi: {label: BMI, decimals: 1, formula: weight / ((height / 100) * (height / 100))}
  lowest: {label: Lowest, decimals: 1, formula: "lowest(spine unless arthritis is yes, hip)"}
  site: {label: Site, formula: "site of lowest(spine unless arthritis is yes, hip)"}
  ost: {label: OST, formula: whole(0.2 * (weight - age))}
  since: {label: Since, formula: "first(age - 50, 0)"}
"""

ANSWER = Answer(Status.ANSWERED, 7.5)


@pytest.fixture(scope="module")
def facts() -> dict[str, Fact]:
    report = Report()
    dictionary = read_dictionary(parse_yaml(QUESTIONS, "questions.yaml"), report)
    assert report.problems == []
    return dictionary


def given(**values: Value) -> dict[str, Answer]:
    return {fact: Answer(Status.ANSWERED, value) for fact, value in values.items()}


@pytest.mark.parametrize(
    ("answers", "fact", "value"),
    [
        (given(weight=60.0, height=165.0), "bmi", 22.038567),
        (given(weight=51.1, height=160.0), "bmi", 19.960937),
        (given(weight=54.45, height=165.0), "bmi", 20.0),
        (given(age=64.5), "age", 64.0),
        (given(age=64.5), "since", 14.0),
        (given(weight=60.0), "bmi", None),
        (given(weight=60.0, height=0.0), "bmi", None),
        (given(spine=-1.2, hip=-2.46), "lowest", -2.46),
        (given(spine=-2.7), "lowest", -2.7),
        (given(spine=-2.7, hip=-1.0, arthritis="yes"), "lowest", -1.0),
        (given(spine=-2.7, arthritis="yes"), "lowest", None),
        (given(spine=-2.7, hip=-1.0, arthritis="no"), "site", "spine"),
        (given(spine=-1.0, hip=-1.0), "site", "spine"),
        (given(weight=47.0, age=80.0), "ost", -6.0),
        (given(weight=75.0, age=60.0), "ost", 3.0),
        (given(age=62.0), "since", 12.0),
        ({}, "since", 0.0),
    ],
)
def test_derived_facts(facts: dict[str, Fact], answers: dict[str, Answer], fact: str, value: Value | None) -> None:
    assert settle(facts, answers).values.get(fact) == value


@pytest.mark.parametrize(
    ("gate", "branch", "seen"),
    [
        (Answer(Status.ANSWERED, "current"), Branch.OPEN, True),
        (Answer(Status.ANSWERED, "never"), Branch.CLOSED, False),
        (Answer(Status.UNKNOWN), Branch.CLOSED, False),
        (Answer(Status.SKIPPED), Branch.CLOSED, False),
        (None, Branch.WAITING, True),
    ],
)
@pytest.mark.parametrize("says_nothing_of_its_gate", [given(dose=0.0), {"dose": replace(ANSWER, yields=True)}])
def test_an_answer_counts_unless_its_branch_is_closed(
    facts: dict[str, Fact],
    gate: Answer | None,
    branch: Branch,
    seen: bool,
    says_nothing_of_its_gate: dict[str, Answer],
) -> None:
    answers = says_nothing_of_its_gate | ({"steroids": gate} if gate else {})
    settled = settle(facts, answers)
    assert settled.branches["dose"] is branch
    assert ("dose" in settled.values) is seen
    assert settled.parked == (() if seen else ("dose",))


def test_a_branch_behind_a_closed_branch_is_closed(facts: dict[str, Fact]) -> None:
    answers = given(steroids="never", dose=0.0, weight=80.0, height=165.0)
    assert settle(facts, answers).branches["dose_seen"] is Branch.CLOSED


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("x: {label: X, formula: weight +}", "R021"),
        ("x: {label: X, formula: __import__('os')}", "R021"),
        ("x: {label: X, formula: weight ** 2}", "R021"),
        ("x: {label: X, formula: wait / 2}", "R012"),
        ("x: {label: X, formula: lowest(weight unless arthritis)}", "R021"),
        ("x: {label: X}", "R006"),
        ("age: {label: X, formula: weight}", "R010"),
    ],
)
def test_a_formula_that_means_nothing_is_located(line: str, code: str) -> None:
    report = Report()
    read_dictionary(parse_yaml(f"{QUESTIONS}  {line}\n", "questions.yaml"), report)
    assert code in {problem.code.value for problem in report.problems}
    assert {problem.where.line for problem in report.problems} == {QUESTIONS.count("\n") + 1}
