"""A sample judged again, one person at a time, by the evaluator and durable_rules; any difference stops the run."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

import polars as pl

from bonebrief.brief.make import make_brief
from bonebrief.brief.model import Brief
from bonebrief.cohort.calls import answers_of_rows
from bonebrief.cohort.judged import CALL, COULD, DENSITY, NEXT
from bonebrief.cohort.report import Replayed
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.questionnaire import Questionnaire
from bonebrief.knowledge.rule import Priority
from bonebrief.machine.error import BoneBriefError
from bonebrief.meanings.agree import Inferrer
from bonebrief.people.table.facts import ID, ROW
from bonebrief.people.table.look import Heard
from bonebrief.people.table.table import Table

SAMPLE: Final = 200
MOST_URGENT: Final = 100
_MOST_SAID: Final = 5


class DifferenceError(BoneBriefError):
    """The columns and the brief of one person differ; nothing may be said of the table."""


def replayed(
    people: pl.LazyFrame, table: Table, knowledge: Knowledge, questionnaire: Questionnaire, heard: Heard
) -> Replayed:
    """Make the brief of a sample, and of the urgent up to a limit, and hold what was judged against it.

    Raises:
        DifferenceError: something differs; it names the people and what.
        DisagreementError: the evaluator and durable_rules differ.
    """
    rows = {row[ROW]: row for row in _sample(people, table.rows, knowledge).iter_rows(named=True)}
    answers = answers_of_rows(table, list(rows), knowledge)
    inferrer = Inferrer(knowledge)
    differing: list[str] = []
    for done, (at, row) in enumerate(rows.items(), 1):
        brief = make_brief(knowledge, questionnaire, inferrer.infer(answers[at]), date.today())
        differing += [f"{row[ID]} (row {at}): {said}" for said in differences(row, brief, knowledge)]
        heard(done)
    if differing:
        said = "\n".join(differing[:_MOST_SAID])
        raise DifferenceError(
            f"No report: of {len(rows)} people who were judged again, {len(differing)} outcomes differ.\n{said}\n"
            "This is a fault of the program, not of your table. Please report it with the version of the knowledge."
        )
    return Replayed(len(rows))


def differences(row: Mapping[str, Any], brief: Brief, knowledge: Knowledge) -> Iterator[str]:
    """In what a judged row differs from the brief of the same person."""
    wanted = outcomes(brief, knowledge)
    for name, value in wanted.items():
        if row[name] != value:
            yield f"{name} is {row[name]} in the table and {value} in the brief"


def outcomes(brief: Brief, knowledge: Knowledge) -> dict[str, object]:
    """What a row of everybody judged says of a person with this brief."""
    now = {point.id: int(point.priority) for point in brief.points}
    could = {point.point: int(point.could_become) for point in brief.undetermined}
    points: dict[str, object] = {point: now.get(point, 0) for point in knowledge.points}
    points |= {f"{point}{COULD}": could.get(point, 0) for point in knowledge.points}
    density = brief.bone_density.category
    first = brief.missing[0].fact if brief.missing else None
    return {**points, DENSITY: None if density == "unknown" else density, NEXT: first}


def _sample(people: pl.LazyFrame, count: int, knowledge: Knowledge) -> pl.DataFrame:
    """Rows spread over the whole table, and the first of the urgent."""
    step = max(1, count // SAMPLE)
    spread = people.filter((pl.col(ROW) - 1) % step == 0).head(SAMPLE + 1)
    urgent = people.filter(pl.col(CALL) == int(Priority.URGENT)).head(MOST_URGENT)
    names = [ROW, ID, DENSITY, NEXT, *knowledge.points, *(f"{point}{COULD}" for point in knowledge.points)]
    both = pl.concat([spread.select(names), urgent.select(names)])
    return both.unique(ROW, keep="first").sort(ROW).collect(engine="streaming")
