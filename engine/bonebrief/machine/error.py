"""What a person can mend, as exceptions whose text is the message they see; the only place where OSError gets words."""

import os
from errno import ENOENT
from typing import Final

from bonebrief.machine.text import clean

OUTPUT: Final = "The output"
"""What an error is about that names no file: only what is written to the screen or a pipe names none."""


class BoneBriefError(Exception):
    """Something a person can mend; its text is the message they see, whatever names and arguments stand in it."""

    def __init__(self, message: str) -> None:
        super().__init__(clean(message))


def why_refused(error: OSError | ValueError) -> str:
    """Why the system refused something, in its own words."""
    return getattr(error, "strerror", None) or str(error) or "the system refused"


def refusal(error: OSError | ValueError, done: str = "used", mend: str = "Check its permissions.") -> str:
    """The message of an error of the system: what cannot be `done` to which file, why, and what mends it."""
    name = getattr(error, "filename", None)
    if name is None and getattr(error, "errno", None) == ENOENT:
        return "The folder in which this was started is no longer there. Change to another one."
    if name is None:
        return f"{OUTPUT} cannot be written: {why_refused(error)}. Send it to another place."
    return f"{shown_name(name)} cannot be {done}: {why_refused(error)}. {mend}"


def shown_name(name: object) -> str:
    """The name of a file as it may be shown, on one line."""
    return clean(os.fsdecode(name) if isinstance(name, bytes) else str(name)).replace("\n", " ")
