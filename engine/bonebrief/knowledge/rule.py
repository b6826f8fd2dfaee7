"""The rules: findings, points to discuss, and the conditions that make the ones true and raise the others."""

from dataclasses import dataclass
from enum import Enum, IntEnum

from bonebrief.knowledge.sources import Citation
from bonebrief.knowledge.table import Row, Table
from bonebrief.language.condition import Condition, findings_read
from bonebrief.language.problem import Place
from bonebrief.language.template import Template


class Priority(IntEnum):
    """How soon a point is raised; a larger one comes first."""

    NOTE = 1
    ROUTINE = 2
    HIGH = 3
    URGENT = 4

    @property
    def word(self) -> str:
        """As it stands under `priority:` and in a brief."""
        return self.name.lower()


class Unraised(Enum):
    """What becomes of a point that no rule raises: NO rule can, or it is UNKNOWN for want of an answer."""

    NO = "no"
    UNKNOWN = "unknown"

    @property
    def word(self) -> str:
        """As it stands among the expectations of an example."""
        return self.value


PointOutcome = Priority | Unraised
"""What becomes of a point for one person: the priority at which it is raised, or why it is not."""


class Stage(IntEnum):
    """The place of a point in the talk of a visit; among points of one priority the smaller stage comes first."""

    ALARM = 1
    SETTLE = 2
    RISK = 3
    DECIDE = 4
    MEDICINE = 5
    HABITS = 6
    FOLLOW_UP = 7

    @property
    def word(self) -> str:
        return self.name.lower()

    @property
    def meaning(self) -> str:
        """What belongs there, in a few words."""
        return STAGE_MEANINGS[self]


STAGE_MEANINGS = {
    Stage.ALARM: "a sign that needs attention before all else",
    Stage.SETTLE: "what must be settled: a fracture, a cause, a score to check",
    Stage.RISK: "how high the risk is",
    Stage.DECIDE: "what to decide",
    Stage.MEDICINE: "medicines that are taken now",
    Stage.HABITS: "what the person does for bone every day",
    Stage.FOLLOW_UP: "when to look again, and what to keep in mind",
}

CATEGORIES = (
    "normal",
    "low_bone_mass",
    "osteoporosis",
    "within_expected_range_for_age",
    "below_expected_range_for_age",
    "not_classified",
)


@dataclass(frozen=True, slots=True)
class Rule:
    """One condition that concludes something, with the sources and the rows of evidence it rests on.

    `verify` says what a clinician has still to hold against the publication; empty where nothing is. `table`: the one
    that it was written as, of which it has these `rows`, and other rules the others.
    """

    id: str
    when: Condition
    sources: tuple[Citation, ...]
    place: Place
    evidence: tuple[str, ...] = ()
    verify: str = ""
    table: Table | None = None
    rows: tuple[Row, ...] = ()

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
    """A named conclusion: true if any of its rules is, false if all are false, else unknown.

    The one that `allows_calm` must be true for every calm point, and is joined to their rules when they are loaded.
    """

    id: str
    title: str
    rules: tuple[Rule, ...]
    density: Density | None
    place: Place
    allows_calm: bool = False

    @property
    def reads(self) -> tuple[str, ...]:
        """The findings that its rules name, each once."""
        return tuple(dict.fromkeys(name for rule in self.rules for name in findings_read(rule.when)))


@dataclass(frozen=True, slots=True)
class Raise:
    """A rule that raises a point at a priority, and the reason it gives; `calm` if it reassures."""

    rule: Rule
    priority: Priority
    because: Template
    calm: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """Something to discuss: for the clinician (`say`) and for the person (`patient`).

    `talk` is its place in the visit; points with the same `together` are one talk, under that heading. `written`: the
    text for the person as it was first written, where this one is in another language.
    """

    id: str
    title: str
    say: Template
    patient: Template
    raises: tuple[Raise, ...]
    place: Place
    talk: Stage | None = None
    together: str = ""
    written: str = ""

    @property
    def texts(self) -> tuple[Template, ...]:
        """All that is said with it: to the clinician, to the person, and each reason."""
        return (self.say, self.patient, *(entry.because for entry in self.raises))
