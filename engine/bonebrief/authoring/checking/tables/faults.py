"""Tables with a hole, with rows that contradict each other, and with rows that change nothing: exact, for everybody."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial
from itertools import combinations
from math import inf
from typing import Final

from bonebrief.authoring.checking.everybody import Anybody
from bonebrief.authoring.checking.page import page
from bonebrief.authoring.checking.samples import raised_by, tabled
from bonebrief.authoring.checking.tables.missing_rows import MissingRow, missing_row
from bonebrief.authoring.checking.tables.trials import trials
from bonebrief.authoring.examples.remembered import Remembered
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.table import Row, Table
from bonebrief.language.answer import Answers
from bonebrief.language.condition import Between, Compare, Condition, Not, conjuncts, facts_read, leaves
from bonebrief.language.problem import Code, Place, Problem
from bonebrief.wording.answers import answers_text

PAGES: Final = (
    page(
        Code.IDLE_ROW,
        does="Finds a row of a table that nobody can meet, and one that says what other rows say already.",
        why="It changes no brief. Often one of its cells, or of theirs, is mistyped.",
        bad=tabled("age   | unsteady", ">= 65 | any", ">= 75 | yes"),
        good=tabled("age   | unsteady", ">= 75 | any", "65-74 | yes"),
    ),
    page(
        Code.TABLE_GAP,
        does="""Finds somebody who is in no row of a table, whatever they have in columns where each row has a bound on
            the same side; shows the fewest answers, and proposes the row. With `others: none` only of those who lie
            between two rows; a row with `no` in a column `holds` says that nothing is meant to be concluded there.""",
        why="A table that is a year short at one end of a row is silent about everybody of that age.",
        bad=tabled("age   | falls_past_year", "18-64 | >= 3", "66-79 | >= 2", ">= 80 | >= 1"),
        good=tabled("age   | falls_past_year", "18-64 | >= 3", "65-79 | >= 2", ">= 80 | >= 1"),
    ),
    page(
        Code.TABLE_OVERLAP,
        does="Finds somebody who is in two rows of a table that say different things; shows the fewest answers.",
        why="Both are then said to the same person. Often a band ends a step too late.",
        bad=raised_by("age   | priority", "< 80  | note", ">= 79 | routine"),
        good=raised_by("age   | priority", "< 80  | note", ">= 80 | routine"),
    ),
)

_SAYS: Final = ("finding", "priority", "because", "holds")
_MOST: Final = 3


def tables_at_fault(anybody: Anybody, memory: Remembered) -> Iterator[Problem]:
    """Look at every table once: first by trials, and what these do not rule out, for everybody."""
    rules = anybody.knowledge.rules.values()
    owners = {rule.table: rule.owner for rule in rules if rule.table}
    for table, owner in owners.items():
        conditions = [*([table.given] if table.given else []), *(row.when for row in table.rows)]
        yield from memory.of("table", conditions, partial(_at_fault, _Looked(anybody, table, owner), table))


def _at_fault(looked: "_Looked", table: Table) -> Iterator[Problem]:
    yield from looked.idle_rows()
    yield from looked.overlaps()
    yield from looked.holes_between() if table.others else looked.holes()


def told_of_tables(knowledge: Knowledge) -> Mapping[Code, Collection[Place]]:
    """Where what is amiss is told of the table: a gap at the tests of its cells, a repetition at its rows."""
    rows = [row for rule in knowledge.rules.values() if rule.table for row in rule.table.rows]
    tests = [test for row in rows for asked in row.tests if asked for test in leaves(asked)]
    return {
        Code.GAP_BETWEEN_BANDS: {test.place for test in tests},
        Code.REPEATED_PART: {row.place for row in rows},
    }


class _Looked:
    """One table, and everybody."""

    def __init__(self, anybody: Anybody, table: Table, owner: str) -> None:
        self._anybody = anybody
        self._table = table
        self._owner = owner
        self._given = (table.given,) if table.given else ()

    def idle_rows(self) -> Iterator[Problem]:
        rows = self._table.rows
        told: list[Row] = []
        for row in rows:
            others = [other for other in rows if other is not row and self._says_as_much(other, row)]
            if any(other.cells == row.cells for other in told):
                continue
            if self._is_possible((row.when,), [other.when for other in others]):
                continue
            if not self._is_possible((row.when,), ()):
                what = "Nobody can be in this row, whatever the answers."
                yield Problem(Code.IDLE_ROW, row.place, what, "Change one of its cells, or remove it.")
            else:
                told.append(row)
                them = ", ".join(str(other.place.line) for other in others)
                where = f"line {them}" if len(others) == 1 else f"one of the lines {them}"
                what = f"Whoever is in this row is in {where} as well, which says as much."
                yield Problem(Code.IDLE_ROW, row.place, what, "Remove it, or change one of its cells.")

    def overlaps(self) -> Iterator[Problem]:
        for one, other in combinations(self._table.rows, 2) if not self._table.ordered else ():
            both = (one.when, other.when)
            if self._says(one) == self._says(other) or self._nested(one, other) or not self._is_tried(both, ()):
                continue
            person = self._anybody.somebody((*self._given, *both), ())
            if person is not None:
                what = f"Somebody is in this row and in that of line {one.place.line}, which says something else"
                fix = "Change a cell of one of the two, so that nobody is in both."
                yield Problem(Code.TABLE_OVERLAP, other.place, f"{what}: {answers_text(person)}.", fix)

    def holes(self) -> Iterator[Problem]:
        keyed = [self._table.keyed(row) for row in self._table.rows]
        asked = [one for one in keyed if one is not None]
        if len(asked) < len(keyed):
            return
        for _ in range(_MOST):
            found = self._missing((), asked)
            if found is None:
                return
            person, missing = found
            what = f"Somebody is in no row of this table: {answers_text(person)}."
            fix = f"Add the row `{missing.text}`, or write `others: none` beside the table if that is meant so."
            yield Problem(Code.TABLE_GAP, self._table.place, what, fix)
            asked.append(missing.when)

    def holes_between(self) -> Iterator[Problem]:
        """Of those in no row only who would be in one with a lower number in a column, and in one with a higher."""
        asked = [one for row in self._table.rows if (one := self._table.keyed(row)) is not None]
        told = 0
        for column, lower, upper in self._pairs():
            found = self._missing(self._between(column, lower, upper), asked) if told < _MOST else None
            if found is not None:
                person, missing = found
                lines = f"those of line {lower.place.line} and line {upper.place.line}"
                what = f"Somebody lies between two rows of this table, {lines}, and is in none: {answers_text(person)}."
                fix = (
                    f"Add the row `{missing.text}`; if nothing is meant there, with `no` in a column headed `holds`. "
                    "`others: none` is for those who lie outside of the rows."
                )
                yield Problem(Code.TABLE_GAP, upper.place, what, fix)
                asked.append(missing.when)
                told += 1

    def _pairs(self) -> Iterator[tuple[int, Row, Row]]:
        """Two rows of which one is wholly below the other in a column, and the column."""
        for column in self._table.lone_keys:
            bounds = [(row, ends(row.tests[column])) for row in self._table.rows]
            rows = sorted(((row, end) for row, end in bounds if end), key=lambda one: one[1])
            for at, (row, (_, high)) in enumerate(rows):
                yield from ((column, row, other) for other, (low, _) in rows[at + 1 :] if low >= high)

    def _between(self, column: int, one: Row, other: Row) -> tuple[Condition, ...]:
        lower, upper = one.tests[column], other.tests[column]
        assert lower is not None
        assert upper is not None
        fact, high, low = facts_read(lower)[0], ends(lower), ends(upper)
        assert high is not None
        assert low is not None
        rest = [self._table.keyed(row, without=column) for row in (one, other)]
        strictly = (Compare(fact, ">=", high[1]), Compare(fact, "<=", low[0]), Not(lower), Not(upper))
        return (*strictly, *(part for part in rest if part is not None))

    def _missing(self, true: tuple[Condition, ...], none_of: Sequence[Condition]) -> tuple[Answers, MissingRow] | None:
        """Somebody in no row, with the fewest answers, and the row that is missing for them; None where nobody is."""
        if not self._is_tried(true, none_of):
            return None
        person = self._anybody.somebody((*self._given, *true), none_of)
        if person is None:
            return None
        seen = self._anybody.seen_of(person)
        return person, missing_row(self._anybody.knowledge.dictionary, self._table, none_of, seen)

    def _is_possible(self, true: Sequence[Condition], none_of: Sequence[Condition]) -> bool:
        """Whether somebody is so; by trials first, then by the examples, then among everybody."""
        if not self._is_tried(true, none_of):
            return False
        return self._anybody.is_possible(self._owner, (*self._given, *true), none_of)

    def _is_tried(self, true: Sequence[Condition], none_of: Sequence[Condition]) -> bool:
        """Whether a trial shows it, or there are too many of them."""
        found = trials(self._anybody.knowledge.dictionary, (*true, *none_of), true, self._given)
        return found is None or any(
            all(map(trial.truth, true)) and not any(map(trial.truth, none_of)) for trial in found
        )

    def _says_as_much(self, other: Row, row: Row) -> bool:
        """Whether being in another row says what this one says: in an ordered table one before it does."""
        before = self._table.ordered and self._table.rows.index(other) < self._table.rows.index(row)
        return (before and other.holds) or self._says(other) == self._says(row)

    def _nested(self, one: Row, other: Row) -> bool:
        """Whether two rows differ by a bound on the same side, as `>= 3` and `>= 2` do."""
        lines = [column for column in range(len(self._table.heads)) if column not in self._table.keys]
        return any(one.tests[column] != other.tests[column] for column in lines)

    def _says(self, row: Row) -> tuple[str, ...]:
        cells = zip(self._table.heads, row.cells, strict=True)
        return tuple(cell for head, cell in cells if head in _SAYS)


def ends(test: Condition | None) -> tuple[float, float] | None:
    """Between which numbers a cell lies; None of one that is no bound of a number."""
    if test is None:
        return None
    low, high = -inf, inf
    for part in conjuncts(test):
        match part:
            case Compare(_, ">" | ">=", bound):
                low = max(low, bound)
            case Compare(_, _, bound):
                high = min(high, bound)
            case Between(_, least, most):
                low, high = max(low, least), min(high, most)
            case _:
                return None
    return low, high
