"""The numbers that a text tells: all of them, and those put as a bound, such as `three or more units`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_COUNTED: Final = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_WORDS: Final = {word: float(number) for number, word in enumerate(_COUNTED, 2)}
_NUMBER: Final = rf"(?P<number>[-+]?\d[\d,]*(?:\.\d+)?|\b(?:{'|'.join(_COUNTED)}))\b"
_PLACEHOLDER: Final = re.compile(r"\{[^}]*\}")
_ANY: Final = re.compile(rf"(?<![\w.]){_NUMBER}", re.IGNORECASE)
_MORE: Final = r"(?:or|and) (?:more|over|older|lower|less|longer|higher|fewer|younger)\b"
_BEHIND: Final = re.compile(
    rf"(?<![\w.]){_NUMBER}(?P<unit>(?: ?[%A-Za-z/]+)?) {_MORE}(?P<late> [%A-Za-z]+)?", re.IGNORECASE
)
_AHEAD: Final = re.compile(
    r"\b(?:at least|more than|over|under|below|above|less than|fewer than|at most|longer than|older than|younger than"
    rf"|not later than|up to|from) (?:the age of |age )?{_NUMBER}(?P<unit> ?[%A-Za-z]+(?:/[A-Za-z]+)?)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ToldBound:
    """A number that a text puts as a bound, the word behind it (perhaps a unit), and the words as they stand.

    `loosely` behind it stands a word after `or more`, which may begin something else.
    """

    number: float
    unit: str
    words: str
    loosely: bool


def told_numbers(text: str) -> frozenset[float]:
    """Every number of a text, without its sign; those from two to twelve in words as well."""
    return frozenset(abs(_number(found["number"])) for found in _ANY.finditer(_PLACEHOLDER.sub(" ", text)))


def told_bounds(text: str) -> Iterator[ToldBound]:
    """Every number that a text puts as a bound."""
    text = _PLACEHOLDER.sub("{}", text)
    for found in (*_BEHIND.finditer(text), *_AHEAD.finditer(text)):
        late = found.groupdict().get("late") or ""
        unit = (found["unit"] or late).strip().casefold()
        yield ToldBound(_number(found["number"]), unit, found[0].strip(), not found["unit"])


def _number(text: str) -> float:
    return _WORDS[text.casefold()] if text.casefold() in _WORDS else float(text.replace(",", ""))
