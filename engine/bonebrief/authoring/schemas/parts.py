"""The small pieces of a schema (draft 07): objects that allow no other keys, choices of words, texts, dates."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

Schema = dict[str, Any]

IDS: Final = "^[a-z][a-z0-9_]*$"
TEXT: Final[Mapping[str, Any]] = {"type": "string", "minLength": 1}
DATE: Final[Mapping[str, Any]] = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
YES_NO: Final[Mapping[str, Any]] = {"enum": ["yes", "no", True, False]}


def document(title: str, root: Schema, definitions: Schema | None = None) -> Schema:
    """A whole schema."""
    head = {"$schema": "http://json-schema.org/draft-07/schema#", "title": title}
    return {**head, **root, **({"definitions": definitions} if definitions else {})}


def keys(properties: Mapping[str, object], need: Iterable[str] = ()) -> Schema:
    """An object with these keys and no others."""
    needed = list(need)
    required = {"required": needed} if needed else {}
    return {"type": "object", "properties": dict(properties), **required, "additionalProperties": False}


def by_id(value: object) -> Schema:
    """An object in which ids stand before things of one kind."""
    return {"type": "object", "patternProperties": {IDS: value}, "additionalProperties": False}


def words(known: Iterable[str]) -> Schema:
    return {"enum": list(known)}


def one_or_more(item: object) -> Schema:
    """One thing, or a list of them."""
    return {"anyOf": [item, {"type": "array", "items": item, "minItems": 1}]}


def list_of(item: object) -> Schema:
    return {"type": "array", "items": item, "minItems": 1}


def described(schema: Mapping[str, Any], text: str) -> Schema:
    """The schema with what an editor shows beside it."""
    return {**schema, "description": text}


def ref(name: str) -> Schema:
    return {"$ref": f"#/definitions/{name}"}
