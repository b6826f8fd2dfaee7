"""Where one statement of a text ends and the next begins: at full stops, empty lines, and the ends of rows."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from bonebrief.people.scan_report.marks.text import Text

_STOP: Final = re.compile(r"(?<![\s.][a-z])(?<!vs)(?<!approx)(?<!\.)[.!?](?=\s+[^\s\d-])|\n[ \t]*\n|;\s|•")
_COLUMNS: Final = re.compile(r"\S(?: {3,}|\t|\|)\S")
_GOES_ON: Final = re.compile(r"[ \t]*(?:[a-z(]|[-+]?\d+[.,]\d)")
_WRAPPED_FROM: Final = 30
_SMALL: Final = re.compile(r"(?<!\w)(?:an?|the|of|is|was|einen?|einem|von|de|une?|una|le|la|di|van|een|med)\s*$")
"""A word that no statement ends with."""


@dataclass(frozen=True)
class Sentences:
    """The statements of a text by where they begin."""

    starts: tuple[int, ...]
    length: int

    def number(self, place: int) -> int:
        """Which statement a character stands in."""
        return bisect_right(self.starts, place) - 1

    def extent(self, number: int) -> tuple[int, int]:
        """Where a statement begins and ends."""
        return self.starts[number], self.starts[number + 1] if number + 1 < len(self.starts) else self.length


def sentences_of(text: Text) -> Sentences:
    """Divide a text; a line that is wrapped goes on in the next."""
    starts = {0, *(match.end() for match in _STOP.finditer(text.plain))}
    lines = text.plain.split("\n")
    at = 0
    for line, following in pairwise(lines):
        after = at + len(line) + 1
        if not _is_wrapped(line, following, text.printed[after : after + len(following)]):
            starts.add(after)
        at = after
    return Sentences(tuple(sorted(starts)), len(text.plain))


def _is_wrapped(line: str, plain: str, following: str) -> bool:
    """Whether a line goes on in the one that follows, plain and as it is printed."""
    rows = _COLUMNS.search(line.strip()) or _COLUMNS.search(following.strip())
    ended = line.rstrip()[-1:] in (".", ":", ";", "!", "?", "|", "")
    if len(line.strip()) >= _WRAPPED_FROM and not rows and _SMALL.search(line):
        return True
    return (
        len(line.strip()) >= _WRAPPED_FROM
        and not rows
        and not ended
        and bool(_GOES_ON.match(plain))
        and not following.strip()[:1].isupper()
    )
