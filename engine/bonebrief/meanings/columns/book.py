"""A rule book over a table of people: what a brief would say of each row, without making one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

import polars as pl

from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.questionnaire import DEFAULT, Questionnaire
from bonebrief.knowledge.rule import Priority
from bonebrief.language.domain import Choices, Number
from bonebrief.language.fact import Fact
from bonebrief.machine.error import BoneBriefError
from bonebrief.meanings.columns.circuit.graph import NO, Graph
from bonebrief.meanings.columns.circuit.nodes import Named, Node, Total, Truth
from bonebrief.meanings.columns.engines.planes import Program, program
from bonebrief.meanings.columns.judging.people import People, judged
from bonebrief.meanings.columns.judging.verdict import Levels, Verdicts
from bonebrief.meanings.columns.people.answers import status_column

COULD: Final = ":could"
"""What stands behind the id of a point in the name of the column that says what it could become."""


class ColumnKindError(BoneBriefError):
    """A column of the table cannot be the answers of a question."""


@dataclass(frozen=True)
class Plan:
    """The columns that are wanted, by name, and the graph in which they are made."""

    nodes: Sequence[Node]
    wanted: Mapping[str, int]

    @cached_property
    def program(self) -> Program:
        """How they are made, step by step."""
        return program(self.nodes, self.wanted)


@dataclass(frozen=True)
class ColumnBook:
    """A rule book that judges tables; `questionnaire`: which questions are worth asking."""

    knowledge: Knowledge
    questionnaire: Questionnaire
    _plans: dict[tuple[object, ...], Plan] = field(default_factory=dict, repr=False, compare=False)

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column that a table may have."""
        asked = [fact.id for fact in self.knowledge.dictionary.values() if fact.asking]
        return (*asked, *map(status_column, asked))

    def judge(
        self,
        people: pl.LazyFrame,
        *,
        passed: Sequence[str] = (),
        truths: bool = False,
        could: bool = True,
        next_question: bool = True,
    ) -> pl.LazyFrame:
        """What a brief would say of each row, in the order of the rows.

        People: a column a question, by its id: Float64 in the unit of the fact, String with a word, or List(String)
        with several; null where there is no answer. `<fact>:status` says of these what became of the question, as in
        an answers file. Returned are the columns that are `passed`; of every point its priority now, 0 to 4, and what
        missing answers could make of it, 0 where nothing higher; `density_class`; `urgent`; `unsettled`, where answers
        contradict one another; and `next_question`. `truths` adds `finding:<id>` and `rule:<id>`.

        Raises:
            ColumnKindError: a column has another kind than the answers of its question.
        """
        schema = people.collect_schema()
        read = [name for name in self.columns if name in schema]
        for name in read:
            _check(self.knowledge.dictionary.get(name), name, schema[name])
        read = [name for name in read if schema[name] != pl.Null]
        plan = self.plan(read, truths=truths, could=could, next_question=next_question)
        return plan.program.over(people, read, passed)

    def plan(self, columns: Sequence[str], *, truths: bool, could: bool, next_question: bool) -> Plan:
        """How the wanted columns are made of those that a table has; worked out once."""
        key = (*columns, truths, could, next_question)
        if key not in self._plans:
            graph = Graph(columns)
            people = judged(graph, self.knowledge, self.questionnaire)
            wanted = dict(_wanted(people, could, next_question)) | (dict(_truths(people)) if truths else {})
            self._plans[key] = Plan(graph.nodes, wanted)
        return self._plans[key]


def compile_columns(knowledge: Knowledge, questionnaire: Questionnaire | None = None) -> ColumnBook:
    """The rules of a knowledge base for tables of people; without a questionnaire by the one that `brief` takes."""
    return ColumnBook(knowledge, questionnaire or knowledge.questionnaire(DEFAULT))


def _wanted(people: People, could: bool, next_question: bool) -> Iterator[tuple[str, int]]:
    graph, verdicts = people.graph, Verdicts(people)
    for point in people.knowledge.points.values():
        yield point.id, _level(graph, verdicts.now(point))
        if could:
            yield f"{point.id}{COULD}", _level(graph, verdicts.could(point))
    yield "density_class", _density(people)
    yield "urgent", verdicts.someone_urgent
    yield "unsettled", people.settled.unsettled
    if next_question:
        yield "next_question", verdicts.next_question()


def _level(graph: Graph, levels: Levels) -> int:
    weights: dict[int, int] = {}
    for at in Priority:
        weights[levels[at]] = weights.get(levels[at], 0) + 1
    return graph.add(Total(tuple((bit, weight) for bit, weight in weights.items() if bit != NO)))


def _density(people: People) -> int:
    classed = [finding for finding in people.knowledge.findings.values() if finding.density]
    cases = [(people.truths[finding.id].true, finding.density.category) for finding in classed if finding.density]
    return people.graph.add(Named(tuple((bit, category) for bit, category in cases if bit != NO)))


def _truths(people: People) -> Iterator[tuple[str, int]]:
    for finding in people.knowledge.findings:
        yield f"finding:{finding}", people.graph.add(Truth(*people.truths[finding]))
    for rule in people.knowledge.rules:
        yield f"rule:{rule}", people.graph.add(Truth(*people.truths[rule]))


def _check(fact: Fact | None, name: str, kind: pl.DataType) -> None:
    if kind == pl.Null:
        return
    wanted: pl.DataType = pl.String()
    if fact is not None and isinstance(fact.domain, Number):
        wanted = pl.Float64()
    if fact is not None and isinstance(fact.domain, Choices):
        wanted = pl.List(pl.String)
    if kind != wanted:
        raise ColumnKindError(f"The column {name} is {kind} and has to be {wanted}. Turn it into that first.")
