"""Holds the columns to the plain meaning: what both say of each person, side by side."""

from collections.abc import Iterator, Mapping, Sequence

import polars as pl

from bonebrief.brief.make import bone_density, unanswered
from bonebrief.brief.prioritise import judge, missing_answers, raised_points, undetermined_points
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.questionnaire import Questionnaire, Section
from bonebrief.knowledge.rule import Priority
from bonebrief.language.answer import Answers, Status
from bonebrief.language.domain import Choices, Number
from bonebrief.language.fact import Dictionary, Fact
from bonebrief.language.problem import Place
from bonebrief.meanings.columns.book import ColumnBook
from bonebrief.meanings.plain.inference import judged
from bonebrief.meanings.plain.outlook import needless, useful_questions

Said = Mapping[str, object]
"""What is said of one person, by the name of the column."""


def table(dictionary: Dictionary, people: Sequence[Answers]) -> pl.DataFrame:
    """People as a table: a column for each question that somebody answered, and its status where it has no value."""
    columns: dict[str, pl.Series] = {}
    for fact in (fact for fact in dictionary.values() if fact.asking):
        given = [person.get(fact.id) for person in people]
        if any(one and one.value is not None for one in given):
            values = [_plain(one.value) if one else None for one in given]
            columns[fact.id] = pl.Series(values, dtype=kind_of(fact))
        if any(one and one.status is not Status.ANSWERED for one in given):
            columns[f"{fact.id}:status"] = pl.Series([one and one.status.value for one in given], dtype=pl.String)
    return pl.DataFrame(columns or {"nobody": [None] * len(people)})


def kind_of(fact: Fact) -> pl.DataType:
    match fact.domain:
        case Number():
            return pl.Float64()
        case Choices():
            return pl.List(pl.String)
        case _:
            return pl.String()


def whole(knowledge: Knowledge) -> Questionnaire:
    """A questionnaire with every question of a rule book."""
    asked = tuple(fact.id for fact in knowledge.dictionary.values() if fact.asking)
    return Questionnaire("whole", "", "", (Section("", asked),), {}, Place("whole"))


def plainly(knowledge: Knowledge, questionnaire: Questionnaire, answers: Answers) -> Said:
    """What a brief of these answers would say."""
    inference = judged(knowledge, answers)
    useful = useful_questions(knowledge, questionnaire, answers, inference.settled)
    open_ones = unanswered(questionnaire, inference)
    worth = {one for one in open_ones if not needless(questionnaire, one, inference.values)}
    not_needed = open_ones - {one for one in worth if one in answers or one in useful}
    points = raised_points(knowledge, inference, judge(knowledge, inference, open_ones - not_needed))
    undetermined = undetermined_points(knowledge, inference, points, not_needed)
    missing = missing_answers(knowledge, undetermined)
    now = dict.fromkeys(knowledge.points, 0) | {point.id: int(point.priority) for point in points}
    could = dict.fromkeys(knowledge.points, 0) | {one.point: int(one.could_become) for one in undetermined}
    category = bone_density(knowledge, inference).category
    settled = inference.settled
    return {
        **now,
        **{f"{point}:could": priority for point, priority in could.items()},
        **{f"finding:{name}": inference.truths[name] for name in knowledge.findings},
        **{f"rule:{name}": inference.truths[name] for name in knowledge.rules},
        "density_class": None if category == "unknown" else category,
        "urgent": Priority.URGENT in now.values(),
        "unsettled": bool(settled.contradictions or settled.parked or inference.open_conflicts),
        "next_question": missing[0].fact if missing else None,
    }


def differences(book: ColumnBook, people: Sequence[Answers]) -> Iterator[tuple[Answers, str, object, object]]:
    """What the columns and the plain meaning say differently: the answers, what it is about, and both."""
    frame = table(book.knowledge.dictionary, people).lazy()
    for person, said in zip(people, book.judge(frame, truths=True).collect().iter_rows(named=True), strict=True):
        other = plainly(book.knowledge, book.questionnaire, person)
        assert said.keys() == other.keys()
        yield from ((person, name, said[name], other[name]) for name in other if said[name] != other[name])


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value
