"""The value of a fact: a word for a choice, several words, or a number in the fact's unit; and how it is said."""

from dataclasses import dataclass
from typing import Final, assert_never

from bonebrief.language.domain import NONE
from bonebrief.language.fact import Fact
from bonebrief.language.formula import calculates
from bonebrief.language.truth import Truth
from bonebrief.machine.catalogue import _

_NAMES: Final = ("Canada",)
"""Words of options that are names, by which nothing else tells them."""

Value = str | float | tuple[str, ...]
"""What a person answers."""
_MOST_DECIMALS = 4
_MANY: Final = "months years days units times Monate Monaten Jahre Jahren Tage Tagen Einheiten"
_ONE: Final = "month year day unit time Monat Monat Jahr Jahr Tag Tag Einheit"
_OF_ONE: Final = dict(zip(_MANY.split(), _ONE.split(), strict=True))


@dataclass(frozen=True, slots=True)
class Partly:
    """A several-choice fact of which only this is known: these words, one at least, are among the chosen ones."""

    chosen: tuple[str, ...]

    def includes(self, word: str) -> Truth:
        """Whether a word is chosen: true for those that are known, false for `none` beside them, else unknown."""
        return True if word in self.chosen else (False if word == NONE else None)


Seen = Value | Partly
"""What is known of a fact."""


def words_for(fact: Fact, value: Seen) -> str:
    """Say a value as it reads within a sentence, without its unit: `-2.5`, `current`, `celiac disease, HIV`."""
    match value:
        case float():
            return figure(fact, value)
        case str():
            return _said(fact, value)
        case tuple() | Partly():
            chosen = value.chosen if isinstance(value, Partly) else value
            return ", ".join(_said(fact, word) for word in chosen)
        case _:
            assert_never(value)


def _said(fact: Fact, word: str) -> str:
    return fact.choices[word] if fact.said_as_written else within_sentence(fact.choices[word])


def with_unit(fact: Fact, value: Seen) -> str:
    """Say a value with its unit, and whether more may be chosen, as in a table of answers.

    A score above nought has its plus, so that its sign is seen.
    """
    words = words_for(fact, value)
    if isinstance(value, Partly):
        return _("{words}; of the others it is not known").format(words=words)
    plus = "+" if fact.scale and isinstance(value, float) and value > 0 else ""
    return f"{plus}{words} {unit_behind(words, fact.unit)}" if fact.unit and isinstance(value, float) else words


def unit_behind(number: str, unit: str) -> str:
    """A unit, or another word, as it stands behind a number: 1 month, 1 unit/day, 2 months."""
    many, slash, rest = unit.partition("/")
    return f"{_OF_ONE.get(many, many)}{slash}{rest}" if number == "1" else unit


def figure(fact: Fact, value: float) -> str:
    """Write a fact's number: as it was given, or rounded if it was calculated.

    A rounded figure has more decimals where it would lie on the other side of a bound than the number: 19.96 is under
    20, and 20.0 would not be.
    """
    spec = fact.number
    if spec is None or fact.formula is None or not calculates(fact.formula):
        return number_words(value, fact.shown)
    for decimals in range(spec.decimals, _MOST_DECIMALS):
        rounded = round(value, decimals) + 0.0
        if all(_side(rounded, bound) == _side(value, bound) for bound in spec.bounds):
            return number_words(rounded, fact.shown)
    return number_words(value, _MOST_DECIMALS)


def _side(value: float, bound: float) -> int:
    return (value > bound) - (value < bound)


def number_words(value: float, decimals: int) -> str:
    """Write a number with at least so many decimals, never losing one that was given (up to four)."""
    whole, _, fraction = f"{abs(value):.4f}".partition(".")
    fraction = fraction.rstrip("0").ljust(decimals, "0")
    size = f"{whole}.{fraction}" if fraction else whole
    return f"-{size}" if value < 0 else size


def within_sentence(words: str) -> str:
    """Words as they read within a sentence: the first letter small, unless the word is an abbreviation or a name.

    A word with "'s" is one: Paget's disease.
    """
    first = words.split(maxsplit=1)[0]
    keeps = first[1:].lower() != first[1:] or first[1:2] == "-" or first.endswith("'s") or first in _NAMES
    return words if keeps else words[0].lower() + words[1:]
