"""The file of one interview: locked while a window has it open, and written again if somebody takes it away."""

import contextlib
import errno
import fcntl
import os
import stat
import time
from io import FileIO
from pathlib import Path
from typing import Final

from bonebrief.machine.error import BoneBriefError
from bonebrief.machine.streams import MAX_BYTES

LARGEST: Final = MAX_BYTES
"""The size of a file that can be an interview: what is larger would take too long to go through again."""

_OPEN: Final = os.O_APPEND | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC
_TRIES, _PAUSE = 10, 0.02


class InUseError(BoneBriefError):
    """Another window has the interview open."""


class JournalFile:
    """Holds the lock until it is closed, forgotten, or its process ends in whatever way.

    `data` is all that should stand in the file. `refused`: why nothing can be added to it, if that is so.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: FileIO | None = None
        self._refused: OSError | None = None
        self.data = b""

    def append(self, line: bytes) -> bool:
        """Add a line and have it on disk; return whether the file had gone or was changed, and was written whole again.

        Raises:
            OSError: it is not on disk; the next line that can be written brings it along.
        """
        if self._refused:
            raise self._refused
        is_whole, before = self._is_whole(), self.data
        self.data += line
        if self._file and is_whole:
            self._write(self._file, line)
            return False
        self._write_whole()
        return bool(before)

    def secure(self) -> bool:
        """Whether everything is on disk, after writing it again if it is not."""
        if self._refused:
            return False
        if not self._is_whole():
            try:
                self._write_whole()
            except OSError:
                return False
        return True

    def close(self) -> None:
        """Let the file go; another window may open it."""
        if self._file:
            self._file.close()
            self._file = None

    def _is_whole(self) -> bool:
        if not self.data:
            return True
        try:
            size = self._path.lstat().st_size
        except OSError:
            return False
        return self._file is not None and _is_at(self._file, self._path) and size == len(self.data)

    def _write_whole(self) -> None:
        there = b""
        if self._file and _is_at(self._file, self._path):
            there = _read(self._file)
            if not self.data.startswith(there):
                self._file.truncate(0)
                there = b""
        else:
            self._file = None
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            if os.path.lexists(self._path):
                self._path = self._path.with_name(f"{self._path.stem}-{time.monotonic_ns()}.jsonl")
            self._file = _opened(self._path, os.O_RDWR | os.O_CREAT | os.O_EXCL)
            _lock(self._file, self._path)
        self._write(self._file, self.data[len(there) :])

    def _write(self, file: FileIO, data: bytes) -> None:
        if file.write(data) != len(data):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        os.fsync(file.fileno())

    @classmethod
    def again(cls, path: Path) -> "JournalFile":
        """The file of an interview that is gone on with; a last line that was not written whole is cut off.

        Raises:
            InUseError: another window has it open.
            OSError: it cannot be read, or is no ordinary file.
        """
        journal = cls(path)
        try:
            journal._file = _opened(path, os.O_RDWR)
        except OSError as error:
            journal._refused = error
            journal._file = _opened(path, os.O_RDONLY)
        _lock(journal._file, path)
        if not _is_at(journal._file, path):
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
        whole = _read(journal._file)
        journal.data = whole[: whole.rfind(b"\n") + 1]
        if len(whole) > len(journal.data) and not journal._refused:
            journal._file.truncate(len(journal.data))
        return journal


def is_open_elsewhere(path: Path) -> bool:
    """Whether a window has the interview of a file open."""
    try:
        with _opened(path, os.O_RDONLY) as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False


def read_whole(path: Path) -> bytes:
    """All that stands in a file.

    Raises:
        OSError: it cannot be read, is no ordinary file, or is too large for an interview.
    """
    with _opened(path, os.O_RDONLY) as file:
        return _read(file)


def delete(path: Path) -> None:
    """Delete the file of an interview.

    Raises:
        InUseError: a window has it open.
        OSError: the system refused.
    """
    with contextlib.ExitStack() as held:
        with contextlib.suppress(OSError):
            _lock(held.enter_context(_opened(path, os.O_RDONLY)), path, tries=1)
        path.unlink()


def _opened(path: Path, how: int) -> FileIO:
    descriptor = os.open(path, how | _OPEN, 0o600)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(errno.EINVAL, "it is no ordinary file", str(path))
    return FileIO(descriptor, "r" if how & os.O_ACCMODE == os.O_RDONLY else "a+")


def _lock(file: FileIO, path: Path, tries: int = _TRIES) -> None:
    """Take the lock; where the file system has none, do without. Who only looks has it for a moment: try again."""
    for last in (*[False] * (tries - 1), True):
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if last:
                raise InUseError(f"{path} is open in another window.") from None
            time.sleep(_PAUSE)
        except OSError:
            return
        else:
            return


def _is_at(file: FileIO, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(file.fileno()), os.stat(path, follow_symlinks=False))
    except OSError:
        return False


def _read(file: FileIO) -> bytes:
    if os.fstat(file.fileno()).st_size > LARGEST:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))
    file.seek(0)
    return file.readall()
