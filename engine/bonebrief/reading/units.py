"""Numbers with units as people write them: 5'6", 1 year 6 months, 45 mL/min, and 5.11 ft, which means two things."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from bonebrief.language.domain import Number
from bonebrief.language.value import number_words

MINUS: Final = str.maketrans(
    {"−": "-", "–": "-", "‐": "-", "‑": "-", "﹣": "-", "－": "-", "’": "'", "′": "'", "”": '"', "″": '"'}
)
_TERM: Final = re.compile(r"\s*(\d+(?:\.\d+)?|\.\d+)\s*([^\d\s.,+-][^\d\s,+-]*)?\s*")
_WORD: Final = re.compile(r"[^\W\d_]+")
_OWN: Final = re.compile(r"(?P<number>.*?[\d.,])\s*(?P<unit>[^\d\s.,+-].*)")
_FRACTION: Final = re.compile(r"\s*(\d+)\.(\d{1,2})\s*([a-z]+)\.?\s*")
_SAME: Final = {
    **dict.fromkeys(("inch", "inches"), "in"),
    **dict.fromkeys(("foot", "feet"), "ft"),
    **dict.fromkeys(("lbs", "pound", "pounds"), "lb"),
    **dict.fromkeys(("stone", "stones"), "st"),
    **dict.fromkeys(("kgs", "kilo", "kilos"), "kg"),
    "minus": "-",
}
_QUOTES: Final = {"'": "ft", '"': "in"}
_SMALLER: Final = {"ft": "in", "st": "lb"}
_IN_ONE: Final = {"ft": 12, "st": 14}


def in_common_words(text: str) -> str:
    """The text with one word for each unit and one character for each sign."""
    return _WORD.sub(lambda word: _SAME.get(word[0].lower(), word[0]), text.strip().translate(MINUS))


def without_own_unit(text: str, spec: Number) -> str:
    """The text without the fact's own unit after its only number: `45 mL/min`, `45 mL/min/1.73m2`, `1 month`."""
    match = _OWN.fullmatch(text)
    if match is None or not spec.unit or _WORD.search(match["number"]):
        return text
    said, own = _squeezed(match["unit"]), _squeezed(spec.unit)
    return match["number"] if said in (own, own.removesuffix("s")) or own.startswith(f"{said}/") else text


def terms(text: str, spec: Number) -> list[tuple[float, float]] | None:
    """The numbers in a text, each with what its unit is worth in the fact's own; None if that is not all there is."""
    found: list[tuple[float, float]] = []
    at, previous = 0, ""
    factors = dict(_factors(spec))
    while at < len(text):
        match = _TERM.match(text, at)
        if match is None:
            return None
        unit = _QUOTES.get(match[2] or "", (match[2] or "").lower()) or _SMALLER.get(previous, "")
        if unit and unit.rstrip(".") not in factors:
            return None
        if found and not unit:
            return None
        found.append((float(match[1]), factors[unit.rstrip(".")] if unit else 1.0))
        at, previous = match.end(), unit
    return found or None


def two_readings(text: str, units: Mapping[str, float]) -> tuple[str, ...]:
    """Both ways to write a decimal of feet or stones that may be meant as inches or pounds; else nothing.

    `5.11 ft` is `5 ft 11 in` or 155.8 cm.
    """
    match = _FRACTION.fullmatch(text.replace("'", "ft"))
    unit = match[3] if match else ""
    if match is None or unit not in units or _SMALLER.get(unit) not in units:
        return ()
    whole, smaller = int(match[1]), int(match[2])
    if not 0 < smaller < _IN_ONE[unit]:
        return ()
    parts = f"{whole} {unit} {smaller} {_SMALLER[unit]}"
    decimal = round(float(f"{match[1]}.{match[2]}") * units[unit], 1)
    together = round(whole * units[unit] + smaller * units[_SMALLER[unit]], 1)
    return f"{parts} ({number_words(together, 1)})", number_words(decimal, 1)


def _factors(spec: Number) -> Iterator[tuple[str, float]]:
    own = spec.unit.lower()
    for unit, factor in {own: 1.0, **spec.units}.items():
        yield unit.lower().removesuffix("s"), factor
        yield unit.lower(), factor


def _squeezed(unit: str) -> str:
    return re.sub(r"[\s^]", "", unit.lower().replace("²", "2").rstrip("."))
