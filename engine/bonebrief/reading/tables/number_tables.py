"""Reads tables of numbers, which formulas name as `table.column`: a number for every value of the fact in front."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from bonebrief.knowledge.table import ASK, BETWEEN_NUMBERS, INTERPOLATE, NEAREST, Column
from bonebrief.language.condition import Any, Compare, Condition, Operator
from bonebrief.language.domain import MOST_DECIMALS, Number
from bonebrief.language.fact import Dictionary
from bonebrief.language.formula import Arithmetic, Calculation, Call, Constant, Reference
from bonebrief.language.problem import Code, Place
from bonebrief.reading.given.numbers import plain_number
from bonebrief.reading.tables.grid import Grid, read_grid
from bonebrief.reading.tables.printed import BETWEEN, BEYOND, Printed, read_printed
from bonebrief.reading.tables.straight_line import level, straight_line
from bonebrief.reading.yaml.fields import Fields
from bonebrief.reading.yaml.node import Scalar
from bonebrief.reading.yaml.report import Report


@dataclass(frozen=True, slots=True)
class NumberTables:
    """Every column of every table of a file, as the formula that it stands for, and the tables with a mistake.

    `written`: the columns as they stand there.
    """

    columns: dict[str, Calculation] = field(default_factory=dict)
    written: dict[str, Column] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)

    def read(self, name: Scalar, fields: Fields, dictionary: Dictionary, report: Report) -> None:
        """Read one entry under `tables:`; what is wrong with it is reported."""
        problems = len(report.problems)
        self._read(name, fields, dictionary, report)
        if len(report.problems) > problems:
            self.unread.add(name.text)

    def _read(self, name: Scalar, fields: Fields, dictionary: Dictionary, report: Report) -> None:
        fields.only("about", "table", BETWEEN, BEYOND).need("table")
        node = fields.node("table")
        grid = read_grid(node, report) if node else None
        if grid is None:
            return
        printed = read_printed(fields, BETWEEN_NUMBERS, grid.rows[0][0].place, report)
        fact = dictionary.get(grid.heads[0].text)
        if fact is None or not isinstance(fact.domain, Number):
            what = f'"{grid.heads[0].text}" heads the first column, and is no question with a number.'
            fix, head = "Write the id of the fact by which the chart is read.", grid.heads[0]
            report.unknown(Code.UNKNOWN_FACT, head.place, what, head.text, dictionary, fix)
            return
        at = _numbers(grid, 0, report)
        if at is None or printed is None or not _rising(grid, at, report):
            return
        for column, head in enumerate(grid.heads[1:], 1):
            numbers = _numbers(grid, column, report)
            if numbers is not None:
                rows = tuple(zip(at, numbers, strict=True))
                self.columns[f"{name.text}.{head.text}"] = _formula(fact.id, rows, printed, head.place)
                places = (row[column].place for row in grid.rows)
                self.written[f"{name.text}.{head.text}"] = tuple(zip(numbers, places, strict=True))


def _numbers(grid: Grid, column: int, report: Report) -> tuple[float, ...] | None:
    """The numbers of a column; None after a report."""
    found = [(row[column], plain_number(row[column].text)) for row in grid.rows]
    wrong = [cell for cell, number in found if number is None or round(number, MOST_DECIMALS) != number]
    for cell in wrong:
        said = f'"{cell.text}" is no number' if cell.text else "This cell is empty"
        what = f"{said}, and a table that formulas read has nothing else than numbers."
        report.add(Code.BAD_NUMBER, cell.place, what, "Write digits and a point, at most four decimals.")
    return None if wrong else tuple(number for _, number in found if number is not None)


def _rising(grid: Grid, at: Sequence[float], report: Report) -> bool:
    for row, (before, after) in zip(grid.rows[1:], pairwise(at), strict=True):
        if after <= before:
            what = f"This row is printed at {row[0].text}, which does not come after the row before it."
            report.add(Code.BAD_TABLE, row[0].place, what, "Write each row once, the smallest number first.")
            return False
    return True


def _formula(fact: str, rows: Sequence[tuple[float, float]], printed: Printed, place: Place) -> Calculation:
    """The number of the row, or between two rows, in which a fact lies."""
    pieces = list(_Pieces(fact, rows, printed, place).all())
    last = [one for one, then in pairwise(pieces) if printed.between == ASK or not _is_level(one, then)]
    return Call("first", (*last, pieces[-1]))


def _is_level(one: Calculation, then: Calculation) -> bool:
    """Whether the second of two pieces goes on with the number of the first, which can then be left out."""
    return _level(one) is not None and _level(one) == _level(then)


def _level(piece: Calculation) -> tuple[str, Calculation] | None:
    match piece:
        case Arithmetic(sign, Arithmetic("*", Reference(), Constant(0.0)), number):
            return sign, number
    return None


@dataclass(frozen=True, slots=True)
class _Pieces:
    """One calculation after the other, each for the values up to a bound; the first that is known counts."""

    fact: str
    rows: Sequence[tuple[float, float]]
    printed: Printed
    place: Place

    def all(self) -> Iterator[Calculation]:
        (first, below), (last, beyond) = self.rows[0], self.rows[-1]
        nearest, ask = self.printed.beyond == NEAREST, self.printed.between == ASK
        if nearest and (ask or self.printed.between == INTERPOLATE):
            yield level(self.fact, below, self._test(">=", first))
        yield from self._between()
        if not nearest:
            after = Any((self._test("<", last), self._test(">", last)), self.place)
            yield level(self.fact, beyond, after if ask else self._without(">", last))
        else:
            yield level(self.fact, beyond, self._test("<", last) if ask else None)

    def _between(self) -> Iterator[Calculation]:
        for (at, number), (after, then) in pairwise(self.rows):
            match self.printed.between:
                case "lower":
                    yield level(self.fact, number, self._without(">=", after))
                case "higher":
                    yield level(self.fact, number, self._without(">", at))
                case "ask":
                    yield level(self.fact, number, Any((self._test("<", at), self._test(">", at)), self.place))
                case _:
                    yield straight_line(self.fact, (at, number), (after, then), self._without(">=", after))

    def _without(self, operator: Operator, bound: float) -> Condition:
        """Beyond a bound; and before the first row, where the nearest is not read there."""
        beyond = self._test(operator, bound)
        if self.printed.beyond == NEAREST:
            return beyond
        return Any((self._test("<", self.rows[0][0]), beyond), self.place)

    def _test(self, operator: Operator, bound: float) -> Compare:
        return Compare(self.fact, operator, bound, self.place)
