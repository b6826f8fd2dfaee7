"""Rows between the printed ones, where a straight line is drawn from the bounds of one row to those of the next."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Final

from bonebrief.knowledge.table import INTERPOLATE, NEAREST
from bonebrief.language.condition import Between, Compare, Condition
from bonebrief.language.fact import Fact
from bonebrief.language.problem import Code
from bonebrief.language.value import number_words
from bonebrief.reading.tables.grid import Grid
from bonebrief.reading.tables.printed import BETWEEN, Printed
from bonebrief.reading.tables.straight_line import bound_on_line
from bonebrief.reading.yaml.report import Report

Tests = Mapping[int, tuple[Condition, ...]]
"""What the cells of a row ask, by column."""
_BY_ROWS: Final = f"`{BETWEEN}: lower` or `higher`"
_AS_NUMBERS: Final = (
    f"write the chart under `tables:` in questionnaires/questions.yaml, with `{BETWEEN}: WAY` and a fact under "
    "`derived:` that reads it, and compare that one here"
)


def as_numbers(way: str) -> str:
    """What to write where a table of rules cannot be read in a way between its rows, but one of numbers can."""
    return _AS_NUMBERS.replace("WAY", way)


@dataclass(frozen=True, slots=True)
class Chart:
    """The rows of a table that are printed along one column, by their numbers.

    `alike`: by row, what it has in common with those that it is joined to, and what it says.
    """

    fact: Fact
    column: int
    at: Mapping[int, float]
    alike: Mapping[int, tuple[tuple[str, ...], tuple[str, ...]]]
    printed: Printed

    def behind(self, row: int) -> int | None:
        """The row to which lines are drawn from a row; None from the last."""
        same = [other for other in self.at if self.alike[other] == self.alike[row] and self.at[other] > self.at[row]]
        return min(same, key=lambda other: self.at[other], default=None)

    def is_first(self, row: int) -> bool:
        """Whether no row that is joined to this one is printed before it."""
        return not any(self.at[other] < self.at[row] for other in self.at if self.alike[other] == self.alike[row])

    def steps(self, row: int, tests: Tests, then: Tests | None) -> Iterator[Tests]:
        """What is asked from a printed row to the next, one after the other; `then`: what that one asks."""
        behind, low = self.behind(row), self.at[row]
        values = [low] if behind is None else [low + step for step in range(int(self.at[behind] - low))]
        drawn = [(value, tests if value == low else self._on_lines(value, row, tests, then or {})) for value in values]
        nearest = self.printed.beyond == NEAREST
        for asked, same in groupby(drawn, key=lambda one: {**one[1], self.column: ()}):
            where = [value for value, _ in same]
            before = None if nearest and where[0] == low and self.is_first(row) else where[0]
            after = None if nearest and behind is None else where[-1]
            yield {**asked, self.column: self._band(before, after, row, tests)}

    def _on_lines(self, value: float, row: int, tests: Tests, then: Tests) -> Tests:
        behind = self.behind(row)
        assert behind is not None
        ends = self.at[row], self.at[behind], value
        columns = [column for column in tests if column != self.column]
        both = {column: zip(tests[column], then[column], strict=True) for column in columns}
        return {column: tuple(_line(*ends, one, other) for one, other in pairs) for column, pairs in both.items()}

    def _band(self, low: float | None, high: float | None, row: int, tests: Tests) -> tuple[Condition, ...]:
        place = next((test.place for test in tests[self.column]), None)
        if place is None or (low is None and high is None):
            return ()
        if low is None:
            return (Compare(self.fact.id, "<=", high or 0.0, place),)
        return (Compare(self.fact.id, ">=", low, place) if high is None else Between(self.fact.id, low, high, place),)


def _line(low: float, high: float, at: float, one: Condition, other: Condition) -> Condition:
    match one, other:
        case Compare(fact, operator, bound, place), Compare(bound=then):
            return Compare(fact, operator, bound_on_line(operator, (low, bound), (high, then), at), place)
        case Between(fact, least, most, place), Between(low=then_least, high=then_most):
            from_ = bound_on_line(">=", (low, least), (high, then_least), at)
            return Between(fact, from_, bound_on_line("<=", (low, most), (high, then_most), at), place)
    return one


def can_be_drawn(tests: Sequence[Condition], then: Sequence[Condition]) -> bool:
    """Whether between what two cells ask there is a line: they ask the same, or differ in their bounds alone."""
    if tuple(tests) == tuple(then):
        return True
    return len(tests) == len(then) and all(map(_can_be_drawn, tests, then))


def _can_be_drawn(one: Condition, other: Condition) -> bool:
    match one, other:
        case Compare(fact, operator), Compare(then_fact, then_operator):
            return (fact, operator) == (then_fact, then_operator)
        case Between(fact), Between(then_fact):
            return fact == then_fact
    return one == other


def report_no_lines(chart: Chart, grid: Grid, columns: Sequence[int], report: Report) -> bool:
    """Report why between the printed rows of a chart no lines can be drawn; True if they can.

    `columns`: all that are printed.
    """
    head = grid.heads[chart.column]
    if len(columns) > 1:
        what = f"{head.text} and {grid.heads[columns[1]].text} are both printed row by row, and a line runs along one."
        fix = f"Write bands, such as 50-54, into one of the two columns, or {_BY_ROWS}."
        report.add(Code.BAD_TABLE, grid.heads[columns[1]].place, what, fix)
    elif chart.fact.formula is not None or chart.fact.decimals:
        what = f"{chart.fact.id} is not asked in whole numbers, so there is no end of rows between two printed ones."
        fix = as_numbers(INTERPOLATE)
        report.add(Code.BAD_TABLE, head.place, what, f"{fix[0].upper()}{fix[1:]}; or write {_BY_ROWS}.")
    elif any(not value.is_integer() for value in chart.at.values()):
        row = next(row for row, value in chart.at.items() if not value.is_integer())
        what = f"{chart.fact.id} is a whole number, and this row is printed between two of them."
        report.add(Code.BAD_TABLE, grid.rows[row][chart.column].place, what, "Write a whole number.")
    else:
        return _reported_rows(chart, grid, report)
    return False


def _reported_rows(chart: Chart, grid: Grid, report: Report) -> bool:
    """Whether for each of what rows say there is one row at every printed number."""
    sound = True
    for (words, _), rows in _groups(chart).items():
        numbers = [chart.at[row] for row in rows]
        for row, (before, number) in zip(rows[1:], pairwise(numbers), strict=True):
            if before == number:
                what = (
                    f"Two rows are printed at {number_words(number, 0)}, so it is open to which of them a line leads."
                )
                fix = "Write the two as one row, with a column headed `or ...`, or make two tables of them."
                report.add(Code.BAD_TABLE, grid.rows[row][chart.column].place, what, fix)
                sound = False
        others = {chart.at[row] for row in chart.at if chart.alike[row][0] == words} - set(numbers)
        if sound and others:
            _report_other_words(chart, grid, rows[0], min(others), report)
            return False
    return sound


def _report_other_words(chart: Chart, grid: Grid, row: int, number: float, report: Report) -> None:
    at, there = number_words(chart.at[row], 0), number_words(number, 0)
    what = (
        f"What the row printed at {at} says, no row at {there} says: a straight line is drawn from bound to bound, and "
        "there is none between two findings, priorities, reasons or sources."
    )
    fix = f"Print a row that says it at {there} as well, or write {_BY_ROWS}."
    report.add(Code.BAD_TABLE, grid.rows[row][chart.column].place, what, fix)


def _groups(chart: Chart) -> dict[tuple[tuple[str, ...], tuple[str, ...]], list[int]]:
    found: dict[tuple[tuple[str, ...], tuple[str, ...]], list[int]] = {}
    for row in sorted(chart.at, key=lambda one: (chart.at[one], one)):
        found.setdefault(chart.alike[row], []).append(row)
    return found
