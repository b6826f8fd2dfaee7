"""Medicines of which one entry says that they are taken, and another, no older one, that they are over."""

from collections.abc import Iterable, Mapping
from datetime import date

from bonebrief.exchange.codes.meaning import Coding
from bonebrief.exchange.entries import Entry


def ended_by_code(entries: Iterable[Entry], on: date) -> Mapping[Coding, date]:
    """By code the newest day on which a medicine is said to be over; the last there is where that has no day."""
    over: dict[Coding, date] = {}
    for entry in entries:
        if entry.taking and entry.taking.now(on) is False:
            days = [day for day in (entry.day, entry.taking.ends) if day]
            for coding in entry.codings:
                over[coding] = max(over.get(coding, date.min), *days) if days else date.max
    return over


def is_over(entry: Entry, over: Mapping[Coding, date], on: date) -> bool:
    """Whether what an entry says to be taken is over by another entry of the same code that is no older."""
    if not entry.taking or entry.taking.now(on) is not True:
        return False
    days = [over[coding] for coding in entry.codings if coding in over]
    return bool(days) and (entry.day is None or max(days) >= entry.day)
