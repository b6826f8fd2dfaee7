"""A table of a rule, as it was written: what stands in its head and cells, and what each row comes to."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from bonebrief.language.condition import All, Any, Condition
from bonebrief.language.problem import Place

OR: Final = "or "
"""Begins the head of a column of whose cell, or that of the column before it, one is enough."""
INTERPOLATE: Final = "interpolate"
ASK: Final = "ask"
NEAREST: Final = "nearest"
BETWEEN_ROWS: Final[Mapping[str, str]] = {
    "lower": "the row before is read",
    "higher": "the row behind is read",
    INTERPOLATE: "a straight line is drawn from row to row",
}
"""What may hold between two printed rows of a table of rules, and what each way means."""
BETWEEN_NUMBERS: Final[Mapping[str, str]] = {**BETWEEN_ROWS, ASK: "nothing is known"}
"""What may hold between two rows of a table of numbers: one more way."""
BEYOND_ROWS: Final[Mapping[str, str]] = {NEAREST: "the nearest row is read", "none": "no row is read"}
"""What may hold before the first printed row and behind the last."""


Column = tuple[tuple[float, Place], ...]
"""The numbers of a column of a chart that formulas read, from the first row to the last, each with its place."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its cells as written, its test by column (None where the cell asks nothing), and what it says.

    `outcome` is what the row gives where not all rows of the table give the same: a class, a priority, a source. A row
    that does not hold gives nothing: it says that nothing is meant to be concluded there.
    """

    cells: tuple[str, ...]
    tests: tuple[Condition | None, ...]
    when: Condition
    outcome: tuple[str, ...]
    place: Place
    holds: bool = True


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head; one is enough. `given` must hold for every row.

    In a column of `lines` each row has a bound on the same side, so that who is not over it is meant to be in no row;
    the others are `keys`, of which somebody must be in some row unless `others`, who are outside of the rows, are meant
    to be in none. In an
    `ordered` table whoever has one outcome has none of the later ones. `between` and `beyond` its rows, where these
    are printed numbers, `lower`, `higher` or `nearest` says which of them counts.
    """

    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    given: Condition | None
    keys: tuple[int, ...]
    others: bool
    ordered: bool
    place: Place
    between: str = ""
    beyond: str = ""

    def keyed(self, row: Row, without: int | None = None) -> Condition | None:
        """What the keys of a row ask, but for the one in a column; None where they ask nothing."""
        groups = [group for group in self._groups() if without not in group]
        parts = [part for group in groups for part in _one_of(row, group)]
        return All(tuple(parts), row.place) if parts else None

    @property
    def lone_keys(self) -> tuple[int, ...]:
        """The keys that must be met whatever stands in the columns beside them."""
        return tuple(group[0] for group in self._groups() if len(group) == 1)

    def _groups(self) -> list[list[int]]:
        groups: list[list[int]] = []
        for column in self.keys:
            if self.heads[column].startswith(OR) and groups:
                groups[-1].append(column)
            else:
                groups.append([column])
        return groups


def _one_of(row: Row, columns: list[int]) -> tuple[Condition, ...]:
    """What cells ask of which one is enough, if they ask anything."""
    asked = tuple(test for column in columns if (test := row.tests[column]) is not None)
    return asked if len(asked) < 2 else (Any(asked, row.place),)
