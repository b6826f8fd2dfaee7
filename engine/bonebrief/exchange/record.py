"""A health record of one patient as FHIR R4 resources: a Bundle, one resource a line, or a folder of them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from bonebrief.exchange.entries import MISSHAPEN, Entry, LeftOut, Resource, entries_of
from bonebrief.exchange.json_text import parse, parts
from bonebrief.exchange.results import with_results
from bonebrief.exchange.versions import Versions
from bonebrief.language.problem import Place
from bonebrief.machine.error import why_refused
from bonebrief.machine.files import files_under
from bonebrief.reading.yaml.files import unreadable

MOST_BYTES: Final = 20_000_000
_ENDINGS: Final = (".json", ".ndjson")
_MEDICINES: Final = ("MedicationRequest", "MedicationStatement")
_SUBJECTS: Final = ("subject", "patient")
_ADDRESS: Final = ("http://", "https://")
_LINE: Final = re.compile(r"[^\n]+")


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
    return record_of(_all_resources(path), Place(str(path)))


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


def read_json(path: Path) -> Any:
    """A file of JSON, its numbers as written.

    Raises:
        KnowledgeError: it cannot be read, or is no JSON.
    """
    ((name, text),) = _texts(path)
    return parse(Place(name), text)


def kind_of(path: Path) -> str:
    """The resourceType of what is in a file, read no further than that; nothing where that comes late, or is none.

    Raises:
        KnowledgeError: it cannot be read, or is no JSON.
    """
    ((name, text),) = _texts(path)
    for key, value in parts(Place(name), text):
        if key in ("resourceType", "entry"):
            return value if key == "resourceType" and isinstance(value, str) else ""
    return ""


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
    if not read.found or read.about is None or _is_to(read.about, patient):
        return read.found
    first = read.found[0]
    return (LeftOut(first.name, first.words, "it is about somebody else"),)


def _misshapen(resource: Resource) -> LeftOut:
    return LeftOut(f"{resource['resourceType']}/{resource.get('id', '?')}", "", "it is not as FHIR R4 has it")


def _names(resource: Resource) -> frozenset[str]:
    """What others may call a resource: its id, and the end of its address in a Bundle."""
    return frozenset(str(name).rsplit("/", 1)[-1] for name in (resource.get("id"), resource.get("fullUrl")) if name)


def _is_to(subject: Any, patient: Resource) -> bool:
    """Whether a reference is to the patient; where both have a whole address, by that alone."""
    reference = str(subject.get("reference", "") if isinstance(subject, dict) else "").partition("/_history/")[0]
    address = str(patient.get("fullUrl") or "")
    if reference.startswith(_ADDRESS) and address.startswith(_ADDRESS):
        return reference == address
    kind, _, name = reference.rpartition("/")
    return name in _names(patient) and (not kind or kind.rsplit("/", 1)[-1] == "Patient")


def _all_resources(path: Path) -> Iterator[Resource]:
    for name, text in _texts(path):
        yield from _resources(name, text)


def _texts(path: Path) -> Iterator[tuple[str, str]]:
    files = files_under(path, *_ENDINGS) if path.is_dir() else [path]
    if not files:
        raise unreadable(Place(str(path)), "There is no .json or .ndjson file in this folder.", "Name the record.")
    left = MOST_BYTES
    for file in files:
        text = _text(file, left)
        left -= len(text)
        yield str(file), text


def _text(file: Path, most: int) -> str:
    try:
        if not file.is_file():
            raise unreadable(Place(str(file)), "There is no such file.", "Check the name and the folder.")
        if file.stat().st_size > most:
            raise unreadable(Place(str(file)), "This is more than 20 MB.", "Export the record of one person.")
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise unreadable(Place(str(file)), "This is not UTF-8 text.", "Export the record as JSON.") from None
    except OSError as error:
        raise unreadable(Place(str(file)), f"This cannot be read: {why_refused(error)}.", "Check the name.") from None


def _resources(name: str, text: str) -> Iterator[Resource]:
    """The resources of a text: of a Bundle those in it; one a line where the first line is a whole one."""
    end = text.find("\n")
    first = text[:end].strip() if end >= 0 and text[end:].strip() else ""
    if not (first.startswith("{") and first.endswith("}")):
        yield from _one_by_one(Place(name), text)
        return
    for number, line in enumerate(_LINE.finditer(text), 1):
        if line[0].strip():
            yield from resources_of(parse(Place(name, number), line[0]), Place(name, number))


def _one_by_one(place: Place, text: str) -> Iterator[Resource]:
    """The resources of a Bundle one after the other, or the one resource that a text is."""
    if not text.strip():
        return
    rest: dict[str, Any] = {}
    early: list[Any] = []
    for key, value in parts(place, text):
        if key != "entry":
            rest[key] = value
        elif rest.get("resourceType") == "Bundle":
            yield from _in_entry(value)
        elif "resourceType" not in rest:
            early.append(value)
    for entry in early if rest.get("resourceType") == "Bundle" else ():
        yield from _in_entry(entry)
    yield from resources_of(rest, place)


def resources_of(parsed: Any, place: Place) -> Iterator[Resource]:
    """The resources in what was parsed: of a Bundle those in it.

    Raises:
        KnowledgeError: it is no resource.
    """
    if not isinstance(parsed, dict) or not isinstance(parsed.get("resourceType"), str):
        raise unreadable(place, "This is no FHIR resource: it has no resourceType.", "Give a Bundle, or resources.")
    if parsed["resourceType"] != "Bundle":
        yield parsed
        return
    entries = parsed.get("entry", [])
    for entry in entries if isinstance(entries, list) else []:
        yield from _in_entry(entry)


def _in_entry(entry: Any) -> Iterator[Resource]:
    resource = entry.get("resource") if isinstance(entry, dict) else None
    if not isinstance(resource, dict) or not isinstance(resource.get("resourceType"), str) or _is_deleted(entry):
        return
    if resource["resourceType"] == "Bundle":
        yield from (one for inner in _list(resource.get("entry")) for one in _in_entry(inner))
    else:
        yield {"fullUrl": entry.get("fullUrl"), **resource}


def _is_deleted(entry: Resource) -> bool:
    request = entry.get("request")
    return isinstance(request, dict) and request.get("method") == "DELETE"


def _list(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list) else []
