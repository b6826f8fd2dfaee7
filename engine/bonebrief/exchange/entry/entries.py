"""One entry of a record as plain data, read from a FHIR R4 resource; or why it counts for nothing."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from bonebrief.exchange.codes.meaning import Coding, Kind
from bonebrief.exchange.entry.dosages import acts_in_one_place
from bonebrief.exchange.entry.medicines import ORDERED, Taking, day_said, taking
from bonebrief.exchange.entry.ranges import interpretations, is_read_against_its_range
from bonebrief.exchange.entry.units import unit_of
from bonebrief.exchange.fhir.concepts import all_codes, all_words, codings, other_words, said_as, several, words
from bonebrief.exchange.fhir.days import whole_day
from bonebrief.exchange.fhir.resources import Resource

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
    Kind.PARENT: ("completed", "partial"),
}
_DATES: Final = {
    Kind.OBSERVATION: ("effectiveDateTime", "effectivePeriod", "effectiveInstant", "issued"),
    Kind.CONDITION: ("onsetDateTime", "onsetPeriod", "recordedDate"),
    Kind.PROCEDURE: ("performedDateTime", "performedPeriod"),
    Kind.PARENT: ("date",),
}
_SURE: Final = ("confirmed", "410605003")
"""Of HL7, and of SNOMED CT as Dutch records have it beside that (confirmed present)."""
_STILL: Final = ("active", "recurrence", "relapse", "55561003")
"""Of HL7, and of SNOMED CT (active)."""
_OVER: Final = ("inactive", "resolved", "remission")
_LAST_DATES: Final = ("onsetDateTime", "recordedDate", "abatementDateTime", "dateAsserted", "authoredOn")
_NOT_CERTAIN: Final = {"A": "excluded", "V": "suspected", "Z": "past"}
"""How sure a German diagnosis is, where that stands beside its code."""
_NOT_DONE: Final = ("notDone", "notPerformed", "notGiven", "wasNotGiven", "wasNotTaken", "reasonNotTaken")
"""How versions of FHIR before R4 deny an entry whose status is as if it were done."""
_ROLES: Final = "RoleCode"
_VALUES: Final = ("value", "interpretation", "dataAbsentReason", "component")
_NONE: Final[frozenset[Coding]] = frozenset()
_PARENTS: Final = ("MTH", "NMTH", "FTH", "NFTH")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a record says in one place: codes, a day if one is known whole, a value with its unit, and its own words.

    `name`: the resource and its id. `at`: the parts of the body. `beside`: the words of its other
    codes and of these parts. `unit_words`: the unit as it is shown. `values`: codes
    of its value or of how it was read; `value_words`: its value in words. `taking`: of a medicine how it is taken.
    `says_something`: it has a value or was read, in whatever code.
    """

    name: str
    kind: Kind
    codings: frozenset[Coding]
    words: str
    day: date | None = None
    at: frozenset[Coding] = frozenset()
    beside: str = ""
    value: Decimal | None = None
    unit: str = ""
    unit_words: str = ""
    values: frozenset[Coding] = frozenset()
    value_words: str = ""
    method: str = ""
    notes: str = ""
    taking: Taking | None = None
    says_something: bool = False


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An entry, or a fact of it, not used, and why. `denies`: codes of what is not so, or no more, on `day`."""

    name: str
    words: str
    why: str
    denies: frozenset[Coding] = frozenset()
    day: date | None = None


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
    elif why and _denies(kind, resource):
        yield LeftOut(name, words(code), why, _set(codings(code)), _last_day(resource))
    elif why:
        yield LeftOut(name, words(code), why)
    else:
        yield _entry(name, kind, resource, code)
        whole = {key: value for key, value in resource.items() if not key.startswith(_VALUES)}
        for part in resource.get("component", ()):
            yield from _part(name, kind, {**whole, **part}, part.get("code"))


def _part(name: str, kind: Kind, resource: Resource, code: Any) -> Iterator[Entry | LeftOut]:
    """A component, of which nothing of the value of the whole is true."""
    why = _why_not(kind, resource)
    yield LeftOut(name, words(code), why) if why else _entry(name, kind, resource, code)


def _why_not(kind: Kind, resource: Resource) -> str:
    status = resource.get("status")
    if resource.get("doNotPerform"):
        return "it says not to do this"
    if _is_not_done(resource):
        return "it says that this was not done"
    if changed := _changed(resource):
        return changed
    if "focus" in resource:
        return "it is about somebody or something else than the patient"
    if kind is Kind.CONDITION:
        return _why_no_condition(resource)
    if status not in _COUNTS[kind]:
        return f"its status is {status}" if isinstance(status, str) else "it has no status"
    if kind is Kind.OBSERVATION and "dataAbsentReason" in resource:
        return "it has no value"
    if kind is Kind.OBSERVATION and is_read_against_its_range(resource):
        return "how it was read does not fit its number and range"
    if kind is Kind.MEDICINE and (place := acts_in_one_place(resource)):
        return f"it acts in one place: {place}"
    if resource["resourceType"] == "MedicationRequest" and resource.get("intent") not in ORDERED:
        return f"its intent is {resource.get('intent', 'not said')}"
    return ""


def _is_not_done(resource: Resource) -> bool:
    return any(resource.get(key) for key in _NOT_DONE) or resource.get("taken", "y") != "y"


def _changed(resource: Resource) -> str:
    if resource.get("modifierExtension") or "implicitRules" in resource:
        return "something in it changes what it means, in a way that is not known here"
    return ""


def _why_no_condition(resource: Resource) -> str:
    """A diagnosis that is not sure, or over: whether that is asked."""
    verified, status = (list(said_as(resource.get(key))) for key in ("verificationStatus", "clinicalStatus"))
    if unsure := [word for word in verified if word not in _SURE]:
        return f"its verification says {unsure[0]}"
    if over := [word for word in status if word not in _STILL]:
        return f"its clinical status is {over[0]}"
    if certainty := _NOT_CERTAIN.get(_certainty(resource.get("code"))):
        return f"it is a diagnosis that is {certainty}"
    return "it is over" if any(key.startswith("abatement") for key in resource) else ""


def _denies(kind: Kind, resource: Resource) -> bool:
    """Whether it says that something is not, or no more, which is more than not to say it."""
    if kind is Kind.MEDICINE:
        return resource.get("status") == "not-taken" or _is_not_done(resource)
    if kind is not Kind.CONDITION:
        return False
    verified, status = (set(said_as(resource.get(key))) for key in ("verificationStatus", "clinicalStatus"))
    if verified - {*_SURE, "refuted"}:
        return False
    over = any(key.startswith("abatement") for key in resource) or bool(status & set(_OVER))
    return "refuted" in verified or over or _NOT_CERTAIN.get(_certainty(resource.get("code"))) in ("excluded", "past")


def _last_day(resource: Resource) -> date | None:
    stated = (resource.get(key) for key in _LAST_DATES)
    return max((day for text in stated if (day := whole_day(str(text)))), default=None)


def _certainty(code: Any) -> str:
    """The letter for how sure a diagnosis is, in the extension of its code that German records have."""
    for coding in (code or {}).get("coding", ()):
        for extension in coding.get("extension", ()):
            if str(extension.get("url", "")).endswith("icd-10-gm-diagnosesicherheit"):
                return str(extension.get("valueCoding", {}).get("code", ""))
    return ""


def _entry(name: str, kind: Kind, resource: Resource, code: Any) -> Entry:
    quantity = resource.get("valueQuantity", {})
    value = quantity.get("value")
    return Entry(
        name,
        kind,
        _set(codings(code)),
        words(code),
        _day(kind, resource),
        _set(pair for site in several(resource.get("bodySite")) for pair in codings(site)),
        "; ".join([*other_words(code), *(words(site) for site in several(resource.get("bodySite")))]),
        value if isinstance(value, Decimal) and quantity.get("comparator") is None else None,
        unit_of(quantity),
        str(quantity.get("unit") or ""),
        _set([*codings(resource.get("valueCodeableConcept")), *interpretations(resource)]),
        all_words(resource.get("valueCodeableConcept")),
        all_words(resource.get("method")),
        _notes(resource),
        taking(resource) if kind is Kind.MEDICINE else None,
        any(key.startswith(("value", "interpretation")) for key in resource),
    )


def _family(name: str, resource: Resource, why: str) -> Iterator[Entry | LeftOut]:
    """The conditions of a parent by birth; of other relatives nothing is read."""
    related = all_codes(resource.get("relationship"))
    roles = [code for system, code in related if system.endswith(_ROLES)]
    if not roles or not all(role in _PARENTS for role in roles):
        return
    for condition in resource.get("condition", ()):
        code = condition.get("code")
        if unsure := why or _changed(condition):
            yield LeftOut(name, words(code), unsure)
        else:
            beside, notes = "; ".join(other_words(code)), _notes(condition) or _notes(resource)
            day = _day(Kind.PARENT, resource)
            yield Entry(name, Kind.PARENT, _set(codings(code)), words(code), day, beside=beside, notes=notes)


def _notes(resource: Resource) -> str:
    return " ".join(str(note.get("text") or "") for note in several(resource.get("note")))


def _set(codes: Iterable[Coding]) -> frozenset[Coding]:
    """A set of codes; the empty one is always the same, since a long record has very many."""
    return frozenset(codes) or _NONE


def _day(kind: Kind, resource: Resource) -> date | None:
    if kind is Kind.MEDICINE:
        return day_said(resource)
    for key in _DATES[kind]:
        stated = resource.get(key)
        text = (stated.get("end") or stated.get("start")) if isinstance(stated, Mapping) else stated
        if isinstance(text, str):
            return whole_day(text)
    return None
