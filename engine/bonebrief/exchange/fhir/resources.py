"""The resources of FHIR that files hold: a Bundle, one resource a line, or a folder of them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from bonebrief.exchange.fhir.json_text import parse, parts
from bonebrief.language.problem import Place
from bonebrief.machine.error import why_refused
from bonebrief.machine.files import files_under
from bonebrief.reading.yaml.files import unreadable

Resource = Mapping[str, Any]
MISSHAPEN: Final = (TypeError, ValueError, KeyError, AttributeError, ArithmeticError)
"""What reading a resource raises where it is not of the shape that FHIR R4 has."""

MOST_BYTES: Final = 20_000_000
_ENDINGS: Final = (".json", ".ndjson")
_LINE: Final = re.compile(r"[^\n]+")


def all_resources(path: Path) -> Iterator[Resource]:
    """Each resource of a file or a folder, in their order; of a Bundle those in it.

    Raises:
        KnowledgeError: a file cannot be read, or is no JSON of FHIR.
    """
    for name, text in _texts(path):
        yield from _resources(name, text)


def read_json(path: Path) -> Any:
    """A file of JSON, its numbers as written.

    Raises:
        KnowledgeError: it cannot be read, is no JSON, or names something twice in one place.
    """
    ((name, text),) = _texts(path)
    return parse(Place(name), text, each_once=True)


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
        if file.exists() and not file.is_file():
            raise unreadable(
                Place(str(file)), "This is a pipe or a device.", "Save the record as a file and name that."
            )
        if not file.exists():
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
    begin = len(text) - len(text.lstrip())
    end = text.find("\n", begin)
    first = text[begin:end].strip() if end >= 0 and text[end:].strip() else ""
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
    yield from _more_pages(parsed)


def _more_pages(bundle: Resource) -> Iterator[Resource]:
    """The Bundle itself, without its entries, where it says that more of them stand on a next page."""
    links = _list(bundle.get("link"))
    if any(isinstance(link, dict) and link.get("relation") == "next" for link in links):
        yield {"resourceType": "Bundle", "id": str(bundle.get("id", "?"))}


def _in_entry(entry: Any) -> Iterator[Resource]:
    resource = entry.get("resource") if isinstance(entry, dict) else None
    if not isinstance(resource, dict) or not isinstance(resource.get("resourceType"), str) or _is_deleted(entry):
        return
    if resource["resourceType"] == "Bundle":
        yield from (one for inner in _list(resource.get("entry")) for one in _in_entry(inner))
        yield from _more_pages(resource)
    else:
        yield {"fullUrl": entry.get("fullUrl"), **resource}


def _is_deleted(entry: Resource) -> bool:
    request = entry.get("request")
    return isinstance(request, dict) and request.get("method") == "DELETE"


def _list(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list) else []
