"""Numbers as people write them: -2.5, a Unicode minus, a decimal comma, a unit, 5'6"."""

import math
import re
from math import ceil, floor

from bonebrief.language.domain import MOST_DECIMALS, Number
from bonebrief.language.value import number_words
from bonebrief.machine.catalogue import _
from bonebrief.reading.given.said import in_figures
from bonebrief.reading.given.units import (
    MINUS,
    feet_and_inches,
    in_common_words,
    joined_units,
    terms,
    two_readings,
    without_own_unit,
)

_PLAIN = re.compile(r"[+-]?(\d+(\.\d+)?|\.\d+)")
THOUSANDS = re.compile(r"[+-]?\d{1,3}(\.\d{3})+")
"""A number that has points before three digits, as between thousands in German; of one point it may be decimals."""
_BLANKS = re.compile(r"[+-]?\d{1,3}(\s\d{3})+")
_LARGEST = 1e9
_TIMES = ("months", "years")
_WIDE = 20
_YEARS = (1900, 2100)
_WIDE_TEXT = 60
_DECIMAL = re.compile(r"\d[.,]\d")
"""A part that was written; one that was said, such as ten and a half stone, can be read in one way."""
_YEAR = re.compile(r"(?<!\d)(19|20)\d\d(?!\d)")
_EXPONENT = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)[eE][+-]?\d{1,4}")
_SEVERAL = re.compile(r"\d\s*(?:[-–;]|\bto\b|\bor\b)\s*[+−-]?\d")
_OR_MORE = re.compile(r"^(>=?|≥|over|more than|above)\s*(?=\d)|\s*(\+|or more)$", re.IGNORECASE)


class NumberError(ValueError):
    """The text is no number that is possible here; the message says why and what to write."""


def plain_number(text: str) -> float | None:
    """A number written without unit or exponent, or None."""
    text = text.strip().translate(MINUS)
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
        return _whole(label, spec, value)
    slip = likely_slip(spec, value)
    hint = f" {_('Did you mean {number}?').format(number=slip)}" if slip else ""
    if _is_time(spec) and _YEARS[0] <= value <= _YEARS[1]:
        hint = f" {_how_many(spec)}"
    said = _("{must_be}, and {number} is not.").format(must_be=limits_words(label, spec), number=number_words(value, 0))
    raise NumberError(f"{said}{hint}")


def limits_words(label: str, spec: Number) -> str:
    """What a number must be, in words: `Age must be 18 to 115 years`."""
    low, high = spec.limits
    said = _("{label} must be {low} to {high}")
    return said.format(label=label, low=number_words(low, 0), high=f"{number_words(high, 0)}{_unit(spec)}")


def _whole(label: str, spec: Number, value: float) -> float:
    kept = spec.kept(value)
    if kept != value and spec.fractions == "refuse":
        around = {"low": number_words(floor(value), 0), "high": number_words(ceil(value), 0)}
        said = _("{label} is a whole number, and {number} is not. Write {low} or {high}.")
        raise NumberError(said.format(label=label, number=number_words(value, 0), **around))
    return kept


def is_or_more(spec: Number, text: str) -> bool:
    """Whether a number was written as the least that it may be, where that is read: ">90"."""
    return spec.or_more and _OR_MORE.search(text.strip()) is not None


def is_signed(text: str) -> bool:
    """Whether a number was written with its plus, so that no minus sign can have been lost."""
    return text.strip().startswith("+")


def doubts(label: str, spec: Number, value: float, signed: bool = False) -> list[str]:
    """What is possible but odd about a value, as questions back to the person; usually nothing.

    `signed`: its plus was written, so whether a minus sign was lost is no question.
    """
    said = number_words(value, spec.least_shown)
    decimals = len(number_words(value, 0).partition(".")[2])
    found = [
        slip.say.replace("{value}", said)
        for slip in spec.slips
        if slip.low <= value <= slip.high and decimals >= slip.decimals and not (signed and slip.sign_lost)
    ]
    low, high = spec.usual
    if not found and not low <= value <= high:
        slip_words = likely_slip(spec, value)
        hint = _("Did you mean {number}?").format(number=slip_words) if slip_words else _("Please check it.")
        odd = _("{label} of {number} is unusual.").format(label=label, number=f"{said}{_unit(spec)}")
        found.append(f"{odd} {hint}")
    return found


def likely_value(spec: Number, value: float) -> float | None:
    """The value that was probably meant instead of a doubtful one, in its unit; None if none stands out."""
    if any(slip.sign_lost and slip.low <= value <= slip.high for slip in spec.slips):
        return -value
    slip_words = likely_slip(spec, value)
    return None if not slip_words or " or " in slip_words else _measure(slip_words, spec)


