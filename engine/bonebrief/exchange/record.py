"""A health record: one patient, and what FHIR R4 resources say of that patient."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from bonebrief.exchange.entry.entries import Entry, LeftOut, entries_of
from bonebrief.exchange.fhir.references import is_to, medicines_of, with_medicine
from bonebrief.exchange.fhir.resources import MISSHAPEN, Resource, all_resources
from bonebrief.exchange.fhir.results import with_results
from bonebrief.exchange.fhir.versions import Versions
from bonebrief.language.problem import Place
from bonebrief.reading.yaml.files import unreadable

MORE_PAGES: Final = "further pages of it are not here, on which newer entries may stand"
_MEDICINES: Final = ("MedicationRequest", "MedicationStatement")
_SUBJECTS: Final = ("subject", "patient")


@dataclass(frozen=True, slots=True)
class Record:
    """One patient, and what a record says of that patient, in the order of the record."""

    patient: Resource
    entries: tuple[Entry, ...]
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class _Read:
    """What one resource says, and of whom it says so; the rest of it is not kept."""

    about: Resource | None
    found: Sequence[Entry | LeftOut]


def read_record(path: Path) -> Record:
    """Read a record; one entry that is not as FHIR R4 has it is left out and said, and stops nothing else.

    Raises:
        KnowledgeError: it is no record, or not of exactly one patient; the place, and what to do.
    """
    return record_of(all_resources(path), Place(str(path)))


def record_of(resources: Iterable[Resource], place: Place) -> Record:
    """The record that resources make, wherever they come from; each is read and let go before the next.

    Raises:
        KnowledgeError: there is not exactly one patient among them, or they are of another version of FHIR.
    """
    patients: dict[tuple[str, ...], Resource] = {}
    medicines: dict[str, Any] = {}
    said: Versions[_Read | Resource] = Versions()
    for resource in (one for whole in resources for one in with_results(whole)):
        kind = resource["resourceType"]
        _check_version(resource, place)
        if kind == "Patient":
            patients[_person(resource, len(patients))] = resource
        elif kind == "Medication":
            medicines |= medicines_of([resource])
        else:
            said.add(resource, resource if _elsewhere(resource) else _read(resource))
    patient = _only(patients, place)
    whole = [
        _if_sure(one if isinstance(one, _Read) else _read(with_medicine(one, medicines)), is_sure)
        for one, is_sure in said.newest()
    ]
    found = [one for read in whole for one in _of_patient(read, patient)]
    entries = tuple(one for one in found if isinstance(one, Entry))
    return Record(patient, entries, tuple(one for one in found if isinstance(one, LeftOut)))


def _check_version(resource: Resource, place: Place) -> None:
    if resource["resourceType"] in _MEDICINES and "medication" in resource:
        name = f"{resource['resourceType']}/{resource.get('id', '?')}"
        what = f"{name} is of FHIR R5, where medicines are written otherwise."
        raise unreadable(place, what, "Export the record as FHIR R4.")


def _elsewhere(resource: Resource) -> bool:
    """Whether it points to a medicine that may come later."""
    return "medicationReference" in resource


def _person(patient: Resource, number: int) -> tuple[str, ...]:
    """By what one patient is told from another: without an id each is another."""
    who = patient.get("id") or number
    return tuple(str(one) for one in (who, patient.get("birthDate"), patient.get("gender")))


def _only(patients: Mapping[tuple[str, ...], Resource], place: Place) -> Resource:
    if len(patients) != 1:
        what = "There is no Patient in this record." if not patients else f"There are {len(patients)} patients in it."
        raise unreadable(place, what, "Give the record of one person, with the Patient.")
    return next(iter(patients.values()))


def _read(resource: Resource) -> _Read:
    if resource["resourceType"] == "Bundle":
        return _Read(None, (LeftOut(f"Bundle/{resource['id']}", "", MORE_PAGES),))
    about: Resource | None = next((resource[key] for key in _SUBJECTS if key in resource), None)
    try:
        return _Read(about, tuple(entries_of(resource)))
    except MISSHAPEN:
        return _Read(None, (_misshapen(resource),))


def _if_sure(read: _Read, is_sure: bool) -> _Read:
    """What is read, unless another version of it may be the newest."""
    if is_sure or not read.found:
        return read
    first = read.found[0]
    why = "it is here in several versions, and nothing says which is the newest"
    return _Read(read.about, (LeftOut(first.name, first.words, why),))


def _of_patient(read: _Read, patient: Resource) -> Sequence[Entry | LeftOut]:
    if not read.found or read.about is None or is_to(read.about, patient):
        return read.found
    first = read.found[0]
    return (LeftOut(first.name, first.words, "it is about somebody else"),)


def _misshapen(resource: Resource) -> LeftOut:
    return LeftOut(f"{resource['resourceType']}/{resource.get('id', '?')}", "", "it is not as FHIR R4 has it")
