"""Mends put into the text of their file: from the last to the first, none over another, none where the text differs."""

from collections.abc import Iterable
from typing import Final

from bonebrief.language.problem import Mend
from bonebrief.reading.yaml.caret import line_starts

_MARK: Final = "\ufeff"


def mended(text: str, mends: Iterable[Mend]) -> tuple[str, tuple[Mend, ...]]:
    """A text with mends made in it, and those of them that could be; a byte-order mark before it is no column."""
    starts = line_starts(text)
    put: list[Mend] = []
    free = len(text)
    for at, mend in sorted(((_offset(starts, mend), mend) for mend in set(mends)), reverse=True):
        end = at + len(mend.old)
        if text[at:end] == mend.old and end <= free:
            text = text[:at] + mend.new + text[end:]
            put.append(mend)
            free = at
    return text, tuple(reversed(put))


def without_mark(text: str) -> tuple[str, str]:
    """A byte-order mark, or nothing, and the text behind it."""
    return (_MARK, text[1:]) if text.startswith(_MARK) else ("", text)


def line_of(text: str, number: int) -> str:
    """One line of a text, counted from 1, as it may be shown; nothing behind its end."""
    lines = text.split("\n")
    return lines[number - 1].rstrip("\r") if number <= len(lines) else ""


def _offset(starts: list[int], mend: Mend) -> int:
    line = min(mend.where.line, len(starts)) - 1
    return starts[line] + mend.where.column - 1
