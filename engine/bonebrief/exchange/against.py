"""What the words of an entry say against its codes; then neither is believed."""

import re
from typing import Final

from bonebrief.exchange.codes.meaning import Kind, Meaning
from bonebrief.exchange.entries import Entry
from bonebrief.language.fact import Fact

_ELSEWHERE: Final = (
    r"forearm|unterarm|radius|ulna|wrist|heel|calcane\w*|ferse|shaft|finger|trochant\w*|\bward(?:'?s)?\b|whole body"
    r"|total body"
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
_SCORE: Final = re.compile(r"(?<![a-zA-Z])([tTzZ])[ -]?[sS]core")
_DENIED: Final = re.compile(
    r"^(?:no|not|denies|denied|kein\w*|ausschluss|verdacht)\b"
    r"|\b(?:ruled? out|excluded|unlikely|suspected|suspicion|possible|probable)\b|\br/o\b|\bv\.\s?a\."
)
_FAMILY: Final = re.compile(r"\bfamily\b|\bfh\b|\bmother|\bfather|\bparent")
_SIDED: Final = re.compile(r"\b(?:left|right|unilateral)\b")
_BOTH: Final = re.compile(r"\b(?:both|bilateral|left and right|right and left)\b")


def against(meaning: Meaning, fact: Fact, entry: Entry) -> str:
    """Why the words of an entry forbid to take what its codes mean for a fact; nothing where they do not."""
    words = f"{entry.words} {entry.at_words}".lower()
    if meaning.kind is Kind.OBSERVATION:
        return _against_score(fact, entry, words) if meaning.lowest else ""
    if denied := _DENIED.search(words):
        return f'its words say "{denied[0]}"'
    if meaning.kind is not Kind.PARENT and _FAMILY.search(words) and not _FAMILY.search(fact.label.lower()):
        return "its words speak of the family"
    if meaning.kind is Kind.PROCEDURE and _SIDED.search(words) and not _BOTH.search(words):
        return "its words speak of one side"
    return ""


def _against_score(fact: Fact, entry: Entry, words: str) -> str:
    others = next((others for place, others in _PLACES.items() if fact.id.endswith(place)), "")
    if others and (elsewhere := re.search(others, words)):
        return f"it names another place, {elsewhere[0]}"
    if one := [found for found in _VERTEBRAE.findall(words) if len(found) == _ONE]:
        return f"it names one vertebra, {one[0]}"
    said = {letter.lower() for letter in _SCORE.findall(f"{entry.words} {entry.unit} {entry.unit_words}")}
    if fact.scale and said - {fact.scale[0].lower()}:
        return "its words speak of another score"
    return ""
