"""Reads the `table:` of a rule: rows of which one is enough, and what each says where they do not say the same."""

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
from bonebrief.reading.yaml.report import Report

TABLE: Final = "table"
TABLE_KEYS: Final = (TABLE, BETWEEN, BEYOND, "others")
FINDING: Final = "finding"


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
        known = True
        for head in grid.heads:
            name = head.text.removeprefix(OR)
            if name in outputs or name in self.dictionary or name in self.findings:
                continue
            known = False
            if name not in self.report.spoilt and not self.report.incomplete:
                what = f'"{name}" heads a column, and is no fact, no finding and none of {", ".join(outputs)}.'
                heads = [*self.dictionary, *self.findings, *outputs]
                self.report.unknown(Code.UNKNOWN_FACT, head.place, what, name, heads, "Write the id of a fact.")
        return known


def joined(given: Condition | None, rows: Sequence[Condition], place: Place) -> Condition:
    """What is given, and one of the rows."""
    shared = conjuncts(given) if given else ()
    if len(rows) == 1:
        shared = (*shared, *(part for part in conjuncts(rows[0]) if part not in shared))
    else:
        shared = (*shared, Any(tuple(rows), place))
    return shared[0] if len(shared) == 1 else All(shared, place)
