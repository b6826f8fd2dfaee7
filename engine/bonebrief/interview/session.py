"""Interviews kept on disk: found, gone on with, and removed when they are old or no longer wanted."""

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bonebrief.interview.journal import FORMAT
from bonebrief.interview.journal_line import Line, read_action
from bonebrief.interview.state import ImpossibleActionError, Interview, apply

_DAY = 86_400


@dataclass(frozen=True, slots=True)
class Session:
    """An interview on disk: when it began (local time), which questionnaire and rules, and whether it is done."""

    path: Path
    started: datetime
    questionnaire: str
    knowledge: str
    thorough: bool
    actions: tuple[Line, ...]
    finished: bool

    @property
    def answered(self) -> int:
        """How many questions have an answer, taken over ones included."""
        return len({line["fact"] for line in self.actions if line.get("do") in ("record", "prefill")})


@dataclass(frozen=True, slots=True)
class Resumed:
    """An interview gone on with, and the questions whose kept answers no longer fit and are asked again."""

    interview: Interview
    asked_again: tuple[str, ...]


def sessions(folder: Path) -> list[Session]:
    """The interviews in a folder, the newest first; unreadable files are left out."""
    read = (_read_session(path) for path in _files(folder))
    return [session for session in read if session is not None]


def unfinished(folder: Path) -> list[Session]:
    """The interviews that were left before their end, the newest first."""
    return [session for session in sessions(folder) if not session.finished and session.answered]


def resume(session: Session, interview: Interview) -> Resumed:
    """Replay a session over a fresh interview; what no longer fits is left out and asked again."""
    again: dict[str, None] = {}
    for line in session.actions:
        try:
            interview = apply(interview, read_action(line, interview.knowledge.dictionary))
            again.pop(str(line.get("fact")), None)
        except (ImpossibleActionError, LookupError, TypeError, ValueError):
            if line.get("do") in ("record", "prefill"):
                again[str(line.get("fact"))] = None
    return Resumed(interview, tuple(again))


def expire(folder: Path, days: float) -> int:
    """Remove the interviews to which nothing was added for so many days; return how many."""
    oldest = time.time() - days * _DAY
    return sum(remove(path) for path in _files(folder) if _last_change(path) < oldest)


def remove(path: Path) -> bool:
    """Delete one interview; return whether that could be done."""
    try:
        path.unlink()
    except OSError:
        return False
    return True


def _files(folder: Path) -> list[Path]:
    try:
        return sorted(folder.glob("*.jsonl"), reverse=True)
    except OSError:
        return []


def _last_change(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return time.time()


def _read_session(path: Path) -> Session | None:
    try:
        lines = list(_lines(path))
        header = lines[0]
        if header["bonebrief"] != FORMAT:
            return None
        started = datetime.fromisoformat(header["started"]).astimezone()
        actions = tuple(line for line in lines[1:] if "do" in line)
        finished = bool(lines[1:]) and "finished" in lines[-1]
        thorough = header.get("thorough") is True
        return Session(path, started, header["questionnaire"], header["knowledge"], thorough, actions, finished)
    except (OSError, LookupError, TypeError, ValueError):
        return None


def _lines(path: Path) -> Iterator[Line]:
    for line in path.read_bytes().split(b"\n")[:-1]:
        try:
            read = json.loads(line)
        except ValueError:
            continue
        if isinstance(read, dict):
            yield read
