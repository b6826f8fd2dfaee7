"""The answer of a fact out of all that a record says of it: the newest, and of one day the lowest if that counts."""

from collections.abc import Sequence

from bonebrief.exchange.codes.meaning import Reads
from bonebrief.exchange.entry.entries import Entry, LeftOut
from bonebrief.exchange.entry.found import Found
from bonebrief.exchange.fhir.days import day_words
from bonebrief.language.answer import Answer, Status
from bonebrief.language.domain import Choices
from bonebrief.language.fact import Fact
from bonebrief.language.value import Value, with_unit


def chosen(fact: Fact, found: Sequence[Found]) -> Answer | LeftOut:
    """The answer of a fact of which something is found, with its origin; or why none of it is used."""
    if isinstance(fact.domain, Choices):
        words = {str(one.value) for one in found}
        names = "; ".join(dict.fromkeys(_origin(one.entry) for one in found))
        return Answer(Status.RECORDED, tuple(word for word in fact.choices if word in words), origin=names)
    newest = max(one.day for one in found)
    latest = [one for one in found if one.day == newest]
    values = [value for value in dict.fromkeys(one.value for one in latest) if value is not None]
    entry = latest[0].entry
    if not values or any(one.value is None and not _may_lack_a_number(one) for one in latest):
        return LeftOut(entry.name, entry.words, f"{fact.label}: the newest is no answer here, so it is asked")
    if why := _still_differs(found, latest):
        return LeftOut(entry.name, entry.words, f"{fact.label}: {why}")
    if len(values) == 1 or all(one.meaning.lowest for one in latest):
        value = min(values, key=lambda one: (isinstance(one, str), one))
        best = next(one for one in latest if one.value == value)
        others = [one for one in values if one != value]
        beside = _beside(fact, others, len(found) - len(latest))
        return Answer(Status.RECORDED, value, origin=f"{_origin(best.entry)}{beside}")
    said = " and ".join(with_unit(fact, value) for value in sorted(values, key=str))
    return LeftOut(entry.name, entry.words, f"{fact.label}: {said} on one day")


def _may_lack_a_number(found: Found) -> bool:
    """Whether others of its day count beside it: under one code a score may stand, and apart from it the density."""
    return found.meaning.reads is Reads.NUMBER and found.entry.value != 0


def _still_differs(found: Sequence[Found], latest: Sequence[Found]) -> str:
    """Why an older entry of a medicine speaks against the newest: neither a course nor a dose ends by another."""
    values = {one.value for one in found}
    if latest[0].meaning.reads is Reads.DOSE and len(values) > 1:
        return "several doses are taken now"
    if len(values) > 1 and any(one.meaning.ended for one in latest) and not all(one.meaning.ended for one in found):
        return "one course is over and another is not"
    return ""


def _beside(fact: Fact, others: Sequence[Value], older: int) -> str:
    """What else the record says of the same fact: a higher value of the same day, and how many older ones."""
    higher = ", ".join(with_unit(fact, one) for one in sorted(others, key=str))
    same_day = f"; the lower one, beside {higher}" if others else ""
    return same_day + (f"; {older} older left aside" if older else "")


def _origin(entry: Entry) -> str:
    return f"{entry.words}, {day_words(entry.day)}" if entry.day else entry.words
