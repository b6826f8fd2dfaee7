"""A question that a new rule reads and nobody asks yet is added on the way, with its place in a questionnaire."""

from pathlib import Path

import pytest

from bonebrief.authoring.checking.examine import examine
from bonebrief.language.condition import Is
from bonebrief.language.domain import Number
from bonebrief.machine.error import BoneBriefError
from bonebrief.reading.knowledge import load_knowledge
from tests.authoring.small_knowledge import FILES, QUESTIONS
from tests.authoring.writing.test_new_rule import folder, state, told

__all__ = ["folder", "state"]

RULE = ["bones", "scan_talk"]
REST = ["no", "note", "So.", "S", "", "", "yes"]
STONES = ["stones", "stones", "Have you had stones?", "Stones", "", "They count.", "Has the patient had stones?", ""]


def questions(folder: Path) -> str:
    return (folder / "questionnaires/questions.yaml").read_text(encoding="utf-8")


def sections(folder: Path) -> str:
    return (folder / "questionnaires/t.yaml").read_text(encoding="utf-8")


def test_it_is_written_and_the_rule_reads_it(folder: Path) -> None:
    status, said = told(folder, *RULE, *STONES, "", "", "is", "yes", *REST, "give all")
    assert "Type stones again to add it as a question." in said
    assert (
        "  stones:\n    ask: Have you had stones?\n    label: Stones\n    type: yes_no\n    why: They count.\n"
        "    of_patient:\n      ask: Has the patient had stones?\nderived:\n"
    ) in questions(folder)
    assert "t_score_femoral_neck, stones]" in sections(folder)
    known = load_knowledge(folder)
    assert known.points["scan_talk"].raises[-1].rule.when == Is("stones", ("yes",))
    assert known.questionnaires["t"].questions[-1] == "stones"
    assert status == 0


def test_a_number_has_limits_and_a_gate_its_place_behind_what_opens_it(folder: Path) -> None:
    words = [
        "cups",
        "cups",
        "How many?",
        "Cups a day",
        "number",
        "cups",
        "1",
        "9 to 3",
        "0 to 90",
        "0 and 100",
        "0 and 9",
    ]
    status, said = told(
        folder,
        *RULE,
        *words,
        "It counts.",
        "lowest_t_score < 0",
        "sex is male",
        "t",
        "age",
        "sex",
        ">=",
        "4",
        "",
        *REST,
    )
    assert "Write two numbers, the smaller first" in said
    assert "It is always between 0 and 90." in said
    assert "lowest_t_score is worked out." in said
    assert '"age" is not possible here.' in said
    fact = load_knowledge(folder).dictionary["cups"]
    assert isinstance(fact.domain, Number)
    assert (fact.domain.limits, fact.domain.usual, fact.decimals, fact.unit) == ((0, 90), (0, 9), 1, "cups")
    assert fact.ask_if == Is("sex", ("male",))
    assert "[age, sex, cups, pain," in sections(folder)
    assert "tested first: sex is male" in said
    assert status == 0


@pytest.mark.parametrize(
    ("kind", "shown"),
    [
        ("choice", {"never": "Never", "past": "In the past"}),
        ("choices", {"never": "Never", "past": "In the past", "none": "None of these"}),
    ],
)
def test_answers_to_choose_from_are_named(folder: Path, kind: str, shown: dict[str, str]) -> None:
    answers = ["never", "never: Never; never: Never", "never: Never; past: In the past"]
    words = ["tea", "tea", "Tea?", "Tea", kind, *answers, "It counts.", "", "none", "", "past", *REST, "give all"]
    assert told(folder, *RULE, *words)[0] == 0
    assert load_knowledge(folder).dictionary["tea"].choices == shown
    assert sections(folder) == FILES["questionnaires/t.yaml"]


def test_it_stands_in_a_list_below_its_title_too(folder: Path) -> None:
    listed = (
        "title: T\nsections:\n  - title: One\n    questions:\n      - age        # first\n"
        "      - ask: pain\n        if:\n          any: [age > 50]\n\n      - pain_days\n"
        "  - title: Two\n    questions: [sex]\n"
    )
    (folder / "questionnaires/t.yaml").write_text(listed, encoding="utf-8")
    assert told(folder, *RULE, *STONES, "t", "pain", "is", "yes", *REST, "give all")[0] == 0
    assert sections(folder) == listed.replace("[age > 50]\n", "[age > 50]\n      - stones\n")


