"""Lines that fit a page of 80 columns, indented by depth."""

from textwrap import fill
from typing import Final

WIDTH: Final = 80
_HELD: Final = "\u00a0"


def wrapped(text: str, depth: int = 0, hang: int = 4) -> str:
    """A paragraph, `depth` columns in and its further lines `hang` more; a word is never broken, nor `key: value`."""
    begin = " " * depth
    held = text.replace(": ", f":{_HELD}") if text.startswith("{") else text
    lines = fill(
        held,
        WIDTH,
        initial_indent=begin,
        subsequent_indent=begin + " " * hang,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return lines.replace(_HELD, " ")
