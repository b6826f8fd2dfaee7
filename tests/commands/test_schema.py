"""`bonebrief schema`: printed or written."""

import json
from pathlib import Path

import pytest

from bonebrief.cli import main
from bonebrief.machine import places
from tests.authoring.small_knowledge import write_knowledge
from tests.commands.program import run


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["schema", "nosuch"], 2, "invalid choice"),
        (["schema", "--output", "/nonexistent"], 3, "no such file"),
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
    assert main(["--knowledge", str(tmp_path), "schema", "--output"]) == 3
    assert "came with the program" in capsys.readouterr().err


def test_schemas_are_printed_and_written(tmp_path: Path) -> None:
    folder = write_knowledge(tmp_path)
    assert json.loads(run("schema", "rules").stdout)["title"] == "Bone Brief: rules"
    assert "questionnaire" in run("schema").stdout
    assert run("schema", "--output", str(folder)).returncode == 0
    assert run("--knowledge", str(folder), "schema", "--output").returncode == 0
    assert (folder / "rules/schema/rules.json").is_file()