def test_several_may_be_added_and_the_next_comes_behind_the_one_before(folder: Path) -> None:
    more = [
        "more",
        "more",
        "Many?",
        "Many stones",
        "",
        "It counts.",
        "stones is yes",
        "",
        "",
        "is",
        "yes",
    ]
    assert told(folder, *RULE, *STONES, "", "", "is", "yes", *more, *REST, "give all")[0] == 0
    assert "stones, more]" in sections(folder)
    assert load_knowledge(folder).dictionary["more"].ask_if == Is("stones", ("yes",))


def test_what_is_too_long_or_speaks_to_nobody_is_refused_at_once(folder: Path) -> None:
    words = [*STONES[:2], "x" * 141, STONES[2], "L" * 29, *STONES[3:6], "Have you had them?", *STONES[6:], "", "", "is"]
    _, said = told(folder, *RULE, *words, "yes", *REST, "give all")
    assert "That has 141 characters; 140 is the most." in said
    assert "That has 29 characters; 28 is the most." in said
    assert '"you" is who answers here, not the patient.' in said
    found = examine(folder, load_knowledge(folder).sources["S"].reviewed).problems
    assert not [problem.text() for problem in found if "stones" in problem.what and problem.code.value != "W129"]


@pytest.mark.parametrize("name", ["Stones", "aged", "scan_talk", "between", "lowest_t_score"])
def test_what_cannot_be_an_id_is_not_offered(folder: Path, name: str) -> None:
    with pytest.raises(BoneBriefError, match="Nothing was written"):
        told(folder, *RULE, name, name)
    assert questions(folder) == QUESTIONS


def test_a_retired_id_is_told_of_and_not_used_again(folder: Path) -> None:
    (folder / "rules/retired.yaml").write_text(
        "retired:\n  stones: {since: 2026-01-01, because: Nobody answered it.}\n"
    )
    _, said = told(folder, *RULE, "stones", "stones", "aged", *REST)
    assert said.count("Nobody answered it.") == 2
    assert questions(folder) == QUESTIONS


def test_of_a_rule_that_is_not_wanted_no_question_is_left(folder: Path) -> None:
    told(folder, *RULE, *STONES, "", "", "is", "yes", *REST[:-1], "no")
    assert questions(folder) == QUESTIONS
    assert sections(folder) == FILES["questionnaires/t.yaml"]


def test_it_is_offered_a_place_beside_what_its_topic_reads(folder: Path) -> None:
    path = folder / "questionnaires/t.yaml"
    path.write_text(
        path.read_text().replace(", t_score_total_hip", "]\n  - title: Two\n    questions: [t_score_total_hip")
    )
    said = told(folder, *RULE, *STONES, "", "", "is", "yes", *REST, "give all")[1]
    assert "Behind which question of it? [conditions]" in said
    assert "pain_days, conditions, stones]" in sections(folder)


def test_an_answer_of_a_question_is_found_where_a_fact_is_asked_for(folder: Path) -> None:
    said = told(folder, *RULE, "? hiv", "?", "hiv", "conditions includes hiv", *REST)[1]
    assert said.count("conditions includes hiv  HIV") == 1
    assert "It is an answer: `conditions includes hiv`. Type hiv again to add it as a question." in " ".join(
        said.split()
    )


@pytest.mark.parametrize("left", range(4, 11))
def test_a_rule_with_a_new_question_that_was_left_anywhere_is_gone_on_with(folder: Path, left: int) -> None:
    typed = [*RULE, *STONES, "", "", "is", "yes", *REST, "give all"]
    with pytest.raises(BoneBriefError, match=rf"goes on with it \({left} answers\)"):
        told(folder, *typed[:left])
    assert told(folder, "", *typed[left:])[0] == 0
    assert "  stones:\n    ask: Have you had stones?\n" in questions(folder)
