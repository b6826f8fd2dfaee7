"""JSON of this program, or of any other, is read as JSON means it."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bonebrief.machine.text import clean
from bonebrief.reading.yaml.json_text import as_yaml
from bonebrief.reading.yaml.node import Mapping, Scalar, parse_yaml


def value_of(text: str) -> str:
    root = parse_yaml(as_yaml(text), "x.json")
    assert isinstance(root, Mapping)
    ((_, value),) = root
    assert isinstance(value, Scalar)
    return value.text


@pytest.mark.parametrize("ascii_only", [True, False])
@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_every_text_is_read_back(ascii_only: bool, text: str) -> None:
    expected = clean(text.replace("\t", " "))
    read = value_of(json.dumps({"a": text}, ensure_ascii=ascii_only))
    if not any(unicodedata.category(character) == "Cc" or character in "\ufffe\uffff" for character in text):
        assert read == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (r'{"a": "\ud83d\ude00"}', "\U0001f600"),
        (r'{"a": "\\ud83d"}', r"\ud83d"),
        (r'{"a": "x\ud83dy"}', "x\ufffdy"),
        (r'{"a": "\/"}', "/"),
        ('{"a":\t"b\tc"}', "b c"),
        ('{"a": "b\uffffc"}', "b\ufffdc"),
    ],
)
def test_what_yaml_would_read_otherwise(text: str, value: str) -> None:
    assert value_of(text) == value
