"""What a report or a record proposes as answers, as the interview knows it: whoever read it stands elsewhere."""

from dataclasses import dataclass
from typing import Final, Protocol

from bonebrief.language.value import Value
from bonebrief.machine.catalogue import N_, _

OFFERED_AFTER: Final = ("scan_done", "yes")
"""The question and the answer after which the person may paste a report."""


@dataclass(frozen=True, slots=True)
class Other:
    """Another value that is printed for the same answer, and what tells it apart."""

    value: Value
    words: str


@dataclass(frozen=True, slots=True)
class Proposed:
    """An answer that a report gives: the line, counted from 1, its text, and the characters of the value in it.

    `doubt`: why it is not sure, as a clause; empty where it is. `signed`: no minus sign can have been lost. `origin`:
    where it stands, if not in a line of a report.
    """

    fact: str
    value: Value
    line: int
    text: str
    start: int
    end: int
    doubt: str = ""
    signed: bool = False
    others: tuple[Other, ...] = ()
    origin: str = ""

    @property
    def comes_from(self) -> str:
        """Where it stands, as it is kept beside the answer: `report, line 3`."""
        return self.origin or _("report, line {number}").format(number=self.line)


@dataclass(frozen=True, slots=True)
class Proposal:
    """Everything that a report proposes; `notes`: what was refused in it, in sentences; `what` it is that proposes.

    `is_one`: the text is that of a report, because something in it is an answer or was refused.
    """

    rows: tuple[Proposed, ...]
    notes: tuple[str, ...] = ()
    what: str = N_("report")
    is_one: bool = True

    def beside(self, other: "Proposal | None") -> "Proposal":
        """Both together; where both have an answer, this one's counts."""
        if other is None:
            return self
        mine = {row.fact for row in self.rows}
        rows = (*self.rows, *(row for row in other.rows if row.fact not in mine))
        return Proposal(
            rows, (*self.notes, *other.notes), _("{one} and the {other}").format(one=_(self.what), other=_(other.what))
        )


class Reports(Protocol):
    """Reads reports.

    Raises:
        BoneBriefError: there is none to be read; the message says why.
    """

    def pasted(self, text: str) -> Proposal: ...

    def named(self, name: str) -> Proposal: ...

    def is_name(self, line: str) -> bool:
        """Whether a line that somebody typed is the name of a file that is there."""
        ...
