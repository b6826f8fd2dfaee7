"""What became of a question, in words: the three places in which it is said need three wordings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bonebrief.language.answer import Status
from bonebrief.machine.catalogue import N_, _


@dataclass(frozen=True, slots=True)
class StatusWords:
    """A status behind a number (`2 not known`), as an answer in a brief, and to the person who is being asked.

    Nothing where it cannot be: what is answered shows its answer, and an interview says nothing of what it left out.
    """

    _counted: str
    _in_brief: str
    _in_interview: str

    @property
    def counted(self) -> str:
        return _(self._counted)

    @property
    def in_brief(self) -> str:
        return _(self._in_brief)

    @property
    def in_interview(self) -> str:
        return _(self._in_interview)


STATUS_WORDS: Final[Mapping[Status, StatusWords]] = {
    Status.ANSWERED: StatusWords(N_("answered"), "", ""),
    Status.RECORDED: StatusWords(N_("from a record"), N_("from a record"), N_("from a record")),
    Status.TAKEN: StatusWords(N_("taken from other answers"), "", ""),
    Status.CONTRADICTED: StatusWords(N_("contradicted"), N_("contradicted"), ""),
    Status.UNKNOWN: StatusWords(N_("not known"), N_("don't know"), N_("don't know")),
    Status.SKIPPED: StatusWords(N_("skipped"), N_("skipped"), N_("skipped")),
    Status.PENDING: StatusWords(N_("without an answer yet"), N_("no answer yet"), N_("not answered yet")),
    Status.NOT_ASKED: StatusWords(N_("not asked"), N_("not asked"), ""),
}
"""In the order in which a brief counts them."""

_LABELS: Final = 3


def taken_from(labels: Sequence[str]) -> str:
    """From which answers a value was taken, by their labels: `taken from: Kind of scan; T-score, total hip`."""
    first, more = "; ".join(labels[:_LABELS]), len(labels) - _LABELS
    if more > 0:
        return _("taken from: {labels}; and {more} more").format(labels=first, more=more)
    return _("taken from: {labels}").format(labels=first)
