"""Lines that fit a page of 80 columns, indented by depth."""

from textwrap import fill, wrap
from typing import Final

WIDTH: Final = 80
_HELD: Final = "\u00a0"


def lines(text: str, first: str = "", rest: str = "") -> list[str]:
    """A text as lines, with what stands before the first and before the others; not broken at a hyphen."""
    return wrap(text, WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)


def wrapped(text: str, depth: int = 0, hang: int = 4) -> str:
    """A paragraph, `depth` columns in and its further lines `hang` more; a word is never broken, nor `key: value`."""
    begin = " " * depth
    held = text.replace(": ", f":{_HELD}") if text.startswith("{") else text
    filled = fill(
        held,
        WIDTH,
        initial_indent=begin,
        subsequent_indent=begin + " " * hang,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return filled.replace(_HELD, " ")
