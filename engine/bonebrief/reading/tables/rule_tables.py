"""Reads the `table:` of a rule: rows of which one is enough, and what each says where they do not say the same."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bonebrief.knowledge.table import OR, Row, Table
from bonebrief.language.condition import All, Any, Condition, conjuncts
from bonebrief.language.fact import Dictionary
from bonebrief.language.problem import Code, Place
from bonebrief.reading.lines.conditions import ConditionReader
from bonebrief.reading.tables.cells import CellReader
from bonebrief.reading.tables.columns import HOLDS, Columns
from bonebrief.reading.tables.grid import Grid, read_grid
from bonebrief.reading.tables.printed import BETWEEN, BEYOND
from bonebrief.reading.tables.rows import RowReader
from bonebrief.reading.yaml.fields import Fields
from bonebrief.reading.yaml.node import Node
from bonebrief.reading.yaml.report import Instead, Report

TABLE: Final = "table"
TABLE_KEYS: Final = (TABLE, BETWEEN, BEYOND, "others")
FINDING: Final = "finding"
_TOTAL: Final = re.compile(r"(?:sub)?totals?|sums?|overall|mean|average", re.IGNORECASE)
_BEHIND: Final = re.compile(r"\s*[(\[].*|,\s.*")
"""A unit behind the name of a column."""


@dataclass(frozen=True, slots=True)
class Part:
    """The rows of a table that say the same, as one condition; `says` is what stands in their cells, by key."""

    when: Condition
    table: Table
    rows: tuple[Row, ...]
    says: Mapping[str, Node]


@dataclass(frozen=True, slots=True)
class TableReader:
    """Reads tables over facts and findings; a head among the `outputs` is no test, but what its rows say."""

    dictionary: Dictionary
    findings: Collection[str]
    conditions: ConditionReader
    report: Report

    def parts(
        self, fields: Fields, given: Condition | None, outputs: Sequence[str], ordered: bool = False
    ) -> tuple[Part, ...]:
        """The rows under `table:`, together where they say the same, in the order of the first; none after a report."""
        node, outputs = fields.node(TABLE), (*outputs, HOLDS)
        grid = read_grid(node, self.report) if node else None
        if grid is None or not self._heads_known(grid, outputs):
            return ()
        if total := next((row[0] for row in grid.rows if _TOTAL.fullmatch(row[0].text)), None):
            what = f'The row "{total.text}" sums up others, and asks nothing of anybody.'
            self.report.add(Code.BAD_TABLE, total.place, what, "Take it out of the table.")
            return ()
        columns = Columns(grid, fields, outputs, self.dictionary, self.report)
        reader = RowReader(columns, CellReader(self.dictionary, self.conditions, self.report), self.report)
        rows = [row for number in range(len(grid.rows)) if (row := reader.row(number, given)) is not None]
        if len(rows) < len(grid.rows):
            return ()
        others = fields.one_of("others", ["none"]) is not None
        if not any(row.holds for row in rows):
            what = "No row of this table holds, so that nothing is concluded by it."
            self.report.add(Code.BAD_TABLE, grid.heads[0].place, what, f"Write yes under `{HOLDS}` in those that do.")
            return ()
        heads = tuple(head.text for head in grid.heads)
        table = Table(
            heads, tuple(rows), given, columns.keys(rows), others, ordered, grid.heads[0].place, *columns.said
        )
        return tuple(self._parts(table, columns))

    def _parts(self, table: Table, columns: Columns) -> Iterator[Part]:
        groups: dict[tuple[str, ...], list[int]] = {}
        for number, row in ((number, row) for number, row in enumerate(table.rows) if row.holds):
            groups.setdefault(row.outcome, []).append(number)
        for numbers in groups.values():
            rows = tuple(table.rows[number] for number in numbers)
            when = joined(table.given, [row.when for row in rows], rows[0].place)
            yield Part(when, table, rows, columns.says(numbers[0]))

    def _heads_known(self, grid: Grid, outputs: Sequence[str]) -> bool:
        heads = [*self.dictionary, *self.findings, *outputs]
        strange = [head for head in grid.heads if head.text.removeprefix(OR) not in heads]
        if strange and all(cell.text.removeprefix(OR) in heads for cell in grid.rows[0]):
            what = "Two rows of heads stand here, and only the second names facts."
            self.report.add(Code.BAD_TABLE, grid.heads[0].place, what, "Take the first of them out.")
            return False
        for head in strange:
            name = head.text.removeprefix(OR)
            if name not in self.report.spoilt and not self.report.incomplete:
                self._unknown_head(head.place, name, heads, outputs)
        return not strange

    def _unknown_head(self, place: Place, name: str, heads: Sequence[str], outputs: Sequence[str]) -> None:
        what = f'"{name}" heads a column, and is no fact, no finding and none of {", ".join(outputs)}.'
        bare = _BEHIND.sub("", name)
        called = [fact.id for fact in self.dictionary.values() if bare.casefold() in (fact.id, fact.label.casefold())]
        if len(called) == 1:
            instead = Instead(name, called, sure=True)
            self.report.add(Code.UNKNOWN_FACT, place, what, f"Write `{called[0]}`.", (), instead, name)
        else:
            self.report.unknown(Code.UNKNOWN_FACT, place, what, name, heads, "Write the id of a fact.")


def joined(given: Condition | None, rows: Sequence[Condition], place: Place) -> Condition:
    """What is given, and one of the rows."""
    shared = conjuncts(given) if given else ()
    if len(rows) == 1:
        shared = (*shared, *(part for part in conjuncts(rows[0]) if part not in shared))
    else:
        shared = (*shared, Any(tuple(rows), place))
    return shared[0] if len(shared) == 1 else All(shared, place)
