"""The place of a word inside a text of which only the beginning is located."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache

from bonebrief.language.problem import Place

_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
_FARTHEST = 4000
_BEFORE = len("- not not ")
"""The most that may stand before words that are replaced: a quotation mark, or what denies them."""


def place_of(text: str, start: Place, words: Iterable[str]) -> Place:
    """The place of the last of these words, which follow one another from a place on; the place itself if they do not.

    `text` is the whole file as it was written, so that a word in a folded or quoted text is found, too.
    """
    at = found = _offset(text, start)
    for word in words:
        begun = _whole(word, text, at, found + _FARTHEST)
        if begun < 0:
            return start
        found, at = begun, begun + len(word)
    line = bisect_right(line_starts(text), found)
    return Place(start.file, line, found - line_starts(text)[line - 1] + 1)


def written(text: str, start: Place, words: str) -> tuple[Place, str] | None:
    """Where words begin at a place or a little behind it, and how they are written there, spaces and breaks as well.

    None where they are written otherwise, as in quotes that hold an escape.
    """
    begin = _offset(text, start)
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
    match = pattern.search(text, begin, begin + _FARTHEST) if words.split() else None
    if match is None or match.start() - begin > _BEFORE:
        return None
    line = bisect_right(line_starts(text), match.start())
    return Place(start.file, line, match.start() - line_starts(text)[line - 1] + 1), match[0]


def _offset(text: str, place: Place) -> int:
    starts = line_starts(text)
    return starts[min(place.line, len(starts)) - 1] + place.column - 1


@lru_cache(maxsize=4)
def line_starts(text: str) -> list[int]:
    """Where the lines of a text begin, as YAML counts them."""
    return [0, *(found.end() for found in _BREAK.finditer(text))]


def _whole(word: str, text: str, at: int, end: int) -> int:
    """Where a word stands between two places of a text, and is no part of another word; -1 where it does not."""
    while (begun := text.find(word, at, end)) >= 0:
        before, after = text[begun - 1 : begun], text[begun + len(word) : begun + len(word) + 1]
        if not (_joins(before, word[:1]) or _joins(word[-1:], after)):
            return begun
        at = begun + 1
    return -1


def _joins(one: str, two: str) -> bool:
    """Whether two letters beside each other belong to one word."""
    return all(letter == "_" or letter.isalnum() for letter in (one, two)) if one and two else False
