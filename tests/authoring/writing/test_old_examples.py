"""An old example that fails with a new rule is offered its mend: what it gives, or what it expects."""

from pathlib import Path

import pytest

from bonebrief.reading.knowledge import load_knowledge
from tests.authoring.small_knowledge import RULES
from tests.authoring.writing.test_new_rule import folder, rules, state, told

__all__ = ["folder", "state"]

NEW_REASON = ["bones", "scan_talk", "pain is yes", "no", "high", "Pain.", "S", "", "", "yes"]
YOUNG = """\
  - name: young
    given: {age: 50, t_score_total_hip: -1.0, conditions: [none]}
    expect: {points: {scan_talk: no}}
"""
ROWS = """\
  - given: {conditions: [none]}
    expect: {findings: {low: no}}
    table: |
      name | t_score_total_hip | scan_talk
      one  | -1.0              | no
      two  | -1.5              | no
"""
BLOCK = """\
  - name: below one another
    given:
      conditions: [none]
      t_score_total_hip: -1.0
    expect:
      points:
        scan_talk: no
"""
SHARED = """\
  - given: {conditions: [none]}
    expect: {points: {scan_talk: no}}
    table: |
      name | t_score_total_hip
      one  | -1.0
"""


def with_examples(folder: Path, *examples: str) -> None:
    (folder / "rules/bones.yaml").write_text(RULES + "".join(examples), encoding="utf-8")


def test_the_answer_that_the_new_rule_waits_for_is_given(folder: Path) -> None:
    with_examples(folder, YOUNG)
    status, said = told(folder, *NEW_REASON, "give")
    assert "With the new rule 1 old example fails:" in said
    assert "scan_talk: expected not raised, got unknown" in said
    assert "expect: `no` becomes `unknown`; give: `pain: no` is added" in " ".join(said.split())
    assert "given: {pain: no, age: 50, t_score_total_hip: -1.0, conditions: [none]}" in rules(folder)
    assert "1 mended, 0 left to you." in said
    assert (status, said.count("0 failed")) == (0, 1)


def test_or_what_is_expected_changes(folder: Path) -> None:
    with_examples(folder, YOUNG)
    assert told(folder, *NEW_REASON, "expect")[0] == 0
    assert YOUNG.replace("scan_talk: no", "scan_talk: unknown") in rules(folder)


@pytest.mark.parametrize("answers", [["leave"], [""], []])
def test_or_it_is_left_and_the_end_says_so(folder: Path, answers: list[str]) -> None:
    with_examples(folder, YOUNG)
    status, said = told(folder, *NEW_REASON, *answers)
    assert (status, YOUNG in rules(folder)) == (1, True)
    assert "0 mended, 1 left to you." in said
    assert "1 failed" in said


def test_one_answer_may_do_for_all_that_follow(folder: Path) -> None:
    with_examples(folder, BLOCK, YOUNG)
    assert told(folder, *NEW_REASON, "give all")[0] == 0
    assert "    given:\n      pain: no\n      conditions: [none]\n" in rules(folder)
    assert "given: {pain: no, age: 50" in rules(folder)


def test_in_a_table_the_cell_is_mended_and_what_rows_share_is_left(folder: Path) -> None:
    with_examples(folder, ROWS, SHARED)
    status, said = told(folder, *NEW_REASON, "leave", "expect")
    assert "two  | -1.5              | unknown\n" in rules(folder)
    assert "one  | -1.0              | no\n" in rules(folder)
    assert said.count("only you can change it") == 1
    assert "1 mended, 2 left to you." in said
    assert status == 1


def test_an_example_in_another_file_is_offered_as_well(folder: Path) -> None:
    other = folder / "rules/other.yaml"
    other.write_text(f"topic: Other\nexamples:\n{YOUNG}", encoding="utf-8")
    assert told(folder, *NEW_REASON, "give")[0] == 0
    assert "pain: no" in other.read_text(encoding="utf-8")
    assert load_knowledge(folder).examples


def test_a_higher_priority_is_expected(folder: Path) -> None:
    reason = ["bones", "pain_talk", "pain_days > 7", "no", "urgent", "Days.", "S", "", "", "yes"]
    assert told(folder, *reason, "expect")[0] == 0
    assert "given: {age: 64, pain: yes, pain_days: 8}\n    expect: {points: {pain_talk: urgent}}" in rules(folder)
