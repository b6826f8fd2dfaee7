"""Every action on disk before the next question shows: one JSON line each, synced, readable by its owner only."""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

from bonebrief.interview.state import Action, Back, ImpossibleActionError, Interview, Jump, Record, apply
from bonebrief.knowledge.answer import Answer, Status
from bonebrief.knowledge.dictionary import Dictionary
from bonebrief.knowledge.fact import Fact, Kind
from bonebrief.knowledge.value import Value

FORMAT = 1


class Keeper(Protocol):
    """Keeps what was answered; says once, in words, if it cannot."""

    def keep(self, action: Action) -> str: ...

    def finish(self) -> str: ...


class NotKept:
    """Keeps nothing, as was asked for."""

    def keep(self, action: Action) -> str:
        return ""

    def finish(self) -> str:
        return ""


class Journal:
    """A file of its own for one interview, created when the first line is written."""

    def __init__(self, path: Path, header: dict[str, object] | None) -> None:
        self._path = path
        self._header = header
        self._failed = False

    def keep(self, action: Action) -> str:
        """Append an action and sync it; return what to tell the person if that failed for the first time."""
        return self._append(_written(action))

    def finish(self) -> str:
        """Mark the interview as finished, so that it is not offered again."""
        return self._append({"finished": True})

    def _append(self, line: dict[str, object]) -> str:
        if self._failed:
            return ""
        try:
            if self._header is not None:
                _private_folder(self._path.parent)
                _write_line(self._path, self._header)
                self._header = None
            _write_line(self._path, line)
        except OSError as error:
            self._failed = True
            reason = error.strerror or "the disk refused"
            return f"Your answers are not being saved ({reason}: {self._path.parent}). The interview goes on."
        return ""


@dataclass(frozen=True, slots=True)
class Session:
    """An interview on disk: when it began (local time), which questionnaire, how many answers, whether it is done."""

    path: Path
    started: datetime
    questionnaire: str
    knowledge: str
    actions: tuple[dict[str, Any], ...]
    finished: bool

    @property
    def answered(self) -> int:
        return len({line["fact"] for line in self.actions if line.get("do") == "record"})


@dataclass(frozen=True, slots=True)
class Resumed:
    """An interview gone on with, and the questions whose kept answers no longer fit and are asked again."""

    interview: Interview
    asked_again: tuple[str, ...]


def new_journal(folder: Path, interview: Interview) -> Journal:
    """A journal for a new interview; nothing is written before the first action."""
    now = datetime.now(UTC)
    header: dict[str, object] = {
        "bonebrief": FORMAT,
        "questionnaire": interview.questionnaire.id,
        "knowledge": interview.knowledge.sha256,
        "started": now.isoformat(timespec="seconds"),
    }
    return Journal(folder / f"{now:%Y%m%dT%H%M%S%f}-{os.getpid()}.jsonl", header)


def continued_journal(session: Session) -> Journal:
    """The journal of an interview that is gone on with; new actions are appended to the same file."""
    _end_torn_line(session.path)
    return Journal(session.path, None)


def sessions(folder: Path) -> list[Session]:
    """The interviews in a folder that were not finished, the newest first; unreadable files are left out."""
    try:
        paths = sorted(folder.glob("*.jsonl"), reverse=True)
    except OSError:
        return []
    read = (_read_session(path) for path in paths)
    return [session for session in read if session is not None and not session.finished]


def resume(session: Session, interview: Interview) -> Resumed:
    """Replay a session over a fresh interview; what no longer fits is left out and asked again."""
    again: dict[str, None] = {}
    for line in session.actions:
        try:
            interview = apply(interview, _action(line, interview.knowledge.dictionary))
            again.pop(str(line.get("fact")), None)
        except (ImpossibleActionError, LookupError, TypeError, ValueError):
            if line.get("do") == "record":
                again[str(line.get("fact"))] = None
    return Resumed(interview, tuple(again))


def _written(action: Action) -> dict[str, object]:
    match action:
        case Record(fact, Answer(status, value)):
            given: dict[str, object] = {} if value is None else {"value": value}
            return {"do": "record", "fact": fact, "status": status.value, **given}
        case Jump(fact):
            return {"do": "jump", "fact": fact}
        case Back():
            return {"do": "back"}


def _action(line: dict[str, Any], dictionary: Dictionary) -> Action:
    match line["do"]:
        case "record":
            status = Status(line["status"])
            value = _value(dictionary[line["fact"]], line["value"]) if status is Status.ANSWERED else None
            return Record(line["fact"], Answer(status, value))
        case "jump":
            return Jump(line["fact"])
        case "back":
            return Back()
    raise ValueError(line["do"])


def _value(fact: Fact, kept: object) -> Value:
    if fact.kind is Kind.NUMBER and fact.number and isinstance(kept, float | int) and not isinstance(kept, bool):
        low, high = fact.number.limits
        if low <= kept <= high:
            return float(kept)
    if fact.kind in (Kind.YES_NO, Kind.CHOICE) and isinstance(kept, str) and kept in fact.choices:
        return kept
    if fact.kind is Kind.CHOICES and isinstance(kept, list) and kept and all(word in fact.choices for word in kept):
        return tuple(kept)
    raise ValueError(f"{fact.id} cannot be {kept!r}")


def _private_folder(folder: Path) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def _write_line(path: Path, line: dict[str, object]) -> None:
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


def _read_session(path: Path) -> Session | None:
    try:
        lines = list(_lines(path))
        header = lines[0]
        if header["bonebrief"] != FORMAT:
            return None
        started = datetime.fromisoformat(header["started"]).astimezone()
        actions = tuple(line for line in lines[1:] if "do" in line)
        finished = any("finished" in line for line in lines[1:])
        return Session(path, started, header["questionnaire"], header["knowledge"], actions, finished)
    except (OSError, LookupError, TypeError, ValueError):
        return None


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_bytes().split(b"\n")[:-1]:
        try:
            read = json.loads(line)
        except ValueError:
            continue
        if isinstance(read, dict):
            yield read
