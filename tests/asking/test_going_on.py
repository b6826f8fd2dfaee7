"""One interview, one window: what is offered, what is refused, and what is said of it, in real processes."""

import json
import os
import re
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest

from tests.commands.program import PROGRAM, as_anybody, run

OPEN = r"open in another window since \d\d:\d\d"


class Window:
    """The program, line by line, in a process that stays."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process
        self.said = ""

    def type(self, line: str, until: str) -> "Window":
        """Type a line and read until some words come."""
        self._file(self._process.stdin).write(f"{line}\n")
        self._file(self._process.stdin).flush()
        return self.read(until)

    def read(self, until: str) -> "Window":
        read = ""
        while until not in read:
            character = self._file(self._process.stdout).read(1)
            assert character, self.said + read
            read += character
        self.said += read
        return self

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()

    def _file(self, file: IO[str] | None) -> IO[str]:
        assert file is not None
        return file


@contextmanager
def window(state: Path, *arguments: str) -> Iterator[Window]:
    environment = {**os.environ, "BONEBRIEF_STATE": str(state)}
    command = [*PROGRAM, "ask", "--plain", *arguments]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment, text=True
    ) as process:
        try:
            yield Window(process)
        finally:
            process.kill()


def one_file(state: Path) -> Path:
    (path,) = state.glob("*.jsonl")
    return path


def test_an_interview_that_is_open_is_neither_offered_nor_gone_on_with_nor_deleted(tmp_path: Path) -> None:
    with window(tmp_path) as first:
        first.read("How old are you?").type("63", "Recorded").read("> ")
        offered = run("ask", "--plain", typed="quit\n", state=tmp_path)
        assert re.search(OPEN, offered.stdout)
        assert "was left with" not in offered.stdout
        resumed = run("ask", "--plain", "--resume", typed="quit\n", state=tmp_path)
        assert (resumed.returncode, bool(re.search(OPEN, resumed.stderr))) == (3, True)
        for which in ("1", "all"):
            purged = run("sessions", "purge", which, state=tmp_path)
            assert (purged.returncode, bool(re.search(OPEN, purged.stdout))) == (1, True)
        assert re.search(OPEN, run("sessions", state=tmp_path).stdout)
        first.type("female", "Recorded: female")
        first.kill()
    assert "2 answered" in run("ask", "--plain", "--resume", typed="quit\n", state=tmp_path).stdout
    assert run("sessions", "purge", "all", state=tmp_path).returncode == 0


def test_one_that_is_gone_on_with_is_open_since_then(tmp_path: Path) -> None:
    run("ask", "--plain", typed="63\nquit\n", state=tmp_path)
    path = one_file(tmp_path)
    path.write_text(re.sub(r'"started": "[^"]*"', '"started": "2024-01-01T09:41:00+00:00"', path.read_text()))
    with window(tmp_path, "--resume") as first:
        first.read("Which sex")
        listed = run("sessions", state=tmp_path).stdout
        assert f"open in another window since {time.strftime('%H:')}" in listed


def test_a_journal_deleted_behind_an_open_window_is_written_again(tmp_path: Path) -> None:
    with window(tmp_path) as first:
        first.read("How old are you?").type("63", "Recorded").read("> ")
        one_file(tmp_path).unlink()
        first.type("female", "Recorded: female")
        assert "saved again" in first.said
        first.type("quit", "The answers are kept")
    assert "2 answered" in run("sessions", state=tmp_path).stdout


def test_a_journal_deleted_at_the_last_moment_is_written_again_before_it_is_said_to_be_kept(tmp_path: Path) -> None:
    with window(tmp_path) as first:
        first.read("How old are you?").type("63", "Recorded").read("> ")
        one_file(tmp_path).unlink()
        first.type("quit", "The answers are kept")
    assert "1 answered" in run("sessions", state=tmp_path).stdout


def test_whose_brief_was_shown_is_never_offered_to_the_next_person(tmp_path: Path) -> None:
    with window(tmp_path, "--questionnaire", "quick") as first:
        first.read("How old are you?").type("63", "Recorded").read("> ").type("brief", "What next?")
        first.kill()
    assert "was left with" not in run("ask", "--plain", typed="quit\n", state=tmp_path).stdout
    assert "finished" in run("sessions", state=tmp_path).stdout.replace("not finished", "")


@pytest.mark.sampled(3)
@pytest.mark.parametrize(
    "content",
    [
        b'{"bonebrief": 2, "questionnaire": "bone-health"}\n{"do": "record", "fact": "sex", "status": "unknown"}\n',
        b'{"do": "record", "fact": "sex", "status": "answered", "value": "female"}\n',
        b"\x00\xff" * 50,
        b"",
    ],
)
def test_a_file_that_cannot_be_read_stops_nobody_is_counted_and_can_be_deleted(tmp_path: Path, content: bytes) -> None:
    run("ask", "--plain", typed="63\nquit\n", state=tmp_path)
    (tmp_path / "20270101T000000000000-1.jsonl").write_bytes(content)
    (tmp_path / ".hidden.jsonl").write_bytes(content)
    listed = run("sessions", state=tmp_path)
    assert "2 files cannot be read" in listed.stdout
    offered = run("ask", "--plain", typed="1\nquit\n", state=tmp_path)
    assert "2 files in" in offered.stdout
    assert "Going on from" in offered.stdout
    assert "Going on from" in run("ask", "--plain", "--resume", typed="quit\n", state=tmp_path).stdout
    purged = run("sessions", "purge", "all", state=tmp_path)
    assert (purged.returncode, purged.stdout) == (0, "3 deleted.\n")
    assert os.listdir(tmp_path) == []


def test_a_damaged_line_stops_nobody_and_is_told(tmp_path: Path) -> None:
    run("ask", "--plain", typed="63\nfemale\nquit\n", state=tmp_path)
    path = one_file(tmp_path)
    path.write_text(path.read_text().replace('"fact": "sex"', '"fabt": "sex"'))
    assert "1 line cannot be read" in run("sessions", state=tmp_path).stdout
    gone_on = run("ask", "--plain", "--resume", typed="quit\n", state=tmp_path)
    assert "1 line of what was kept cannot be read" in gone_on.stdout
    assert "Which sex" in gone_on.stdout


def test_what_differs_is_worded_truly(tmp_path: Path) -> None:
    run("ask", "--plain", typed="63\nfemale\nquit\n", state=tmp_path)
    path = one_file(tmp_path)
    said = [
        {"do": "record", "fact": "sex", "status": "answered", "value": "male"},
        {"do": "record", "fact": "menopause_status", "status": "answered", "value": "postmenopausal"},
    ]
    path.write_text(path.read_text() + "".join(f"{json.dumps(line)}\n" for line in said))
    gone_on = run("ask", "--plain", "--resume", typed="quit\n", state=tmp_path).stdout
    assert "do not fit the other answers that were kept: Menopause." in gone_on
    assert "changed" not in gone_on


def test_a_folder_in_which_nothing_can_be_deleted(tmp_path: Path) -> None:
    run("ask", "--plain", typed="63\nquit\n", state=tmp_path)
    tmp_path.chmod(0o500)
    purged = run("sessions", "purge", "all", state=tmp_path, before=as_anybody)
    offered = run("ask", "--plain", typed="3\n64\nquit\n", state=tmp_path, before=as_anybody)
    tmp_path.chmod(0o700)
    assert (purged.returncode, "0 deleted, 1 not" in purged.stdout) == (1, True)
    assert "could not be deleted" in offered.stdout
    assert "not being saved" in offered.stdout


@pytest.mark.sampled(2)
@pytest.mark.parametrize("mode", [0o000, 0o100])
def test_a_folder_that_may_not_be_looked_into(tmp_path: Path, mode: int) -> None:
    tmp_path.chmod(mode)
    listed = run("sessions", state=tmp_path, before=as_anybody)
    purged = run("sessions", "purge", "all", state=tmp_path, before=as_anybody)
    asked = run("ask", "--plain", typed="63\nquit\n", state=tmp_path, before=as_anybody)
    tmp_path.chmod(0o700)
    assert (listed.returncode, purged.returncode, asked.returncode) == (3, 3, 130)
    assert "not being saved" in asked.stdout


def test_a_journal_that_may_only_be_read_is_gone_on_with_unsaved(tmp_path: Path) -> None:
    run("ask", "--plain", typed="63\nquit\n", state=tmp_path)
    path = one_file(tmp_path)
    path.write_text(path.read_text() + '{"do": "rec')
    path.chmod(0o400)
    done = run("ask", "--plain", "--resume", typed="female\nquit\n", state=tmp_path, before=as_anybody)
    assert done.returncode == 130
    assert "not being saved (Permission denied" in done.stdout
    assert "were not kept" in done.stderr
