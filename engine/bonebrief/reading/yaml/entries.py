"""The entries of a mapping, each key once; a key that repeats, says nothing or is indented wrongly is reported."""

import re
from collections.abc import Iterator

from bonebrief.language.problem import Code, Place
from bonebrief.reading.yaml.node import Mapping as MappingNode
from bonebrief.reading.yaml.node import Node, Scalar
from bonebrief.reading.yaml.report import Report

_ID = re.compile(r"[a-z][a-z0-9_]*")
_AT_THE_MARGIN = ("findings", "points", "examples", "questions", "derived", "conflicts", "sections")


def entries(node: MappingNode, report: Report) -> Iterator[tuple[Scalar, Node]]:
    """The entries of a mapping without those that repeat a key or say nothing, which are reported."""
    seen: dict[str, Place] = {}
    twice = _written_again(node)
    moved = _moved_in(node, twice)
    if moved:
        _report_moved_in(moved, node.entries[0][0], report)
        twice = []
    elif len(twice) > 1:
        _report_second_item(twice[0], report)
        twice = []
    for key, value in node:
        if key is moved:
            continue
        if key.text in seen:
            what = f'The key "{key.text}" stands here twice; the first is in line {seen[key.text].line}.'
            if key in twice:
                report.add(Code.DUPLICATE_KEY, key.place, what, "Remove one of the two.")
        elif key.text in _AT_THE_MARGIN and key.place.column > 1 and isinstance(value, Scalar) and value.is_null:
            what = f"`{key.text}:` is indented, and so stands among what is above it."
            report.add(Code.WRONG_SHAPE, key.place, what, "Move it to the left margin.")
            report.incomplete = True
        elif key.is_null or (isinstance(value, Scalar) and value.is_null):
            what = f'Nothing stands after "{key.text}".' if key.text else "A key is empty."
            report.add(Code.EMPTY_VALUE, key.place, what, _empty_fix(key))
            report.spoilt.add(key.text)
        else:
            seen[key.text] = key.place
            yield key, value


def _written_again(node: MappingNode) -> list[Scalar]:
    """The keys that stand in a mapping before."""
    keys = [key for key, _ in node]
    first = {key.text: key for key in reversed(keys)}
    return [] if len(first) == len(keys) else [key for key in keys if key is not first[key.text]]


def _moved_in(node: MappingNode, twice: list[Scalar]) -> Scalar | None:
    """A key that says nothing, behind which the keys of its neighbour stand a second time: it is indented like them."""
    empty = [key for key, value in node if isinstance(value, Scalar) and value.is_null]
    behind = twice[0].place if len(twice) > 1 else None
    return next((key for key in reversed(empty) if behind and key.place < behind), None)


def _report_moved_in(key: Scalar, first: Scalar, report: Report) -> None:
    what = f'"{key.text}" is indented like the keys of the entry above it, such as `{first.text}:`.'
    fix = f"Move `{key.text}:` to the left, as far as the entry above it."
    report.add(Code.WRONG_SHAPE, key.place, what, fix)
    report.spoilt.add(key.text)


def _report_second_item(key: Scalar, report: Report) -> None:
    what = f'The keys from "{key.text}" on stand here a second time, as if another item began.'
    report.add(Code.DUPLICATE_KEY, key.place, what, "Begin a second item with a dash; or remove what stands twice.")


def _empty_fix(key: Scalar) -> str:
    if _ID.fullmatch(key.text):
        return "Write a value, or remove the line."
    if re.fullmatch(r"\d+", key.text):
        return "Write decimals with a point, as in 2.5, and thousands without a comma: inside { } it ends a number."
    return "If it is part of the text before it, put that text in quotes: inside { } a comma ends a text."
