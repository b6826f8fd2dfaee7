"""Who needs a call first: the urgent, then the high, those with more such points before others; each with a brief."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from bonebrief.brief.make import make_brief
from bonebrief.brief.model import Brief, RaisedPoint
from bonebrief.cohort.judged import CALL
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.questionnaire import Questionnaire
from bonebrief.knowledge.rule import Priority
from bonebrief.language.answer import Answers
from bonebrief.meanings.agree import Inferrer
from bonebrief.people.table.answers import answers_of
from bonebrief.people.table.facts import ID, ROW
from bonebrief.people.table.table import Table


@dataclass(frozen=True, slots=True)
class Call:
    """Somebody to be called, with the brief that anybody gets of the same answers."""

    row: int
    id: str
    brief: Brief

    @property
    def points(self) -> tuple[RaisedPoint, ...]:
        """The points that are urgent or high."""
        return tuple(point for point in self.brief.points if point.priority >= Priority.HIGH)


def first_calls(
    people: pl.LazyFrame, table: Table, knowledge: Knowledge, questionnaire: Questionnaire, count: int
) -> list[Call]:
    """The first of those whose points are urgent or high."""
    rows = _first_rows(people, knowledge, count)
    answers = answers_of_rows(table, [row for row, _ in rows], knowledge)
    inferrer = Inferrer(knowledge, one_person=len(rows) == 1)
    return [
        Call(row, name, make_brief(knowledge, questionnaire, inferrer.infer(answers[row]), date.today()))
        for row, name in rows
    ]


def answers_of_rows(table: Table, rows: Sequence[int], knowledge: Knowledge) -> dict[int, Answers]:
    """The answers of some rows."""
    found: dict[int, Answers] = {}
    for piece in table.pieces(knowledge.dictionary, rows):
        for row in piece.frame.select(ROW, ID, *table.facts).collect().iter_rows(named=True):
            found[row[ROW]] = answers_of(row, knowledge.dictionary)
    return found


def _first_rows(people: pl.LazyFrame, knowledge: Knowledge, count: int) -> list[tuple[int, str]]:
    points = list(knowledge.points)
    counts = {
        one.word: pl.sum_horizontal([pl.col(point) == int(one) for point in points])
        for one in (Priority.URGENT, Priority.HIGH)
    }
    pressing = people.filter(pl.col(CALL) >= int(Priority.HIGH))
    ranked = pressing.select(ROW, ID, CALL, **counts)
    first = ranked.sort(CALL, "urgent", "high", ROW, descending=[True, True, True, False]).head(count)
    return [(row, name) for row, name in first.select(ROW, ID).collect(engine="streaming").iter_rows()]
