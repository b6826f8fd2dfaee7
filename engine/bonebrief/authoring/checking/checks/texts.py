"""Texts that are too long to be read at a visit, or on the screen."""

import re
from collections.abc import Iterator
from typing import Final

from bonebrief.authoring.checking.page import page
from bonebrief.authoring.checking.samples import PREVENTING_FALLS
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.rule import Point
from bonebrief.language.fact import Fact
from bonebrief.language.problem import Code, Place, Problem

LONGEST_TITLE, LONGEST_QUESTION, LONGEST_LABEL = 80, 140, 28
MOST_SENTENCES = {"say": 3, "patient": 4}
_END = re.compile(r"(?<=[.?!])\s+(?=[A-Z])")

PAGES: Final = (
    page(
        Code.LONG_TEXT,
        does="""Finds titles over 80 characters, `say` over three sentences, `patient` over four, questions over 140
            characters and their labels over 28.""",
        why="A brief is read in minutes, at a visit, and a question in seconds.",
        bad=PREVENTING_FALLS.replace("Ask about falls.", "Ask about falls. Ask where. Ask when. Ask why."),
        good=PREVENTING_FALLS.replace("Ask about falls.", "Ask about falls: where, when, and why."),
    ),
)


def long_texts(knowledge: Knowledge) -> Iterator[Problem]:
    """Find titles, questions and labels with too many characters, and points with too many sentences."""
    for fact in knowledge.dictionary.values():
        yield from _of_question(fact)
    for point in knowledge.points.values():
        yield from _of_point(point)


def _of_question(fact: Fact) -> Iterator[Problem]:
    if fact.asking:
        yield from _too_long(
            fact.place, "question", fact.asking.words, LONGEST_QUESTION, "Move a part of it to `help`."
        )
        yield from _too_long(fact.place, "label", fact.label, LONGEST_LABEL, "Use fewer words: it stands in tables.")


def _of_point(point: Point) -> Iterator[Problem]:
    fix = "Say it shorter, or make a second point of it."
    yield from _too_long(point.place, "title", point.title, LONGEST_TITLE, fix)
    for key, text in (("say", point.say.text), ("patient", point.patient.text)):
        sentences, most = len(_END.split(text)), MOST_SENTENCES[key]
        if sentences > most:
            what = f'"{key}" has {sentences} sentences; {most} is the most.'
            yield Problem(Code.LONG_TEXT, point.place, what, fix)


def _too_long(place: Place, name: str, text: str, most: int, fix: str) -> Iterator[Problem]:
    if len(text) > most:
        yield Problem(Code.LONG_TEXT, place, f"The {name} has {len(text)} characters; {most} is the most.", fix)
