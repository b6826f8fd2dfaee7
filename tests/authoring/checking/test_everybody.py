"""What is true of nobody, found where no two tests beside each other show it; and what a record may still have."""

from datetime import date
from pathlib import Path

from bonebrief.authoring.checking.catalogue import warnings
from bonebrief.language.problem import Problem
from bonebrief.reading.knowledge import load_knowledge
from tests.authoring.small_knowledge import write_knowledge

RULES = "rules/bones.yaml"
PAIN_TALK = "when: [pain is yes, pain_days > 7]"


def found(tmp_path: Path, *edits: tuple[str, str, str]) -> list[Problem]:
    knowledge = load_knowledge(write_knowledge(tmp_path, *edits))
    return [one for one in warnings(knowledge, date(2026, 11, 28)) if one.code.value in ("W101", "W103")]


def test_a_reason_that_several_others_cover_together_is_covered(tmp_path: Path) -> None:
    both = (
        "- priority: high\n        when: [age < 65, pain is yes, pain_days > 3]\n"
        "        because: Long.\n        source: S\n"
        "      - priority: routine\n        when: [age is known, pain is yes, pain_days > 7]"
    )
    problems = found(tmp_path, (RULES, f"- priority: routine\n        {PAIN_TALK}", both))
    assert [one.code.value for one in problems] == ["W103"]
    assert "one of pain_talk.1, pain_talk.2 already raises the point higher" in problems[0].what


def test_a_reason_that_somebody_has_alone_is_not(tmp_path: Path) -> None:
    assert found(tmp_path) == []


def test_a_sum_that_nobody_reaches_is_found(tmp_path: Path) -> None:
    edits = (
        (RULES, PAIN_TALK, "when: [pain is yes, days_and_age > 400, age < 30]"),
        (
            "questionnaires/questions.yaml",
            "derived:\n",
            "derived:\n  days_and_age: {label: Sum, decimals: 0, formula: pain_days + age}\n",
        ),
    )
    problems = found(tmp_path, *edits)
    assert [one.what for one in problems] == ["Nobody can meet the condition of pain_talk.2, whatever the answers."]


def test_what_a_record_without_its_gates_may_have_is_possible(tmp_path: Path) -> None:
    assert found(tmp_path, (RULES, PAIN_TALK, "when: [pain is unknown, pain_days > 7]")) == []
