"""Interviews kept on disk: found, gone on with, and removed when they are old or no longer wanted."""

import json
import os
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from bonebrief.interview.keeping.journal import FORMAT
from bonebrief.interview.keeping.journal_file import InUseError, delete, is_open_elsewhere, read_whole
from bonebrief.interview.keeping.journal_line import FINISHED, OPENED, Line, read_action, read_line
from bonebrief.interview.state import ImpossibleActionError, Interview, apply
from bonebrief.machine.catalogue import _
from bonebrief.machine.text import clean
from bonebrief.wording.counts import moment

_DAY = 86_400
_ANSWERS = ("record", "prefill")


@dataclass(frozen=True, slots=True)
class Session:
    """An interview on disk: when it began (local time), which questionnaire and rules, and whether it is done.

    `opened`: when a window last opened it. `damaged`: how many of its lines cannot be read; they are left out.
    """

    path: Path
    started: datetime
    opened: datetime
    questionnaire: str
    knowledge: str
    thorough: bool
    actions: tuple[Line, ...]
    finished: bool
    damaged: int

    @property
    def answered(self) -> int:
        """How many questions have an answer, taken over ones included."""
        return len({line["fact"] for line in self.actions if line["do"] in _ANSWERS})

    @property
    def open_elsewhere(self) -> bool:
        """Whether a window has it open at this moment."""
        return is_open_elsewhere(self.path)


@dataclass(frozen=True, slots=True)
class Kept:
    """What lies in the folder: the interviews, the last one changed first, and files that cannot be read as one."""

    sessions: tuple[Session, ...]
    unreadable: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Resumed:
    """An interview gone on with, and the questions that are asked again: why, in words, by question.

    The kept answer is of no kind that the question takes, or it does not fit the other answers that were kept.
    """

    interview: Interview
    unfit: tuple[str, ...] = ()
    contrary: tuple[str, ...] = ()

    @property
    def asked_again(self) -> tuple[str, ...]:
        return (*self.unfit, *self.contrary)


def kept(folder: Path) -> Kept:
    """Everything that is kept in a folder.

    Raises:
        OSError: the folder cannot be looked into.
    """
    read = {path: read_session(path) for path in files_kept(folder)}
    sessions = tuple(session for session in read.values() if session)
    return Kept(sessions, tuple(path for path, session in read.items() if not session))


def sessions(folder: Path) -> list[Session]:
    """The interviews in a folder, the last one changed first; unreadable files are left out."""
    try:
        return list(kept(folder).sessions)
    except OSError:
        return []


def unfinished(folder: Path) -> list[Session]:
    """The interviews that were left before their end, the last one changed first."""
    return [session for session in sessions(folder) if not session.finished and session.answered]


def resume(session: Session, interview: Interview) -> Resumed:
    """Replay a session over a fresh interview; what does not fit is left out and asked again."""
    again: dict[str, str] = {}
    for line in session.actions:
        name = str(line.get("fact"))
        try:
            interview = apply(interview, read_action(line, interview.knowledge.dictionary))
            again.pop(name, None)
        except (ImpossibleActionError, LookupError, TypeError, ValueError, OverflowError) as error:
            if line["do"] in _ANSWERS:
                again[name] = "contrary" if isinstance(error, ImpossibleActionError) else "unfit"
    return Resumed(interview, *(_because(again, why) for why in ("unfit", "contrary")))


def in_use_words(session: Session) -> str:
    """That a window has an interview open, and since when."""
    when = session.opened
    since = f"{when:%H:%M}" if when.date() == date.today() else moment(when)
    return _("open in another window since {time}").format(time=since)


def expire(folder: Path, days: float) -> int:
    """Remove the interviews to which nothing was added for so many days, unless a window has one open."""
    oldest = time.time() - days * _DAY
    try:
        return sum(remove(path) for path in files_kept(folder) if _last_change(path) < oldest)
    except OSError:
        return 0


def remove(path: Path) -> bool:
    """Delete one interview that no window has open; return whether that could be done."""
    try:
        delete(path)
    except (InUseError, OSError):
        return False
    return True


def read_session(path: Path) -> Session | None:
    """One interview; None if its file is none, is damaged in its first line, or was written by a newer program."""
    try:
        first, *rest = (line for line in read_whole(path).split(b"\n")[:-1] if line.strip())
        header = json.loads(first)
        if header["bonebrief"] != FORMAT:
            return None
        read = [read_line(line) for line in rest]
        lines = [line for line in read if line is not None]
        started = _local(header["started"])
        return Session(
            path=path,
            started=started,
            opened=max([started, *_opened(lines)]),
            questionnaire=clean(header["questionnaire"]).replace("\n", " "),
            knowledge=clean(header["knowledge"]),
            thorough=header.get("thorough") is True,
            actions=tuple(line for line in lines if "do" in line),
            finished=any(FINISHED in line for line in lines),
            damaged=len(read) - len(lines),
        )
    except (OSError, LookupError, TypeError, ValueError, OverflowError, RecursionError, AttributeError):
        return None


def files_kept(folder: Path) -> list[Path]:
    """Every file that can hold answers, first that to which something was added last; none if there is no such folder.

    Raises:
        OSError: the folder cannot be looked into.
    """
    try:
        with os.scandir(folder) as entries:
            found = [Path(entry.path) for entry in entries if entry.name.endswith(".jsonl") and not _is_folder(entry)]
    except (FileNotFoundError, NotADirectoryError):
        return []
    return sorted(found, key=lambda path: (_last_change(path), path), reverse=True)


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    return entry.is_dir(follow_symlinks=False)


def _because(again: Mapping[str, str], why: str) -> tuple[str, ...]:
    return tuple(name for name, because in again.items() if because == why)


def _last_change(path: Path) -> float:
    try:
        return path.lstat().st_mtime
    except OSError:
        return time.time()


def _opened(lines: list[Line]) -> Iterator[datetime]:
    for line in lines:
        try:
            if OPENED in line:
                yield _local(line[OPENED])
        except (ValueError, OverflowError):
            continue


def _local(written: str) -> datetime:
    return datetime.fromisoformat(written).astimezone()
