"""Texts for the person that take more than seven years of school to read."""

import re
from collections.abc import Iterator
from typing import Final

from bonebrief.authoring.checking.page import page
from bonebrief.authoring.checking.samples import PREVENTING_FALLS
from bonebrief.authoring.checking.wording.said import said, sentences
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.problem import Code, Problem

YEARS_AT_SCHOOL: Final = 7.5
_HARD: Final = 4
"""Syllables of a word that is named as a hard one."""

PAGES: Final = (
    page(
        Code.HARD_TO_READ,
        does=f"Finds `patient` texts that take more than {YEARS_AT_SCHOOL} years of school, by Flesch and Kincaid.",
        why="A twelve-year-old can read the others; many grown-ups, and everybody who is worried, read no better.",
        bad=PREVENTING_FALLS.replace(
            "Ask how to prevent a fall.",
            "Inquire about multifactorial interventions.",
        ),
        good=PREVENTING_FALLS,
    ),
)


def hard_texts(knowledge: Knowledge) -> Iterator[Problem]:
    """Find texts for the person that a twelve-year-old would not read."""
    for one in said(knowledge, "patient"):
        years = grade(one.text)
        if years > YEARS_AT_SCHOOL:
            hard = sorted({word.lower() for word in _words(one.text) if _syllables(word) >= _HARD})
            which = f" Long words are {', '.join(hard)}." if hard else ""
            what = f"`patient` takes {years:.0f} years of school to read; {YEARS_AT_SCHOOL} is the most."
            yield Problem(Code.HARD_TO_READ, one.place, what, f"Use short words and short sentences.{which}")


def grade(text: str) -> float:
    """The Flesch-Kincaid grade: the years at school that reading takes; twelve-year-olds have six or seven."""
    words = _words(text)
    if not words:
        return 0.0
    syllables = sum(map(_syllables, words))
    return 0.39 * len(words) / len(sentences(text)) + 11.8 * syllables / len(words) - 15.59


def _words(text: str) -> list[str]:
    return re.findall(r"[A-Za-z']+", re.sub(r"\{[^}]*\}", "", text))


def _syllables(word: str) -> int:
    return max(1, len(re.findall(r"[aeiouy]+", re.sub(r"e\b", "", word.lower()))))
