"""What a person said to a question: a value, or why there is none."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from bonebrief.language.value import Value


class Status(Enum):
    """What became of a question: a value, "don't know", left out by the person, closed, or still to come.

    TAKEN: its value follows from answers to later questions. CONTRADICTED: it and another answer cannot both be so.
    """

    ANSWERED = "answered"
    TAKEN = "taken"
    CONTRADICTED = "contradicted"
    UNKNOWN = "unknown"
    SKIPPED = "skipped"
    NOT_ASKED = "not_asked"
    PENDING = "pending"


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as given; only ANSWERED has a value.

    `kept`: the conflicts with other answers, by id, that the person was asked about and that change nothing. One that
    `yields` was said to be the wrong one, where it contradicts what opens its question: it is left out there.
    `said`: a number as the person wrote it, where that was in another unit than the fact's.
    """

    status: Status
    value: Value | None = None
    kept: frozenset[str] = frozenset()
    yields: bool = False
    said: str = field(default="", compare=False)


Answers = Mapping[str, Answer]
