"""The standard streams: whatever they are joined to, reading and writing them ends in words and a true exit status."""

import contextlib
import os
import sys
from collections.abc import Callable
from typing import Final, Protocol, TextIO

from bonebrief.machine.text import clean

Write = Callable[[str], object]
"""Where a command says what it has to say: takes one text, a line or several."""

MAX_BYTES: Final = 1_000_000
"""How much of one file or stream is read at most; whoever reads asks for one byte more, to tell whether there is."""

_LONGEST_LINE: Final = 10_000
_PROBE: Final = "Ein Knochen, ein Brief: 1 2 3 \x1b[0m\n" * 3


def open_standard_streams() -> None:
    """Make every standard stream one that can be used: a closed one refuses politely, every character can pass.

    A closed one keeps its number, so that no file that is opened later takes its place.
    """
    for number, name, mode in ((0, "stdin", "r"), (1, "stdout", "w"), (2, "stderr", "w")):
        if getattr(sys, name) is None:
            _refuse_at(number, os.O_RDONLY if name == "stdout" else os.O_WRONLY)
            setattr(sys, name, open(number, mode, encoding="utf-8", closefd=False))  # noqa: SIM115
        lenient(getattr(sys, name))


def lenient(stream: TextIO) -> TextIO:
    """The stream, carrying what its encoding lacks as a question mark instead of failing.

    An encoding that cannot carry ordinary text at all gives way to UTF-8.
    """
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure:
        reconfigure(errors="replace")
        if not carries_text(stream.encoding):
            reconfigure(encoding="utf-8", errors="replace")
    return stream


def carries_text(encoding: str | None) -> bool:
    """Whether an encoding takes ordinary lines and gives them back."""
    try:
        return _PROBE.encode(encoding or "ascii", "replace").decode(encoding or "ascii") == _PROBE
    except (UnicodeError, LookupError, ValueError):
        return False


def carries_keys(encoding: str | None) -> bool:
    """Whether an encoding is ASCII with more to it, as the control sequences of a terminal need it."""
    return carries_text(encoding) and _PROBE.encode(encoding or "ascii") == _PROBE.encode("ascii")


def say_last(text: str) -> None:
    """Say on standard error how a command ended; where nobody can hear it, the exit status alone tells."""
    try:
        print(clean(text), file=sys.stderr, flush=True)
    except (OSError, ValueError):
        silence(sys.stderr)


def silence(stream: TextIO) -> None:
    """Send what is still to be written nowhere, after whoever was to take it has gone."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def read_line(source: TextIO) -> str:
    """One line that was typed or piped in.

    Raises:
        EOFError: there is none any more: the stream has ended, cannot be read, or holds a line without end.
    """
    try:
        line = source.readline(_LONGEST_LINE)
    except (OSError, ValueError):
        raise EOFError from None
    if not line or (len(line) == _LONGEST_LINE and not line.endswith("\n")):
        raise EOFError
    return line


class HasNumber(Protocol):
    """What stands for an open file of the system."""

    def fileno(self) -> int: ...


def forget_typed(source: HasNumber) -> None:
    """Drop what was typed into a terminal and not read yet: it was meant for something that was there before."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import termios

        if os.isatty(source.fileno()):
            with contextlib.suppress(termios.error):
                termios.tcflush(source.fileno(), termios.TCIFLUSH)


def _refuse_at(number: int, how: int) -> None:
    descriptor = os.open(os.devnull, how)
    if descriptor != number:
        os.dup2(descriptor, number)
        os.close(descriptor)
