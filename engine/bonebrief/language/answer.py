"""What a person said to a question: a value, or why there is none."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from bonebrief.language.value import Partly, Seen, Value


class Status(Enum):
    """What became of a question: a value, "don't know", left out by the person, closed, or still to come.

    RECORDED: a health record has a value, which nobody confirmed; of a several-choice question it has a part at most.
    TAKEN: its value follows from answers to later questions. CONTRADICTED: it and another answer cannot both be so.
    """

    ANSWERED = "answered"
    RECORDED = "recorded"
    TAKEN = "taken"
    CONTRADICTED = "contradicted"
    UNKNOWN = "unknown"
    SKIPPED = "skipped"
    NOT_ASKED = "not_asked"
    PENDING = "pending"


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as given; only what is ANSWERED or RECORDED has a value.

    `origin`: where in a record it stands, from when it is and in what words. `kept`: the conflicts with other answers,
    by id, that the person was asked about and that change nothing. One that `yields` was said to be the wrong one,
    where it contradicts what opens its question: it is left out there. `said`: a number as the person wrote it, in
    another unit than the fact's.
    """

    status: Status
    value: Value | None = None
    kept: frozenset[str] = frozenset()
    yields: bool = False
    origin: str = ""
    said: str = field(default="", compare=False)

    @property
    def seen(self) -> Seen | None:
        """What it says: of several words in a record, that these are among them."""
        recorded = self.status is Status.RECORDED and isinstance(self.value, tuple)
        return Partly(self.value) if recorded and isinstance(self.value, tuple) else self.value


Answers = Mapping[str, Answer]
