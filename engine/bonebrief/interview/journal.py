"""Every action on disk before the next question shows: one JSON line each, synced, readable by its owner only."""

import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from bonebrief.interview.action import Action
from bonebrief.interview.journal_line import Line, written
from bonebrief.interview.state import Interview

FORMAT = 1


class Keeper(Protocol):
    """Keeps what was answered; says once, in words, if it cannot."""

    @property
    def keeps(self) -> bool:
        """Whether everything so far is kept."""
        ...

    def keep(self, action: Action) -> str: ...

    def finish(self) -> str: ...


class NotKept:
    """Keeps nothing, as was asked for."""

    keeps = False

    def keep(self, action: Action) -> str:
        return ""

    def finish(self) -> str:
        return ""


class Journal:
    """A file of its own for one interview, created when the first line is written."""

    def __init__(self, path: Path, header: Line | None) -> None:
        self._path = path
        self._header = header
        self._failed = False

    @property
    def keeps(self) -> bool:
        return not self._failed

    def keep(self, action: Action) -> str:
        """Append an action and sync it; return what to tell the person if that failed for the first time."""
        return self._append(written(action))

    def finish(self) -> str:
        """Mark the interview as finished, so that it is not offered again."""
        return self._append({"finished": True})

    def _append(self, line: Line) -> str:
        if self._failed:
            return ""
        try:
            if self._header is not None:
                self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                _write_line(self._path, self._header)
                self._header = None
            _write_line(self._path, line)
        except OSError as error:
            self._failed = True
            reason = error.strerror or "the disk refused"
            return f"Your answers are not being saved ({reason}: {self._path.parent}). The interview goes on."
        return ""


def new_journal(folder: Path, interview: Interview) -> Journal:
    """A journal for a new interview; nothing is written before the first action."""
    now = datetime.now(UTC)
    header = {
        "bonebrief": FORMAT,
        "questionnaire": interview.questionnaire.id,
        "knowledge": interview.knowledge.sha256,
        "started": now.isoformat(timespec="seconds"),
        "thorough": interview.thorough,
    }
    return Journal(folder / f"{now:%Y%m%dT%H%M%S%f}-{os.getpid()}.jsonl", header)


def continued_journal(path: Path) -> Journal:
    """The journal of an interview that is gone on with; new actions are appended to the same file."""
    _end_torn_line(path)
    return Journal(path, None)


def _write_line(path: Path, line: Line) -> None:
    data = (json.dumps(line, ensure_ascii=False) + "\n").encode()
    descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        if os.write(descriptor, data) < len(data):
            raise OSError(28, "the disk is full")
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _end_torn_line(path: Path) -> None:
    """Cut off a last line that was not written whole, so that the next one stands on its own."""
    data = path.read_bytes()
    if not data.endswith(b"\n"):
        os.truncate(path, data.rfind(b"\n") + 1)
