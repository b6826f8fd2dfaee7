"""The head of a CSV file: what stands between its cells, and what its columns are called."""

import csv
import re
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Final

from bonebrief.language.problem import Place
from bonebrief.machine.text import clean
from bonebrief.reading.yaml.files import unreadable

_DELIMITERS: Final = ("\t", ";", ",", "|")
_HEAD: Final = 1_000_000
_WIDE: Final = (b"\xff\xfe", b"\xfe\xff")
_SEP: Final = re.compile(r"\"?sep=([\t;,|])\"?[\t;,|]*(?:\r\n|\r|\n|\Z)", re.IGNORECASE)
_QUOTED: Final = re.compile(r'"[^"]*"')


@dataclass(frozen=True, slots=True)
class Head:
    """How the cells of a CSV file are divided, and the names of its columns; those without a name are never read.

    `above`: the lines above the names, which are none but the `sep=;` that spreadsheets write.
    """

    delimiter: str
    names: tuple[str, ...]
    above: int = 0


def head_of(path: Path) -> Head:
    """The head of a CSV file.

    Raises:
        KnowledgeError: it is not UTF-8, two columns have one name, or most have none.
    """
    place = Place(str(path))
    with path.open("rb") as file:
        data = file.read(_HEAD)
    if data.startswith(_WIDE) or b"\0" in data:
        raise unreadable(place, "This is not UTF-8 text.", "Save it as CSV UTF-8 in the spreadsheet.")
    text = data.decode("utf-8-sig", "replace")
    said = _SEP.match(text)
    text = text[said.end() :] if said else text
    delimiter = said[1] if said else _delimiter(text)
    names = next(csv.reader(StringIO(text, newline=""), delimiter=delimiter), [])
    head = Head(delimiter, tuple(names), above=1 if said else 0)
    _refuse_names(head, Place(str(path), 1 + head.above))
    return head


def _delimiter(text: str) -> str:
    """What stands most often between the names, outside quotes."""
    first = next(iter(_QUOTED.sub("", text).splitlines()), "")
    return max(_DELIMITERS, key=first.count)


def _refuse_names(head: Head, place: Place) -> None:
    named = [name for name in head.names if name.strip()]
    twice = [name for name in named if named.count(name) > 1]
    if twice:
        what = f'The column "{clean(twice[0])}" stands twice.'
        raise unreadable(place, what, "Give each column a name of its own.")
    if len(named) * 2 < len(head.names):
        what = f"Only {len(named)} of {len(head.names)} columns have a name here, so this is hardly the heading."
        raise unreadable(place, what, "Delete the lines above the names of the columns.")
