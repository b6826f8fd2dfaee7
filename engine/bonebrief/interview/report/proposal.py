"""What a report proposes as answers, as the interview knows it: whoever read the report stands elsewhere."""

from dataclasses import dataclass
from typing import Final, Protocol

from bonebrief.language.value import Value

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

    `doubt`: why it is not sure, as a clause; empty where it is. `signed`: no minus sign can have been lost.
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


@dataclass(frozen=True, slots=True)
class Proposal:
    """Everything that a report proposes; `notes`: what was refused in it, in sentences."""

    rows: tuple[Proposed, ...]
    notes: tuple[str, ...] = ()


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
