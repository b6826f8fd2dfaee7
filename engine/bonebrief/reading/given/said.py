"""Numbers as they are said: sixty-two, a year and a half, half an inch."""

import re
from typing import Final

_ONES: Final = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SIZES: Final = {
    **{word: number for number, word in enumerate(_ONES)},
    **{word: 10 * number for number, word in enumerate(_TENS, 2)},
    "nil": 0,
}
_SAID: Final = re.compile(
    rf"\b(?:({'|'.join(_TENS)})[ -]({'|'.join(_ONES[1:10])})|({'|'.join([*_ONES, *_TENS, 'nil'])}))\b", re.IGNORECASE
)
_HALF: Final = re.compile(r"^half\s+(?:an?|of an?)\s+", re.IGNORECASE)
_ONE: Final = re.compile(r"^an?\s+(?=[^\W\d_])", re.IGNORECASE)
_AND_A_HALF: Final = re.compile(r"(?<=\d)(\s+[^\W\d_]+)?\s+and\s+a\s+half\b", re.IGNORECASE)
_POINT: Final = re.compile(r"(?<=\d)\s+point((?:\s+\d)+)(?!\S)", re.IGNORECASE)


def in_figures(text: str) -> str:
    """The text with the numbers below a hundred said in it as figures, of "a year" and behind a point too."""
    text = _SAID.sub(_figures, _ONE.sub("1 ", _HALF.sub("0.5 ", text)))
    text = _POINT.sub(lambda said: "." + "".join(said[1].split()), text)
    return _AND_A_HALF.sub(lambda half: f"½{half[1] or ''}", text)


def _figures(said: re.Match[str]) -> str:
    tens, ones, alone = said.groups(default="")
    return str(_SIZES[alone.lower()] if alone else _SIZES[tens.lower()] + _SIZES[ones.lower()])
