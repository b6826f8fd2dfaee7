"""A knowledge base from its files: evidence, what is still to be verified, and what is worth asking."""

from datetime import date
from pathlib import Path

import pytest

from bonebrief.brief.make import make_brief
from bonebrief.interview.state import start
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.answer import Status
from bonebrief.language.problem import KnowledgeError, Problem
from bonebrief.meanings.agree import Inferrer
from bonebrief.reading.given.answers import read_answers_file
from bonebrief.reading.knowledge import load_knowledge

TODAY = date(2026, 11, 24)
QUESTIONS = """
questions:
  age: {ask: Age?, label: Age, type: number, limits: [0, 120], why: It counts.}
  pain: {ask: Pain?, label: Pain, type: yes_no, why: It counts.}
  walks: {ask: Walks?, label: Walks, type: yes_no, why: It counts.}
derived:
  half: {label: Half the age, formula: age / 2}
"""
QUESTIONNAIRE = """
title: T
sections:
  - title: One
    questions: [age, {ask: walks, if: half >= 30}]
  - title: Two
    if: age >= 50
    questions: [pain]
"""
SOURCES = """
sources:
  S: {title: T, organisation: O, year: 2020, where: here, reviewed: 2026-01-01, review_by: 2028-01-01}
"""
EVIDENCE = """
rows:
  1.1: {says: Seen., checked: seen}
  1.10: {says: From memory., checked: memory}
"""
RULES = """
topic: T
points:
  p:
    title: P
    say: Raise it.
    patient: Ask.
    raise:
      - {priority: urgent, when: pain is yes, because: Pain., source: S, evidence: [1.1]}
"""
HABITS = """
topic: H
steps_back: yes
points:
  q:
    title: Q
    say: Raise it.
    patient: Ask.
    raise:
      - {priority: routine, when: walks is no, because: No walks., source: S}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in {
        "questionnaires/questions.yaml": QUESTIONS,
        "questionnaires/t.yaml": QUESTIONNAIRE,
        "rules/sources.yaml": SOURCES,
        "rules/evidence.yaml": EVIDENCE,
        "rules/t.yaml": RULES,
        "rules/u.yaml": HABITS,
    }.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    return tmp_path


def edit(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new))


def problem(folder: Path) -> Problem:
    with pytest.raises(KnowledgeError) as raised:
        load_knowledge(folder)
    (only,) = raised.value.problems
    return only


def test_a_rule_knows_its_evidence_row_by_the_number_as_written(folder: Path) -> None:
    edit(folder, "rules/t.yaml", "[1.1]", "[1.1, 1.10], verify: the cut")
    rule = load_knowledge(folder).rules["p.1"]
    assert rule.evidence == ("1.1", "1.10")
    assert rule.verify == "the cut"


def test_an_unknown_row_is_refused(folder: Path) -> None:
    edit(folder, "rules/t.yaml", "[1.1]", "[2.7]")
    found = problem(folder)
    assert (found.code.value, found.where.line, found.what) == ("R027", 9, "There is no row 2.7 in the evidence.")


def test_urgent_on_evidence_that_nobody_saw_must_say_what_is_to_be_verified(folder: Path) -> None:
    edit(folder, "rules/t.yaml", "[1.1]", "[1.10]")
    found = problem(folder)
    assert found.code.value == "R028"
    assert "raises at urgent" in found.what
    edit(folder, "rules/t.yaml", "urgent", "high")
    assert load_knowledge(folder).rules["p.1"].verify == ""


def test_points_step_back_while_another_is_urgent(folder: Path) -> None:
    knowledge = load_knowledge(folder)
    assert raised(knowledge, "pain: yes, walks: no") == {"p": "urgent", "q": "note"}
    assert raised(knowledge, "pain: no, walks: no") == {"q": "routine"}


def test_a_question_is_worth_asking_while_its_condition_and_that_of_its_section_are_true(folder: Path) -> None:
    knowledge = load_knowledge(folder)
    questionnaire = knowledge.questionnaire("t")
    for age, questions in {49: ("age",), 50: ("age", "pain"), 60: ("age", "walks", "pain")}.items():
        known = read_answers_file(f"answers: {{age: {age}}}", "f", knowledge.dictionary).answers
        assert start(knowledge, questionnaire, known).open == questions
    assert start(knowledge, questionnaire).open == ("age",)


def test_what_is_not_worth_asking_counts_when_known_and_is_not_missed_when_not(folder: Path) -> None:
    knowledge = load_knowledge(folder)
    assert raised(knowledge, "age: 40, pain: yes") == {"p": "urgent"}
    known = read_answers_file("answers: {age: 40}", "f", knowledge.dictionary).answers
    brief = make_brief(knowledge, knowledge.questionnaire("t"), Inferrer(knowledge).infer(known), TODAY)
    assert brief.missing == ()
    assert {line.fact: line.status for line in brief.answers}["pain"] is Status.NOT_ASKED


def test_what_decides_must_be_asked_before(folder: Path) -> None:
    edit(folder, "questionnaires/t.yaml", "[age, {ask: walks, if: half >= 30}]", "[{ask: walks, if: pain is yes}, age]")
    assert problem(folder).code.value == "R023"


def raised(knowledge: Knowledge, answers: str) -> dict[str, str]:
    given = read_answers_file(f"answers: {{{answers}}}", "f", knowledge.dictionary).answers
    brief = make_brief(knowledge, knowledge.questionnaire("t"), Inferrer(knowledge).infer(given), TODAY)
    return {point.id: point.priority.word for point in brief.points}


def test_without_examples_everything_else_is_the_same(folder: Path) -> None:
    edit(folder, "rules/t.yaml", "points:", "examples:\n  - {name: E, given: {pain: yes}, expect: {}}\npoints:")
    whole, asked = load_knowledge(folder), load_knowledge(folder, with_examples=False)
    assert [example.name for example in whole.examples] == ["E"]
    assert list(asked.examples) == []
    assert (asked.sha256, asked.rules, asked.points) == (whole.sha256, whole.rules, whole.points)
