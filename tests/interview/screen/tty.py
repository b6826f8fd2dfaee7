"""A real pseudo-terminal with a program in it: keys go in, and its screen is read as a person would see it."""

import contextlib
import fcntl
import gc
import io
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pyte

from bonebrief.interview.screen.pacing import READ

SETTLED = READ + 0.06
PATIENCE = 60.0
"""How long anything may take, in seconds, on a machine that has other things to do."""


class Terminal:
    """A terminal of a size; `text` is what stands on its screen."""

    def __init__(self, descriptor: int, process: int, columns: int, rows: int) -> None:
        self.descriptor = descriptor
        self.process = process
        self.screen = pyte.HistoryScreen(columns, rows, history=2000)
        self._stream = pyte.ByteStream(self.screen)

    @property
    def text(self) -> str:
        """The screen's lines, without spaces at their ends."""
        return "\n".join(line.rstrip() for line in self.screen.display).rstrip()

    @property
    def record(self) -> str:
        """The screen and everything that has scrolled out of it."""
        above = ["".join(line[x].data for x in range(self.screen.columns)) for line in self.screen.history.top]
        return "\n".join([*(line.rstrip() for line in above), self.text])

    def send(self, *keys: str, pause: float = 0.0) -> None:
        """Type keys; with a pause, wait that long after each."""
        for key in keys:
            self.send_bytes(key.encode())
            time.sleep(pause)

    def send_bytes(self, data: bytes) -> None:
        os.write(self.descriptor, data)

    def settle(self, *until: str, timeout: float = PATIENCE) -> "Terminal":
        """Read until nothing more comes and, if some are given, one of these texts stands there and could be read.

        Raises:
            TimeoutError: it does not.
        """
        end = time.monotonic() + timeout
        while time.monotonic() < end:
            quiet = not self._read(SETTLED)
            if quiet and not self._works() and (not until or any(text in self.text for text in until)):
                return self
        if until:
            raise TimeoutError(f"{until!r} does not stand here:\n{self.text}")
        return self

    def settle_when(self, done: Callable[[], bool], timeout: float = PATIENCE) -> "Terminal":
        """Read until something has happened and nothing more comes.

        Raises:
            TimeoutError: it does not happen.
        """
        end = time.monotonic() + timeout
        while not done():
            if time.monotonic() > end:
                raise TimeoutError(f"it has not happened:\n{self.text}")
            self._read(0.01)
        return self.settle()

    def press(self, *keys: str) -> "Terminal":
        """Type keys one after the other, each when the screen has settled."""
        for key in keys:
            self.send(key)
            self.settle()
        return self

    def drain(self) -> None:
        """Read what has come, without waiting."""
        while self._read(0.0):
            pass

    def leave_with(self, key: str, times: int = 5) -> None:
        """Press a key until the program has gone; each time give it until nothing more comes."""
        for _ in range(times):
            with contextlib.suppress(OSError):
                self.send(key)
            self.settle()

    def resize(self, columns: int, rows: int) -> None:
        set_size(self.descriptor, columns, rows)
        self.screen.resize(rows, columns)
        os.kill(self.process, signal.SIGWINCH)

    def ended(self, timeout: float = PATIENCE) -> int:
        """The exit status, once the program has ended."""
        end = time.monotonic() + timeout
        while time.monotonic() < end:
            self._read(0.02)
            done, status = os.waitpid(self.process, os.WNOHANG)
            if done:
                return os.waitstatus_to_exitcode(status)
        raise TimeoutError(f"it has not ended:\n{self.text}")

    def kill(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.process, signal.SIGKILL)
        with contextlib.suppress(ChildProcessError):
            os.waitpid(self.process, 0)

    def _works(self) -> bool:
        """Whether a thread of the program runs, wants to, or waits for a disk; where that cannot be seen, no."""
        with contextlib.suppress(OSError):
            stats = Path(f"/proc/{self.process}/task").glob("*/stat")
            return any(stat.read_text().rpartition(")")[2].split()[0] in {"R", "D"} for stat in stats)
        return False

    def _read(self, wait: float) -> bool:
        ready, _, _ = select.select([self.descriptor], [], [], wait)
        if not ready:
            return False
        try:
            data = os.read(self.descriptor, 65536)
        except OSError:
            return False
        self._stream.feed(data)
        return bool(data)


def set_size(descriptor: int, columns: int, rows: int) -> None:
    fcntl.ioctl(descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


@contextlib.contextmanager
def terminal(
    run: Callable[[], object], columns: int = 80, rows: int = 24, environment: Mapping[str, str] | None = None
) -> Iterator[Terminal]:
    """A terminal in which a function of this process runs, in a process of its own that is killed in the end."""
    process, descriptor = pty.fork()
    if process == 0:
        _run(run, columns, rows, environment or {})
    shown = Terminal(descriptor, process, columns, rows)
    try:
        yield shown
    finally:
        shown.kill()
        os.close(descriptor)


def _run(run: Callable[[], object], columns: int, rows: int, environment: Mapping[str, str]) -> None:
    status = 1
    gc.disable()
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    try:
        set_size(0, columns, rows)
        os.environ.update({"TERM": "xterm-256color", **environment})
        sys.stdin = io.TextIOWrapper(io.FileIO(0, closefd=False), encoding="utf-8")
        written = io.BufferedWriter(io.FileIO(1, "w", closefd=False))
        sys.stdout = io.TextIOWrapper(written, encoding=environment.get("ENCODING", "utf-8"), errors="replace")
        sys.stderr = sys.stdout
        result = run()
        sys.stdout.flush()
        status = result if isinstance(result, int) else 0
    finally:
        os._exit(status)
