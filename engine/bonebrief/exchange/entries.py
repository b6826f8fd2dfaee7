"""One entry of a record as plain data, read from a FHIR R4 resource; or why it counts for nothing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from bonebrief.exchange.codes.meaning import Coding, Kind
from bonebrief.exchange.codes.systems import SYSTEM_OF

Resource = Mapping[str, Any]

_KINDS: Final = {
    "Observation": Kind.OBSERVATION,
    "Condition": Kind.CONDITION,
    "MedicationRequest": Kind.MEDICINE,
    "MedicationStatement": Kind.MEDICINE,
    "Procedure": Kind.PROCEDURE,
    "FamilyMemberHistory": Kind.PARENT,
}
_COUNTS: Final = {
    Kind.OBSERVATION: ("final", "amended", "corrected"),
    Kind.MEDICINE: ("active", "completed", "stopped", "on-hold"),
    Kind.PROCEDURE: ("completed",),
    Kind.PARENT: ("completed", "partial", "health-unknown"),
}
_DATES: Final = {
    Kind.OBSERVATION: ("effectiveDateTime", "effectivePeriod", "effectiveInstant", "issued"),
    Kind.CONDITION: ("onsetDateTime", "onsetPeriod", "recordedDate"),
    Kind.MEDICINE: ("authoredOn", "effectivePeriod", "effectiveDateTime", "dateAsserted"),
    Kind.PROCEDURE: ("performedDateTime", "performedPeriod"),
    Kind.PARENT: ("date",),
}
_NOT_SURE: Final = ("unconfirmed", "provisional", "differential", "refuted", "entered-in-error")
_PARENTS: Final = ("MTH", "NMTH", "FTH", "NFTH")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a record says in one place: codes, a day if one is known whole, a value with its unit, and its own words.

    `name`: the resource and its id. `at`: the parts of the body. `values`: codes of its value or of how it was read.
    `stands`: whether a medicine is taken now. `mg_a_day`: its amount, where the record gives exactly one for each day.
    """

    name: str
    kind: Kind
    codings: frozenset[Coding]
    words: str
    day: date | None = None
    at: frozenset[Coding] = frozenset()
    at_words: str = ""
    value: Decimal | None = None
    unit: str = ""
    values: frozenset[Coding] = frozenset()
    stands: bool = True
    mg_a_day: Decimal | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An entry, or a fact of one, that is not used, and why."""

    name: str
    words: str
    why: str


def entries_of(resource: Resource) -> Iterator[Entry | LeftOut]:
    """The entries of one resource; none of a kind that is not read here.

    Raises:
        TypeError, ValueError, KeyError, AttributeError: it is not of the shape that FHIR R4 has; the caller says so.
    """
    kind = _KINDS.get(resource["resourceType"])
    if kind is None:
        return
    name = f"{resource['resourceType']}/{resource.get('id', '?')}"
    code = resource.get("medicationCodeableConcept") if kind is Kind.MEDICINE else resource.get("code")
    why = _why_not(kind, resource)
    if kind is Kind.PARENT:
        yield from _family(name, resource, why)
    elif why:
        yield LeftOut(name, _words(code), why)
    else:
        yield _entry(name, kind, resource, code)
        for part in resource.get("component", ()):
            yield _entry(name, kind, {**resource, **part}, part.get("code"))


def _why_not(kind: Kind, resource: Resource) -> str:
    status = resource.get("status")
    if resource.get("doNotPerform"):
        return "it says not to do this"
    if resource.get("modifierExtension"):
        return "something in it changes what it means, in a way that is not known here"
    if "focus" in resource:
        return "it is about somebody or something else than the patient"
    if kind is Kind.CONDITION:
        unsure = [code for _, code in _all_codes(resource.get("verificationStatus")) if code in _NOT_SURE]
        return f"its verification says {unsure[0]}" if unsure else ""
    if status not in _COUNTS[kind]:
        return f"its status is {status}" if isinstance(status, str) else "it has no status"
    if kind is Kind.OBSERVATION and "dataAbsentReason" in resource:
        return "it has no value"
    if kind is Kind.MEDICINE and resource.get("intent") in ("proposal", "plan"):
        return f"its intent is {resource['intent']}"
    return ""


def _entry(name: str, kind: Kind, resource: Resource, code: Any) -> Entry:
    quantity = resource.get("valueQuantity", {})
    value = quantity.get("value")
    return Entry(
        name,
        kind,
        frozenset(codings(code)),
        _words(code),
        _day(kind, resource),
        frozenset(pair for site in _list(resource.get("bodySite")) for pair in codings(site)),
        " ".join(_words(site) for site in _list(resource.get("bodySite"))),
        value if isinstance(value, Decimal) and quantity.get("comparator") is None else None,
        _unit(quantity),
        frozenset([*codings(resource.get("valueCodeableConcept")), *_interpretations(resource)]),
        _stands(kind, resource),
        _mg_a_day(resource),
    )


def _unit(quantity: Resource) -> str:
    """The unit of a number: its code, or its words; both where they do not say the same, which is then no known one."""
    code, words = str(quantity.get("code") or ""), str(quantity.get("unit") or "")
    differ = {code, words} in ({"kg", "[lb_av]"}, {"cm", "[in_i]"}, {"ng/mL", "nmol/L"}, {"{T-score}", "{Z-score}"})
    return f"{code} and {words}" if differ else code or words


def _family(name: str, resource: Resource, why: str) -> Iterator[Entry | LeftOut]:
    """The conditions of a parent by birth; of other relatives nothing is read."""
    if not any(code in _PARENTS for _, code in _all_codes(resource.get("relationship"))):
        return
    for condition in resource.get("condition", ()):
        code = condition.get("code")
        if why:
            yield LeftOut(name, _words(code), why)
        else:
            yield Entry(name, Kind.PARENT, frozenset(codings(code)), _words(code), _day(Kind.PARENT, resource))


def codings(concept: Any) -> Iterator[Coding]:
    """The codes of a CodeableConcept in the systems that are known here."""
    for coding in (concept or {}).get("coding", ()):
        system, code = SYSTEM_OF.get(coding.get("system", "")), coding.get("code")
        if system and isinstance(code, str):
            yield system, code


def _all_codes(concept: Any) -> Iterator[tuple[str, str]]:
    for coding in (concept or {}).get("coding", ()):
        yield str(coding.get("system", "")), str(coding.get("code", ""))


def _interpretations(resource: Resource) -> Iterator[Coding]:
    for concept in _list(resource.get("interpretation")):
        yield from codings(concept)


def _words(concept: Any) -> str:
    """What a record calls it, with the first code."""
    concept = concept or {}
    first: Resource = next(iter(concept.get("coding", ())), {})
    said = str(concept.get("text") or first.get("display") or "")
    code = str(first.get("code", ""))
    return f"{said} ({code})" if said and code else said or code or "without a name"


def _day(kind: Kind, resource: Resource) -> date | None:
    for key in _DATES[kind]:
        stated = resource.get(key)
        text = (stated.get("end") or stated.get("start")) if isinstance(stated, Mapping) else stated
        if isinstance(text, str):
            return whole_day(text)
    return None


def whole_day(text: str) -> date | None:
    """The day of a FHIR date; None of a year or a month alone, which is no day, and of a day that there is not."""
    try:
        return date.fromisoformat(text[:10]) if len(text) >= len("2026-10-02") else None
    except ValueError:
        return None


def _stands(kind: Kind, resource: Resource) -> bool:
    if kind is not Kind.MEDICINE:
        return True
    period = resource.get("effectivePeriod")
    over = isinstance(period, Mapping) and "end" in period
    return resource.get("status") == "active" and not over


def _mg_a_day(resource: Resource) -> Decimal | None:
    """The daily amount in mg, where there is exactly one dosage, so many times in one day."""
    dosages = _list(resource.get("dosageInstruction") or resource.get("dosage"))
    if len(dosages) != 1:
        return None
    repeat = (dosages[0].get("timing") or {}).get("repeat", {})
    doses = _list(dosages[0].get("doseAndRate"))
    quantity = doses[0].get("doseQuantity", {}) if len(doses) == 1 else {}
    amount, times = quantity.get("value"), repeat.get("frequency")
    daily = repeat.get("period") == 1 and repeat.get("periodUnit") == "d" and not dosages[0].get("asNeededBoolean")
    if not daily or (quantity.get("code") or quantity.get("unit")) != "mg":
        return None
    return amount * times if isinstance(amount, Decimal) and isinstance(times, Decimal) else None


def _list(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
