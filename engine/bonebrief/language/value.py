"""The value of a fact: a word for a choice, several words, or a number in the fact's unit; and how it is said."""

from bonebrief.language.fact import Fact
from bonebrief.language.formula import calculates

Value = str | float | tuple[str, ...]
_MOST_DECIMALS = 4


def words_for(fact: Fact, value: Value) -> str:
    """Say a value as it reads within a sentence, without its unit: `-2.5`, `current`, `celiac disease, HIV`."""
    if isinstance(value, float):
        return figure(fact, value)
    chosen = (value,) if isinstance(value, str) else value
    return ", ".join(within_sentence(fact.choices[word]) for word in chosen)


def with_unit(fact: Fact, value: Value) -> str:
    """Say a value with its unit, as in a table of answers."""
    words = words_for(fact, value)
    return f"{words} {fact.unit}" if fact.unit and isinstance(value, float) else words


def figure(fact: Fact, value: float) -> str:
    """Write a fact's number: as it was given, or rounded if it was calculated.

    A rounded figure has more decimals where it would lie on the other side of a bound than the number: 19.96 is under
    20, and 20.0 would not be.
    """
    spec = fact.number
    if spec is None or fact.formula is None or not calculates(fact.formula):
        return number_words(value, fact.shown)
    for decimals in range(spec.least_shown, _MOST_DECIMALS):
        rounded = round(value, decimals) + 0.0
        if all(_side(rounded, bound) == _side(value, bound) for bound in spec.bounds):
            return number_words(rounded, decimals)
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
    """Words as they read within a sentence: the first letter small, unless the word is an abbreviation or a name."""
    first = words.split(maxsplit=1)[0]
    keeps = first[1:].lower() != first[1:] or first[1:2] == "-"
    return words if keeps else words[0].lower() + words[1:]
