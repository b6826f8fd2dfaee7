"""Numbers with their nouns, and days, as they are said."""

from datetime import date, datetime
from typing import Final

from bonebrief.machine.catalogue import N_, _

_MONTHS: Final = (
    *(N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June")),
    *(N_("July"), N_("August"), N_("September"), N_("October"), N_("November"), N_("December")),
)


def day(when: date) -> str:
    """A date that reads the same in every country: `24 November 2026`."""
    return _("{day} {month}").format(day=when.day, month=month(when))


def moment(when: datetime) -> str:
    """A day of this year or the last, and the time: `24 Nov 09:30`."""
    return when.strftime(_("%d %b %H:%M"))


def month(when: date) -> str:
    """A month and its year: `November 2026`."""
    return f"{_(_MONTHS[when.month - 1])} {when.year}"


def counted(count: int, noun: str, plural: str = "") -> str:
    """A count with its noun: `1 point`, `4 points`, `4 people`."""
    return f"{count} {noun if count == 1 else plural or f'{noun}s'}"


def listed(words: list[str]) -> str:
    """Join words as a sentence does: `a, b and c`."""
    if len(words) < 2:
        return "".join(words)
    return _("{first} and {last}").format(first=", ".join(words[:-1]), last=words[-1])
