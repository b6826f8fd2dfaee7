"""What holds between the rows that a chart prints: each printed number as the band for which its row is read."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bonebrief.knowledge.table import BEYOND_ROWS, NEAREST
from bonebrief.language.condition import Compare, Condition
from bonebrief.language.problem import Code, Place
from bonebrief.reading.yaml.fields import Fields
from bonebrief.reading.yaml.report import Report

BETWEEN: Final = "between rows"
BEYOND: Final = "beyond rows"


@dataclass(frozen=True, slots=True)
class Printed:
    """How the numbers of a column are read: between two of them, and before the first and after the last.

    Where a line is drawn between two rows, the first of them is the one in which what lies between is told of.
    """

    between: str
    beyond: str

    def band(self, fact: str, value: float, others: Sequence[float], place: Place) -> tuple[Condition, ...]:
        """For whom the row of a value is read, among the other values of its column: all of these must hold."""
        below = max((other for other in others if other < value), default=None)
        above = min((other for other in others if other > value), default=None)
        lower = self.between != "higher"
        return *self._from(fact, value, below, lower, place), *self._to(fact, value, above, lower, place)

    def _from(self, fact: str, value: float, below: float | None, lower: bool, place: Place) -> Iterator[Condition]:
        if below is None and self.beyond == NEAREST:
            return
        if below is not None and not lower:
            yield Compare(fact, ">", below, place)
        else:
            yield Compare(fact, ">=", value, place)

    def _to(self, fact: str, value: float, above: float | None, lower: bool, place: Place) -> Iterator[Condition]:
        if above is None and self.beyond == NEAREST:
            return
        if above is not None and lower:
            yield Compare(fact, "<", above, place)
        else:
            yield Compare(fact, "<=", value, place)


def read_printed(fields: Fields, ways: Mapping[str, str], where: Place, report: Report) -> Printed | None:
    """What is declared beside a table with printed numbers; None after a report that something is not."""
    between, beyond = fields.one_of(BETWEEN, ways), fields.one_of(BEYOND, BEYOND_ROWS)
    if fields.misspelt(BETWEEN, BEYOND):
        return None
    if BETWEEN not in fields:
        what = "A number alone is a row as a chart prints it, and nothing says what holds between two of them."
        said = "; ".join(f"`{BETWEEN}: {way}`, {means}" for way, means in ways.items())
        report.add(
            Code.BAD_TABLE, where, what, f"Write beside the table one of {said}. Or write a band, such as 50-54."
        )
    elif BEYOND not in fields:
        what = "Nothing says what holds before the first printed row and after the last."
        fix = f"Write beside the table `{BEYOND}: {NEAREST}`, {BEYOND_ROWS[NEAREST]}, or `{BEYOND}: none`."
        report.add(Code.BAD_TABLE, where, what, fix)
    return Printed(between, beyond) if between and beyond else None


def beside_each_other(values: Sequence[tuple[Hashable, float]]) -> Mapping[Hashable, tuple[float, ...]]:
    """The printed numbers of the rows that are alike in all else, each once."""
    groups: dict[Hashable, dict[float, None]] = {}
    for group, value in values:
        groups.setdefault(group, {})[value] = None
    return {group: tuple(sorted(found)) for group, found in groups.items()}
