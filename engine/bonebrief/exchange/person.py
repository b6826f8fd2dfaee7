"""Age and sex of the patient of a record."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Final

from bonebrief.exchange.fhir.concepts import all_codes
from bonebrief.exchange.fhir.days import day_words, whole_day
from bonebrief.exchange.fhir.resources import MISSHAPEN, Resource
from bonebrief.language.answer import Answer, Status
from bonebrief.language.value import Value

_SEXES: Final = {
    **dict.fromkeys(("248152002", "f", "female", "female-typical"), "female"),
    **dict.fromkeys(("248153007", "m", "male", "male-typical"), "male"),
}
_SEX: Final = re.compile(r"individual-sex|us-core-sex|birth-?sex|recordedsexorgender|sexparameterforclinicaluse", re.I)
"""Extensions in which records have the sex beside the gender, in the end of their address."""


def about_patient(patient: Resource, on: date) -> Sequence[tuple[str, Answer]] | None:
    """Age and sex as answers, as far as they are known; None where the resource is not of its shape."""
    try:
        return list(_of_patient(patient, on))
    except MISSHAPEN:
        return None


def _of_patient(patient: Resource, on: date) -> Iterator[tuple[str, Answer]]:
    """Age and sex: of a year of birth alone no age, and the sex that the record has for bodies before the other."""
    born = patient.get("birthDate")
    day = whole_day(born) if isinstance(born, str) else None
    dead = "deceasedDateTime" in patient or patient.get("deceasedBoolean") is True
    if day and day <= on and not dead:
        years = on.year - day.year - ((on.month, on.day) < (day.month, day.day))
        yield "age", Answer(Status.RECORDED, float(years), origin=f"born {day_words(day)}")
    sex = _sex(patient)
    if sex:
        yield "sex", Answer(Status.RECORDED, sex, origin="the patient's data")


def _sex(patient: Resource) -> Value | None:
    """What the extensions for sex say, all of them the same; without one the gender."""
    stated = [
        code
        for extension in patient.get("extension", [])
        if _SEX.search(str(extension.get("url", "")).rsplit("/", 1)[-1])
        for code in _codes(extension)
    ]
    if stated:
        sexes = {_SEXES.get(code.lower()) for code in stated}
        return sexes.pop() if len(sexes) == 1 else None
    gender = patient.get("gender")
    return gender if gender in ("female", "male") else None


def _codes(extension: Any) -> Iterator[str]:
    """The codes of its value, or of that of its part `value`; without one a code that is no sex."""
    inner = [one for one in extension.get("extension", []) if one.get("url") == "value"]
    for one in inner or [extension]:
        codes = [
            *([str(one["valueCode"])] if "valueCode" in one else []),
            *([str(one["valueCoding"].get("code"))] if "valueCoding" in one else []),
            *(code for _, code in all_codes(one.get("valueCodeableConcept"))),
        ]
        yield from codes or [""]
