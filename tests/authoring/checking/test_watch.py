"""Watching a folder: a save is checked and tested at once, and only what changed is said."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

from bonebrief.authoring.checking.watch import problem_lines, watch
from bonebrief.authoring.target import Target
from bonebrief.language.problem import Code, Place, Problem
from tests.authoring.checking.test_checks import FILES, folder

__all__ = ["folder"]

RULES = FILES["rules/t.yaml"]


def rounds(folder: Path, *saves: Callable[[], object]) -> list[list[str]]:
    """What is said at the start, and after each of these saves, which are made while the last line is written."""
    said: list[list[str]] = [[]]
    waiting = list(saves)

    def write(line: str) -> None:
        said[-1].append(line)
        if line.startswith(("All examples", "1 example ")) or "error" in line.split(".")[0]:
            said.append([])
            if waiting:
                waiting.pop(0)()

    assert watch(Target(folder, None), write, pause=0, rounds=len(saves) + 1) == 0
    return said[: len(saves) + 1]


def save(folder: Path, old: str, new: str) -> Callable[[], object]:
    def write() -> None:
        path = folder / "rules/t.yaml"
        path.write_text(RULES.replace(old, new))
        os.utime(path, ns=(0, path.stat().st_mtime_ns + 1_000_000))

    return write


def test_what_is_new_and_what_is_mended_is_said_once(folder: Path) -> None:
    first, broken, mended = rounds(
        folder, save(folder, "when: pain is yes", "when: pain is yse"), save(folder, "Raise it.", "Raise it now.")
    )
    assert first == [first[0], "All examples pass."]
    assert "t.yaml" in broken[0]
    assert broken[1].startswith("New: ")
    assert "Did you mean yes?" in broken[1]
    assert broken[2].startswith("1 error.")
    assert mended[1].startswith("Mended: ")
    assert "R014" in mended[1]
    assert mended[-1] == "All examples pass."


def test_an_example_that_begins_to_fail_is_shown_and_then_named_when_it_passes_again(folder: Path) -> None:
    _, fails, passes = rounds(folder, save(folder, "age >= 65", "age >= 66"), save(folder, "age >= 65", "age >= 64"))
    assert any(line.startswith("FAILED") and line.endswith("old and in pain") for line in fails)
    assert fails[-1] == "1 example fails now."
    assert "Passes again: old and in pain" in passes


def test_a_problem_that_only_moved_is_neither_new_nor_mended() -> None:
    there = Problem(Code.LONG_TEXT, Place("rules/t.yaml", 5, 3), "The title has 81 characters; 80 is the most.")
    assert list(problem_lines([there], [replace(there, where=Place("rules/t.yaml", 6, 3))])) == []


def test_each_line_is_out_at_once_and_it_is_left_quietly(folder: Path) -> None:
    running = subprocess.Popen(
        [sys.executable, "-m", "bonebrief", "check", str(folder), "--watch"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"},
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
    )
    with guarded(running):
        assert running.stdout is not None
        assert any("All examples pass" in line for line in iter(running.stdout.readline, ""))
        running.send_signal(signal.SIGINT)
        assert running.communicate(timeout=20)[1] == ""
        assert running.returncode == 130


@contextmanager
def guarded(running: "subprocess.Popen[str]") -> Iterator[None]:
    """Kill what still runs after half a minute, so that a test fails and never hangs."""
    alarm = threading.Timer(30, running.kill)
    alarm.start()
    try:
        yield
    finally:
        alarm.cancel()
        running.kill()
