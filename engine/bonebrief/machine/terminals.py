"""A terminal given back as it was taken, also when a signal ends the process."""

import os
import signal
import termios
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Final

_AS_BEFORE: Final = b"\x1b[?2004l\x1b[?25h\x1b[?7h\x1b[0m\r\n"
"""No more marked pastes, a cursor that is seen, lines that wrap, no colour."""


@contextmanager
def given_back(keys: int, screen: int) -> Iterator[None]:
    """Give the terminal back if SIGTERM or SIGHUP comes; the signal then ends the process as it would have."""
    try:
        before = termios.tcgetattr(keys)
    except termios.error:
        yield
        return

    def end(number: int, frame: FrameType | None) -> None:
        with suppress(termios.error):
            termios.tcsetattr(keys, termios.TCSANOW, before)
        with suppress(OSError):
            os.write(screen, _AS_BEFORE)
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)

    heeded = [number for number in (signal.SIGTERM, signal.SIGHUP) if signal.getsignal(number) is signal.SIG_DFL]
    for number in heeded:
        signal.signal(number, end)
    try:
        yield
    finally:
        for number in heeded:
            signal.signal(number, signal.SIG_DFL)
