"""Resources that point to one another: a prescription to its medicine, an entry to its patient."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from bonebrief.exchange.fhir.resources import Resource

_ADDRESS: Final = ("http://", "https://")


def medicines_of(resources: Iterable[Resource]) -> dict[str, Any]:
    """The codes of the medicines among resources, by all that others may call each."""
    coded = (one for one in resources if one["resourceType"] == "Medication" and _is_coded(one))
    return {name: one["code"] for one in coded for name in _names(one)}


def _is_coded(medicine: Resource) -> bool:
    return "code" in medicine and medicine.get("status") != "entered-in-error"


def with_medicine(resource: Resource, medicines: Mapping[str, Any]) -> Resource:
    """A prescription with the code of the medicine that it only points to."""
    points_to = resource.get("medicationReference")
    reference = str(points_to.get("reference", "")) if isinstance(points_to, dict) else ""
    inside = resource.get("contained", [])
    for one in inside if isinstance(inside, list) else []:
        if isinstance(one, dict) and reference == f"#{one.get('id')}":
            return {**resource, "medicationCodeableConcept": one.get("code")}
    kind, _, name = reference.rpartition("/")
    code = medicines.get(name) if kind.rsplit("/", 1)[-1] in ("", "Medication") else None
    return {**resource, "medicationCodeableConcept": code} if code else resource


def is_to(subject: Any, patient: Resource) -> bool:
    """Whether a reference is to the patient; where both have a whole address, by that alone."""
    reference = str(subject.get("reference", "") if isinstance(subject, dict) else "").partition("/_history/")[0]
    address = str(patient.get("fullUrl") or "")
    if reference.startswith(_ADDRESS) and address.startswith(_ADDRESS):
        return reference == address
    kind, _, name = reference.rpartition("/")
    return name in _names(patient) and (not kind or kind.rsplit("/", 1)[-1] == "Patient")


def _names(resource: Resource) -> frozenset[str]:
    """What others may call a resource: its id, and the end of its address in a Bundle."""
    return frozenset(str(name).rsplit("/", 1)[-1] for name in (resource.get("id"), resource.get("fullUrl")) if name)
