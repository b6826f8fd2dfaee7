"""Start-up stays quick: what a command does not need is not imported. (Who may import whom at all: pyproject.toml.)"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ["numpy", "polars", "durable_rules_engine", "pysat", "rich", "prompt_toolkit", "yaml", "platformdirs"]


def imported_by(*arguments: str) -> set[str]:
    """The modules that a line which ends the program imports on the way."""
    code = (
        "import json, sys\nfrom bonebrief.cli import main\n"
        f"try:\n    main({list(arguments)!r})\nexcept SystemExit:\n    pass\n"
        "print(json.dumps(list(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, input="", text=True, check=True)
    return set(json.loads(done.stderr.splitlines()[-1]))


@pytest.mark.parametrize("heavy", HEAVY)
def test_help_imports_nothing_heavy(heavy: str) -> None:
    assert heavy not in imported_by("--help")


@pytest.mark.parametrize("command", ["ask", "brief"])
def test_an_interview_and_a_brief_need_no_solver(command: str, tmp_path: Path) -> None:
    answers = tmp_path / "answers.yaml"
    answers.write_text("answers: {age: 55, sex: female}\n")
    line = ["ask", "--plain", "--no-save"] if command == "ask" else ["brief", str(answers)]
    imported = imported_by(*line)
    assert f"bonebrief.commands.{command}" in imported
    assert "bonebrief.knowledge.knowledge" in imported
    assert "pysat" not in imported


def test_a_command_imports_no_other_but_the_one_that_runs_without_a_name() -> None:
    commands = {name for name in imported_by("brief", "--help") if name.startswith("bonebrief.commands.")}
    assert commands == {"bonebrief.commands.ask", "bonebrief.commands.brief", "bonebrief.commands.shared"}
