"""What to write instead of a text that is no number to compare a fact with: a unit, a comma, words behind it."""

import re
from typing import Final

from bonebrief.language.domain import MOST_DECIMALS, Number
from bonebrief.language.fact import Fact
from bonebrief.language.value import number_words
from bonebrief.reading.given.numbers import NumberError, plain_number, read_number, readings
from bonebrief.reading.given.units import in_common_words, without_own_unit
from bonebrief.reading.lines.hints import ITS_OWN_ITEM, NUMBER, OR_LESS, OR_MORE, Meant, point

_THOUSANDS: Final = re.compile(r"[-+−]?[1-9]\d{0,2}(?:,\d{3})+")
_AS_DIGITS: Final = "Write it with digits and a point, at most four decimals, without a unit or exponent."
_STOPS: Final = re.compile(r"(?P<number>.*\d)\s*[.,;:!]+")
_APART: Final = re.compile(rf"(?P<sign>[-+−–])\s+(?P<number>{NUMBER})")


def bound_hint(fact: Fact, number: Number, text: str) -> tuple[str, Meant]:
    """What is wrong with a text that should be a number, and what was meant by it."""
    if not text:
        return "A number is missing here.", Meant(f"Write a number behind {fact.id} and its sign.")
    if text[0] in "=<>":
        return f'"{text}" is no number.', Meant("Write one sign, `<`, `<=`, `>` or `>=`, without a space in it.")
    what = f'"{text}" is not a number that can be compared with.'
    if _more_or_less(text):
        return what, _more_or_less(text) or Meant("")
    if said := re.fullmatch(rf"(?P<sign>minus|negative|plus)\s+(?P<number>{NUMBER})", text):
        meant = f"{'' if said['sign'] == 'plus' else '-'}{point(said['number'])}"
        return what, Meant(f"Write {meant}.", [meant], sure=True)
    if re.search(r"\b(and|or|but)\b|&&|\|\||\d\s*[<>]", text):
        return what, Meant(ITS_OWN_ITEM)
    if re.search(rf"[.,]\d{{{MOST_DECIMALS + 1},}}", text):
        return what, Meant(_AS_DIGITS)
    return what, _signs(fact, number, text) or _unit(fact, number, text) or Meant(_AS_DIGITS)


def _more_or_less(text: str) -> Meant | None:
    """`>= 65 or more` says its sign twice; only the number is needed."""
    match = OR_MORE.fullmatch(text) or OR_LESS.fullmatch(text)
    if match is None:
        return None
    number = point(match["number"])
    return Meant(f"Write {number} alone: `>=` and `<=` count the number itself, `>` and `<` do not.", [number])


def _signs(fact: Fact, number: Number, text: str) -> Meant | None:
    """A comma, a full stop behind it, or a minus that stands apart."""
    if match := _APART.fullmatch(text):
        text = f"{match['sign']}{match['number']}"
    if match := _STOPS.fullmatch(text):
        text = match["number"]
    if not re.fullmatch(NUMBER, text):
        return None
    ways = _readings(fact, text)
    possible = [way for way in ways if _fits(number, way)]
    return Meant(f"Write {' or '.join(ways)}.", ways, sure=len(ways) == 1 and ways == possible)


def _fits(number: Number, way: str) -> bool:
    value = plain_number(way)
    return value is not None and number.limits[0] <= value <= number.limits[1]


def _unit(fact: Fact, number: Number, text: str) -> Meant | None:
    """A number with a unit: without it if it is the fact's own, worked out if it is another one that is known."""
    match = re.match(NUMBER, text)
    if match is None or not fact.unit or re.match(r"e[-+]?\d", text[match.end() :]):
        return None
    own = without_own_unit(in_common_words(text), number)
    ways = _readings(fact, match[0])
    if plain_number(own) is not None or own == match[0] or _same_unit(text[match.end() :], fact.unit):
        return Meant(f"Write {' or '.join(ways)}, without the unit: it is {fact.unit}.", ways, sure=len(ways) == 1)
    try:
        value = number_words(read_number(fact.label, number, text), 0)
    except NumberError:
        return Meant(f"Write the number alone, in {fact.unit}; work it out first if it is in another unit.")
    return Meant(f"In {fact.unit} that is {value}: write it without the unit.", [value])


def _same_unit(said: str, unit: str) -> bool:
    said = said.strip().rstrip(".").casefold()
    return bool(said) and said in (unit.casefold(), unit.casefold().removesuffix("s"))


def _readings(fact: Fact, number: str) -> list[str]:
    """A number as it must be written, with no more decimals than the fact has; in two ways if it may mean both."""
    number = number.replace("−", "-").replace("–", "-")
    if fact.number is None or not _THOUSANDS.fullmatch(number):
        return [point(number)]
    fitting = [way for way in readings(number, fact.number) if len(way.partition(".")[2]) <= fact.number.decimals]
    return fitting or [number.replace(",", "")]
