"""The numbers of a report with their signs as printed: a minus, a plus, none, or one that cannot be read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final


class Sign(Enum):
    MINUS = "minus"
    PLUS = "plus"
    NONE = "none"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number: where it stands with its sign, its size, its decimals, and what stands right beside it.

    `unit`: `%`, `bmd`, `sd` or empty. `compared`: it is a limit or one end of a range. `spoilt`: it is run together
    with what stands beside it, or written as no number is.
    """

    start: int
    end: int
    size: float
    decimals: int
    sign: Sign
    unit: str = ""
    compared: bool = False
    spoilt: bool = False

    @property
    def value(self) -> float:
        """The number with its sign; one that cannot be read is taken for a minus, to be asked about."""
        return -self.size + 0.0 if self.sign in (Sign.MINUS, Sign.UNREADABLE) else self.size

    @property
    def is_score(self) -> bool:
        """Whether it is written as T- and Z-scores are."""
        return (
            not self.spoilt and not self.compared and self.unit in ("", "sd") and self.decimals > 0 and self.size <= 8
        )


_NUMBER: Final = re.compile(r"(?<!\d)(?<!\d[.,])(?:(?:0|[1-9]\d{0,3})?[.,]\d{1,4}|(?:0|[1-9]\d*))(?![.,]?\d)")
_NOUGHT: Final = re.compile(r"(?<![\d.,])0[.,]\d")
"""A number below one with its nought: where a text writes it, a number without one has lost its first figure."""
_DIGITS: Final = re.compile(r"\d[\d.,]*")
_WORD: Final = re.compile(r"(?<!\w)(minus|moins|menos|meno|eksi|negativ[eo]?|neg\.?|min)\s+$")
_PLUS_WORD: Final = re.compile(r"(?<!\w)(?:plus|mas|arti|piu|mais)\s+$")
_ENDS: Final = re.compile(r"\s\s|\s?[\t|]|\s?\d[\d.,]*-(?!\S)|$")
"""What follows a number with its minus behind it, and not the second number of a range."""
_WRAPPED: Final = re.compile(r"[ \t|]*\n[ \t|]*(?:[-+]?\d{1,2}[.,]\d{1,3}[ \t|]*)+(?:\n|$)")
_UNITS: Final = (
    ("%", re.compile(r"[ \t]?(?:%|percent\b|prozent\b|per cent\b|pct\b|pourcent\b)")),
    ("bmd", re.compile(r"[ \t]?(?:g(?:m|r)?s?|г)\s?/\s?(?:cm|см|sq)")),
    ("sd", re.compile(r"[ \t]?(?:sd|s\.d\.|std\.?(?: dev)?|et|ds|de)(?![\w])")),
    (
        "other",
        re.compile(
            r"[ \t]?(?:cm|mg|kg|lb|lbs|mm|ml|years?|yrs?|jahre|ans|anos|m|g|mgy|usv|msv|kv\w*|ma|months?)(?![\w])"
        ),
    ),
)
_BEFORE: Final = re.compile(
    r"(?:[<>≤≥]\s?=?|=<|(?<!\w)(?:than|between|below|above|under|over|least|most|or|to|from|of less|bis|auf|unter|"
    r"uber|als|"
    r"zwischen|kleiner|grosser|entre|inferieure? a|superieure? a|inferior a|superior a|"
    r"menor(?: o igual)? (?:a|de|que)|"
    r"mayor(?: o igual)? (?:a|de|que)|moins de|plus de|que|buyuk|kucuk|exceeds?|reach(?:es|ing)?|threshold(?: of)?)|"
    r"(?<!\w)(?:between|zwischen|entre|tra|tussen|mellan|mellem|miedzy)\s+[-+]?\d[\d.,]*\s*(?:sd\s*)?"
    r"(?:and|und|et|y|e|en|och|og|a|i))"
    r"\s*[(\[]?\s*$"
)
_AFTER: Final = re.compile(
    r"\s*(?:sd|ds|et|std)?\s*(?:(?:or|and)\s+(?:less|lower|below|more|above|higher|greater|worse|better|under|"
    r"over)\b|"
    r"(?:to|bis|auf|through|up to|und (?:weniger|mehr)|oder|ou|et|ve|y|e|and|a)\s+[-+]?\d|(?<!\s\s)-\s+[-+]?\d|"
    r"(?<=\s\s)-\s\s+[-+]?\d|-[-+]\d|(?<!\s\s)(?<!\t)[<>≤≥]|"
    r"(?:\.{2,}|…)\s?[-+]?\d|"
    r"(?:and|or|und|oder|et|ou|y|o)\s+[-+]\s?\d|ve (?:alti|ustu)|nin altinda|ustu|alti|to\s|->|=>|→)"
)
_FREE: Final = frozenset(" \t\n([|:=;/,*\"'")
_MAY_FOLLOW: Final = re.compile(r"$|[\s),;:|/*%\"'!?\]}#†‡§^]|\.(?!\d)")


