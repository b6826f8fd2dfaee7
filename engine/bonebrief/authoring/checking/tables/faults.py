"""Tables with a hole, with rows that contradict each other, and with rows that change nothing: exact, for everybody."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import combinations
from typing import Final

from bonebrief.authoring.checking.everybody import Anybody
from bonebrief.authoring.checking.page import page
from bonebrief.authoring.checking.samples import raised_by, tabled
from bonebrief.authoring.checking.tables.missing_rows import missing_row
from bonebrief.authoring.checking.tables.trials import trials
from bonebrief.authoring.examples.remembered import Remembered
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.table import Row, Table
from bonebrief.language.condition import Condition, leaves
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
            the same side; shows the fewest answers, and proposes the row.""",
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

_SAYS: Final = ("finding", "priority", "because")
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
    if not table.others:
        yield from looked.holes()


def cells(knowledge: Knowledge) -> frozenset[Place]:
    """Where the tests of tables stand: what is amiss between these, is told of the table."""
    tables = [rule.table for rule in knowledge.rules.values() if rule.table]
    tests = [test for table in tables for row in table.rows for asked in row.tests if asked for test in leaves(asked)]
    return frozenset(test.place for test in tests)


class _Looked:
    """One table, and everybody."""

    def __init__(self, anybody: Anybody, table: Table, owner: str) -> None:
        self._anybody = anybody
        self._table = table
        self._owner = owner
        self._given = (table.given,) if table.given else ()

    def idle_rows(self) -> Iterator[Problem]:
        rows = self._table.rows
        for row in rows:
            others = [other for other in rows if other is not row and self._says_as_much(other, row)]
            if self._is_possible((row.when,), [other.when for other in others]):
                continue
            if not self._is_possible((row.when,), ()):
                what = "Nobody can be in this row, whatever the answers."
                yield Problem(Code.IDLE_ROW, row.place, what, "Change one of its cells, or remove it.")
            else:
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
            if not self._is_tried((), asked):
                return
            person = self._anybody.somebody(self._given, asked)
            if person is None:
                return
            seen = self._anybody.seen_of(person)
            missing = missing_row(self._anybody.knowledge.dictionary, self._table, asked, seen)
            what = f"Somebody is in no row of this table: {answers_text(person)}."
            fix = f"Add the row `{missing.text}`, or write `others: none` beside the table if that is meant so."
            yield Problem(Code.TABLE_GAP, self._table.place, what, fix)
            asked.append(missing.when)

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
        return before or self._says(other) == self._says(row)

    def _nested(self, one: Row, other: Row) -> bool:
        """Whether two rows differ by a bound on the same side, as `>= 3` and `>= 2` do."""
        lines = [column for column in range(len(self._table.heads)) if column not in self._table.keys]
        return any(one.tests[column] != other.tests[column] for column in lines)

    def _says(self, row: Row) -> tuple[str, ...]:
        cells = zip(self._table.heads, row.cells, strict=True)
        return tuple(cell for head, cell in cells if head in _SAYS)
