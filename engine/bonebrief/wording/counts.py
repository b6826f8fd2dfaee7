"""Numbers with their nouns, and days, as they are said."""

from datetime import date
from typing import Final

_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def day(when: date) -> str:
    """A date that reads the same in every country: `24 November 2026`."""
    return f"{when.day} {month(when)}"


def month(when: date) -> str:
    """A month and its year: `November 2026`."""
    return f"{_MONTHS[when.month - 1]} {when.year}"


def counted(count: int, noun: str, plural: str = "") -> str:
    """A count with its noun: `1 point`, `4 points`, `4 people`."""
    return f"{count} {noun if count == 1 else plural or f'{noun}s'}"


def listed(words: list[str]) -> str:
    """Join words as a sentence does: `a, b and c`."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
