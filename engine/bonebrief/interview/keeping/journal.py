"""Every action on disk before the next question shows: one JSON line each, synced, readable by its owner only."""

import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from bonebrief.interview.action import Action
from bonebrief.interview.keeping.journal_file import JournalFile
from bonebrief.interview.keeping.journal_line import FINISHED, OPENED, Line, written
from bonebrief.interview.state import Interview
from bonebrief.machine.catalogue import N_, _
from bonebrief.machine.error import BoneBriefError, why_refused

FORMAT = 1
_WRITTEN_AGAIN = N_(
    "The file with the answers was removed or changed by another program. All of them were saved again."
)


class Keeper(Protocol):
    """Keeps what was answered; says once, in words, if it cannot."""

    @property
    def keeps(self) -> bool:
        """Whether everything so far is kept; what was taken away from the disk is written again."""
        ...

    def keep(self, action: Action) -> str: ...

    def finish(self) -> str: ...

    def close(self) -> None:
        """Let another window have the interview."""
        ...


class NotKept:
    """Keeps nothing, as was asked for."""

    keeps = False

    def keep(self, action: Action) -> str:
        return ""

    def finish(self) -> str:
        return ""

    def close(self) -> None:
        pass


class Journal:
    """A file of its own for one interview, created when the first line is written, and locked from then on."""

    def __init__(self, file: JournalFile, folder: Path, header: Line | None) -> None:
        self._file = file
        self._folder = folder
        self._header = header
        self._failed = False

    @property
    def keeps(self) -> bool:
        return self._file.secure()

    def keep(self, action: Action) -> str:
        """Append an action and sync it; return what to tell the person if that fails, and when it succeeds again."""
        return self._append(written(action))

    def finish(self) -> str:
        """Mark the interview as finished, so that it is never offered again."""
        return self._append({FINISHED: True}) if self._header is None else ""

    def close(self) -> None:
        self._file.close()

    def _append(self, line: Line) -> str:
        lines = [line] if self._header is None else [self._header, line]
        self._header = None
        failed = self._failed
        try:
            again = self._file.append(b"".join(map(_bytes, lines)))
        except OSError as error:
            self._failed = True
            reason = _("The answers are not being saved ({why}: {folder}). The interview goes on.")
            return "" if failed else reason.format(why=why_refused(error), folder=self._folder)
        self._failed = False
        return _(_WRITTEN_AGAIN) if again and not failed else _("All answers are saved now.") if failed else ""


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
    return Journal(JournalFile(folder / f"{now:%Y%m%dT%H%M%S%f}-{os.getpid()}.jsonl"), folder, header)


def continued_journal(path: Path) -> Journal:
    """The journal of an interview that is gone on with; it is locked, and new actions are appended to the same file.

    Raises:
        InUseError: another window has it open.
        BoneBriefError: it is no longer there.
    """
    try:
        file = JournalFile.again(path)
    except OSError as error:
        raise BoneBriefError(f"This interview can no longer be opened: {why_refused(error)}.") from None
    journal = Journal(file, path.parent, None)
    journal._append({OPENED: datetime.now(UTC).isoformat(timespec="seconds")})
    journal._failed = False
    return journal


def _bytes(line: Line) -> bytes:
    return (json.dumps(line, ensure_ascii=False) + "\n").encode(errors="replace")
