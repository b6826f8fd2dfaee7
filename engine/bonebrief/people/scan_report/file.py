"""The text of a report from a file, standard input or a PDF; what cannot be read is said in a sentence."""

import sys
from pathlib import Path
from typing import Final

from bonebrief.language.problem import KnowledgeError, Place
from bonebrief.machine.error import why_refused
from bonebrief.reading.yaml.files import unreadable

STANDARD_INPUT: Final = "-"
LARGEST_TEXT: Final = 200_000
LONGEST_LINE: Final = 20_000
"""Characters; a record system may run a whole report into one line, and none is this long."""
LARGEST_PDF: Final = 20_000_000
_PDF: Final = b"%PDF-"
_KINDS: Final = (
    ((b"PK\x03\x04",), "This is a word processor's file or an archive."),
    ((b"{\\rtf",), "This is a word processor's file (RTF)."),
    ((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*"), "This is a picture."),
)
_MOST_STRANGE: Final = 9
_MEND: Final = "Copy the lines with the scores and paste them, or type the numbers."
_PICTURE_MEND: Final = "Type the numbers; a photo is not read, because minus signs get lost."


def read_text(name: str) -> str:
    """The text of a report: of a file, or of standard input for `-`; a PDF's if its extra is installed.

    Raises:
        KnowledgeError: there is no such file, or it holds no text of a report.
    """
    where = Place("standard input" if name == STANDARD_INPUT else name)
    return text_of(_bytes(name, where), where)


def text_of(data: bytes, where: Place) -> str:
    """The text that bytes hold, whatever wrote them.

    Raises:
        KnowledgeError: they are a picture, too much, or no text.
    """
    if _PDF in data[:1024]:
        if len(data) > LARGEST_PDF:
            raise unreadable(where, "This PDF is larger than 20 MB.", _MEND)
        from bonebrief.people.scan_report.pdf import text_of_pdf

        return text_of_pdf(data, where)
    for begins, what in _KINDS:
        if data.startswith(begins):
            raise unreadable(where, what, _PICTURE_MEND if "picture" in what else _MEND)
    if len(data) > LARGEST_TEXT:
        raise unreadable(where, "This is more than 200 kB of text, too much for a scan report.", _MEND)
    text = _decoded(data, where)
    if any(len(line) > LONGEST_LINE for line in text.splitlines()):
        what = f"One line has more than {LONGEST_LINE:,} characters, too many for a scan report."
        raise unreadable(where, what, _MEND)
    return text


def _bytes(name: str, where: Place) -> bytes:
    try:
        if name == STANDARD_INPUT:
            return sys.stdin.buffer.read(LARGEST_PDF + 1)
        with Path(name).open("rb") as file:
            return file.read(LARGEST_PDF + 1)
    except FileNotFoundError:
        raise unreadable(where, "There is no such file.", "Check the name and the folder.") from None
    except IsADirectoryError:
        raise unreadable(where, "This is a folder.", "Name the file inside it.") from None
    except (OSError, ValueError) as error:
        raise unreadable(where, f"This cannot be read: {why_refused(error)}.", "Check its permissions.") from None


def _decoded(data: bytes, where: Place) -> str:
    """The text, in whichever of the usual encodings it is written."""
    try:
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            return data.decode("utf-16")
        if b"\0" in data:
            raise _no_text(where)
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        strange = sum(byte < 32 and byte not in b"\t\n\r\f\v" for byte in data)
        if data.startswith((b"\xff\xfe", b"\xfe\xff")) or strange > _MOST_STRANGE:
            raise _no_text(where) from None
        return data.decode("cp1252", errors="replace")


def _no_text(where: Place) -> KnowledgeError:
    return unreadable(where, "This is not a text file.", _MEND)
