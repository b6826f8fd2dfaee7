"""Health records made up for tests, one resource at a time."""

import json
from pathlib import Path
from typing import Any

LOINC = "http://loinc.org"
SNOMED = "http://snomed.info/sct"
ICD10 = "http://hl7.org/fhir/sid/icd-10"
ATC = "http://www.whocc.no/atc"
READ_AS = "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation"
Resource = dict[str, Any]


def coded(system: str, code: str, words: str = "as coded") -> Resource:
    return {"coding": [{"system": system, "code": code, "display": words}]}


def patient(born: str = "1954-05-02", **more: Any) -> Resource:
    return {"resourceType": "Patient", "id": "p", "birthDate": born, "gender": "female", **more}


def observation(code: str, value: float | None, day: str = "2026-10-02", unit: str = "1", **more: Any) -> Resource:
    quantity = {} if value is None else {"valueQuantity": {"value": value, "code": unit}}
    about = {
        "id": f"o{code}-{day[:10]}",
        "status": "final",
        "effectiveDateTime": day,
        "subject": {"reference": "Patient/p"},
    }
    return {"resourceType": "Observation", "code": coded(LOINC, code), **about, **quantity, **more}


def condition(code: str, system: str = ICD10, **more: Any) -> Resource:
    return {"resourceType": "Condition", "id": f"c{code}", "code": coded(system, code), **more}


def medicine(code: str, status: str = "active", **more: Any) -> Resource:
    about = {"id": f"m{code}", "status": status, "intent": "order", "authoredOn": "2026-01-05"}
    return {"resourceType": "MedicationRequest", "medicationCodeableConcept": coded(ATC, code), **about, **more}


def daily(amount: float, times: int = 1, **more: Any) -> list[Resource]:
    """One dosage of so many mg so many times a day, and what else is said of when."""
    whole = {key: more.pop(key) for key in list(more) if key.startswith("asNeeded")}
    timing = {"repeat": {"frequency": times, "period": 1, "periodUnit": "d", **more}}
    return [{"timing": timing, "doseAndRate": [{"doseQuantity": {"value": amount, "code": "mg"}}], **whole}]


def bundle(folder: Path, *resources: Resource) -> Path:
    path = folder / "record.json"
    entries = [{"resource": resource} for resource in resources]
    path.write_text(json.dumps({"resourceType": "Bundle", "type": "collection", "entry": entries}), encoding="utf-8")
    return path
