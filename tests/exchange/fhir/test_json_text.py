"""What is read part by part is what json reads as a whole, and what is no JSON is said with its place."""

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bonebrief.exchange.fhir.json_text import parse, parts
from bonebrief.language.problem import KnowledgeError, Place

HERE = Place("r.json")
words = some.text('ab"\\é😀{}[]:,\n ', max_size=5)
values = some.recursive(
    some.none() | some.booleans() | some.integers() | words,
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(words, inner, max_size=3),
    max_leaves=8,
)
objects = some.dictionaries(some.sampled_from(["entry", "resourceType", "type", "é", ""]), values, max_size=4)


def joined(text: str) -> Any:
    """The parts put together again."""
    whole: dict[str, Any] = {}
    for key, value in parts(HERE, text):
        if key == "entry" and '"entry": [' in text:
            whole.setdefault(key, []).append(value)
        else:
            whole[key] = value
    return whole


@given(objects, some.sampled_from([None, 1]))
def test_parts_are_those_of_the_whole(value: dict[str, Any], indent: int | None) -> None:
    text = json.dumps(value, indent=indent)
    whole = parse(HERE, text)
    if whole.get("entry") == []:
        del whole["entry"]
    assert joined(text) == whole


def test_numbers_stay_as_they_are_written() -> None:
    assert dict(parts(HERE, '{"a": -1.50, "b": 2}')) == {"a": Decimal("-1.50"), "b": Decimal(2)}
    assert str(dict(parts(HERE, '{"a": -1.50}'))["a"]) == "-1.50"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", 1),
        ("{", 1),
        ('{"a": 1', 1),
        ('{"a" 1}', 1),
        ("{1: 2}", 1),
        ('{"a": 1,}', 1),
        ('{"a": 1} x', 1),
        ('{\n"entry": [\n{},\n]}', 4),
        ('{"entry": [{} {}]}', 1),
        ('{"entry": [{}', 1),
        ('{"entry": [{"a": NaN}]}', 1),
        ('{"entry": [{"a": 1e999999999999999999999}]}', 1),
        ("[1, 2", 1),
    ],
)
def test_what_is_no_json_is_said_where_it_stands(text: str, line: int) -> None:
    with pytest.raises(KnowledgeError) as caught:
        list(parts(HERE, text))
    assert caught.value.problems[0].where.line == line
    with pytest.raises(KnowledgeError):
        parse(HERE, text)


@pytest.mark.parametrize("depth", [65, 1_000, 200_000])
def test_what_is_nested_too_deep_is_said(depth: int) -> None:
    for text in (f'{{"entry": [{"[" * depth}{"]" * depth}]}}', f'{{"a": {"[" * depth}{"]" * depth}}}'):
        with pytest.raises(KnowledgeError, match="nested"):
            list(parts(HERE, text))
