"""What a record says of taking a medicine: whether it is taken now, from when and until when, and how much a day."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final

from bonebrief.exchange.entry.dosages import dosages, mg_a_day, not_by_mouth, repeat_of
from bonebrief.exchange.fhir.days import last_day, whole_day

ORDERED: Final = ("order", "original-order", "reflex-order", "filler-order", "instance-order")
"""What a request may be meant as; a plan, a proposal or an option is none."""
_ENDED: Final = ("completed", "stopped")
_DAYS_IN: Final = {"d": Decimal(1), "wk": Decimal(7), "mo": Decimal("30.4375"), "a": Decimal("365.25")}
_SAID: Final = ("authoredOn", "dateAsserted", "effectiveDateTime")
_Span = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True)
class Taking:
    """How a medicine is taken. `ended`: the record says that it is over; `paused`: neither that nor that it goes on.

    `begins`, `ends`: days, where they are known whole. `lapses`: until when it could be dispensed. `said`: the last day
    on which this can have been written down. `mg_a_day`: where there is exactly one amount for each day. `way`: how it
    is given, if not by mouth.
    """

    ended: bool = False
    paused: bool = False
    begins: date | None = None
    ends: date | None = None
    lapses: date | None = None
    said: date | None = None
    mg_a_day: Decimal | None = None
    way: str = ""

    def now(self, on: date) -> bool | None:
        """Whether it is taken on a day; None where the record does not say so."""
        if self.ended or (self.ends is not None and self.ends < on):
            return False
        lapsed = self.lapses is not None and self.lapses < on
        return None if self.paused or lapsed or (self.begins is not None and self.begins > on) else True

    def is_said_until(self, on: date) -> bool:
        """Whether the record itself says that it is taken until that day or longer."""
        return self.ends is not None and self.ends >= on


def taking(resource: Mapping[str, Any]) -> Taking:
    """How the medicine of a request or statement is taken.

    Raises:
        TypeError, ValueError, KeyError, AttributeError: it is not of the shape that FHIR R4 has.
    """
    status, unclear = resource.get("status"), False
    begins: list[date] = []
    ends: list[date] = []
    spans = list(_spans(resource))
    for span in spans:
        unclear = unclear or span is None
        begins += [span[0]] if span and span[0] else []
        ends += [span[1]] if span and span[1] else []
    unclear = unclear or len(ends) not in (0, len(spans))
    return Taking(
        ended=status in _ENDED,
        paused=status not in (*_ENDED, "active") or unclear,
        begins=max(begins, default=None),
        ends=max(ends, default=None) if not unclear else None,
        lapses=_lapses(resource),
        said=max(_said(resource), default=max(begins, default=None)),
        mg_a_day=mg_a_day(resource),
        way=not_by_mouth(resource),
    )


def day_said(resource: Mapping[str, Any]) -> date | None:
    """The day on which a request or a statement was last made; else when it began, where that is known whole."""
    stated = [whole_day(str(resource[key])) for key in _SAID if resource.get(key)]
    days = [day for day in stated if day]
    period = resource.get("effectivePeriod") or {}
    return max(days) if days else whole_day(str(period.get("start")))


def _said(resource: Mapping[str, Any]) -> Iterator[date]:
    """The last days on which it can have been made."""
    yield from (day for key in _SAID if (day := last_day(str(resource.get(key)))))


def _spans(resource: Mapping[str, Any]) -> Iterator[_Span | None]:
    """From when and until when it is taken, as a whole and by each dosage; None for a bound that is not clear."""
    if (period := resource.get("effectivePeriod")) is not None:
        yield _of_period(period)
    for dosage in dosages(resource):
        repeat = repeat_of(dosage)
        if (bounds := repeat.get("boundsPeriod")) is not None:
            yield _of_period(bounds)
        if (length := repeat.get("boundsDuration")) is not None:
            yield _of_length(resource, length)
        if repeat.keys() & {"boundsRange", "count", "countMax"} or (dosage.get("timing") or {}).get("event"):
            yield None


def _of_period(period: Mapping[str, Any]) -> _Span | None:
    days = [whole_day(str(period[key])) if key in period else None for key in ("start", "end")]
    known = all((day is not None) == (key in period) for day, key in zip(days, ("start", "end"), strict=True))
    return (days[0], days[1]) if known else None


def _of_length(resource: Mapping[str, Any], length: Mapping[str, Any]) -> _Span | None:
    """So many days from the day on which it was ordered, unless that may be repeated."""
    start, value, unit = day_said(resource), length.get("value"), _DAYS_IN.get(str(length.get("code")))
    again = (resource.get("dispenseRequest") or {}).get("numberOfRepeatsAllowed")
    if start is None or again or unit is None or not isinstance(value, Decimal) or length.get("comparator"):
        return None
    return start, start + timedelta(days=int(value * unit))


def _lapses(resource: Mapping[str, Any]) -> date | None:
    """Until when a request could be dispensed."""
    validity = (resource.get("dispenseRequest") or {}).get("validityPeriod") or {}
    return last_day(str(validity.get("end")))
