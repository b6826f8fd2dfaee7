"""Reads `bounds:`: numbers with a name, which stand under it in conditions and in texts, so that both stay the same."""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Final

from bonebrief.language.problem import Code, Place
from bonebrief.reading.given.numbers import plain_number
from bonebrief.reading.yaml.fields import Fields, as_id, as_scalar
from bonebrief.reading.yaml.node import Mapping as MappingNode
from bonebrief.reading.yaml.node import Node, Scalar
from bonebrief.reading.yaml.report import Report

BOUNDS: Final = "bounds"
_TEXTS: Final = ("topic", "about", "title", "say", "patient", "because", "verify", "together")
_BRACED: Final = re.compile(r"\{(\w+)\}")
_ID: Final = re.compile(r"[a-z][a-z0-9_]*")


def read_bounds(fields: Fields, taken: Collection[str], report: Report) -> Mapping[str, str]:
    """Each bound by its name, as it was written; what is no number, and a name that is taken, are reported."""
    found: dict[str, str] = {}
    if isinstance(written := fields.node(BOUNDS), Scalar):
        report.spoilt.update(written.text.split())
    for key, node in fields.mapping(BOUNDS) or ():
        scalar = as_scalar(node, report)
        if scalar is None:
            report.spoilt.add(key.text)
        if not _ID.fullmatch(key.text):
            fix = "Use small letters, digits and underscores, beginning with a letter."
            report.add(Code.BAD_ID, key.place, f'"{key.text}" cannot be the name of a bound.', fix)
            report.spoilt.add(as_id(key.text))
        elif key.text in taken:
            what = f'"{key.text}" is a fact or a finding already.'
            report.add(Code.DUPLICATE_ID, key.place, what, "Give the bound another name.")
        elif scalar and plain_number(scalar.text) is None:
            what = f'"{scalar.text}" is no number.'
            report.add(Code.BAD_NUMBER, scalar.place, what, "Write digits and a point, without a unit.")
            report.spoilt.add(key.text)
        elif scalar:
            found[key.text] = scalar.text
    return found


def idle_bounds(topic: Node) -> Iterator[tuple[str, Place]]:
    """The names of bounds, of a file or of one finding or point, that stand nowhere else in it; each with its place."""
    entries = [entry for part in ("findings", "points") for _, entry in _under(topic, part)]
    for scope in (topic, *entries):
        named = _under(scope, BOUNDS)
        words = set(_words(scope)) if named else set()
        yield from ((key.text, key.place) for key, _ in named if key.text not in words)


def _under(node: Node, wanted: str) -> tuple[tuple[Scalar, Node], ...]:
    """The entries under one key of a mapping."""
    found = (value for key, value in node if key.text == wanted) if isinstance(node, MappingNode) else ()
    return tuple(entry for value in found if isinstance(value, MappingNode) for entry in value)


def _words(node: Node) -> Iterator[str]:
    """Every word below a node that may be the name of a bound; of texts those in braces."""
    match node:
        case Scalar(text):
            yield from re.findall(r"\w+", text)
        case MappingNode(entries):
            for key, value in entries:
                if key.text in _TEXTS and isinstance(value, Scalar):
                    yield from _BRACED.findall(value.text)
                elif key.text not in (BOUNDS, "examples"):
                    yield from _words(value)
        case _:
            for item in node.items:
                yield from _words(item)


def with_numbers(text: str, bounds: Mapping[str, str]) -> str:
    """A text in which each {name} of a bound is its number."""
    return re.sub(r"\{([a-z][a-z0-9_]*)\}", lambda found: bounds.get(found[1], found[0]), text) if bounds else text
