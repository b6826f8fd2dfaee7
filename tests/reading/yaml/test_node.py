"""Files that cannot be read are named with a reason, never with a traceback."""

import os
from pathlib import Path

import pytest

from bonebrief.language.problem import KnowledgeError
from bonebrief.reading.yaml.files import read_file
from bonebrief.reading.yaml.node import Mapping, Scalar, parse_yaml

BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "no such file"),
        (b"", "empty"),
        (b"# only a comment\n", "empty"),
        (b"\x89PNG\0\0", "not a text file"),
        (b"title: caf\xe9\n", "not UTF-8"),
        ("title: café\n".encode("utf-16"), "UTF-16, as Windows writes it"),
        (b"{\\rtf1 topic: Falls}", "a document of a word processor"),
        (b"PK\x03\x04\0\0", "a document of a word processor"),
        (BOMB.encode(), "alias"),
        (b"a" * 1_000_001, "larger than 1 MB"),
        (b"[" * 200_000, "nested too deeply"),
        (b"a: b: c\n", "in quotes"),
        (b"a:\n\tb: 1\n", "spaces, not tabs"),
        (b"a: 'open\n", "never closed"),
        (b"a: \x07\n", "not YAML"),
        (b"? [a]\n: b\n", "A key must be one word"),
        (b"a: 1\n--- \nb: 2\n", "second document"),
    ],
)
def test_a_file_that_cannot_be_used(tmp_path: Path, content: bytes | None, words: str) -> None:
    path = tmp_path / "file.yaml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(KnowledgeError, match=words):
        parse_yaml(read_file(path), str(path))


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="This is a folder"):
        read_file(tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_without_permission(tmp_path: Path) -> None:
    path = tmp_path / "file.yaml"
    path.write_text("a: 1")
    path.chmod(0)
    with pytest.raises(KnowledgeError, match="cannot be read"):
        read_file(path)


@pytest.mark.parametrize("word", ["yes", "no", "on", "off", "012", "12:30:45", "1e3", "2026-11-24", "null_word"])
def test_every_scalar_stays_as_written(word: str) -> None:
    node = parse_yaml(f"key: {word}", "f")
    assert isinstance(node, Mapping)
    ((key, value),) = node.entries
    assert isinstance(value, Scalar)
    assert (key.text, value.text, value.place.line, value.place.column) == ("key", word, 1, 6)


def test_escape_sequences_in_quotes_are_dropped() -> None:
    node = parse_yaml('key: "a\\e[31mb\\u202ec"', "f")
    assert isinstance(node, Mapping)
    assert isinstance(node.entries[0][1], Scalar)
    assert node.entries[0][1].text == "a[31mbc"
