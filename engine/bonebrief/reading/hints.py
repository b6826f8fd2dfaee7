"""What somebody probably meant by a line that is no condition, said as the line to write instead."""

import re
from collections.abc import Mapping
from typing import assert_never

from bonebrief.language.domain import Choice, Choices, Domain, Number, YesNo
from bonebrief.language.fact import Fact
from bonebrief.language.value import number_words
from bonebrief.reading.numbers import plain_number

_SAID: Mapping[str, str] = {
    "=>": ">=",
    "=<": "<=",
    "≥": ">=",
    "≤": "<=",
    "at least": ">=",
    "at most": "<=",
    "up to": "<=",
    "more than": ">",
    "less than": "<",
    "over": ">",
    "above": ">",
    "under": "<",
    "below": "<",
}
ITS_OWN_ITEM = "Begin each condition on a line of its own with a dash; where one of them is enough, under `any:`."
_NUMBER = r"[-+−]?\d+(?:[.,]\d+)?"
_SPAN = re.compile(rf"(?:is |from |between )*(?P<low>{_NUMBER})\s*(?:-|–|to|and)\s*(?P<high>{_NUMBER})")
_EXACTLY = re.compile(rf"(?:is|==?)\s*(?P<number>{_NUMBER})")
_WORDS = re.compile(r"(?:is|==?|!=|in|includes?|contains?)\s+(?P<negated>not\s+)?(?:one of|any of|in)?\s*(?P<words>.+)")
_JOINED = re.compile(r"\b(and|or)\b")


def takes(domain: Domain) -> str:
    """What kind of answer a fact has, as in `smoking is one of several choices`."""
    match domain:
        case YesNo():
            return "answered yes or no"
        case Choice():
            return "one of several choices"
        case Choices():
            return "a choice of several"
        case Number():
            return "a number"
        case _:
            assert_never(domain)


def sample_test(fact: Fact) -> str:
    """A condition on this fact that would be right."""
    match fact.domain:
        case Number() as number:
            return f"{fact.id} >= {number_words(number.usual[1], 0)}"
        case Choices(choices):
            return f"{fact.id} includes {next(iter(choices), 'none')}"
        case YesNo(choices) | Choice(choices):
            return f"{fact.id} is {next(iter(choices), 'yes')}"
        case _:
            assert_never(fact.domain)


def hint(fact: Fact, rest: str) -> str:
    """What to write instead of `fact rest`."""
    meant = _meant_number(fact, rest) if isinstance(fact.domain, Number) else _meant_words(fact, rest)
    if meant:
        return f"Write {meant}."
    if _JOINED.search(rest):
        return ITS_OWN_ITEM
    return f"Write for example `{sample_test(fact)}`."


def number_hint(fact: Fact, text: str) -> str:
    """What to write instead of a text that is no number to compare this fact with."""
    number = re.match(_NUMBER, text)
    if _JOINED.search(text):
        return ITS_OWN_ITEM
    if number and plain_number(text) is None and not re.search(r"[\d.]", text[number.end() :]):
        unit = f", without the unit: it is {fact.unit}" if text[number.end() :] and fact.unit else ""
        return f"Write {_point(number[0])}{unit}."
    return "Write it with digits and a point, at most four decimals, without a unit or exponent."


def _meant_number(fact: Fact, rest: str) -> str:
    if match := _SPAN.fullmatch(rest):
        return f"`{fact.id} between {_point(match['low'])} and {_point(match['high'])}`"
    if match := _EXACTLY.fullmatch(rest):
        number = _point(match["number"])
        return f"`{fact.id} >= {number}`, or `{fact.id} between {number} and {number}` for exactly that"
    rest = rest.removeprefix("is ")
    for said, sign in _SAID.items():
        number = _point(rest.removeprefix(said).strip())
        if rest.startswith(said) and plain_number(number) is not None:
            return f"`{fact.id} {sign} {number}`"
    return ""


def _meant_words(fact: Fact, rest: str) -> str:
    match = _WORDS.fullmatch(rest)
    if match is None:
        return ""
    words = [word for word in re.split(r"[\s,\[\]]+|\bor\b", match["words"]) if word]
    if not words or any(word not in fact.choices for word in words):
        return ""
    negated = "not " if match["negated"] or rest.startswith("!=") else ""
    several, listed = len(words) > 1, ", ".join(words)
    if isinstance(fact.domain, Choices):
        return f"`{'not ' if negated else ''}{fact.id} includes {f'any of [{listed}]' if several else listed}`"
    return f"`{fact.id} is {negated}{f'one of [{listed}]' if several else listed}`"


def _point(number: str) -> str:
    return number.replace(",", ".").replace("−", "-")
