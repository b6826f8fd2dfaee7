"""Ctrl-C, under whatever name it arrives, and wherever Python would drop it."""

import signal
import sys
from typing import Final

_AGAIN: Final = 0.01
"""After how many seconds one that was dropped comes again."""


def is_interrupt(error: BaseException | None) -> bool:
    """Whether an error is Ctrl-C, or came of it.

    Python 3.11 raises another where a class was being made, and what is written in Rust panics where it is loaded.
    """
    while error and not (isinstance(error, KeyboardInterrupt) or _is_panic_of_one(error)):
        error = error.__cause__ or error.__context__
    return error is not None


def _is_panic_of_one(error: BaseException) -> bool:
    return not isinstance(error, Exception) and KeyboardInterrupt.__name__ in str(error)


def heed_what_is_dropped() -> None:
    """Let Ctrl-C come again where Python can only drop it, as while an object is taken out of memory."""
    signal.signal(signal.SIGALRM, signal.default_int_handler)
    sys.unraisablehook = _unraisable


def heed_nothing_more() -> None:
    """Let Ctrl-C pass."""
    for number in (signal.SIGINT, signal.SIGALRM):
        signal.signal(number, signal.SIG_IGN)


def _unraisable(dropped: "sys.UnraisableHookArgs") -> None:
    if is_interrupt(dropped.exc_value):
        signal.setitimer(signal.ITIMER_REAL, _AGAIN)
    else:
        sys.__unraisablehook__(dropped)
