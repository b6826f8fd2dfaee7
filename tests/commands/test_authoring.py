"""The commands for rule authors as a person meets them: clear messages, the right exit status, help with examples."""

import json
from pathlib import Path

import pytest

from bonebrief.cli import main
from bonebrief.machine import places
from tests.authoring.small_knowledge import write_knowledge
from tests.commands.test_cli import run
from tests.conftest import ROOT

RULES = "rules/bones.yaml"


@pytest.mark.parametrize("command", ["diff", "new", "rules", "schema", "init"])
def test_help_has_an_example(command: str) -> None:
    done = run(command, "--help")
    assert done.returncode == 0
    assert "Example: bonebrief" in done.stdout


def test_diff_guards_a_merge(tmp_path: Path) -> None:
    old, new = write_knowledge(tmp_path / "old"), write_knowledge(tmp_path / "new", (RULES, "age >= 65", "age >= 60"))
    assert run("diff", str(old), str(old)).returncode == 0
    done = run("diff", str(old), str(new))
    assert done.returncode == 1
    assert "when, now: age >= 60" in done.stdout
    assert run("--knowledge", str(old), "diff", str(new)).returncode == 1


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["diff"], 2, "Name two knowledge folders"),
        (["diff", "a", "b", "--git", "HEAD"], 2, "name one folder"),
        (["diff", "nowhere", "nothing"], 3, "no such file"),
        (["diff", "--git", "nosuch"], 3, "Name a commit"),
        (["diff", str(ROOT), str(ROOT), "--people", "nothing.jsonl"], 3, "no such file"),
        (["new", "question"], 2, "invalid choice"),
        (["new", "rule"], 3, "Nothing was written"),
        (["rules", "show", "nosuch"], 3, "lists them"),
        (["rules", "show"], 3, "Name a finding"),
        (["rules", "--format", "dot"], 2, "go with graph"),
        (["rules", "graph", "--format", "json"], 2, "go with graph"),
        (["rules", "--topic", "nosuch"], 3, "no topic"),
        (["rules", "graph", "--topic", "fals"], 3, "Did you mean falls?"),
        (["rules", "book", "--output", str(ROOT / "LICENSE" / "book.html")], 3, "cannot be written"),
        (["schema", "nosuch"], 2, "invalid choice"),
        (["schema", "--output", "/nonexistent"], 3, "no such file"),
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


@pytest.mark.parametrize("arguments", [["new", "rule"], ["schema", "--output"]])
def test_the_rules_inside_the_package_are_not_written_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    monkeypatch.setattr(places, "_SHIPPED", write_knowledge(tmp_path))
    assert main(["--knowledge", str(tmp_path), *arguments]) == 3
    assert "came with the program" in capsys.readouterr().err


def test_the_rules_for_another_program() -> None:
    listed = json.loads(run("rules", "--topic", "falls", "--format", "json").stdout)
    assert {entry["topic"] for entry in listed} == {"falls"}
    assert json.loads(run("rules", "show", "calm_word", "--format", "json").stdout)["id"] == "calm_word"
    assert json.loads(run("rules", "--facts", "--format", "json").stdout)[0]["id"] == "age"


def test_a_book_is_html_by_its_name(tmp_path: Path) -> None:
    for name, start in (("book.html", "<!doctype html>"), ("book.md", "# Bone Brief")):
        assert run("rules", "book", "--output", str(tmp_path / name)).returncode == 0
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)
    assert run("rules", "book", PYTHONIOENCODING="ascii").returncode == 0


def test_schemas_are_printed_and_written(tmp_path: Path) -> None:
    folder = write_knowledge(tmp_path)
    assert json.loads(run("schema", "rules").stdout)["title"] == "Bone Brief: rules"
    assert "questionnaire" in run("schema").stdout
    assert run("schema", "--output", str(folder)).returncode == 0
    assert run("--knowledge", str(folder), "schema", "--output").returncode == 0
    assert (folder / "rules/schema/rules.json").is_file()
