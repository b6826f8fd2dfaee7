"""A health record of one patient as FHIR R4 resources: a Bundle, one resource a line, or a folder of them."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from bonebrief.exchange.entries import Entry, LeftOut, Resource, entries_of
from bonebrief.language.problem import Place
from bonebrief.machine.error import why_refused
from bonebrief.machine.files import files_under
from bonebrief.reading.yaml.files import unreadable

MOST_BYTES: Final = 20_000_000
MOST_NESTED: Final = 64
_ENDINGS: Final = (".json", ".ndjson")
_SUBJECTS: Final = ("subject", "patient")


@dataclass(frozen=True, slots=True)
class Record:
    """One patient, and what a record says of that patient, in the order of the record."""

    patient: Resource
    entries: tuple[Entry, ...]
    left_out: tuple[LeftOut, ...]


def read_record(path: Path) -> Record:
    """Read a record; one entry that is not as FHIR R4 has it is left out and said, and stops nothing else.

    Raises:
        KnowledgeError: it is no record, or not of exactly one patient; the place, and what to do.
    """
    return record_of(list(_all_resources(path)), Place(str(path)))


def record_of(resources: Sequence[Resource], place: Place) -> Record:
    """The record that resources make, wherever they come from.

    Raises:
        KnowledgeError: there is not exactly one patient among them.
    """
    patients = {str(one.get("id")): one for one in resources if one.get("resourceType") == "Patient"}
    if len(patients) != 1:
        what = "There is no Patient in this record." if not patients else f"There are {len(patients)} patients in it."
        raise unreadable(place, what, "Give the record of one person, with the Patient.")
    patient = next(iter(patients.values()))
    coded = [one for one in resources if one["resourceType"] == "Medication" and "code" in one]
    medicines = {name: one["code"] for one in coded for name in _names(one)}
    found = [one for resource in resources for one in _entries(_with_medicine(resource, medicines), _names(patient))]
    entries = tuple(one for one in found if isinstance(one, Entry))
    return Record(patient, entries, tuple(one for one in found if isinstance(one, LeftOut)))


def read_json(path: Path) -> Any:
    """A file of JSON, its numbers as written.

    Raises:
        KnowledgeError: it cannot be read, or is no JSON.
    """
    ((name, text),) = _texts(path)
    return parse(Place(name), text)


def _all_resources(path: Path) -> Iterator[Resource]:
    for name, text in _texts(path):
        yield from _resources(name, text)


def _entries(resource: Resource, patient: frozenset[str]) -> Iterator[Entry | LeftOut]:
    name = f"{resource['resourceType']}/{resource.get('id', '?')}"
    try:
        found = list(entries_of(resource))
        if found and not _is_about(resource, patient):
            found = [LeftOut(name, found[0].words, "it is about somebody else")]
    except (TypeError, ValueError, KeyError, AttributeError, ArithmeticError):
        found = [LeftOut(name, "", "it is not as FHIR R4 has it")]
    yield from found


def _names(resource: Resource) -> frozenset[str]:
    """What others may call a resource: its id, and the end of its address in a Bundle."""
    return frozenset(str(name).rsplit("/", 1)[-1] for name in (resource.get("id"), resource.get("fullUrl")) if name)


def _with_medicine(resource: Resource, medicines: Mapping[str, Any]) -> Resource:
    """A prescription with the code of the medicine that it only points to."""
    points_to = resource.get("medicationReference")
    reference = str(points_to.get("reference", "")) if isinstance(points_to, dict) else ""
    inside = resource.get("contained", [])
    for one in inside if isinstance(inside, list) else []:
        if isinstance(one, dict) and reference == f"#{one.get('id')}":
            return {**resource, "medicationCodeableConcept": one.get("code")}
    code = medicines.get(reference.rsplit("/", 1)[-1])
    return {**resource, "medicationCodeableConcept": code} if code else resource


def _is_about(resource: Resource, patient: frozenset[str]) -> bool:
    """Whether it says that it is about the patient, or says nothing of whom it is about."""
    subject: Resource | None = next((resource[key] for key in _SUBJECTS if key in resource), None)
    if subject is None:
        return True
    kind, _, name = str(subject.get("reference", "")).rpartition("/")
    return name in patient and (not kind or kind.rsplit("/", 1)[-1] == "Patient")


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
    lines = text.splitlines() if first.startswith("{") and first.endswith("}") else [text]
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield from resources_of(parse(Place(name, number if len(lines) > 1 else 1), line), Place(name, number))


def parse(place: Place, text: str | bytes) -> Any:
    """JSON, its numbers as written.

    Raises:
        KnowledgeError: it is none, or is nested too deep.
    """
    try:
        parsed = json.loads(text, parse_float=Decimal, parse_int=Decimal, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        where = place._replace(line=place.line + error.lineno - 1, column=error.colno)
        raise unreadable(where, f"This is not JSON: {error.msg.lower()}.", "Export the record as FHIR JSON.") from None
    except (RecursionError, ValueError, ArithmeticError):
        raise unreadable(place, "This is nested too deep, or has a number that is none.", "Export it anew.") from None
    if not _is_shallow(parsed):
        raise unreadable(place, f"This is nested deeper than {MOST_NESTED}.", "Export the record as FHIR JSON.")
    return parsed


def _no_number(word: str) -> Any:
    raise ValueError(word)


def _is_shallow(parsed: Any) -> bool:
    level, depth = [parsed] if isinstance(parsed, dict | list) else [], 0
    while level and depth <= MOST_NESTED:
        inner = [value for one in level for value in (one.values() if isinstance(one, dict) else one)]
        level, depth = [value for value in inner if isinstance(value, dict | list)], depth + 1
    return not level


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
        resource = entry.get("resource") if isinstance(entry, dict) else None
        if isinstance(resource, dict) and isinstance(resource.get("resourceType"), str):
            yield {"fullUrl": entry.get("fullUrl"), **resource}
