"""What holds between the rows that a chart prints: each printed number as the band for which its row is read."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from bonebrief.language.condition import Compare, Condition
from bonebrief.language.problem import Code, Place
from bonebrief.reading.yaml.fields import Fields
from bonebrief.reading.yaml.report import Report

Step = Literal["lower", "higher"]
BETWEEN_ROWS: Final = "between rows"
BEYOND_ROWS: Final = "beyond rows"
NEAREST: Final = "nearest"


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


def read_printed(fields: Fields, ways: Sequence[str], where: Place, report: Report) -> Printed | None:
    """What is declared beside a table with printed numbers; None after a report that something is not."""
    between, beyond = fields.one_of(BETWEEN_ROWS, ways), fields.one_of(BEYOND_ROWS, (NEAREST, "none"))
    if fields.misspelt(BETWEEN_ROWS, BEYOND_ROWS):
        return None
    if BETWEEN_ROWS not in fields:
        what = "A number alone is a row as a chart prints it, and nothing says what holds between two of them."
        said = "; ".join(f"`{BETWEEN_ROWS}: {way}`, {_MEANING[way]}" for way in ways)
        report.add(
            Code.BAD_TABLE, where, what, f"Write beside the table one of {said}. Or write a band, such as 50-54."
        )
    elif BEYOND_ROWS not in fields:
        what = "Nothing says what holds before the first printed row and after the last."
        fix = f"Write beside the table `{BEYOND_ROWS}: {NEAREST}`, the nearest row, or `{BEYOND_ROWS}: none`."
        report.add(Code.BAD_TABLE, where, what, fix)
    return Printed(between, beyond) if between and beyond else None


_MEANING: Final[Mapping[str, str]] = {
    "lower": "the row before it",
    "higher": "the row behind it",
    "interpolate": "a straight line",
    "ask": "not known",
}


def beside_each_other(values: Sequence[tuple[Hashable, float]]) -> Mapping[Hashable, tuple[float, ...]]:
    """The printed numbers of the rows that are alike in all else, each once."""
    groups: dict[Hashable, dict[float, None]] = {}
    for group, value in values:
        groups.setdefault(group, {})[value] = None
    return {group: tuple(sorted(found)) for group, found in groups.items()}
