"""What the report says of one site at one time: its scores and what is printed beside them."""

from collections.abc import Mapping
from dataclasses import dataclass

from bonebrief.people.scan_report.marks.dates import Dated
from bonebrief.people.scan_report.marks.labels import Kind
from bonebrief.people.scan_report.marks.numbers import Figure
from bonebrief.people.scan_report.rows.whereabouts import Whereabouts


@dataclass(frozen=True, slots=True)
class Row:
    """Numbers by what they are. `words`: what else stands in the row. `doubt`: against all of them, as a clause.

    `dated`: the date that stands in the row. `earlier`: it is of an earlier scan.
    """

    at: Whereabouts
    cells: Mapping[Kind, Figure]
    words: str = ""
    doubt: str = ""
    dated: Dated | None = None
    earlier: bool = False
