"""A test in a clinician's words: answers, and what must come of them."""

from collections.abc import Mapping
from dataclasses import dataclass

from bonebrief.knowledge.rule import Priority
from bonebrief.language.answer import Answer
from bonebrief.language.problem import Place
from bonebrief.language.truth import Truth


@dataclass(frozen=True, slots=True)
class Expectation:
    """What an example promises; None where it says nothing. A point's None means unknown, NOT_RAISED not there."""

    findings: Mapping[str, Truth]
    points: Mapping[str, Priority | bool | None]
    density: str | None
    order: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Example:
    """A test in a clinician's words: answers, and what must come of them."""

    name: str
    given: Mapping[str, Answer]
    expect: Expectation
    place: Place
