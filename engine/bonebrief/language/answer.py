"""What a person said to a question: a value, or why there is none."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from bonebrief.language.value import Value


class Status(Enum):
    """What became of a question: a value, "don't know", left out by the person, closed, or still to come."""

    ANSWERED = "answered"
    UNKNOWN = "unknown"
    SKIPPED = "skipped"
    NOT_ASKED = "not_asked"
    PENDING = "pending"


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as given; only ANSWERED has a value.

    `kept`: the conflicts with other answers, by id, that the person was asked about and that change nothing.
    """

    status: Status
    value: Value | None = None
    kept: frozenset[str] = frozenset()


Answers = Mapping[str, Answer]
