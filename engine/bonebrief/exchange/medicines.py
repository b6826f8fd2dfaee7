"""What a record says of taking a medicine: whether it is taken now, from when and until when, and how much a day."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from bonebrief.exchange.days import whole_day

ORDERED: Final = ("order", "original-order", "reflex-order", "filler-order", "instance-order")
"""What a request may be meant as; a plan, a proposal or an option is none."""
_ENDED: Final = ("completed", "stopped")
_OTHERWISE: Final = re.compile(
    r"every other|alternat|second day|as needed|as required|\bprn\b|week|month"
    r"|taper|reduc|increas|\bthen\b|\bstop|up to|max"
)
"""Words of an instruction beside which the same dose each day is not the whole of it."""
_MG: Final = ("mg", "mgs", "milligram", "milligrams")
_TIMES: Final = frozenset({"frequency", "period", "periodUnit", "when", "timeOfDay", "boundsPeriod"})


@dataclass(frozen=True, slots=True)
class Taking:
    """How a medicine is taken. `ended`: the record says that it is over; `paused`: neither that nor that it goes on.

    `begins`, `ends`: days, where they are known whole. `mg_a_day`: where there is exactly one amount for each day.
    """

    ended: bool = False
    paused: bool = False
    begins: date | None = None
    ends: date | None = None
    mg_a_day: Decimal | None = None

    def now(self, on: date) -> bool | None:
        """Whether it is taken on a day; None where the record does not say so."""
        if self.ended or (self.ends is not None and self.ends < on):
            return False
        return None if self.paused or (self.begins is not None and self.begins > on) else True


def taking(resource: Mapping[str, Any]) -> Taking:
    """How the medicine of a request or statement is taken.

    Raises:
        TypeError, ValueError, KeyError, AttributeError: it is not of the shape that FHIR R4 has.
    """
    status, dosages = resource.get("status"), _dosages(resource)
    periods = [period for period in (resource.get("effectivePeriod"), *map(_bounds, dosages)) if period is not None]
    begins, ends = ([_day(period, key) for period in periods if key in period] for key in ("start", "end"))
    unclear = None in begins or None in ends or len(ends) not in (0, len(periods))
    return Taking(
        ended=status in _ENDED,
        paused=status not in (*_ENDED, "active") or unclear,
        begins=max((day for day in begins if day), default=None),
        ends=max((day for day in ends if day), default=None) if not unclear else None,
        mg_a_day=_mg_a_day(dosages[0]) if len(dosages) == 1 else None,
    )


def routes(resource: Mapping[str, Any]) -> str:
    """The words for how a medicine is given, of all its dosages, in small letters."""
    ways = [way for dosage in _dosages(resource) if (way := dosage.get("route"))]
    shown = [str(coding.get("display", "")) for way in ways for coding in way.get("coding", ())]
    return " ".join([*(str(way.get("text", "")) for way in ways), *shown]).lower()


def _dosages(resource: Mapping[str, Any]) -> Sequence[Any]:
    return several(resource.get("dosageInstruction") or resource.get("dosage"))


def _bounds(dosage: Mapping[str, Any]) -> Mapping[str, Any] | None:
    bounds: Mapping[str, Any] | None = _repeat(dosage).get("boundsPeriod")
    return bounds


def _day(period: Mapping[str, Any], key: str) -> date | None:
    return whole_day(str(period[key]))


def _mg_a_day(dosage: Mapping[str, Any]) -> Decimal | None:
    """The daily amount in mg, where it is so many times in each day, and nothing else is said of it."""
    repeat, doses = _repeat(dosage), several(dosage.get("doseAndRate"))
    quantity = doses[0].get("doseQuantity", {}) if len(doses) == 1 else {}
    amount, times = quantity.get("value"), repeat.get("frequency")
    as_needed = dosage.get("asNeededBoolean") or "asNeededCodeableConcept" in dosage or "modifierExtension" in dosage
    daily = repeat.get("period") == 1 and repeat.get("periodUnit") == "d" and repeat.keys() <= _TIMES
    said = f"{dosage.get('text', '')} {dosage.get('patientInstruction', '')}".lower()
    moments = [len(several(repeat[key])) for key in ("when", "timeOfDay") if key in repeat]
    if not daily or as_needed or quantity.get("comparator") or not _is_mg(quantity) or _OTHERWISE.search(said):
        return None
    if any(count != times for count in moments):
        return None
    return amount * times if isinstance(amount, Decimal) and isinstance(times, Decimal) else None


def _is_mg(quantity: Mapping[str, Any]) -> bool:
    """Whether an amount is in mg, by its code and by its words, of which one may be missing."""
    stated = [str(quantity[key]).strip().lower() for key in ("code", "unit") if quantity.get(key)]
    return bool(stated) and all(unit in _MG for unit in stated)


def _repeat(dosage: Mapping[str, Any]) -> Mapping[str, Any]:
    repeat: Mapping[str, Any] = (dosage.get("timing") or {}).get("repeat", {})
    return repeat


def several(value: Any) -> Sequence[Any]:
    """What may stand once or in a list, as a list."""
    return value if isinstance(value, list) else [] if value is None else [value]
