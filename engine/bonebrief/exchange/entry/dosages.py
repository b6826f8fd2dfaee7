"""How much of a medicine is taken a day, and by which way; from its dosage as data, with which its words must agree."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from bonebrief.exchange.fhir.concepts import all_codes, all_words, several

_MG: Final = ("mg", "mgs", "milligram", "milligrams")
_TIMES: Final = frozenset({"frequency", "period", "periodUnit", "when", "timeOfDay", "boundsPeriod", "boundsDuration"})
_LOCAL: Final = re.compile(
    r"inhal|respiratory|nasal|nasen|ophthalm|ocular|okular|\beyes?\b|\baugen\w*|\botic\b|\bears?\b|topical|\bcutan|\bkutan"
    r"|vaginal|rectal|rektal|intra-?arti[ck]ul|epidural|intralesion|\bcream\b|\bcreme\b|\bointment\b|\bsalbe\b"
)
_INJECTED: Final = re.compile(
    r"\bi\.\s?[vm]\b|\biv\b|intraven|intramusc|intramusk|injec|injekt|infus|spritze|subcut|subkut|parenteral"
)
_ORAL: Final = re.compile(r"\boral|per ?oral|\bmouth\b|\bper os\b|\bp\.?\s?o\b|orale?\b|\bpo\b")
_ORAL_CODES: Final = ("26643006", "20053000", "PO")
"""Of SNOMED CT, of the European list of standard terms, and of HL7."""
_WORD: Final = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)?", re.UNICODE)
_COUNTS: Final = {
    **dict.fromkeys(("a", "one", "once", "qd", "od", "ein", "eine", "einmal"), 1),
    **dict.fromkeys(("two", "twice", "bid", "bd", "zwei", "zweimal"), 2),
    **dict.fromkeys(("three", "thrice", "tid", "tds", "drei", "dreimal"), 3),
}
_PLAIN: Final = re.compile(
    r"mgs?|milligrams?|tabs?|tablets?|tbl|tabl|tabletten?|capsules?|kapseln?|daily|days?|per|each|every|in|the|of|at|on"
    r"|mornings?|evenings?|nights?|noon|bedtime|breakfast|dinner|lunch|with|after|before|food|meals?|water|takes?|taken"
    r"|by|mouth|oral|orally|po|x|times?|and|täglich|tgl|tag|pro|am|morgens|abends|mittags|morgen|abend|zum|zur|nach|vor"
    r"|mit|dem|essen|frühstück|wasser|mal|je|einnehmen|nehmen"
)
"""Words of an instruction that say no more than so much so many times a day; another word may say anything."""


def dosages(resource: Mapping[str, Any]) -> Sequence[Any]:
    """The dosages of a request or a statement."""
    return several(resource.get("dosageInstruction") or resource.get("dosage"))


def acts_in_one_place(resource: Mapping[str, Any]) -> str:
    """The word by which a medicine acts in one place alone, as on eyes or skin; nothing where no word says so."""
    found = _LOCAL.search(" ".join([all_words(_medicine(resource)), *_ways(resource)]).lower())
    return found[0] if found else ""


def not_by_mouth(resource: Mapping[str, Any]) -> str:
    """The way that a medicine is given if that is not by mouth; nothing where none is said."""
    if injected := _INJECTED.search(" ".join([all_words(_medicine(resource)), *_ways(resource)]).lower()):
        return injected[0]
    for dosage in dosages(resource):
        way = dosage.get("route")
        codes = [code for _, code in all_codes(way)]
        if way and not _ORAL.search(all_words(way).lower()) and not any(code in _ORAL_CODES for code in codes):
            return all_words(way) or next(iter(codes), "a way that is not known here")
    return ""


def mg_a_day(resource: Mapping[str, Any]) -> Decimal | None:
    """The daily amount in mg, where it is one dosage of so many times in each day, and nothing else is said of it."""
    said = dosages(resource)
    return _mg_a_day(said[0], all_words(_medicine(resource))) if len(said) == 1 else None


def _medicine(resource: Mapping[str, Any]) -> Any:
    return resource.get("medicationCodeableConcept")


def _ways(resource: Mapping[str, Any]) -> Iterator[str]:
    """All words for how a medicine is given."""
    for dosage in dosages(resource):
        yield from (all_words(dosage.get(key)) for key in ("route", "method", "site"))
        yield _instruction(dosage)


def _instruction(dosage: Mapping[str, Any]) -> str:
    return f"{dosage.get('text', '')} {dosage.get('patientInstruction', '')}"


def _mg_a_day(dosage: Mapping[str, Any], medicine: str) -> Decimal | None:
    repeat, doses = repeat_of(dosage), several(dosage.get("doseAndRate"))
    quantity = doses[0].get("doseQuantity", {}) if len(doses) == 1 else {}
    amount, times = quantity.get("value"), repeat.get("frequency")
    more = ("additionalInstruction", "asNeededCodeableConcept", "maxDosePerPeriod", "modifierExtension")
    daily = repeat.get("period") == 1 and repeat.get("periodUnit") == "d" and repeat.keys() <= _TIMES
    moments = [len(several(repeat[key])) for key in ("when", "timeOfDay") if key in repeat]
    if dosage.get("asNeededBoolean") or dosage.keys() & frozenset(more) or quantity.get("comparator"):
        return None
    if not daily or not _is_mg(quantity) or any(count != times for count in moments):
        return None
    if not isinstance(amount, Decimal) or not isinstance(times, Decimal):
        return None
    return amount * times if _agrees(_instruction(dosage), medicine, {amount, times, amount * times}) else None


def _agrees(instruction: str, medicine: str, numbers: set[Decimal]) -> bool:
    """Whether words say no more than a dosage: its numbers, plain words, and the name of the medicine."""
    named = {word.lower() for word in _WORD.findall(medicine)}
    for word in (word.lower() for word in _WORD.findall(instruction)):
        number = Decimal(word.replace(",", ".")) if word[0].isdecimal() else _COUNTS.get(word)
        plain = _PLAIN.fullmatch(word) if number is None else number in numbers or number == 0 or word == "a"
        if not plain and word not in named:
            return False
    return True


def _is_mg(quantity: Mapping[str, Any]) -> bool:
    """Whether an amount is in mg, by its code and by its words, of which one may be missing."""
    stated = [str(quantity[key]).strip().lower() for key in ("code", "unit") if quantity.get(key)]
    return bool(stated) and all(unit in _MG for unit in stated)


def repeat_of(dosage: Mapping[str, Any]) -> Mapping[str, Any]:
    """When a dosage is taken."""
    repeat: Mapping[str, Any] = (dosage.get("timing") or {}).get("repeat", {})
    return repeat
