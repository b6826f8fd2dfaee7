"""Answers files: what is taken, and what is said of what cannot be."""

from datetime import date

import pytest

from bonebrief.brief.formats.render import render
from bonebrief.brief.make import make_brief
from bonebrief.brief.words import Reader
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.answer import Answer, Status
from bonebrief.language.problem import KnowledgeError
from bonebrief.meanings.agree import Inferrer
from bonebrief.reading.given.answers import AnswersFile, read_answers_file


def read(knowledge: Knowledge, text: str) -> AnswersFile:
    return read_answers_file(text, "answers.yaml", knowledge.dictionary)


@pytest.mark.parametrize(
    ("text", "fact", "answer"),
    [
        ("answers: {age: 63}", "age", Answer(Status.ANSWERED, 63.0)),
        ("answers: {age: '63'}", "age", Answer(Status.ANSWERED, 63.0)),
        ("answers: {age: unknown}", "age", Answer(Status.UNKNOWN)),
        ("answers: {scan_done: yes}", "scan_done", Answer(Status.ANSWERED, "yes")),
        ("answers: {scan_done: no}", "scan_done", Answer(Status.ANSWERED, "no")),
        ("answers: {scan_done: true}", "scan_done", Answer(Status.ANSWERED, "yes")),
        ("answers: {scan_done: off}", "scan_done", Answer(Status.ANSWERED, "no")),
        ("answers: {conditions: [copd, hiv]}", "conditions", Answer(Status.ANSWERED, ("hiv", "copd"))),
        ("answers: {conditions: none}", "conditions", Answer(Status.ANSWERED, ("none",))),
        ("answers: {t_score_total_hip: -2.46}", "t_score_total_hip", Answer(Status.ANSWERED, -2.46)),
        ('{"answers": {"age": 63}}', "age", Answer(Status.ANSWERED, 63.0)),
        ('{\n\t"answers": {\n\t\t"scan_done": false}}', "scan_done", Answer(Status.ANSWERED, "no")),
        ('{"answers": {"age": {"status": "answered", "value": 63}}}', "age", Answer(Status.ANSWERED, 63.0)),
        ('{"answers": {"age": {"status": "skipped"}}}', "age", Answer(Status.SKIPPED)),
    ],
)
def test_it_reads(knowledge: Knowledge, text: str, fact: str, answer: Answer) -> None:
    assert read(knowledge, text).answers == {fact: answer}


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("answers: {agee: 63}", "R012", "Did you mean age?"),
        ("answers: {weight_lb: 150}", "R012", "behind the number: `weight_kg: ... lb`"),
        ("answers: {height_inches: 65}", "R012", "behind the number: `height_cm: ... in`"),
        ("age: 63", "R006", "Write a line `answers:` and indent"),
        ("answers: {bmi: 20}", "R012", "worked out from other answers"),
        ("answers: {smoking: curent}", "R014", "Did you mean current?"),
        ("answers: {smoking: [current]}", "R017", "takes one of"),
        ("answers: {age: old}", "R018", "is not a number"),
        ("answers: {age: .nan}", "R018", "is not a number"),
        ("answers: {age: .inf}", "R018", "is not a number"),
        ("answers: {age: 1e2}", "R018", "written with an exponent"),
        ("answers: {age: 150}", "R018", "must be 18 to 115"),
        ("answers: {t_score_total_hip: -25}", "R018", "Did you mean -2.5?"),
        ("answers: {conditions: []}", "R017", "empty list"),
        ("answers: {conditions: [none, hiv]}", "R017", "together"),
        ("answers: {age: }", "R007", "Nothing stands after"),
        ("answers: {age: 60, age: 61}", "R005", "twice"),
        ("answers: {frax_hip_percent: 20, frax_major_percent: 10}", "R024", "exchanged"),
        ("answer: {age: 60}", "R004", "Did you mean answers?"),
        ("- age", "R003", "keys with values"),
        ("answers: [age]", "R003", "keys with values"),
        ("answers: {age: {value: 60}}", "R003", "status"),
        ("answers: {age: 60", "R002", "opened here and not closed"),
        ("answers: &a {age: *a}", "R008", "alias"),
        ("answers: !!python/object:os.system {age: 60}", "R008", "tag"),
    ],
)
def test_it_says_what_is_wrong(knowledge: Knowledge, text: str, code: str, words: str) -> None:
    with pytest.raises(KnowledgeError) as caught:
        read(knowledge, text)
    assert code in {problem.code.value for problem in caught.value.problems}
    assert words in str(caught.value)


def test_all_problems_come_at_once(knowledge: Knowledge) -> None:
    with pytest.raises(KnowledgeError) as caught:
        read(knowledge, "answers:\n  agee: 1\n  smoking: weekends\n  age: 200\n")
    assert [problem.where.line for problem in caught.value.problems] == [2, 3, 4]


def test_what_is_said_of_a_closed_question_survives_the_program_s_own_json(
    knowledge: Knowledge, inferrer: Inferrer
) -> None:
    text = "answers: {fracture_as_adult: yes, fracture_low_trauma: no, fracture_sites: unknown, age: 63, sex: female}"
    briefs = []
    for _ in range(2):
        file = read_answers_file(text, "a.yaml", knowledge.dictionary)
        assert file.answers["fracture_sites"] == Answer(Status.UNKNOWN)
        made = make_brief(
            knowledge, knowledge.questionnaire("bone-health"), inferrer.infer(file.answers), date(2026, 11, 27)
        )
        text = render(made, "json", Reader.CLINICIAN)
        briefs.append(text)
    assert briefs[0] == briefs[1]


@pytest.mark.parametrize("end", ["\x85", "\u2028", "\r"])
def test_a_slip_behind_a_line_that_only_yaml_ends_is_said(knowledge: Knowledge, end: str) -> None:
    with pytest.raises(KnowledgeError, match="A second colon stands in this line"):
        read_answers_file(f"answers:{end}  age: 63{end}  sex: a: b", "a.yaml", knowledge.dictionary)
