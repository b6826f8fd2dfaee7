"""Reads the rows of a table of a rule, each as the condition that its cells come to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from bonebrief.knowledge.table import INTERPOLATE, Row
from bonebrief.language.condition import All, Any, Condition
from bonebrief.language.problem import Code, Place
from bonebrief.reading.tables.cells import ANY, NEVER, CellReader
from bonebrief.reading.tables.columns import HOLDS, Columns
from bonebrief.reading.tables.drawn import can_be_drawn
from bonebrief.reading.yaml.node import Scalar
from bonebrief.reading.yaml.report import Report


@dataclass(frozen=True)
class RowReader:
    """Reads the rows under these columns."""

    columns: Columns
    cells: CellReader
    report: Report

    def row(self, number: int, given: Condition | None) -> Row | None:
        """One row; None after a report."""
        drawn = self.columns.declared is not None and self.columns.declared.between == INTERPOLATE
        if (self.columns.printed and self.columns.declared is None) or (drawn and self.columns.chart is None):
            return None
        cells, problems = self.columns.grid.rows[number], len(self.report.problems)
        tests = self._tests(number)
        parts = self._parts(number, tests)
        if len(self.report.problems) > problems:
            return None
        if not parts and (given is None or len(self.columns.grid.rows) > 1):
            what = "This row asks nothing, so it holds for everybody."
            self.report.add(Code.BAD_TABLE, cells[0].place, what, "Write what it asks into one of its cells.")
            return None
        place = cells[0].place
        when = self._drawn(number, tests) or _all(tuple(parts), place) or given
        assert when is not None
        by_column = tuple(_all(tests.get(column, ()), place) for column in range(len(cells)))
        holds = self._holds(cells)
        return Row(tuple(cell.text for cell in cells), by_column, when, self.columns.outcome(number), place, holds)

    def _holds(self, cells: Sequence[Scalar]) -> bool:
        cell = next((cell for cell, head in zip(cells, self.columns.heads, strict=True) if head == HOLDS), None)
        if cell is not None and cell.text not in ("yes", "no"):
            what = f'"{cell.text}" stands under {HOLDS}, where a row says whether it concludes anything.'
            self.report.add(Code.BAD_TABLE, cell.place, what, "Write yes or no.")
        return cell is None or cell.text != "no"

    def _drawn(self, number: int, tests: Mapping[int, tuple[Condition, ...]]) -> Condition | None:
        """What is asked from a printed row to the next, where lines are drawn between them and say something else."""
        chart = self.columns.chart
        if chart is None or number not in chart.at:
            return None
        behind, problems = chart.behind(number), len(self.report.problems)
        then = self._tests(behind) if behind is not None else None
        if len(self.report.problems) > problems:
            return None
        if behind is not None and then is not None and not self._lines_fit(number, behind, tests, then):
            return None
        place = self.columns.grid.rows[number][0].place
        steps = [_all(tuple(self._parts(number, step)), place) for step in chart.steps(number, tests, then)]
        asked = tuple(step for step in steps if step is not None)
        return _one_of(asked, place) if len(asked) == len(steps) else None

    def _lines_fit(
        self,
        number: int,
        behind: int,
        tests: Mapping[int, tuple[Condition, ...]],
        then: Mapping[int, tuple[Condition, ...]],
    ) -> bool:
        assert self.columns.chart is not None
        for column in tests:
            if column != self.columns.chart.column and not can_be_drawn(tests[column], then[column]):
                cell, before = self.columns.grid.rows[behind][column], self.columns.grid.rows[number][column]
                what = (
                    f'From "{before.text}" in line {before.place.line} to "{cell.text}" no straight line can be drawn.'
                )
                fix = "Write bounds on the same side in both rows, the same in both, or `between rows: lower`."
                self.report.add(Code.BAD_TABLE, cell.place, what, fix)
                return False
        return True

    @cached_property
    def _asked(self) -> dict[int, Mapping[int, tuple[Condition, ...]]]:
        """What the cells of a row ask, of the rows that were read already."""
        return {}

    def _tests(self, number: int) -> Mapping[int, tuple[Condition, ...]]:
        if number not in self._asked:
            columns = [column for group in self.columns.groups for column in group]
            self._asked[number] = {column: self._test(number, column) for column in columns}
        return self._asked[number]

    def _parts(self, number: int, tests: Mapping[int, tuple[Condition, ...]]) -> list[Condition]:
        cells = self.columns.grid.rows[number]
        return [part for group in self.columns.groups for part in self._joined(cells, group, tests)]

    def _test(self, number: int, column: int) -> tuple[Condition, ...]:
        cell, name = self.columns.grid.rows[number][column], self.columns.heads[column]
        if cell.text in (ANY, NEVER):
            return ()
        if self.columns.declared and number in self.columns.printed.get(column, ()):
            value = self.columns.printed[column][number]
            return self.columns.declared.band(
                name, value, self.columns.alike[column, self.columns.words(number)], cell.place
            )
        test = self.cells.read(name, cell)
        return () if test is None else (test,)

    def _joined(
        self, cells: Sequence[Scalar], group: tuple[int, ...], tests: Mapping[int, tuple[Condition, ...]]
    ) -> tuple[Condition, ...]:
        """What the cells of one column ask, or of several of which one is enough."""
        said = [cells[column].text for column in group]
        if len(group) == 1 and said != [NEVER]:
            return tests[group[0]]
        if set(said) == {ANY}:
            return ()
        if ANY in said or set(said) == {NEVER}:
            what = "Of cells of which one is enough, one asks nothing, so that the others do not matter."
            fix = "Write `-` where there is no such way, and `any` into all of them if none matters."
            self.report.add(Code.BAD_TABLE, cells[group[0]].place, what, fix)
        asked = [test for column in group if (test := _all(tests[column], cells[column].place)) is not None]
        return (asked[0] if len(asked) == 1 else Any(tuple(asked), cells[group[0]].place),) if asked else ()


def _all(tests: tuple[Condition, ...], place: Place) -> Condition | None:
    return None if not tests else tests[0] if len(tests) == 1 else All(tests, place)


def _one_of(steps: tuple[Condition, ...], place: Place) -> Condition | None:
    return None if not steps else steps[0] if len(steps) == 1 else Any(steps, place)
