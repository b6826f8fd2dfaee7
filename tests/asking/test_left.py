"""Who leaves is told what to type to go on, in a shell that may not find the program by its name."""

import sys
from pathlib import Path

import pytest

from bonebrief.asking.begin import called
from tests.commands.program import run


@pytest.mark.parametrize(
    ("by", "found", "typed"),
    [
        (".venv/bin/bonebrief", False, ".venv/bin/bonebrief"),
        (".venv/bin/bonebrief", True, "bonebrief"),
        ("/somewhere/bonebrief/__main__.py", False, "bonebrief"),
    ],
)
def test_the_program_is_named_as_the_shell_finds_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, by: str, found: bool, typed: str
) -> None:
    if found:
        (tmp_path / "bonebrief").touch(mode=0o700)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(sys, "argv", [by])
    assert called() == typed


@pytest.mark.parametrize(
    ("typed", "kept", "words"),
    [
        ("quit\n", [], "Nothing was answered."),
        ("63\nquit\n", [], "The answers are kept."),
        ("quit\n", ["--no-save"], "Nothing was answered."),
        ("63\nquit\n", ["--no-save"], "The answers were not kept."),
    ],
)
def test_answers_are_kept_only_where_there_are_any(tmp_path: Path, typed: str, kept: list[str], words: str) -> None:
    assert run("ask", "--plain", *kept, typed=typed, state=tmp_path).stderr.startswith(words)
