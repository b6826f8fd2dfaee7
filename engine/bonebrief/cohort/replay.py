"""A sample judged again, one person at a time, by the evaluator and durable_rules; any difference stops the run."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import chain, islice
from typing import Any, Final

import polars as pl

from bonebrief.brief.make import make_brief
from bonebrief.brief.model import Brief
from bonebrief.cohort.calls import answers_of_rows
from bonebrief.cohort.judged import CALL, COULD, DENSITY, NEXT, UNSETTLED
from bonebrief.cohort.report import Replayed
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.questionnaire import Questionnaire
from bonebrief.knowledge.rule import Priority
from bonebrief.knowledge.written import written_conditions
from bonebrief.language.condition import bounds_of, fact_tests
from bonebrief.machine.error import BoneBriefError
from bonebrief.meanings.agree import Inferrer
from bonebrief.meanings.plain.inference import Inference
from bonebrief.people.table.facts import ID, ROW
from bonebrief.people.table.files.file import slices_of
from bonebrief.people.table.look import Heard
from bonebrief.people.table.table import Table

SAMPLE: Final = 200
"""How many people are judged again at least, where there are so many."""
MOST_URGENT: Final = 50
MOST_AT_BOUNDS: Final = 100
_MOST_SAID: Final = 5
_PIECES: Final = 4


class DifferenceError(BoneBriefError):
    """The columns and the brief of one person differ; nothing may be said of the table."""


def replayed(
    people: pl.LazyFrame, table: Table, knowledge: Knowledge, questionnaire: Questionnaire, heard: Heard
) -> Replayed:
    """Make the brief of a sample, some urgent and some at the bounds of rules, and hold what was judged against it.

    Raises:
        DifferenceError: something differs; it names the people and what.
        DisagreementError: the evaluator and durable_rules differ.
    """
    rows = {row[ROW]: row for row in _sample(people, table, knowledge)}
    answers = answers_of_rows(table, list(rows), knowledge)
    inferrer = Inferrer(knowledge)
    differing: list[str] = []
    for done, (at, row) in enumerate(rows.items(), 1):
        inference = inferrer.infer(answers[at])
        brief = make_brief(knowledge, questionnaire, inference, date.today())
        differing += [f"{row[ID]} (row {at}): {said}" for said in differences(row, brief, inference, knowledge)]
        heard(done)
    if differing:
        said = "\n".join(differing[:_MOST_SAID])
        raise DifferenceError(
            f"No report: of {len(rows)} people who were judged again, {len(differing)} outcomes differ.\n{said}\n"
            "This is a fault of the program, not of your table. Please report it with the version of the knowledge."
        )
    return Replayed(len(rows))


def differences(row: Mapping[str, Any], brief: Brief, inference: Inference, knowledge: Knowledge) -> Iterator[str]:
    """In what a judged row differs from the brief of the same person."""
    wanted = outcomes(brief, inference, knowledge)
    for name, value in wanted.items():
        if row[name] != value:
            yield f"{name} is {row[name]} in the table and {value} in the brief"


def outcomes(brief: Brief, inference: Inference, knowledge: Knowledge) -> dict[str, object]:
    """What a row of everybody judged says of a person with this brief."""
    now = {point.id: int(point.priority) for point in brief.points}
    could = {point.point: int(point.could_become) for point in brief.undetermined}
    points: dict[str, object] = {point: now.get(point, 0) for point in knowledge.points}
    points |= {f"{point}{COULD}": could.get(point, 0) for point in knowledge.points}
    density = brief.bone_density.category
    return {
        **points,
        DENSITY: None if density == "unknown" else density,
        UNSETTLED: inference.is_unsettled,
        NEXT: brief.missing[0].fact if brief.missing else None,
    }


def _sample(people: pl.LazyFrame, table: Table, knowledge: Knowledge) -> list[dict[str, Any]]:
    """The first of the urgent, one at each bound, and others spread over the whole table."""
    urgent = people.filter(pl.col(CALL) == int(Priority.URGENT)).head(MOST_URGENT).select(ROW)
    chosen = {*urgent.collect(engine="streaming")[ROW], *_at_bounds(table, knowledge)}
    spread = range(1, table.rows + 1, max(1, table.rows // max(1, SAMPLE - len(chosen))))
    for row in chain(spread, range(1, table.rows + 1)):
        if len(chosen) >= SAMPLE:
            break
        chosen.add(row)
    names = [ROW, ID, DENSITY, UNSETTLED, NEXT, *knowledge.points, *(f"{point}{COULD}" for point in knowledge.points)]
    those = pl.col(ROW).is_in(sorted(chosen))
    found = (some.filter(those).select(names).collect() for some in slices_of(people))
    return [row for some in found for row in some.iter_rows(named=True)]


def _at_bounds(table: Table, knowledge: Knowledge) -> list[int]:
    """For each number that a rule compares an answer with, the first row that has just this one.

    Of a long table no further than its first quarter of a million rows.
    """
    tests = (test for condition in written_conditions(knowledge) for test in fact_tests(condition))
    bounds = dict.fromkeys(
        (test.fact, bound) for test in tests if test.fact in table.facts for bound in bounds_of(test)
    )
    firsts = [
        pl.col(ROW).filter(pl.col(fact) == bound).first().alias(str(at)) for at, (fact, bound) in enumerate(bounds)
    ]
    if not firsts:
        return []
    found = [one.frame.select(firsts).collect() for one in islice(table.pieces(knowledge.dictionary), _PIECES)]
    rows = pl.concat(found).min().row(0)
    return sorted({row for row in rows if row is not None})[:MOST_AT_BOUNDS]
