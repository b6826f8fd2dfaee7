"""What came of a claim about everybody: proved, refuted with people, or not decided within the limit."""

from dataclasses import dataclass, field
from enum import Enum

from bonebrief.language.answer import Answers
from bonebrief.language.problem import Place


class Outcome(Enum):
    """PROVED: of everybody. REFUTED: by the people who are shown. UNDECIDED: neither, and it is said why."""

    PROVED = "proved"
    REFUTED = "refuted"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Shown:
    """Somebody who shows something: what, their answers, and those that differ where they are compared with another."""

    what: str
    answers: Answers
    changed: Answers | None = None


@dataclass(frozen=True, slots=True)
class Excepted:
    """An exception of a law: why, whether it is a fault to be mended, who needs it (None: nobody), and where it is."""

    reason: str
    fault: bool
    shown: Shown | None
    where: Place


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of one claim, and the seconds of the processor that it took. `left` says why it was not decided."""

    claim: str
    title: str
    outcome: Outcome
    where: Place
    shown: tuple[Shown, ...] = ()
    excepted: tuple[Excepted, ...] = ()
    left: str = ""
    seconds: float = field(default=0.0, compare=False)
