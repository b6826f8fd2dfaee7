"""The text layer of a PDF as rows: words are put in a row by their height on the page, never in a column by a place."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

from bonebrief.language.problem import KnowledgeError, Place
from bonebrief.reading.yaml.files import unreadable

MOST_PAGES: Final = 20
_APART: Final = "   "
_TYPE: Final = "Copy the lines with the scores and paste them, or type the numbers."
_NO_EXTRA: Final = 'For this, install the extra once: pip install "bonebrief[pdf]". Or paste the lines with the scores.'


@dataclass(frozen=True, slots=True)
class _Char:
    """A printed character and its box on the page; `y` grows upwards."""

    text: str
    x0: float
    x1: float
    y: float
    size: float


def text_of_pdf(data: bytes, where: Place) -> str:
    """The text layer of a PDF, line by line; cells that lie apart are set apart by several blanks.

    Raises:
        KnowledgeError: it is encrypted, damaged, too long, a picture, or the extra is not installed.
    """
    try:
        import pdfminer  # noqa: F401
    except ImportError:
        raise unreadable(where, "A PDF can be read with one more library.", _NO_EXTRA) from None
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    pages = _pages(data, where)
    text = "\n\n".join("\n".join(_lines(page)) for page in pages)
    if not text.strip():
        what, fix = "This PDF is a picture.", "Type the numbers; a photo is not read, because minus signs get lost."
        raise unreadable(where, what, fix)
    return text


def _pages(data: bytes, where: Place) -> list[list[_Char]]:
    from pdfminer.high_level import extract_pages
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect, PDFTextExtractionNotAllowed

    pages: list[list[_Char]] = []
    try:
        for page in extract_pages(BytesIO(data), laparams=None):
            if len(pages) == MOST_PAGES:
                raise unreadable(where, f"This PDF has more than {MOST_PAGES} pages.", _TYPE)
            pages.append(list(_chars(page)))
    except (PDFPasswordIncorrect, PDFEncryptionError, PDFTextExtractionNotAllowed):
        raise unreadable(where, "This PDF is locked with a password.", _TYPE) from None
    except KnowledgeError:
        raise
    except Exception as error:
        # Whatever a damaged file does to the library, to the person it is a file that cannot be read.
        raise unreadable(where, f"This PDF cannot be read ({type(error).__name__}).", _TYPE) from None
    return pages


def _chars(item: Any) -> Iterator[_Char]:
    """The characters of a page or of what lies within it, upright ones only."""
    from pdfminer.layout import LTChar

    if isinstance(item, LTChar):
        if item.upright and item.get_text().strip():
            yield _Char(item.get_text(), item.x0, item.x1, (item.y0 + item.y1) / 2, item.size)
        return
    for inner in item if hasattr(item, "__iter__") else ():
        yield from _chars(inner)


def _lines(chars: list[_Char]) -> Iterator[str]:
    for row in _rows(chars):
        text = ""
        before: _Char | None = None
        for char in sorted(row, key=lambda char: char.x0):
            gap = char.x0 - before.x1 if before else 0.0
            text += _between(gap, char.size) + char.text
            before = char
        yield text


def _between(gap: float, size: float) -> str:
    """What lies between two characters, by the gap and the size of the letters: nothing, a blank, another cell."""
    if gap > size:
        return _APART
    return " " if gap > 0.15 * size else ""


def _rows(chars: list[_Char]) -> list[list[_Char]]:
    """The characters in rows from top to bottom; raised figures belong to the row that they overlap."""
    rows: list[list[_Char]] = []
    for char in sorted(chars, key=lambda char: (-char.y, char.x0)):
        row = rows[-1] if rows else None
        if row is not None and row[0].y - char.y < 0.5 * max(char.size, row[0].size):
            row.append(char)
        else:
            rows.append([char])
    return rows
