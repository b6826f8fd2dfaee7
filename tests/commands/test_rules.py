"""`bonebrief rules`: listed, shown, drawn and printed."""

import json
from pathlib import Path

import pytest

from tests.commands.program import run
from tests.conftest import ROOT


@pytest.mark.sampled(4)
@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["rules", "show", "nosuch"], 3, "lists them"),
        (["rules", "show"], 3, "Name a finding"),
        (["rules", "--format", "dot"], 2, "go with graph"),
        (["rules", "graph", "--format", "json"], 2, "go with graph"),
        (["rules", "--topic", "nosuch"], 3, "no topic"),
        (["rules", "graph", "--topic", "fals"], 3, "Did you mean falls?"),
        (["rules", "book", "--output", str(ROOT / "LICENSE" / "book.html")], 3, "cannot be written"),
    ],
)
def test_what_cannot_be_done_is_said(arguments: list[str], status: int, words: str) -> None:
    done = run(*arguments)
    assert done.returncode == status
    assert words in done.stderr


def test_what_a_clinician_has_still_to_verify_is_listed() -> None:
    done = run("rules", "--to-verify")
    assert done.returncode == 0
    assert "steroid_very_high_risk.1" in done.stdout
    assert "the table of risk categories in the guideline itself" in done.stdout
    assert "7.04 (memory)" in done.stdout


@pytest.mark.long
def test_the_rules_for_another_program() -> None:
    listed = json.loads(run("rules", "--topic", "falls", "--format", "json").stdout)
    assert {entry["topic"] for entry in listed} == {"falls"}
    assert json.loads(run("rules", "show", "calm_word", "--format", "json").stdout)["id"] == "calm_word"
    assert json.loads(run("rules", "--facts", "--format", "json").stdout)[0]["id"] == "age"


@pytest.mark.long
def test_a_book_is_html_by_its_name(tmp_path: Path) -> None:
    for name, start in (("book.html", "<!doctype html>"), ("book.md", "# Bone Brief")):
        assert run("rules", "book", "--output", str(tmp_path / name)).returncode == 0
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)
    assert run("rules", "book", PYTHONIOENCODING="ascii").returncode == 0


@pytest.mark.parametrize(
    "words",
    [
        ["show", "calm_word", "--topic", "falls"],
        ["graph", "--source", "WHO94"],
        ["--facts", "--topic", "falls"],
        ["book", "--facts"],
    ],
)
def test_an_option_that_would_do_nothing_is_refused(words: list[str]) -> None:
    done = run("rules", *words)
    assert done.returncode == 2
    assert "does nothing here" in done.stderr
