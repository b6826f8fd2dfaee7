"""Numbers as people write them: -2.5, a Unicode minus, a decimal comma, a unit, 5'6"."""

import math
import re
from collections.abc import Mapping

from bonebrief.language.domain import Number
from bonebrief.language.value import number_words

_MINUS = str.maketrans(
    {"−": "-", "–": "-", "‐": "-", "‑": "-", "﹣": "-", "－": "-", "’": "'", "′": "'", "”": '"', "″": '"'}
)
_PLAIN = re.compile(r"[+-]?(\d+(\.\d+)?|\.\d+)")
_TERM = re.compile(r"\s*(\d+(?:\.\d+)?|\.\d+)\s*([^\d\s.,+-][^\d\s,+-]*)?\s*")
_LARGEST = 1e9
_WORD = re.compile(r"[^\W\d_]+")
_SAME = {
    **dict.fromkeys(("inch", "inches"), "in"),
    **dict.fromkeys(("foot", "feet"), "ft"),
    **dict.fromkeys(("lbs", "pound", "pounds"), "lb"),
    **dict.fromkeys(("stone", "stones"), "st"),
    **dict.fromkeys(("kgs", "kilo", "kilos"), "kg"),
    "minus": "-",
}
_QUOTES = {"'": "ft", '"': "in"}
_SMALLER = {"ft": "in", "st": "lb"}


class NumberError(ValueError):
    """The text is no number that is possible here; the message says why and what to write."""


def plain_number(text: str) -> float | None:
    """A number written without unit or exponent, or None."""
    text = text.strip().translate(_MINUS)
    return float(text) if _PLAIN.fullmatch(text) and len(text) < 20 else None


def read_number(label: str, spec: Number, text: str) -> float:
    """Read a number in its unit, kept to four decimals, or in another one it takes, rounded as it is shown.

    `label` stands for the fact in messages.

    Raises:
        NumberError: it is no number, has an unknown unit, is ambiguous, or lies outside the limits.
    """
    value = _measure(text, spec)
    low, high = spec.limits
    if low <= value <= high:
        return value
    spread = f"{number_words(low, 0)} to {number_words(high, 0)}"
    slip = likely_slip(spec, value)
    hint = f" Did you mean {slip}?" if slip else ""
    raise NumberError(f"{label} must be {spread}{_unit(spec)}, and {number_words(value, 0)} is not.{hint}")


def doubts(label: str, spec: Number, value: float) -> list[str]:
    """What is possible but odd about a value, as questions back to the person; usually nothing."""
    said = number_words(value, spec.decimals)
    decimals = len(number_words(value, 0).partition(".")[2])
    found = [
        slip.say.replace("{value}", said)
        for slip in spec.slips
        if slip.low <= value <= slip.high and decimals >= slip.decimals
    ]
    low, high = spec.usual
    if not found and not low <= value <= high:
        slip_words = likely_slip(spec, value)
        hint = f" Did you mean {slip_words}?" if slip_words else " Please check it."
        found.append(f"{label} of {said}{_unit(spec)} is unusual.{hint}")
    return found


def likely_value(spec: Number, value: float) -> float | None:
    """The value that was probably meant instead of a doubtful one, in its unit; None if none stands out."""
    if any(slip.sign_lost and slip.low <= value <= slip.high for slip in spec.slips):
        return -value
    slip_words = likely_slip(spec, value)
    return _measure(slip_words, spec) if slip_words else None


def likely_slip(spec: Number, value: float) -> str:
    """The usual value that was probably meant: a lost decimal point, a lost sign, or another unit."""
    low, high = spec.usual
    without_point = (value / 10, -value / 10, value / 100) if abs(value) >= 10 else ()
    for meant in (-value, *without_point):
        if low <= meant <= high and not low <= value <= high:
            return number_words(round(meant, 4), spec.decimals)
    for unit, factor in spec.units.items():
        if low <= value * factor <= high:
            return f"{number_words(value, 0)} {unit}"
    return ""


def _measure(text: str, spec: Number) -> float:
    plain = plain_number(text)
    if plain is not None and abs(plain) <= _LARGEST:
        return round(plain, 4) + 0.0
    text = _WORD.sub(lambda word: _SAME.get(word[0].lower(), word[0]), text.strip().translate(_MINUS))
    if spec.unit and text.lower().endswith(spec.unit.lower()):
        text = text[: -len(spec.unit)].rstrip()
    if re.fullmatch(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?", text):
        raise NumberError(f'"{text}" can be read in two ways. Write it without the comma.')
    text = re.sub(r"(?<=\d),(?=\d)", ".", text)
    sign = -1 if text.startswith("-") else 1
    terms = _terms(text[1:] if text[:1] in ("-", "+") else text, spec.units)
    if terms is None:
        raise NumberError(f'"{text}" is not a number. Write a number such as {_sample(spec)}.')
    converted = _WORD.search(text) or any(quote in text for quote in _QUOTES)
    value = round(sign * sum(terms), spec.decimals if converted else 4) + 0.0
    if not math.isfinite(value) or abs(value) > _LARGEST:
        raise NumberError(f'"{text[:20]}" is too large.')
    return value


def _terms(text: str, units: Mapping[str, float]) -> list[float] | None:
    found: list[float] = []
    at, previous = 0, ""
    factors = {unit.lower(): factor for unit, factor in units.items()}
    while at < len(text):
        match = _TERM.match(text, at)
        if match is None:
            return None
        unit = _QUOTES.get(match[2] or "", (match[2] or "").lower()) or _SMALLER.get(previous, "")
        if unit and unit.rstrip(".") not in factors:
            return None
        if found and not unit:
            return None
        found.append(float(match[1]) * (factors[unit.rstrip(".")] if unit else 1.0))
        at, previous = match.end(), unit
    return found or None


def _sample(spec: Number) -> str:
    low, high = spec.usual
    return number_words(round((low + high) / 2, spec.decimals), spec.decimals) + _unit(spec)


def _unit(spec: Number) -> str:
    return f" {spec.unit}" if spec.unit else ""
