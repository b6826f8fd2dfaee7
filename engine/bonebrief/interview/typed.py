"""What a typed line means for a question: a value, or what to say instead; nothing is ever guessed."""

import re
from dataclasses import dataclass
from typing import Final, assert_never

from bonebrief.language.domain import NONE, Choice, Choices, Number, YesNo
from bonebrief.language.fact import Fact
from bonebrief.language.value import Value
from bonebrief.reading.given.numbers import NumberError, doubts, is_signed, likely_value, read_number
from bonebrief.reading.given.units import other_unit

LONGEST_LINE = 400
_LONGEST_NUMBER = 4
DONT_KNOW: Final = ("unknown", "don't know", "dont know", "don’t know", "dk")
NOT_SURE: Final = ("not sure", "not known", "unsure", "i don't know", "i dont know", "idk", "can't say")
LEAST_OF_ANOTHER_NAME: Final = 3
_PARTS: Final = re.compile(r"[^\W\d_]{4,}")
_SAY_NOTHING: Final = frozenset(
    ("none", "these", "other", "another", "with", "such", "long", "over", "type", "disease", "therapy", "from", "that")
)


@dataclass(frozen=True, slots=True)
class Meant:
    """A value, with a doubt to be confirmed if it is unusual; or no value and the reason in words.

    `likely`: what was probably meant instead of a doubtful number, and how that is `likely_said` in another unit.
    `signed`: its plus was typed. `said`: a number as it was typed, where that was in another unit than the fact's.
    """

    value: Value | None
    say: str = ""
    likely: float | None = None
    signed: bool = False
    said: str = ""
    likely_said: str = ""


def is_dont_know(text: str) -> bool:
    """Whether the words say that the answer is not known."""
    return text.strip().lower() in (*DONT_KNOW, *NOT_SURE)


def numbered(text: str, count: int) -> int | None:
    """The place, from 0, that a typed number means among so many things; None if it means none of them."""
    number = int(text) if text.isdecimal() and len(text) < _LONGEST_NUMBER else 0
    return number - 1 if 1 <= number <= count else None


def read_line(fact: Fact, text: str) -> Meant:
    """Read one answer in a person's own words: a number, an option's number or words, or several of them."""
    if len(text) > LONGEST_LINE:
        return Meant(None, "That is too long for an answer.")
    match fact.domain:
        case Number() as number:
            return _number(fact.label, number, fact.meant_by(text) or text)
        case Choices():
            return _several(fact, text)
        case YesNo() | Choice():
            return _one(fact, text)
        case _:
            assert_never(fact.domain)


def _number(label: str, number: Number, text: str) -> Meant:
    try:
        value = read_number(label, number, text)
    except NumberError as error:
        return Meant(None, str(error))
    signed = is_signed(text)
    doubt = " ".join(doubts(label, number, value, signed))
    said = " ".join(text.split()) if other_unit(text, number) else ""
    return Meant(value, doubt, likely_value(number, value) if doubt else None, signed, said)


def _several(fact: Fact, text: str) -> Meant:
    whole = _one(fact, text)
    parts = [part for part in re.split(r"[,;]", text) if part.strip()]
    if len(parts) == 1 and whole.value is None:
        parts = text.split()
    read = [whole] if whole.value is not None else [_one(fact, part) for part in parts]
    wrong = next((meant for meant in read if meant.value is None), None)
    if wrong or not read:
        return wrong or whole
    chosen = tuple(word for word in fact.choices if word in [meant.value for meant in read])
    if NONE in chosen and len(chosen) > 1:
        return Meant(None, f'"{fact.choices[NONE]}" cannot stand together with others.')
    return Meant(chosen)


def _one(fact: Fact, text: str) -> Meant:
    words = list(fact.choices)
    typed = " ".join(text.lower().split())
    if typed.isdigit():
        place = numbered(typed, len(words))
        if place is not None:
            return Meant(words[place])
        return Meant(None, f"Please choose a number from 1 to {len(words)}.")
    exact = [word for word in words if typed in names_of(fact, word)]
    found = exact or [word for word in words if _may_mean(fact, word, typed)]
    if len(found) == 1:
        return Meant(found[0])
    if found:
        return Meant(None, f"That could be {', or '.join(fact.choices[word] for word in found)}. Type its number.")
    return Meant(None, f'"{text[:40]}" is none of the options. Type the number of one, 1 to {len(words)}.')


def names_of(fact: Fact, word: str) -> tuple[str, ...]:
    """What one of the choices of a question is called, in small letters: its words as shown, and its id."""
    return fact.choices[word].lower(), word, word.replace("_", " ")


def other_names(fact: Fact, word: str) -> tuple[str, ...]:
    """What else may stand for a choice: other words for it, and words that are named in it, such as a medicine.

    They are meant by their first three letters at the least.
    """
    also = fact.asking.also if fact.asking else {}
    named = set(_PARTS.findall(fact.choices[word].lower())) - _SAY_NOTHING
    return *(said for said, value in also.items() if value == word), *sorted(named)


def _may_mean(fact: Fact, word: str, typed: str) -> bool:
    others = other_names(fact, word) if len(typed) >= LEAST_OF_ANOTHER_NAME else ()
    return bool(typed) and any(name.startswith(typed) for name in (*names_of(fact, word), *others))
