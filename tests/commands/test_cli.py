"""The table of commands: help, versions, exit statuses, and what ends every command alike."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bonebrief.cli import main
from tests.commands.program import PATIENT, run, shell

COMMANDS = [
    "ask",
    "brief",
    "report",
    "why",
    "check",
    "test",
    "prove",
    "diff",
    "rules",
    "schema",
    "init",
    "update",
    "sessions",
]


@pytest.mark.sampled(4)
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command: str) -> None:
    done = run(command, "--help")
    assert done.returncode == 0
    words = " ".join(done.stdout.split())
    assert f"Example: bonebrief {command}" in words
    assert "Exit status: 0 done, 1 a check or example failed, 2 wrong usage, 3 unusable answers or rules" in words


@pytest.mark.sampled(4)
@pytest.mark.parametrize("command", ["diff", "new", "rules", "schema", "init", "rename", "retire", "review"])
def test_help_has_an_example(command: str) -> None:
    done = run(command, "--help")
    assert done.returncode == 0
    assert "Example: bonebrief" in done.stdout


@pytest.mark.sampled(5)
@pytest.mark.parametrize(
    "arguments", [["test", "-k", "alcohol"], ["rules"], ["rules", "--facts"], ["--version"], ["--help"]]
)
def test_the_other_commands(arguments: list[str]) -> None:
    assert run(*arguments).returncode == 0


@pytest.mark.sampled(3)
@pytest.mark.parametrize(
    "arguments", [["check"], ["test", "rules/falls.yaml", "--coverage"], ["why", "calcium_low", PATIENT]]
)
def test_what_programs_read_is_json(arguments: list[str]) -> None:
    done = run(*arguments, "--format", "json")
    assert done.returncode == 0
    json.loads(done.stdout)


@pytest.mark.parametrize(
    ("arguments", "words"), [(["brief", "check"], "check:1:1"), (["--knowledge", "test", "brief", PATIENT], "test/")]
)
def test_a_file_may_be_named_like_a_command(arguments: list[str], words: str) -> None:
    done = run(*arguments)
    assert done.returncode == 3
    assert words in done.stderr


def test_wrong_usage() -> None:
    assert run("brief").returncode == 2


@pytest.mark.sampled(2)
@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["check", "/no/such/folder"], 3),
        (["check", "/"], 3),
        (["test", "/no/such/file.yaml"], 3),
        (["why", "no_such_point", PATIENT], 3),
        (["why", "calcium_low"], 2),
        (["check", "--format", "xml"], 2),
        (["check", "rules/falls.yaml"], 0),
        (["test", "-k", "no such example"], 0),
    ],
)
def test_the_exit_status_tells_what_happened(arguments: list[str], status: int) -> None:
    assert run(*arguments).returncode == status


def test_standard_output_closed_early() -> None:
    done = subprocess.run(
        f"{sys.executable} -m bonebrief rules | head -1", shell=True, capture_output=True, text=True, check=False
    )
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [[""], ["brief", "", "--output", "x"], ["brief", "--table", "", "--row", "a"], ["people", "x", "--map="]],
)
def test_what_is_empty_is_wrong_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert "is empty. Fill it in, or leave it out." in capsys.readouterr().err


def test_a_folder_that_is_gone_is_said(tmp_path: Path) -> None:
    done = shell(f"mkdir {tmp_path}/gone; cd {tmp_path}/gone; rmdir {tmp_path}/gone; bonebrief check x")
    assert (done.returncode, "is no longer there. Change to another one." in done.stderr) == (3, True)


def test_what_a_command_does_not_know_it_refuses_with_its_own_usage() -> None:
    done = run("review", "calm_word", "--on", "2026-11-01")
    assert done.returncode == 2
    assert done.stderr.startswith("usage: bonebrief review [-h] [--by NAME]")
    assert done.stderr.endswith("bonebrief review: error: unrecognized arguments: --on 2026-11-01\n")
