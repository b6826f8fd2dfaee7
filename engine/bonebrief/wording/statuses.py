"""What became of a question, in words: the three places in which it is said need three wordings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bonebrief.language.answer import Status


@dataclass(frozen=True, slots=True)
class StatusWords:
    """A status behind a number (`2 not known`), as an answer in a brief, and to the person who is being asked.

    Nothing where it cannot be: what is answered shows its answer, and an interview says nothing of what it left out.
    """

    counted: str
    in_brief: str
    in_interview: str


STATUS_WORDS: Final[Mapping[Status, StatusWords]] = {
    Status.ANSWERED: StatusWords("answered", "", ""),
    Status.RECORDED: StatusWords("from a record", "from a record", "from a record"),
    Status.TAKEN: StatusWords("taken from other answers", "", ""),
    Status.CONTRADICTED: StatusWords("contradicted", "contradicted", ""),
    Status.UNKNOWN: StatusWords("not known", "don't know", "don't know"),
    Status.SKIPPED: StatusWords("skipped", "skipped", "skipped"),
    Status.PENDING: StatusWords("without an answer yet", "no answer yet", "not answered yet"),
    Status.NOT_ASKED: StatusWords("not asked", "not asked", ""),
}
"""In the order in which a brief counts them."""

_LABELS: Final = 3


def taken_from(labels: Sequence[str]) -> str:
    """From which answers a value was taken, by their labels: `taken from: Kind of scan; T-score, total hip`."""
    more = len(labels) - _LABELS
    return f"taken from: {'; '.join(labels[:_LABELS])}{f'; and {more} more' if more > 0 else ''}"
