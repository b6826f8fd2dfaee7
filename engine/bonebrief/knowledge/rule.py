"""What clinicians write: findings, points to discuss, the rules that raise them, examples and sources."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from bonebrief.knowledge.answer import Answer
from bonebrief.knowledge.condition import Condition
from bonebrief.knowledge.problem import Place
from bonebrief.knowledge.template import Template
from bonebrief.knowledge.truth import Truth


class Priority(IntEnum):
    """How soon a point is raised; a larger one comes first."""

    NOTE = 1
    ROUTINE = 2
    HIGH = 3
    URGENT = 4

    @property
    def word(self) -> str:
        return self.name.lower()


CATEGORIES = (
    "normal",
    "low_bone_mass",
    "osteoporosis",
    "within_expected_range_for_age",
    "below_expected_range_for_age",
    "not_classified",
)


@dataclass(frozen=True, slots=True)
class Source:
    """A publication that rules rest on, and when somebody last looked whether it still holds."""

    id: str
    title: str
    organisation: str
    year: str
    where: str
    reviewed: date
    review_by: date
    place: Place


@dataclass(frozen=True, slots=True)
class Citation:
    """A source, and the part of it that is meant."""

    source: str
    part: str = ""

    def __str__(self) -> str:
        return f"{self.source}, {self.part}" if self.part else self.source


@dataclass(frozen=True, slots=True)
class Rule:
    """One condition that concludes something, with the sources and the rows of evidence it rests on.

    `verify` says what a clinician has still to hold against the publication; empty where nothing is.
    """

    id: str
    when: Condition
    sources: tuple[Citation, ...]
    place: Place
    evidence: tuple[str, ...] = ()
    verify: str = ""

    @property
    def owner(self) -> str:
        """The finding or point it concludes."""
        return self.id.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Density:
    """The bone-density class that a finding stands for, and the facts that give its value and site."""

    category: str
    basis: str
    value: str | None
    site: str | None


@dataclass(frozen=True, slots=True)
class Finding:
    """A named conclusion: true if any of its rules is, false if all are false, else unknown."""

    id: str
    title: str
    rules: tuple[Rule, ...]
    density: Density | None
    place: Place


@dataclass(frozen=True, slots=True)
class Raise:
    """A rule that raises a point at a priority, and the reason it gives."""

    rule: Rule
    priority: Priority
    because: Template


@dataclass(frozen=True, slots=True)
class Point:
    """Something to discuss: for the clinician (`say`) and for the person (`patient`)."""

    id: str
    title: str
    say: Template
    patient: Template
    raises: tuple[Raise, ...]
    place: Place


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


@dataclass(frozen=True, slots=True)
class Topic:
    """One file of rules; its points step back (become notes) while another point is urgent if `steps_back`."""

    id: str
    title: str
    about: str
    steps_back: bool
    findings: tuple[Finding, ...]
    points: tuple[Point, ...]
    examples: tuple[Example, ...]

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Every rule of the file: those of findings, then those that raise points."""
        found = [rule for finding in self.findings for rule in finding.rules]
        return (*found, *(entry.rule for point in self.points for entry in point.raises))