def likely_slip(spec: Number, value: float) -> str:
    """The usual value that was probably meant: a lost decimal point, a lost sign, or another unit.

    Two where the number could be meant in two ways: 5.11 is 5 ft 11 in, or 5.11 ft.
    """
    low, high = spec.usual
    without_point = (value / 10, -value / 10, value / 100) if abs(value) >= 10 else ()
    for meant in (-value, *without_point):
        if low <= meant <= high and not low <= value <= high:
            return number_words(round(meant, MOST_DECIMALS), spec.least_shown)
    for unit, factor in spec.units.items():
        if low <= value * factor <= high:
            words = f"{number_words(value, 0)} {unit}"
            return " or ".join(two_readings(words, spec.units)) or words
    return ""


def _measure(text: str, spec: Number) -> float:
    text = _without_thousands(text, spec)
    plain = plain_number(text)
    if plain is not None and abs(plain) <= _LARGEST:
        return round(plain, MOST_DECIMALS) + 0.0
    typed = " ".join(text.split())[:_WIDE_TEXT]
    text = joined_units(in_common_words(text), spec)
    text = feet_and_inches(_without_thousands(without_own_unit(text, spec), spec), spec)
    if spec.or_more:
        text = _OR_MORE.sub("", text)
    text = _with_a_point(text, spec)
    sign = -1 if text.startswith("-") else 1
    body = text[1:] if text[:1] in ("-", "+") else text
    found = terms(body, spec)
    if found is None:
        raise NumberError(f"{_wrong(typed)} {_instead(typed, spec)}")
    if _DECIMAL.search(typed) and (readings := two_readings(body, spec.units)):
        raise NumberError(_two_ways(text, readings))
    converted = any(factor != 1 for _, factor in found)
    value = (
        round(sign * sum(size * factor for size, factor in found), spec.decimals if converted else MOST_DECIMALS) + 0.0
    )
    if not math.isfinite(value) or abs(value) > _LARGEST:
        raise NumberError(_('"{text}" is too large.').format(text=text[:20]))
    return value


def _wrong(typed: str) -> str:
    if _EXPONENT.fullmatch(typed):
        return _('"{text}" is written with an exponent.').format(text=typed)
    several = (
        _('"{text}" is more than one number.') if _SEVERAL.search(in_figures(typed)) else _('"{text}" is not a number.')
    )
    return several.format(text=typed)


def _instead(typed: str, spec: Number) -> str:
    if _is_time(spec) and _YEAR.search(typed):
        return _how_many(spec)
    if _EXPONENT.fullmatch(typed) and abs(float(typed)) <= _LARGEST:
        return _("Write it out: {number}.").format(number=number_words(round(float(typed), MOST_DECIMALS) + 0.0, 0))
    return _("Write a number such as {number}.").format(number=sample_words(spec))


def _is_time(spec: Number) -> bool:
    """Whether it counts months or years, whatever these are called besides."""
    return any(unit == spec.unit or spec.units.get(unit) == 1 for unit in _TIMES)


def _how_many(spec: Number) -> str:
    return _("Write how many {unit}, not the year.").format(unit=spec.unit)


def _two_ways(text: str, ways: tuple[str, ...]) -> str:
    said = _('"{text}" can be read in two ways. Write {one} or {other}.')
    return said.format(text=text, one=ways[0], other=ways[1])


def _with_a_point(text: str, spec: Number) -> str:
    """The text with a decimal point for its comma; three digits behind one comma may be thousands instead."""
    number = re.match(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?(?![\d,])", text)
    if number is None:
        return re.sub(r"(?<=\d),(?=\d)", ".", text)
    fits = readings(number[0], spec)
    if len(fits) != 1:
        raise NumberError(_('"{text}" can be read in two ways. Write it without the comma.').format(text=text))
    return fits[0] + text[number.end() :]


def _without_thousands(text: str, spec: Number) -> str:
    """The text without what stands between thousands: a blank, or of a whole number a point that cannot be another."""
    number = text.strip()
    if _BLANKS.fullmatch(number):
        return re.sub(r"\s", "", number)
    if spec.decimals or not THOUSANDS.fullmatch(number):
        return text
    fits = readings(number, spec, ".")
    if len(fits) > 1:
        raise NumberError(_two_ways(number, (number_words(float(fits[0]), 0), number_words(float(fits[1]), 0))))
    return fits[0] if fits else text


def readings(number: str, spec: Number, sign: str = ",") -> list[str]:
    """The ways to read a number with a comma, or a point, before three digits, as thousands or as decimals."""
    return [way for way in (number.replace(sign, ""), number.replace(sign, ".")) if _fits(way, spec)]


def _fits(reading: str, spec: Number) -> bool:
    value = plain_number(reading)
    return value is not None and spec.limits[0] <= value <= spec.limits[1] and not re.match(r"[+-]?0\d", reading)


def sample_words(spec: Number) -> str:
    """A number that could be an answer, with its unit."""
    low, high = spec.usual
    few = low >= 0 and high >= _WIDE * max(low, 1.0)
    value = round(low + (high - low) / 10) if few else round((low + high) / 2, spec.decimals)
    return number_words(value, spec.least_shown) + _unit(spec)


def _unit(spec: Number) -> str:
    return f" {spec.unit}" if spec.unit else ""
