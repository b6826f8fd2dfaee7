"""A report in lines: pasted or named, looked over row by row in words, and nothing recorded before Enter."""

from dataclasses import replace
from typing import Final, Protocol

from bonebrief.interview.action import Action
from bonebrief.interview.report.confirm import (
    NOTHING_MARKED,
    OFFER,
    TITLE,
    Row,
    row_words,
    rows_of,
    taken,
    turned,
    with_value,
    wrong,
)
from bonebrief.interview.report.proposal import Proposal, Reports
from bonebrief.interview.state import Interview, complaint
from bonebrief.interview.typed import Meant, numbered, read_line
from bonebrief.language.value import with_unit
from bonebrief.machine.catalogue import N_, T_, _, words_meant
from bonebrief.machine.error import BoneBriefError

_END: Final = "."
_MOST_LINES: Final = 4000
_HOW: Final = N_(
    "Press Enter to take over the marked rows. Type a row's number to change, mark or leave it out, a minus and the "
    "number to turn its sign, or none to type the numbers yourself. Nothing is recorded yet."
)
_NONE: Final = T_("none")
_YES: Final = T_("yes|y")
_NO: Final = T_("no|n")


class Lines(Protocol):
    """Where lines come from and go to."""

    def say(self, text: str) -> None: ...

    def read(self) -> str:
        """One line from the person.

        Raises:
            EOFError: there is none any more.
        """
        ...


def offered(lines: Lines, reports: Reports) -> Proposal | None:
    """Take a report from somebody who types or pastes lines; None if they go on without."""
    lines.say(f"\n{_(OFFER)} {_('After a pasted report type a line with only a full stop.')}")
    while first := lines.read():
        try:
            return reports.named(first) if reports.is_name(first) else reports.pasted(_pasted(lines, first))
        except BoneBriefError as error:
            lines.say(f"{error} {_('Name another file, paste the report, or press Enter.')}")
    return None


def confirmed(lines: Lines, interview: Interview, proposal: Proposal) -> tuple[Action, ...]:
    """Let the person look over what a report proposes; what is to be recorded of it, nothing if they say so."""
    for note in proposal.notes:
        lines.say(note)
    rows = rows_of(interview, proposal)
    if not rows:
        return ()
    lines.say(f"\n{_(TITLE).format(what=_(proposal.what))}")
    while True:
        for number, row in enumerate(rows, 1):
            marked = _("marked") if row.marked else _("not marked")
            lines.say(f"  {number}) {marked}: {row_words(interview, row)}")
        lines.say(_(_HOW))
        done, rows = _looked_over(lines, interview, rows)
        if done is not None:
            return done


def _looked_over(
    lines: Lines, interview: Interview, rows: tuple[Row, ...]
) -> tuple[tuple[Action, ...] | None, tuple[Row, ...]]:
    """What the person says to the rows once: what is to be recorded if that is all, and the rows as they are then."""
    while True:
        typed = lines.read()
        place = numbered(typed.lstrip("-− "), len(rows))
        if typed.lower() in words_meant(_NONE):
            return (), rows
        if not typed:
            actions = tuple(taken(interview, rows))
            said = wrong(interview, rows) or (
                "" if actions else f"{_(NOTHING_MARKED)} {_('Type none to go on without.')}"
            )
            if not said:
                return actions, rows
            lines.say(f"{said} {_('Nothing was recorded.')}")
        elif place is None:
            lines.say(_("Please press Enter, or type a number from 1 to {count}, or none.").format(count=len(rows)))
        else:
            row = (
                _turned(lines, interview, rows[place]) if typed[0] in "-−" else _changed(lines, interview, rows[place])
            )
            return None, (*rows[:place], row, *rows[place + 1 :])


def _pasted(lines: Lines, first: str) -> str:
    """The lines up to one with a full stop alone, or to the end of the input."""
    text = [first]
    try:
        while len(text) < _MOST_LINES and (line := lines.read()) != _END:
            text.append(line)
    except EOFError:
        pass
    return "\n".join(text)


def _turned(lines: Lines, interview: Interview, row: Row) -> Row:
    fact = interview.knowledge.dictionary[row.proposed.fact]
    other = turned(row, fact)
    if other is None:
        lines.say(_("{label} has no sign to be turned.").format(label=fact.label))
    return other or row


def _changed(lines: Lines, interview: Interview, row: Row) -> Row:
    """The row after the person typed a value, yes to mark it as it is, or no to leave it out."""
    fact = interview.knowledge.dictionary[row.proposed.fact]
    also = [f"{with_unit(fact, other.value)} {other.words}".strip() for other in row.proposed.others]
    printed = f" {_('Also printed: {values}.').format(values=', '.join(also))}" if also else ""
    how = _("Type the value, yes to mark it, or no.")
    lines.say(f"{fact.label}: {with_unit(fact, row.value)}.{printed} {how}")
    doubted: Meant | None = None
    while True:
        typed = lines.read()
        if not typed:
            return row
        if typed.lower() in words_meant(_NO):
            return replace(row, marked=False)
        text = _as_typed(row) if typed.lower() in words_meant(_YES) else typed
        meant = read_line(fact, text) if text is not None else Meant(row.value)
        if meant.value is None:
            lines.say(f"{meant.say} {_('Type another value, yes or no.')}")
        elif said := complaint(interview, fact.id, meant.value):
            lines.say(f"{said} {_('Type another value, yes or no.')}")
        elif meant.say and (doubted is None or doubted.value != meant.value):
            doubted = meant
            lines.say(f"{meant.say} {_('Type it again to keep it, or type another value.')}")
        else:
            return with_value(row, meant.value, signed=bool(meant.say) or meant.signed)


def _as_typed(row: Row) -> str | None:
    """The value of a row as somebody would type it; None for a choice."""
    return f"{row.value:g}" if isinstance(row.value, float) else None
