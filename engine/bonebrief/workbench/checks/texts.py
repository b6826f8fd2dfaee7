"""Texts that are too long to be read at a visit."""

import re
from collections.abc import Iterator

from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.problem import Code, Problem
from bonebrief.knowledge.rule import Point

LONGEST_TITLE = 80
MOST_SENTENCES = {"say": 3, "patient": 4}
_END = re.compile(r"(?<=[.?!])\s+(?=[A-Z])")


def long_texts(knowledge: Knowledge) -> Iterator[Problem]:
    """A title takes at most 80 characters, `say` three sentences and `patient` four."""
    for point in knowledge.points.values():
        if len(point.title) > LONGEST_TITLE:
            yield _too_long(point, f"The title has {len(point.title)} characters; {LONGEST_TITLE} is the most.")
        for key, most in MOST_SENTENCES.items():
            text = point.say.text if key == "say" else point.patient.text
            count = len(_END.split(text))
            if count > most:
                yield _too_long(point, f'"{key}" has {count} sentences; {most} is the most.')


def _too_long(point: Point, what: str) -> Problem:
    return Problem(Code.LONG_TEXT, point.place, what, "Say it shorter, or make a second point of it.")
