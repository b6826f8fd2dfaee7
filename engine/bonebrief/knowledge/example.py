"""An example: a test of the rules in a clinician's words, kept beside them."""

from collections.abc import Mapping
from dataclasses import dataclass

from bonebrief.knowledge.rule import PointOutcome
from bonebrief.language.answer import Answer
from bonebrief.language.problem import Place
from bonebrief.language.truth import Truth


@dataclass(frozen=True, slots=True)
class Expectation:
    """What an example promises, by id of finding and point; of density and order None where it says nothing.

    A finding's None means that it is unknown; `order` has every raised point, as they stand in the brief.
    """

    findings: Mapping[str, Truth]
    points: Mapping[str, PointOutcome]
    density: str | None
    order: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Example:
    """A test in a clinician's words: answers, and what must come of them."""

    name: str
    given: Mapping[str, Answer]
    expect: Expectation
    place: Place
