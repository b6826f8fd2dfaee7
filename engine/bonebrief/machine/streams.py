"""Input and output as bytes and text that never raise for a character or a closed pipe."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, TextIO

from bonebrief.machine.error import BoneBriefError

Write = Callable[[str], object]
"""Where a command says what it has to say: takes one text, a line or several."""

ANOTHER_PLACE: Final = "Choose another place."
ANOTHER_FOLDER: Final = "Choose another folder."


def lenient(stream: TextIO) -> TextIO:
    """The stream, writing what its encoding lacks as a question mark instead of failing."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure:
        reconfigure(errors="replace")
    return stream


@contextmanager
def writing(path: Path, mend: str = ANOTHER_PLACE) -> Iterator[None]:
    """Say of a file or folder that is being written why it cannot be, and what to do then.

    Raises:
        BoneBriefError: the system refused.
    """
    try:
        yield
    except OSError as error:
        raise BoneBriefError(f"{path} cannot be written: {error.strerror}. {mend}") from None


def write_file(path: Path, text: str) -> None:
    """Write a whole file.

    Raises:
        BoneBriefError: it cannot be written.
    """
    with writing(path):
        path.write_text(text, encoding="utf-8")


def write_private_file(path: Path, text: str) -> None:
    """Write a file that is new, for the eyes of its owner alone.

    Raises:
        BoneBriefError: it exists already, or cannot be written.
    """
    with writing(path):
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            raise BoneBriefError(f"{path} exists already and is left as it is. Choose another name.") from None
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)


def swallow_closed_pipe() -> None:
    """Send what is still to be written nowhere, after the reader of standard output has gone."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
