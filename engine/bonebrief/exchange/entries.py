"""One entry of a record as plain data, read from a FHIR R4 resource; or why it counts for nothing."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from bonebrief.exchange.codes.meaning import Coding, Kind
from bonebrief.exchange.codes.systems import SYSTEM_OF
from bonebrief.exchange.days import whole_day
from bonebrief.exchange.medicines import ORDERED, Taking, routes, several, taking

Resource = Mapping[str, Any]

MISSHAPEN: Final = (TypeError, ValueError, KeyError, AttributeError, ArithmeticError)
"""What reading a resource raises where it is not of the shape that FHIR R4 has."""

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
    Kind.MEDICINE: ("authoredOn", "effectivePeriod", "effectiveDateTime", "dateAsserted"),
    Kind.PROCEDURE: ("performedDateTime", "performedPeriod"),
    Kind.PARENT: ("date",),
}
_STILL: Final = ("active", "recurrence", "relapse")
_NOT_CERTAIN: Final = {"A": "excluded", "V": "suspected", "Z": "past"}
"""How sure a German diagnosis is, where that stands beside its code."""
_ROLES: Final = "RoleCode"
_VALUES: Final = ("value", "interpretation", "dataAbsentReason", "component")
_UNITS: Final = {
    **dict.fromkeys(("kg", "kgs", "kilogram", "kilograms"), "kg"),
    **dict.fromkeys(("lb", "lbs", "pound", "pounds", "[lb_av]"), "[lb_av]"),
    **dict.fromkeys(("g", "gram", "grams"), "g"),
    **dict.fromkeys(("cm", "centimeter", "centimeters"), "cm"),
    **dict.fromkeys(("in", "inch", "inches", "[in_i]"), "[in_i]"),
    **dict.fromkeys(("m", "meter", "meters"), "m"),
    **dict.fromkeys(("ft", "feet", "[ft_i]"), "[ft_i]"),
    **dict.fromkeys(("ng/ml", "ug/l", "µg/l"), "ng/mL"),
    **dict.fromkeys(("nmol/l",), "nmol/L"),
    **dict.fromkeys(("g/cm2", "g/cm²", "g/cm-2"), "g/cm2"),
    **dict.fromkeys(("%yam", "{%yam}"), "{%YAM}"),
}
_SCORES: Final = {
    **dict.fromkeys(("t-score", "t score", "tscore", "{t_score}", "[t-score]", "(t-score)"), "{T-score}"),
    **dict.fromkeys(("z-score", "z score", "zscore", "{z_score}", "[z-score]", "(z-score)"), "{Z-score}"),
    **dict.fromkeys(("sd", "standard deviation", "standard deviations"), "{SD}"),
}
"""Units of scores in words, which count where no code stands beside them."""
_LOCAL: Final = re.compile(r"inhal|respiratory|nasal|ophthalm|\beyes?\b|\botic\b|\bears?\b|topical|vaginal|rectal")
_NONE: Final[frozenset[Coding]] = frozenset()
_PARENTS: Final = ("MTH", "NMTH", "FTH", "NFTH")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a record says in one place: codes, a day if one is known whole, a value with its unit, and its own words.

    `name`: the resource and its id. `at`: the parts of the body. `unit_words`: the unit as it is shown. `values`: codes
    of its value or of how it was read. `taking`: of a medicine how it is taken. `says_something`: it has a value or was
    read, in whatever code.
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
    unit_words: str = ""
    values: frozenset[Coding] = frozenset()
    taking: Taking | None = None
    says_something: bool = False


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
        whole = {key: value for key, value in resource.items() if not key.startswith(_VALUES)}
        for part in resource.get("component", ()):
            yield from _part(name, kind, {**whole, **part}, part.get("code"))


def _part(name: str, kind: Kind, resource: Resource, code: Any) -> Iterator[Entry | LeftOut]:
    """A component, of which nothing of the value of the whole is true."""
    why = _why_not(kind, resource)
    yield LeftOut(name, _words(code), why) if why else _entry(name, kind, resource, code)


def _why_not(kind: Kind, resource: Resource) -> str:
    status = resource.get("status")
    if resource.get("doNotPerform"):
        return "it says not to do this"
    if resource.get("modifierExtension") or "implicitRules" in resource:
        return "something in it changes what it means, in a way that is not known here"
    if "focus" in resource:
        return "it is about somebody or something else than the patient"
    if kind is Kind.CONDITION:
        return _why_no_condition(resource)
    if status not in _COUNTS[kind]:
        return f"its status is {status}" if isinstance(status, str) else "it has no status"
    if kind is Kind.OBSERVATION and "dataAbsentReason" in resource:
        return "it has no value"
    if kind is Kind.MEDICINE and (route := _LOCAL.search(routes(resource))):
        return f"it acts in one place: {route[0]}"
    if resource["resourceType"] == "MedicationRequest" and resource.get("intent") not in ORDERED:
        return f"its intent is {resource.get('intent', 'not said')}"
    return ""


def _why_no_condition(resource: Resource) -> str:
    """A diagnosis that is not sure, or over: whether that is asked."""
    verified, status = (list(_said_as(resource.get(key))) for key in ("verificationStatus", "clinicalStatus"))
    if unsure := [word for word in verified if word != "confirmed"]:
        return f"its verification says {unsure[0]}"
    if over := [word for word in status if word not in _STILL]:
        return f"its clinical status is {over[0]}"
    if certainty := _NOT_CERTAIN.get(_certainty(resource.get("code"))):
        return f"it is a diagnosis that is {certainty}"
    return "it is over" if any(key.startswith("abatement") for key in resource) else ""


def _said_as(concept: Any) -> Iterator[str]:
    """The codes of a concept, or else its words."""
    codes = [code.strip().lower() for _, code in _all_codes(concept) if code]
    words = str((concept or {}).get("text", "")).strip().lower()
    yield from codes or ([words] if words else [])


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
        _words(code),
        _day(kind, resource),
        _set(pair for site in several(resource.get("bodySite")) for pair in codings(site)),
        " ".join(_words(site) for site in several(resource.get("bodySite"))),
        value if isinstance(value, Decimal) and quantity.get("comparator") is None else None,
        _unit(quantity),
        str(quantity.get("unit") or ""),
        _set([*codings(resource.get("valueCodeableConcept")), *_interpretations(resource)]),
        taking(resource) if kind is Kind.MEDICINE else None,
        any(key.startswith(("value", "interpretation")) for key in resource),
    )


def _unit(quantity: Resource) -> str:
    """The unit of a number: its code, or its words; both where they do not say the same, which is then no known one."""
    code, words = str(quantity.get("code") or ""), str(quantity.get("unit") or "")
    meant = _UNITS.get(words.strip().lower())
    if not code:
        return meant or _SCORES.get(words.strip().lower(), words)
    return f"{code} and {words}" if code and meant not in (None, code) else code or words


def _family(name: str, resource: Resource, why: str) -> Iterator[Entry | LeftOut]:
    """The conditions of a parent by birth; of other relatives nothing is read."""
    related = _all_codes(resource.get("relationship"))
    roles = [code for system, code in related if system.endswith(_ROLES)]
    if not roles or not all(role in _PARENTS for role in roles):
        return
    for condition in resource.get("condition", ()):
        code = condition.get("code")
        if why:
            yield LeftOut(name, _words(code), why)
        else:
            yield Entry(name, Kind.PARENT, _set(codings(code)), _words(code), _day(Kind.PARENT, resource))


def codings(concept: Any) -> Iterator[Coding]:
    """The codes of a CodeableConcept in the systems that are known here."""
    for coding in (concept or {}).get("coding", ()):
        system, code = SYSTEM_OF.get(coding.get("system", "")), coding.get("code")
        if system and isinstance(code, str):
            yield system, code


def _set(codes: Iterable[Coding]) -> frozenset[Coding]:
    """A set of codes; the empty one is always the same, since a long record has very many."""
    return frozenset(codes) or _NONE


def _all_codes(concept: Any) -> Iterator[tuple[str, str]]:
    for coding in (concept or {}).get("coding", ()):
        yield str(coding.get("system", "")), str(coding.get("code", ""))


def _interpretations(resource: Resource) -> Iterator[Coding]:
    for concept in several(resource.get("interpretation")):
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
