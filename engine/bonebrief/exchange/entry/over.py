"""Diagnoses and medicines of which one entry says that they are there, and another, no older one, that they are not."""

from collections.abc import Iterable, Mapping
from datetime import date

from bonebrief.exchange.codes.meaning import Coding, Kind
from bonebrief.exchange.entry.entries import Entry, LeftOut

Over = Mapping[tuple[Kind, Coding], date]


def ended_by_code(entries: Iterable[Entry], left_out: Iterable[LeftOut], on: date) -> Over:
    """By code the newest day on which something is said to be over or not there; the last there is without a day."""
    over: dict[tuple[Kind, Coding], date] = {}
    for entry in entries:
        if entry.taking and entry.taking.now(on) is False:
            days = [day for day in (entry.day, entry.taking.ends) if day]
            _add(over, (Kind.MEDICINE,), entry.codings, max(days, default=date.max))
    for one in left_out:
        _add(over, (Kind.MEDICINE, Kind.CONDITION), one.denies, one.day or date.max)
    return over


def _add(over: dict[tuple[Kind, Coding], date], kinds: Iterable[Kind], codes: Iterable[Coding], day: date) -> None:
    for key in ((kind, coding) for kind in kinds for coding in codes):
        over[key] = max(over.get(key, date.min), day)


def is_over(entry: Entry, over: Over, on: date) -> bool:
    """Whether what an entry says is there is not by another entry of the same code that is no older."""
    there = entry.kind is Kind.CONDITION or (entry.taking is not None and entry.taking.now(on) is True)
    days = [over[entry.kind, coding] for coding in entry.codings if (entry.kind, coding) in over] if there else []
    return bool(days) and (entry.day is None or max(days) >= entry.day)
