"""Reads the `table:` of a rule: rows of which one is enough, and what each says where they do not say the same."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from bonebrief.knowledge.table import OR, Row, Table
from bonebrief.language.condition import All, Any, Compare, Condition, conjuncts
from bonebrief.language.fact import Dictionary
from bonebrief.language.problem import Code, Place
from bonebrief.reading.lines.conditions import ConditionReader
from bonebrief.reading.tables.cells import ANY, NEVER, CellReader, printed_number
from bonebrief.reading.tables.drawn import Chart, as_numbers, can_be_drawn, report_no_lines
from bonebrief.reading.tables.grid import Grid, read_grid
from bonebrief.reading.tables.printed import BETWEEN_ROWS, BEYOND_ROWS, Printed, beside_each_other, read_printed
from bonebrief.reading.yaml.fields import Fields
from bonebrief.reading.yaml.node import Node, Scalar
from bonebrief.reading.yaml.node import Sequence as SequenceNode
from bonebrief.reading.yaml.report import Report

TABLE: Final = "table"
TABLE_KEYS: Final = (TABLE, BETWEEN_ROWS, BEYOND_ROWS, "others")
FINDING: Final = "finding"
HOLDS: Final = "holds"
"""Heads a column in which `no` says of a row that nothing is meant to be concluded there."""
_LISTS: Final = ("evidence",)
_WAYS: Final = ("lower", "higher", "interpolate")
_NOT_KNOWN: Final = "ask"


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
        columns = _Columns(self, grid, fields, outputs)
        rows = [row for number in range(len(grid.rows)) if (row := columns.row(number, given)) is not None]
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

    def _parts(self, table: Table, columns: "_Columns") -> Iterator[Part]:
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


@dataclass(frozen=True)
class _Columns:
    reader: TableReader
    grid: Grid
    fields: Fields
    outputs: Sequence[str]

    @cached_property
    def heads(self) -> tuple[str, ...]:
        return tuple(head.text.removeprefix(OR) for head in self.grid.heads)

    @cached_property
    def groups(self) -> tuple[tuple[int, ...], ...]:
        """The columns that ask, those of which one is enough together."""
        found: list[tuple[int, ...]] = []
        for number, head in enumerate(self.grid.heads):
            if self.heads[number] in self.outputs:
                continue
            if head.text.startswith(OR) and found:
                found[-1] = (*found[-1], number)
            else:
                found.append((number,))
        return tuple(found)

    @cached_property
    def printed(self) -> Mapping[int, Mapping[int, float]]:
        """By column, the printed number of each row; only of columns that have one."""
        found = {}
        for column, name in enumerate(self.heads):
            fact = self.reader.dictionary.get(name)
            if fact and fact.number and name not in self.outputs:
                values = {at: printed_number(row[column].text) for at, row in enumerate(self.grid.rows)}
                if numbers := {at: value for at, value in values.items() if value is not None}:
                    found[column] = numbers
        return found

    @cached_property
    def declared(self) -> Printed | None:
        if not self.printed:
            return None
        first = next(iter(self.printed))
        place = self.grid.rows[next(iter(self.printed[first]))][first].place
        said = self.fields.scalar(BETWEEN_ROWS)
        if said and said.text == _NOT_KNOWN:
            what = "Between two rows of a rule no answer is missing, so that nothing there can be not known."
            fix = f"Write one of {', '.join(_WAYS)}. If it is to be not known, {as_numbers(_NOT_KNOWN)}."
            self.reader.report.add(Code.BAD_TABLE, said.place, what, fix)
            return None
        return read_printed(self.fields, _WAYS, place, self.reader.report)

    @cached_property
    def chart(self) -> Chart | None:
        """The printed rows between which lines are drawn; None where none are, or after a report that none can be."""
        if self.declared is None or self.declared.between != "interpolate":
            return None
        column, at = next(iter(self.printed.items()))
        alike = {row: (self._words(row), self._outcome(row)) for row in at}
        chart = Chart(self.reader.dictionary[self.heads[column]], column, at, alike, self.declared)
        return chart if report_no_lines(chart, self.grid, tuple(self.printed), self.reader.report) else None

    @property
    def said(self) -> tuple[str, str]:
        """What is declared between and beyond the rows; empty words where no number is printed."""
        return (self.declared.between, self.declared.beyond) if self.declared else ("", "")

    @cached_property
    def alike(self) -> Mapping[tuple[int, tuple[str, ...]], tuple[float, ...]]:
        """Which printed numbers stand beside each other: those of rows that have the same words."""
        rows = ((column, at, value) for column, numbers in self.printed.items() for at, value in numbers.items())
        found = beside_each_other([((column, self._words(at)), value) for column, at, value in rows])
        return {key: values for key, values in found.items() if isinstance(key, tuple)}

    def row(self, number: int, given: Condition | None) -> Row | None:
        """One row; None after a report."""
        drawn = self.declared is not None and self.declared.between == "interpolate"
        if (self.printed and self.declared is None) or (drawn and self.chart is None):
            return None
        cells, problems = self.grid.rows[number], len(self.reader.report.problems)
        tests = self._tests(number)
        parts = self._parts(number, tests)
        if len(self.reader.report.problems) > problems:
            return None
        if not parts and (given is None or len(self.grid.rows) > 1):
            what = "This row asks nothing, so it holds for everybody."
            self.reader.report.add(Code.BAD_TABLE, cells[0].place, what, "Write what it asks into one of its cells.")
            return None
        place = cells[0].place
        when = self._drawn(number, tests) or _all(tuple(parts), place) or given
        assert when is not None
        by_column = tuple(_all(tests.get(column, ()), place) for column in range(len(cells)))
        holds = self._holds(cells)
        return Row(tuple(cell.text for cell in cells), by_column, when, self._outcome(number), place, holds)

    def _holds(self, cells: Sequence[Scalar]) -> bool:
        cell = next((cell for cell, head in zip(cells, self.heads, strict=True) if head == HOLDS), None)
        if cell is not None and cell.text not in ("yes", "no"):
            what = f'"{cell.text}" stands under {HOLDS}, where a row says whether it concludes anything.'
            self.reader.report.add(Code.BAD_TABLE, cell.place, what, "Write yes or no.")
        return cell is None or cell.text != "no"

    def _outcome(self, number: int) -> tuple[str, ...]:
        cells = zip(self.grid.rows[number], self.heads, strict=True)
        return tuple(cell.text for cell, head in cells if head in self.outputs)

    def _drawn(self, number: int, tests: Mapping[int, tuple[Condition, ...]]) -> Condition | None:
        """What is asked from a printed row to the next, where lines are drawn between them and say something else."""
        chart = self.chart
        if chart is None or number not in chart.at:
            return None
        behind, problems = chart.behind(number), len(self.reader.report.problems)
        then = self._tests(behind) if behind is not None else None
        if len(self.reader.report.problems) > problems:
            return None
        if behind is not None and then is not None and not self._lines_fit(number, behind, tests, then):
            return None
        place = self.grid.rows[number][0].place
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
        assert self.chart is not None
        for column in tests:
            if column != self.chart.column and not can_be_drawn(tests[column], then[column]):
                cell, before = self.grid.rows[behind][column], self.grid.rows[number][column]
                what = (
                    f'From "{before.text}" in line {before.place.line} to "{cell.text}" no straight line can be drawn.'
                )
                fix = "Write bounds on the same side in both rows, the same in both, or `between rows: lower`."
                self.reader.report.add(Code.BAD_TABLE, cell.place, what, fix)
                return False
        return True

    @cached_property
    def _asked(self) -> dict[int, Mapping[int, tuple[Condition, ...]]]:
        """What the cells of a row ask, of the rows that were read already."""
        return {}

    def _tests(self, number: int) -> Mapping[int, tuple[Condition, ...]]:
        if number not in self._asked:
            columns = [column for group in self.groups for column in group]
            self._asked[number] = {column: self._test(number, column) for column in columns}
        return self._asked[number]

    def _parts(self, number: int, tests: Mapping[int, tuple[Condition, ...]]) -> list[Condition]:
        cells = self.grid.rows[number]
        return [part for group in self.groups for part in self._joined(cells, group, tests)]

    def keys(self, rows: Iterable[Row]) -> tuple[int, ...]:
        """The columns that ask for something else than a bound on one side."""
        listed = list(rows)
        lines = {column for group in self.groups for column in group if _is_line(listed, column)}
        return tuple(column for group in self.groups if not set(group) <= lines for column in group)

    def says(self, number: int) -> Mapping[str, Node]:
        """What stands in the cells of a row under the heads that are no tests, as under these keys."""
        cells = zip(self.heads, self.grid.rows[number], strict=True)
        said = [(head, cell) for head, cell in cells if head in self.outputs and head != HOLDS and cell.text]
        return {head: _said(head, cell) for head, cell in said}

    def _test(self, number: int, column: int) -> tuple[Condition, ...]:
        cell, name = self.grid.rows[number][column], self.heads[column]
        if cell.text in (ANY, NEVER):
            return ()
        if self.declared and number in self.printed.get(column, ()):
            value = self.printed[column][number]
            return self.declared.band(name, value, self.alike[column, self._words(number)], cell.place)
        reader = self.reader
        test = CellReader(reader.dictionary, reader.conditions, reader.report).read(name, cell)
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
            self.reader.report.add(Code.BAD_TABLE, cells[group[0]].place, what, fix)
        asked = [test for column in group if (test := _all(tests[column], cells[column].place)) is not None]
        return (asked[0] if len(asked) == 1 else Any(tuple(asked), cells[group[0]].place),) if asked else ()

    def _words(self, number: int) -> tuple[str, ...]:
        """The cells of a row in the columns of words."""
        facts = [self.reader.dictionary.get(name) for name in self.heads]
        cells = zip(facts, self.heads, self.grid.rows[number], strict=True)
        return tuple(c.text for fact, head, c in cells if head not in self.outputs and not (fact and fact.number))


def _all(tests: tuple[Condition, ...], place: Place) -> Condition | None:
    return None if not tests else tests[0] if len(tests) == 1 else All(tests, place)


def _one_of(steps: tuple[Condition, ...], place: Place) -> Condition | None:
    return None if not steps else steps[0] if len(steps) == 1 else Any(steps, place)


def _is_line(rows: Sequence[Row], column: int) -> bool:
    tests = [row.tests[column] for row in rows if row.tests[column] is not None]
    sides = {test.operator[0] if isinstance(test, Compare) else "" for test in tests}
    return not tests or (len(sides) == 1 and "" not in sides)


def _said(head: str, cell: Scalar) -> Node:
    if head in _LISTS:
        return SequenceNode(tuple(cell._replace(text=word.strip()) for word in cell.text.split(",")), cell.place)
    if head == "source" and ";" in cell.text:
        return SequenceNode(tuple(cell._replace(text=word.strip()) for word in cell.text.split(";")), cell.place)
    return cell
