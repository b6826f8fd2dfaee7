"""Streams of every kind carry text or say that they do not."""

import io
import os

import pytest

from bonebrief.machine.streams import carries_keys, carries_text, forget_typed, lenient, read_line


@pytest.mark.parametrize(
    ("encoding", "text", "keys"),
    [
        ("utf-8", True, True),
        ("ascii", True, True),
        ("cp1252", True, True),
        ("koi8-r", True, True),
        ("utf-16", True, False),
        ("cp037", True, False),
        ("undefined", False, False),
        ("idna", False, False),
        ("no-such", False, False),
        (None, True, True),
    ],
)
def test_what_an_encoding_carries(encoding: str | None, text: bool, keys: bool) -> None:
    assert (carries_text(encoding), carries_keys(encoding)) == (text, keys)


@pytest.mark.parametrize("encoding", ["ascii", "undefined", "idna", "utf-8"])
def test_a_lenient_stream_takes_every_text(encoding: str) -> None:
    written = io.BytesIO()
    stream = lenient(io.TextIOWrapper(written, encoding=encoding))
    stream.write("a long line ... with ≥ 2.5, and half a character \ud83d\n" * 3)
    stream.flush()
    assert written.getvalue()


@pytest.mark.parametrize("text", ["", "x" * 20_000])
def test_no_line_ends_the_reading(text: str) -> None:
    with pytest.raises(EOFError):
        read_line(io.StringIO(text))


def test_lines_are_read_one_by_one() -> None:
    source = io.StringIO("63\n" + "x" * 9_000 + "\nlast")
    assert [len(read_line(source)) for _ in range(3)] == [3, 9_001, 4]


def test_a_stream_that_cannot_be_read_has_ended() -> None:
    with open(os.devnull, "w") as nothing, pytest.raises(EOFError):
        read_line(nothing)


def test_only_a_terminal_forgets() -> None:
    forget_typed(io.StringIO("kept"))
    reading, writing = os.pipe()
    os.write(writing, b"kept")
    with os.fdopen(reading) as source:
        forget_typed(source)
        os.close(writing)
        assert source.read() == "kept"
