"""The columns of a table of a rule: which of them ask, which are printed numbers, and what rows say in the others."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final

from bonebrief.knowledge.table import ASK, BETWEEN_ROWS, INTERPOLATE, OR, Row
from bonebrief.language.condition import Compare
from bonebrief.language.fact import Dictionary
from bonebrief.language.problem import Code
from bonebrief.reading.tables.cells import printed_number
from bonebrief.reading.tables.drawn import Chart, as_numbers, report_no_lines
from bonebrief.reading.tables.grid import Grid
from bonebrief.reading.tables.printed import BETWEEN, Printed, beside_each_other, read_printed
from bonebrief.reading.yaml.fields import Fields
from bonebrief.reading.yaml.node import Node, Scalar
from bonebrief.reading.yaml.node import Sequence as SequenceNode
from bonebrief.reading.yaml.report import Instead, Report

HOLDS: Final = "holds"
"""Heads a column in which `no` says of a row that nothing is meant to be concluded there."""
_LISTS: Final = ("evidence",)
_SPAN: Final = re.compile(r"\d+(?:\.\d+)?\s*[-–]\s*\d+(?:\.\d+)?")
_SIGN: Final = re.compile(r"<=|>=|<|>")


@dataclass(frozen=True)
class Columns:
    """The cells of a table, column by column; a head among the `outputs` is no test, but what its rows say."""

    grid: Grid
    fields: Fields
    outputs: Sequence[str]
    dictionary: Dictionary
    report: Report

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
            fact = self.dictionary.get(name)
            if fact and fact.number and name not in self.outputs:
                values = {at: printed_number(row[column].text) for at, row in enumerate(self.grid.rows)}
                if numbers := {at: value for at, value in values.items() if value is not None}:
                    found[column] = numbers
        return found

    @cached_property
    def declared(self) -> Printed | None:
        if not self.printed or self._alone_among_bounds() or self._neither_rises_nor_falls():
            return None
        first = next(iter(self.printed))
        place = self.grid.rows[next(iter(self.printed[first]))][first].place
        said = self.fields.scalar(BETWEEN)
        if said and said.text == ASK:
            what = "Between two rows of a rule no answer is missing, so that nothing there can be not known."
            fix = f"Write one of {', '.join(BETWEEN_ROWS)}. If it is to be not known, {as_numbers(ASK)}."
            self.report.add(Code.BAD_TABLE, said.place, what, fix)
            return None
        return read_printed(self.fields, BETWEEN_ROWS, place, self.report)

    def _neither_rises_nor_falls(self) -> bool:
        """Report printed numbers of which one stands before a smaller and another before a larger one."""
        for column, numbers in self.printed.items():
            groups: dict[tuple[str, ...], list[tuple[int, float]]] = {}
            for at, value in numbers.items():
                groups.setdefault(self.words(at), []).append((at, value))
            for rows in groups.values():
                steps = [then[1] - one[1] for one, then in pairwise(rows)]
                if min(steps, default=0) < 0 < max(steps, default=0):
                    way = 1 if steps.count(0) + sum(step > 0 for step in steps) * 2 >= len(steps) else -1
                    at = next(then[0] for step, (_, then) in zip(steps, pairwise(rows), strict=True) if step * way < 0)
                    cell = self.grid.rows[at][column]
                    what = f"This row is printed at {cell.text}, which does not come after the row before it."
                    self.report.add(Code.BAD_TABLE, cell.place, what, "Write the rows in the order of their numbers.")
                    return True
        return False

    def _alone_among_bounds(self) -> bool:
        """Report a number alone in a column of bounds, where it would be read as a row that a chart prints."""
        for column, numbers in self.printed.items():
            signs = [found[0] for row in self.grid.rows if (found := _SIGN.match(row[column].text))]
            spans = [row[column] for row in self.grid.rows if _SPAN.match(row[column].text)]
            if spans and len(numbers) >= len(spans):
                what = f"{spans[0].text} stands among numbers that a chart prints, which reach to the next row."
                low = spans[0].text.partition("-")[0]
                fix = f"Write `{low}` if it is read like these, or a band in every row."
                self.report.add(Code.BAD_TABLE, spans[0].place, what, fix)
                return True
            if len(signs) >= len(numbers):
                cell = self.grid.rows[next(iter(numbers))][column]
                what = f"A number alone is a row as a chart prints it, and {cell.text} stands among bounds."
                meant = [f"{signs[0]} {cell.text}"] if len(set(signs)) == 1 else []
                fix = f"Write `{meant[0]}` if that is meant." if meant else "Write a bound or a band, such as 50-54."
                self.report.add(Code.BAD_TABLE, cell.place, what, fix, (), Instead(cell.text, meant))
                return True
        return False

    @cached_property
    def chart(self) -> Chart | None:
        """The printed rows between which lines are drawn; None where none are, or after a report that none can be."""
        if self.declared is None or self.declared.between != INTERPOLATE:
            return None
        column, at = next(iter(self.printed.items()))
        alike = {row: (self.words(row), self.outcome(row)) for row in at}
        chart = Chart(self.dictionary[self.heads[column]], column, at, alike, self.declared)
        return chart if report_no_lines(chart, self.grid, tuple(self.printed), self.report) else None

    @property
    def said(self) -> tuple[str, str]:
        """What is declared between and beyond the rows; empty words where no number is printed."""
        return (self.declared.between, self.declared.beyond) if self.declared else ("", "")

    @cached_property
    def alike(self) -> Mapping[tuple[int, tuple[str, ...]], tuple[float, ...]]:
        """Which printed numbers stand beside each other: those of rows that have the same words."""
        rows = ((column, at, value) for column, numbers in self.printed.items() for at, value in numbers.items())
        found = beside_each_other([((column, self.words(at)), value) for column, at, value in rows])
        return {key: values for key, values in found.items() if isinstance(key, tuple)}

    def outcome(self, number: int) -> tuple[str, ...]:
        """What a row says in the columns that ask nothing."""
        cells = zip(self.grid.rows[number], self.heads, strict=True)
        return tuple(cell.text for cell, head in cells if head in self.outputs)

    def words(self, number: int) -> tuple[str, ...]:
        """The cells of a row in the columns that ask for words."""
        facts = [self.dictionary.get(name) for name in self.heads]
        cells = zip(facts, self.heads, self.grid.rows[number], strict=True)
        return tuple(c.text for fact, head, c in cells if head not in self.outputs and not (fact and fact.number))

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
