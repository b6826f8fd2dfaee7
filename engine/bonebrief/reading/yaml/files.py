"""Files and standard input as text; what cannot be read as text is said with its place."""

import sys
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import Path
from typing import Final

from bonebrief.language.problem import Code, KnowledgeError, Place, Problem
from bonebrief.machine.error import why_refused
from bonebrief.machine.streams import MAX_BYTES

_OF_WORD: Final = (b"{\\rtf", b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


def read_input(name: str) -> str:
    """The text of a file, or of standard input for `-`.

    Raises:
        KnowledgeError: it cannot be read as text.
    """
    if name != "-":
        return read_file(Path(name))
    try:
        data = sys.stdin.buffer.read(MAX_BYTES + 1)
    except OSError as error:
        what = f"Standard input cannot be read: {why_refused(error)}."
        raise unreadable(Place("standard input"), what, "Name a file, or send its text.") from None
    return decode(data, "standard input")


def read_file(path: Path, *, ordinary: bool = False) -> str:
    """Return the text of a file, without a byte-order mark; of an `ordinary` one only, where nobody named the file.

    Raises:
        KnowledgeError: the file is missing, a folder, unreadable, too large, or not UTF-8 text.
    """
    place = Place(str(path))
    if ordinary and path.exists() and not (path.is_file() or path.is_dir()):
        raise unreadable(place, "This is a pipe or a device.", "Put a file here, or remove it.")
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        if path.is_symlink():
            what = "This is a link to a file that is not there."
            raise unreadable(place, what, "Put the file in its place, or remove the link.") from None
        raise unreadable(place, "There is no such file.", "Check the name and the folder.") from None
    except IsADirectoryError:
        raise unreadable(place, "This is a folder.", "Name the file inside it.") from None
    except (OSError, ValueError) as error:
        raise unreadable(place, f"This file cannot be read: {why_refused(error)}.", "Check its permissions.") from None
    if len(data) > MAX_BYTES:
        raise unreadable(place, "This file is larger than 1 MB.", "Split it, or check that it is the right one.")
    return decode(data, str(path))


def decode(data: bytes, name: str) -> str:
    """Return bytes as text, without a byte-order mark; `name` stands for the file in messages.

    Raises:
        KnowledgeError: the bytes are too many, or are not UTF-8 text.
    """
    place = Place(name)
    if len(data) > MAX_BYTES:
        raise unreadable(place, "This is more than 1 MB.", "Check that it is the right file.")
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        raise unreadable(
            place, "This file is text in UTF-16, as Windows writes it.", "Save it as UTF-8 in your editor."
        )
    if data.startswith(_OF_WORD):
        what = "This is a document of a word processor or an archive, and no plain text."
        raise unreadable(place, what, "Save its text as plain text, in UTF-8.")
    if b"\0" in data:
        raise unreadable(place, "This is not a text file.", "Check that it is the right file.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        where = Place(name, line, column)
        raise unreadable(where, "This file is not UTF-8 text.", "Save it as UTF-8 in your editor.") from None


def unreadable(place: Place, what: str, fix: str) -> KnowledgeError:
    """The error of a file that cannot be used at all."""
    return KnowledgeError([Problem(Code.UNREADABLE_FILE, place, what, fix)])
