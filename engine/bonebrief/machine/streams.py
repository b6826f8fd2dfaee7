"""Input and output as bytes and text that never raise for a character or a closed pipe."""

import os
import sys
from pathlib import Path
from typing import TextIO

from bonebrief.machine.error import BoneBriefError


def lenient(stream: TextIO) -> TextIO:
    """The stream, writing what its encoding lacks as a question mark instead of failing."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure:
        reconfigure(errors="replace")
    return stream


def write_file(path: Path, text: str) -> None:
    """Write a whole file.

    Raises:
        BoneBriefError: it cannot be written.
    """
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise BoneBriefError(f"{path} cannot be written: {error.strerror}. Choose another place.") from None


def swallow_closed_pipe() -> None:
    """Send what is still to be written nowhere, after the reader of standard output has gone."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
