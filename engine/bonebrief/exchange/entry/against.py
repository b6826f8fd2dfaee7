"""What the words of an entry say against its codes; then neither is believed."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from bonebrief.exchange.codes.meaning import Kind, Meaning, Reads
from bonebrief.exchange.entry.denials import denied, is_over, of_family, taken_back
from bonebrief.exchange.entry.entries import Entry
from bonebrief.language.fact import Fact

_ELSEWHERE: Final = (
    r"forearm|unterarm|radius|ulna|wrist|heel|calcane\w*|ferse|shaft|finger|trochant\w*|\bward(?:'?s)?\b|whole body"
    r"|total body|humerus"
)
_VERTEBRAE: Final = re.compile(r"\bl[1-5](?:\s*(?:[-–,/&]|to|through|and)\s*l?[1-5])*\b")
_ONE: Final = len("l1")
_NECK: Final = r"neck|schenkelhals"
_SPINE: Final = r"spine|lumbar|\blws\b"
_PLACES: Final = {
    "lumbar_spine": rf"{_ELSEWHERE}|{_NECK}|hip\b|femur|femoral|hüfte",
    "total_hip": rf"{_ELSEWHERE}|{_NECK}|{_SPINE}",
    "femoral_neck": rf"{_ELSEWHERE}|{_SPINE}|total hip",
}
"""By the end of a fact's id, words for other places than its own."""
_METHODS: Final = re.compile(r"\bq?ct\b|qct|tomograph|ultraso|\bqus\b|\bpdxa\b|peripheral|\brems\b")
"""Words for other ways of measuring bone than DXA of spine and hip."""
_SCORE: Final = re.compile(r"(?<![a-zA-Z])([tTzZ])[ -]?[sS]core")
_RISKS: Final = r"\borai\b|\bosiris\b|\bost\b|\bscore index\b|qfracture|garvan|\bdvo\b"
_OTHER_RISKS: Final = {
    "frax_major_percent": re.compile(rf"{_RISKS}|\bhip\b|\bhüft"),
    "frax_hip_percent": re.compile(rf"{_RISKS}|\bmajor\b|\bmof\b"),
}
"""By fact, words for other estimates than its own."""
_SIDED: Final = re.compile(r"\b(?:left|right|unilateral)\b")
_BOTH: Final = re.compile(r"\b(?:both|bilateral|left and right|right and left)\b")


def against(meaning: Meaning, fact: Fact, entry: Entry) -> str:
    """Why the words of an entry forbid to take what its codes mean for a fact; nothing where they do not."""
    if back := taken_back(entry.notes):
        return f'its note says "{back}"'
    words = f"{entry.words}; {entry.beside}".lower()
    if meaning.kind is Kind.OBSERVATION and meaning.reads is not Reads.WORD:
        return _against_value(meaning, fact, entry, words)
    if denial := denied(words):
        return f'its words say "{denial}"'
    if meaning.kind is Kind.CONDITION and is_over(words) and not _is_of_the_past(entry):
        return f'its words say "{is_over(words)}"'
    if meaning.kind is not Kind.PARENT and of_family(words) and not of_family(fact.label.lower()):
        return "its words speak of the family"
    if meaning.kind is Kind.PROCEDURE and _SIDED.search(words) and not _BOTH.search(words):
        return "its words speak of one side"
    return ""


def _is_of_the_past(entry: Entry) -> bool:
    """Whether its codes are of what was done or had once, as the classes Z of ICD-10 are."""
    return any(system == "icd10" and code.startswith("Z") for system, code in entry.codings)


def _against_value(meaning: Meaning, fact: Fact, entry: Entry, words: str) -> str:
    if meaning.reads is Reads.VALUES:
        return _against_choice(meaning, fact, entry)
    if meaning.lowest and meaning.at is None and any(code in entry.beside.split("; ") for _, code in entry.at):
        return "it names a part of the body by a code alone"
    if meaning.lowest:
        return _against_score(fact, entry, words)
    risks = _OTHER_RISKS.get(fact.id)
    other = risks.search(words) if risks else None
    return f"it names another estimate, {other[0]}" if other else ""


def _against_choice(meaning: Meaning, fact: Fact, entry: Entry) -> str:
    """Why a value in words is not the choice that its code is: they deny it, or mean another choice."""
    said = entry.value_words.lower()
    chosen = {word for coding, word in (meaning.values or {}).items() if coding in entry.values}
    if not said or not chosen:
        return ""
    if denial := denied(said, anywhere=True):
        return f'its value says "{denial}"'
    own = _any_of(words for words, choice in _said_as(fact) if choice in chosen)
    others = _any_of(words for words, choice in _said_as(fact) if choice not in chosen)
    other = others.search(own.sub(" ", said))
    return f'its value says "{other[0]}"' if other else ""


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern of whole words, the longest first."""
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")


def _said_as(fact: Fact) -> Iterator[tuple[str, str]]:
    """Words for the choices of a fact, each with its choice: how it is shown, its id, and what else people say."""
    for choice, shown in fact.choices.items():
        yield from ((shown.lower(), choice), (choice.lower(), choice))
    yield from (fact.asking.also if fact.asking else {}).items()


def _against_score(fact: Fact, entry: Entry, words: str) -> str:
    others = next((others for place, others in _PLACES.items() if fact.id.endswith(place)), "")
    if others and (elsewhere := re.search(others, words)):
        return f"it names another place, {elsewhere[0]}"
    if one := [found for found in _VERTEBRAE.findall(words) if len(found) == _ONE]:
        return f"it names one vertebra, {one[0]}"
    if method := _METHODS.search(f"{words} {entry.method.lower()}"):
        return f"it was measured otherwise, {method[0]}"
    said = {letter.lower() for letter in _SCORE.findall(f"{entry.words} {entry.unit} {entry.unit_words} {entry.notes}")}
    if fact.scale and said - {fact.scale[0].lower()}:
        return "its words speak of another score"
    return ""
