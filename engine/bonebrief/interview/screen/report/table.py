"""The screen on which everything that a report says is looked over at once; nothing is recorded before Enter."""

from collections.abc import Callable
from dataclasses import dataclass

from bonebrief.interview.action import Action
from bonebrief.interview.report.confirm import (
    NOTHING_MARKED,
    TITLE,
    Row,
    asks,
    row_words,
    taken,
    toggled,
    turned,
    wrong,
)
from bonebrief.interview.report.proposal import Proposal
from bonebrief.interview.screen.layout import Hint, Paragraph, View
from bonebrief.interview.screen.pick import Pick, press
from bonebrief.interview.state import Interview
from bonebrief.machine.catalogue import N_, _

_HINTS = (
    Hint(N_("Enter"), N_("take ticked"), 0),
    Hint(N_("Space"), N_("tick"), 1),
    Hint(N_("number"), N_("change"), 2),
    Hint("-", N_("sign"), 3),
    Hint("←", N_("by hand"), 4),
    Hint(N_("Ctrl-C"), N_("leave"), 5),
)
_HOW = N_("What is sure is ticked. Please look at the others, or leave them.")


@dataclass(frozen=True, slots=True)
class Then:
    """What becomes of the table: the answers of its ticked rows, one row to be changed, going on without, leaving."""

    take: Callable[[tuple[Action, ...]], None]
    edit: Callable[[tuple[Row, ...], int], None]
    without: Callable[[], None]
    leave: Callable[[], None]


class Table:
    """The rows with their ticks; `mark` is the one that the keys are for."""

    def __init__(
        self,
        interview: Interview,
        rows: tuple[Row, ...],
        proposal: Proposal,
        then: Then,
        mark: int = 0,
    ) -> None:
        self._interview = interview
        self._rows = rows
        self._proposal = proposal
        self._then = then
        self._mark = mark
        self._typed = ""
        self._say = ""
        self._seen: frozenset[int] | None = None

    def view(self) -> View:
        head = (
            Paragraph(_(TITLE).format(what=_(self._proposal.what)), "title"),
            Paragraph(_(_HOW), "quiet"),
            *(Paragraph(note, "quiet") for note in self._proposal.notes),
        )
        return View(head, self._pick(), _HINTS, say=self._say, drawn=self._saw)

    def _saw(self, rows: frozenset[int]) -> None:
        self._seen = rows if self._seen is None else self._seen | rows

    def press(self, key: str) -> None:
        self._say = ""
        if key.isdecimal() and key.isascii() and len(key) == 1:
            self._number(self._typed + key)
            return
        typed, self._typed = self._typed, ""
        match key:
            case "c-c":
                self._then.leave()
            case "escape" | "left" | "s-tab":
                self._then.without()
            case "enter" if typed:
                self._edit(int(typed) - 1)
            case "enter":
                self._enter()
            case " ":
                self._tick()
            case "-" | "−":
                self._turn()
            case _:
                moved = press(self._pick(), key)
                self._mark = self._mark if moved.mark is None else moved.mark
                self._say = _("That key means nothing here. Nothing was recorded.") if moved.mark is None else ""

    def paste(self, text: str) -> None:
        self._say = _("Nothing can be pasted here. Nothing was recorded.")

    def _pick(self) -> Pick:
        words = tuple(row_words(self._interview, row) for row in self._rows)
        ticked = frozenset(number for number, row in enumerate(self._rows) if row.marked)
        return Pick(words, tickable=len(words), mark=self._mark, ticked=ticked)

    def _number(self, typed: str) -> None:
        """Open the row of a number, as soon as no other can be meant."""
        number = int(typed)
        if not 1 <= number <= len(self._rows):
            self._typed, self._say = "", _("Please choose a number from 1 to {count}.").format(count=len(self._rows))
        elif number * 10 > len(self._rows):
            self._edit(number - 1)
        else:
            self._typed, self._mark = typed, number - 1
            self._say = _("Row {number}: Enter opens it.").format(number=number)

    def _edit(self, place: int) -> None:
        self._then.edit(self._rows, place)

    def _tick(self) -> None:
        """Tick a row, or not any more; one whose value its question would ask about is opened instead."""
        row = self._rows[self._mark]
        if not row.marked and asks(self._interview, row):
            self._edit(self._mark)
        else:
            self._put(toggled(row))

    def _put(self, row: Row) -> None:
        self._rows = tuple(row if place == self._mark else other for place, other in enumerate(self._rows))

    def _turn(self) -> None:
        row = self._rows[self._mark]
        fact = self._interview.knowledge.dictionary[row.proposed.fact]
        other = turned(row, fact)
        if other is None:
            self._say = _("{label} has no sign to be turned.").format(label=fact.label)
        else:
            self._put(other)

    def _unseen(self) -> int | None:
        """The first ticked row that there was no room for so far."""
        ticked = (number for number, row in enumerate(self._rows) if row.marked)
        return next((number for number in ticked if self._seen is not None and number not in self._seen), None)

    def _enter(self) -> None:
        """Record what is ticked, once all of it was seen."""
        unseen = self._unseen()
        if unseen is not None:
            self._mark, self._say = unseen, _("More rows are ticked than were shown. Look at these, then press Enter.")
            return
        actions = tuple(taken(self._interview, self._rows))
        if said := wrong(self._interview, self._rows):
            self._say = f"{said} {_('Nothing was recorded.')}"
        elif not actions:
            self._say = f"{_(NOTHING_MARKED)} {_('Space ticks a row, ← goes on without them.')}"
        else:
            self._then.take(actions)
