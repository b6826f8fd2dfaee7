"""Numbers with units as people write them: 5'6", 1 year 6 months, 45 mL/min, and 5.11 ft, which means two things."""

import math
import re
from collections.abc import Iterator, Mapping
from typing import Final

from bonebrief.language.domain import Number
from bonebrief.language.value import number_words
from bonebrief.reading.given.said import in_figures

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
    **dict.fromkeys(("kgs", "kilo", "kilos", "kilogram", "kilograms"), "kg"),
    **dict.fromkeys(("cms", "centimeter", "centimeters", "centimetre", "centimetres"), "cm"),
    **dict.fromkeys(("meter", "meters", "metre", "metres"), "m"),
    **dict.fromkeys(("mgs", "milligram", "milligrams"), "mg"),
    **dict.fromkeys(("gram", "grams"), "g"),
    **dict.fromkeys(("microgram", "micrograms"), "mcg"),
    "percent": "%",
    **dict.fromkeys(("yr", "yrs", "y"), "years"),
    **dict.fromkeys(("mo", "mos", "mth", "mths"), "months"),
    **dict.fromkeys(("wk", "wks"), "weeks"),
    **dict.fromkeys(("minus", "negative"), "-"),
}
_NEARLY: Final = r"about|around|approximately|approx\.?|roughly|circa|ca\.?|etwa|ungefähr|zirka"
_ABOUT: Final = re.compile(
    rf"^(?:{_NEARLY}|~|≈)(?:\s+|(?=[\d.+-]))|(?<=\d)\s*-?ish$|\s+(?:or so|{_NEARLY})$", re.IGNORECASE
)
_EACH: Final = re.compile(
    r"(?<=\S)\s*\b(?:a|an|per|each|every)\s+(day|week|month|year)\b|\s+(daily|weekly)\b", re.IGNORECASE
)
_EVERY: Final = {"daily": "day", "weekly": "week"}
_PART: Final = re.compile(r"(?<![\d.,/])(?:(\d+)\s+)?([1-3])/([24])(?![\d/])|(?<![.,/])(\d*)\s*([½¼¾])")
_PARTS: Final = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_FEET: Final = re.compile(r"([3-7])(?:\s+|\s*-\s*)(\d{1,2}(?:\.\d+)?)")
_METRES: Final = re.compile(r"([12])\s*m\s*(\d\d)(?:\s*cm)?", re.IGNORECASE)
_AND: Final = re.compile(r"(?<=[^\W\d_])(?:\s*,|\s+and)\s+(?=[\d.])", re.IGNORECASE)
_QUOTES: Final = {"'": "ft", '"': "in"}
_SMALLER: Final = {"ft": "in", "st": "lb"}
_IN_ONE: Final = {"ft": 12, "st": 14}


def in_common_words(text: str) -> str:
    """The text with one word for each unit and one character for each sign, without "about", and halves as decimals."""
    text = text.strip().translate(MINUS).replace("''", '"').rstrip(".!,;")
    text = _AND.sub(" ", in_figures(_ABOUT.sub("", text)))
    text = _EACH.sub(lambda each: f"/{_EVERY.get(each[2] or '', each[1])}", text)
    text = _WORD.sub(lambda word: _SAME.get(word[0].lower(), word[0]), text)
    return _PART.sub(_as_decimal, text)


def joined_units(text: str, spec: Number) -> str:
    """The text with units of two words written as the question has them: `2 US drinks` is 2 us_drinks."""
    for name in (one for one in spec.units if "_" in one):
        text = re.sub(rf"\b{re.escape(name.replace('_', ' '))}(?!\w)", name, text, flags=re.IGNORECASE)
    return text


def feet_and_inches(text: str, spec: Number) -> str:
    """The text with its units, if it is a height whose second one was left out: `5 4` and `5-4` are 5 ft 4 in."""
    if {"m"} <= spec.units.keys() and (tall := _METRES.fullmatch(text)):
        return f"{tall[1]}.{tall[2]} m"
    match = _FEET.fullmatch(text)
    if match is None or not {"ft", "in"} <= spec.units.keys() or float(match[2]) >= _IN_ONE["ft"]:
        return text
    return f"{match[1]} ft {match[2]} in"


def _as_decimal(part: re.Match[str]) -> str:
    size = _PARTS[part[5]] if part[5] else int(part[2]) / int(part[3])
    return number_words(int(part[1] or part[4] or 0) + size, 0)


def without_own_unit(text: str, spec: Number) -> str:
    """The text without the fact's own unit after its only number: `45 mL/min`, `45 mL/min/1.73m2`, `1 month`."""
    match = _OWN.fullmatch(text)
    if match is None or not spec.unit or _WORD.search(match["number"]):
        return text
    said, own = _squeezed(match["unit"]), _squeezed(spec.unit)
    same = (
        said in (own, own.removesuffix("s")) or own.startswith(f"{said}/") or (said[:1] == "/" and own.endswith(said))
    )
    return match["number"] if same else text


def terms(text: str, spec: Number) -> list[tuple[float, float]] | None:
    """The numbers in a text, each with what its unit is worth in the fact's own; None if that is not all there is.

    Several are of units that are smaller and smaller, and no inches or pounds make up another foot or stone.
    """
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
        factor = factors[unit.rstrip(".")] if unit else 1.0
        if found and (not unit or factor >= found[-1][1] or float(match[1]) >= _IN_ONE.get(previous, math.inf)):
            return None
        found.append((float(match[1]), factor))
        at, previous = match.end(), unit
    return found or None


def other_unit(text: str, spec: Number) -> str:
    """The first unit that a number is written in, if it is another than the fact's own: `ft` of `5'7"`; or nothing."""
    text = feet_and_inches(without_own_unit(in_common_words(text), spec), spec)
    units = (_QUOTES.get(found[2] or "", (found[2] or "").lower().rstrip(".")) for found in _TERM.finditer(text))
    others = {name.lower(): name for name, size in spec.units.items() if size != 1}
    return next((others[unit] for unit in units if unit in others), "")


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
