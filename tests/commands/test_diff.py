"""`bonebrief diff`: two folders or a commit, and a status that guards a merge."""

from pathlib import Path

import pytest

from tests.authoring.small_knowledge import write_knowledge
from tests.commands.program import run
from tests.conftest import ROOT

RULES = "rules/bones.yaml"


def test_diff_guards_a_merge(tmp_path: Path) -> None:
    old, new = write_knowledge(tmp_path / "old"), write_knowledge(tmp_path / "new", (RULES, "age >= 65", "age >= 60"))
    assert run("diff", str(old), str(old)).returncode == 0
    done = run("diff", str(old), str(new))
    assert done.returncode == 1
    assert "when, now: age >= 60" in done.stdout
    assert run("--knowledge", str(old), "diff", str(new)).returncode == 1


@pytest.mark.sampled(3)
@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["diff"], 2, "Name two knowledge folders"),
        (["diff", "a", "b", "--git", "HEAD"], 2, "name one folder"),
        (["diff", "nowhere", "nothing"], 3, "no such file"),
        (["diff", "--git", "nosuch"], 3, "Name a commit"),
        (["diff", str(ROOT), str(ROOT), "--people", "nothing.jsonl"], 3, "no such file"),
    ],
)
def test_what_cannot_be_done_is_said(arguments: list[str], status: int, words: str) -> None:
    done = run(*arguments)
    assert done.returncode == status
    assert words in done.stderr


def test_broken_yaml_on_one_side_of_diff_is_located(tmp_path: Path) -> None:
    old, new = write_knowledge(tmp_path / "old"), write_knowledge(tmp_path / "new", (RULES, "findings:", "findings: ["))
    done = run("diff", str(old), str(new))
    assert done.returncode == 3
    assert "new/rules/bones.yaml:" in done.stderr
