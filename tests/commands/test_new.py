"""`bonebrief new rule`: where it cannot begin."""

from pathlib import Path

import pytest

from bonebrief.cli import main
from bonebrief.machine import places
from tests.authoring.small_knowledge import write_knowledge
from tests.commands.program import run


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["new", "question"], 2, "invalid choice"),
        (["new", "rule"], 3, "Nothing was written"),
    ],
)
def test_what_cannot_be_done_is_said(arguments: list[str], status: int, words: str) -> None:
    done = run(*arguments)
    assert done.returncode == status
    assert words in done.stderr


def test_the_rules_inside_the_package_are_not_written_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(places, "_SHIPPED", write_knowledge(tmp_path))
    assert main(["--knowledge", str(tmp_path), "new", "rule"]) == 3
    assert "came with the program" in capsys.readouterr().err