def figures_in(plain: str) -> Iterator[Figure]:
    """The numbers of a text in their order; what is written like a number and is none is spoilt."""
    has_noughts = bool(_NOUGHT.search(plain))
    for run in _DIGITS.finditer(plain):
        text = run[0].rstrip(".,")
        figure = _figure(plain, run.start(), run.start() + len(text), text)
        lacks = has_noughts and plain[figure.start : figure.end].lstrip("-+ ").startswith((".", ","))
        yield replace(figure, spoilt=True) if lacks else figure


def goes_on_below(plain: str, end: int) -> bool:
    """Whether a number ends its line and the next one has nothing but numbers: a row of cells is wrapped there."""
    return bool(_WRAPPED.match(plain, end))


def _figure(plain: str, start: int, end: int, text: str) -> Figure:
    if start and plain[start - 1] in ".," and (start < 2 or plain[start - 2] in " -+\t|=:?"):
        start, text = start - 1, f".{text}"
    unit = next((name for name, words in _UNITS if words.match(plain, end)), "")
    begin, sign, spoilt = _sign(plain, start)
    written = _NUMBER.fullmatch(text)
    first, last = begin, end
    if sign is Sign.NONE and plain[end : end + 1] == "-" and plain[end + 1 : end + 2] in ("", " ", "\n", "\t", "|"):
        sign, last = Sign.UNREADABLE, end + 1
    if not written or not (unit or _MAY_FOLLOW.match(plain, last)):
        spoilt = True
    if sign is Sign.NONE and plain[begin - 1 : begin] == "(" and plain[end : end + 1] == ")":
        sign, first, last = Sign.UNREADABLE, begin - 1, end + 1
    size = float(text.replace(",", ".")) if written else 0.0
    decimals = len(text) - 1 - max(text.find("."), text.find(",")) if "." in text or "," in text else 0
    after = last if last > end and _ENDS.match(plain, last) else end
    compared = bool(_BEFORE.search(plain, max(0, begin - 32), begin) or _AFTER.match(plain, after))
    if text.startswith("."):
        spoilt = spoilt or sign is not Sign.MINUS
    return Figure(first, last, size, decimals, sign, unit, compared, spoilt)


def _sign(plain: str, start: int) -> tuple[int, Sign, bool]:
    """Where the number begins with its sign, the sign, and whether it is glued to what stands before it."""
    before = plain[start - 1] if start else "\n"
    two = plain[start - 2] if start > 1 else "\n"
    if before in "-+":
        if _is_of_a_word(two) or two in ".%":
            return start - 1, Sign.UNREADABLE, two.isdigit() or two in ".%"
        clear = two in _FREE or (two.isalpha() and not _is_of_a_word(two))
        return start - 1, (Sign.MINUS if before == "-" else Sign.PLUS) if clear else Sign.UNREADABLE, False
    if before == " " and two in "-+?—~" and (start < 3 or plain[start - 3] in _FREE):
        return start - 2, Sign.UNREADABLE, False
    head = plain[max(0, start - 12) : start]
    if word := _WORD.search(head):
        return start - len(head) + word.start(), Sign.MINUS, False
    if word := _PLUS_WORD.search(head):
        return start - len(head) + word.start(), Sign.PLUS, False
    if before in _FREE or before in "<>≤≥" or (before.isalpha() and not _is_of_a_word(before)):
        return start, Sign.NONE, False
    return (start, Sign.UNREADABLE, True) if _is_of_a_word(before) else (start - 1, Sign.UNREADABLE, False)


def _is_of_a_word(char: str) -> bool:
    """Whether a character may be part of a hyphenated word or number; scripts without blanks have no such words."""
    return char.isdigit() or (char.isalpha() and char.lower() != char.upper())
