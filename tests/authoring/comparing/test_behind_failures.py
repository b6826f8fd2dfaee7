"""Which edit is behind examples that fail, what it was before, and what to write: told only of what was tried."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from bonebrief.authoring.comparing.behind_failures import edits_behind
from bonebrief.authoring.examples.run import run_examples
from bonebrief.authoring.examples.test import Choice, report_examples
from bonebrief.authoring.tending.edited import edits_since
from bonebrief.authoring.tending.origin import files_of, keep_origin
from bonebrief.knowledge.example import Example
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.reading.knowledge import load_knowledge
from tests.authoring.small_knowledge import write_knowledge

RULES = "rules/bones.yaml"
YOUNGER = """\
examples:
  - name: not old
    given: {age: 64.0, pain: yes, pain_days: 8}
    expect: {points: {pain_talk: routine}}
  - name: another slip
    given: {age: 30}
    expect: {findings: {low: yes}}
"""


def told(folder: Path, *edits: tuple[str, str, str]) -> str:
    old = load_knowledge(write_knowledge(folder / "old", (RULES, "examples:\n", YOUNGER)))
    new = load_knowledge(write_knowledge(folder / "new", (RULES, "examples:\n", YOUNGER), *edits))
    failed = [one.example for one in run_examples(new, list(new.examples)) if not one.passed]
    return " ".join(" ".join(edits_behind(old, new, [one for one in failed if isinstance(one, Example)])).split())


def test_a_moved_bound_is_named_with_what_it_was_and_the_answers_to_write(tmp_path: Path) -> None:
    said = told(tmp_path, (RULES, "age >= 65", "age >= 60"))
    assert "new/rules/bones.yaml:5): `age >= 65` became `age >= 60`." in said
    assert "If it is meant, write age 59 in place of 64 in them: then" in said
    assert "another slip" not in said


def test_an_edit_that_makes_none_of_them_fail_is_not_named(tmp_path: Path) -> None:
    assert told(tmp_path, (RULES, "lowest_t_score <= -2.5", "lowest_t_score <= -2.4")) == ""
    assert told(tmp_path) == ""


def test_what_is_no_moved_bound_is_named_as_a_rule(tmp_path: Path) -> None:
    said = told(tmp_path, (RULES, "age >= 65", "[pain_days >= 1, age >= 60]"))
    assert "was changed. It" in said
    assert "in place of" not in said


@pytest.mark.parametrize("kept", [True, False])
def test_examples_that_fail_end_with_what_was_edited_if_it_is_kept(tmp_path: Path, kept: bool) -> None:
    folder = write_knowledge(tmp_path)
    if kept:
        keep_origin(files_of(folder), folder)
    write_knowledge(folder, (RULES, "age >= 65", "age >= 66"))
    said: list[str] = []
    assert report_examples(None, folder, said.append, Choice(), None, edits_since) == 1
    assert any(line.startswith("What was edited since the rules came") for line in said) is kept


def test_nothing_is_asked_where_all_hold_or_a_program_reads(tmp_path: Path) -> None:
    def never(_: Knowledge, __: Sequence[object]) -> list[str]:
        raise AssertionError

    folder = write_knowledge(tmp_path)
    assert report_examples(None, folder, lambda _: None, Choice(), None, never) == 0
    write_knowledge(folder, (RULES, "age >= 65", "age >= 66"))
    assert report_examples(None, folder, lambda _: None, Choice(how="json"), None, never) == 1


def test_an_edit_that_cannot_be_undone_alone_is_not_tried(tmp_path: Path) -> None:
    """What the rule read is gone; or reads, now, what the rule was."""
    gone = (RULES, "  aged:\n    title: Old\n    when: age >= 65\n    source: S\n", "")
    assert told(tmp_path / "a", gone, (RULES, "[aged, pain is yes]", "[age >= 60, pain is yes]")) == ""
    read = (RULES, "when: age >= 65", "when: [age >= 65, low]")
    old = load_knowledge(write_knowledge(tmp_path / "old", read))
    turned = (RULES, "when: lowest_t_score <= -2.5", "when: [lowest_t_score <= -2.5, aged]")
    new = load_knowledge(write_knowledge(tmp_path / "new", turned))
    assert "aged" not in "".join(edits_behind(old, new, list(new.examples)))
