"""One interview under way: actions are applied and kept, and what they bring under the rules is noticed at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from textwrap import shorten
from typing import Final, Protocol

from bonebrief.interview.action import Action, Record
from bonebrief.interview.keeping.journal import Keeper
from bonebrief.interview.report.proposal import OFFERED_AFTER, Proposal, Reports
from bonebrief.interview.state import Interview, apply
from bonebrief.machine.catalogue import _
from bonebrief.machine.error import BoneBriefError

_LEAST_LINES: Final = 2
_SAID: Final = 3
"""How many headings are said aloud."""


@dataclass(frozen=True, slots=True)
class Urgent:
    """A point that cannot wait for the end: what it is, what to do, and why."""

    id: str
    title: str
    text: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """The talks so far: how many of each priority, by its word and the most pressing first, and the urgent points.

    `headings`: what the talks are about, in the same order. `alarms`: beside an urgent point, the questions whose
    answers could raise another one.
    """

    counts: tuple[tuple[str, int], ...] = ()
    urgent: tuple[Urgent, ...] = ()
    alarms: frozenset[str] = frozenset()
    headings: tuple[str, ...] = ()

    def since(self, before: "Standing") -> str:
        """The counts, and what is new since another standing: who listens has heard the rest."""
        new = [heading for heading in self.headings if heading not in before.headings]
        said = [_("New: {headings}.").format(headings=_first(new, _SAID))] if new else []
        return " ".join([f"{self._counted}.", *said])

    def lines(self, width: int) -> tuple[str, ...]:
        """The same in one line no wider than this, or two where not one heading fits beside the counts.

        Where these alone are wider, they stand without words.
        """
        if not self.headings:
            return (f"{self._counted}.",)
        beside = _fitting(self.headings, width - len(self._counted) - 2)
        if beside:
            return (f"{self._counted}: {beside}",)
        counted = self._counted if len(self._counted) < width else self._points
        first = f"{shorten(self.headings[0], width - 2, placeholder='')} …"
        return f"{counted}:", _fitting(self.headings, width) or first

    @property
    def _counted(self) -> str:
        return _("So far: {points}").format(points=self._points or _("no point"))

    @property
    def _points(self) -> str:
        return ", ".join(f"{count} {word}" for word, count in self.counts)


def _fitting(headings: Sequence[str], width: int) -> str:
    """As many of the first headings as fit into a line, and how many more there are; empty if none does."""
    some = (_first(headings, count) for count in range(len(headings), 0, -1))
    return next((text for text in some if len(text) <= width), "")


def _first(headings: Sequence[str], count: int) -> str:
    left = len(headings) - count
    return "; ".join([*headings[:count], *([_("{count} more").format(count=left)] if left > 0 else [])])


class Meaning(Protocol):
    """What the rules make of the answers; the interview only passes it on."""

    def standing(self, interview: Interview) -> Standing: ...

    def could_change(self, interview: Interview) -> Mapping[str, str]:
        """By question without an answer: what its answer could bring, in words; the most consequential first."""
        ...


@dataclass
class Conversation:
    """The interview as it stands, who keeps it, what it means, and who reads a report if there is one.

    What was pasted stays at hand, and nowhere else, as long as this lasts: a report may come in parts.
    """

    interview: Interview
    keeper: Keeper
    meaning: Meaning
    reports: Reports | None = None
    standing: Standing = field(default_factory=Standing)
    _judged: bool = False
    _stop_is_owed: bool = False
    _before: str = ""

    @property
    def shown_standing(self) -> Standing | None:
        """How things stand; None as long as there are answers and the rules have seen none of them."""
        return self.standing if self._judged or not self.interview.answers else None

    def act(self, action: Action) -> str:
        """Apply an action and keep it; return trouble with keeping it, in words.

        Raises:
            ImpossibleActionError: it does not fit; nothing has changed.
        """
        self.interview = apply(self.interview, action)
        return self.keeper.keep(action)

    def notice(self) -> tuple[Urgent, ...]:
        """Bring the standing up to date; return the urgent points that are new in it."""
        known = {point.id for point in self.standing.urgent}
        self.standing, self._judged = self.meaning.standing(self.interview), True
        urgent = tuple(point for point in self.standing.urgent if point.id not in known)
        self._stop_is_owed = self._stop_is_owed or bool(urgent)
        return urgent

    def offers_report(self, action: Action) -> Reports | None:
        """Who reads a report, if one may be pasted now: right after the answer that there was a scan."""
        is_scan = isinstance(action, Record) and (action.fact, action.answer.value) == OFFERED_AFTER
        return self.reports if is_scan else None

    def pasted(self, text: str) -> Proposal | None:
        """What a text proposes that was pasted where an answer was asked for; None unless it reads as a report."""
        if self.reports is None or len(text.strip().splitlines()) < _LEAST_LINES:
            return None
        try:
            proposal = self.read(text)
        except BoneBriefError:
            return None
        return proposal if proposal.is_one else None

    def read(self, text: str) -> Proposal:
        """What a pasted text proposes: by itself, or else as the next part of what was pasted before it.

        Raises:
            BoneBriefError: it is too long.
        """
        assert self.reports is not None
        lines, before = text.replace("\r\n", "\n").replace("\r", "\n").strip(), self._before
        self._before, proposal = lines, self.reports.pasted(lines)
        if proposal.rows or not before:
            return proposal
        together = f"{before}\n{lines}"
        whole = self.reports.pasted(together)
        if len(whole.rows) <= len(self.reports.pasted(before).rows):
            return proposal
        self._before = together
        return whole

    def offers_to_stop(self) -> bool:
        """Whether to offer to stop now: once after what is urgent, when the next question asks for no other alarm."""
        if not self._stop_is_owed or self.interview.current in self.standing.alarms:
            return False
        self._stop_is_owed = False
        return True
