"""The rules over a table say of everybody what the plain meaning says of one: truths, points, and what to ask."""

from collections.abc import Iterator, Sequence

import polars as pl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.answer import Answer, Answers, Status
from bonebrief.meanings.columns.book import ColumnBook, compile_columns
from tests.meanings.columns.agreement import differences, whole
from tests.meanings.solver.books import books, people
from tests.rules.anybody import likely_people

_SLOW = list(HealthCheck)


@pytest.fixture(scope="module")
def book(knowledge: Knowledge) -> ColumnBook:
    return compile_columns(knowledge)


def agree(book: ColumnBook, people: Sequence[Answers]) -> None:
    found = list(differences(book, people))
    assert not found, found[:3]


@pytest.mark.parametrize(
    "count", [25, pytest.param(1_000, marks=pytest.mark.long), pytest.param(20_000, marks=pytest.mark.attack)]
)
def test_every_word_is_the_same(knowledge: Knowledge, book: ColumnBook, count: int) -> None:
    likely = [person for person, _ in likely_people(knowledge, count)]
    examples = [example.given for example in list(knowledge.examples)[:: 2000 // count + 1] if not _kept(example.given)]
    unknown = {fact.id: Answer(Status.UNKNOWN) for fact in knowledge.dictionary.values() if fact.asking}
    for batch in batches([*likely, *examples, {}, unknown, *on_ties()]):
        agree(book, batch)


def batches(people: Sequence[Answers], size: int = 1000) -> Iterator[Sequence[Answers]]:
    yield from (people[start : start + size] for start in range(0, len(people), size))


def on_ties() -> Iterator[Answers]:
    """People whose body mass index is near a half of its last digit, where engines round each in its own way."""
    for weight, height in ((79.8, 200.0), (59.9, 171.1), (46.2, 152.0), (54.35, 165.0), (62.0, 176.2)):
        for step in range(-3, 4):
            yield {"weight_kg": answer(weight + step / 10), "height_cm": answer(height), "age": answer(60.0)}


def test_the_order_of_rows_is_kept_where_they_are_more_than_are_worked_on_at_once(book: ColumnBook) -> None:
    ages = [float(18 + row % 90) for row in range(70_000)]
    people = pl.LazyFrame({"row": range(70_000), "age": ages}).filter(pl.col("row") >= 0)
    few = book.judge(people.head(90), passed=["row"]).collect()
    many = book.judge(people, passed=["row"]).collect(engine="streaming")
    assert many["row"].to_list() == list(range(70_000))
    for start in (0, 36_000, 69_840):
        assert many.slice(start, 90).drop("row").equals(few.drop("row"))


def test_of_no_rows_there_is_nothing(book: ColumnBook) -> None:
    people = pl.LazyFrame(schema={"id": pl.String, "age": pl.Float64, "conditions": pl.List(pl.String)})
    judged = book.judge(people, passed=["id"])
    assert judged.collect().height == 0
    assert judged.collect().schema == judged.collect_schema()


def test_a_list_may_be_empty_or_not_there(book: ColumnBook) -> None:
    lists = [["none"], None, [], ["hiv", "none"], ["hiv"]]
    people = pl.LazyFrame({"conditions": lists}, schema={"conditions": pl.List(pl.String)})
    told = book.judge(people, truths=True)
    alone = [book.judge(people.slice(at, 1), truths=True).collect() for at in range(5)]
    assert told.collect().equals(pl.concat(alone))


def answer(value: float) -> Answer:
    return Answer(Status.ANSWERED, value)


@settings(max_examples=4, deadline=None, suppress_health_check=_SLOW, phases=[Phase.generate])
@given(books(), st.lists(people(), min_size=15, max_size=15))
def test_of_random_books_and_people(knowledge: Knowledge, several: list[Answers]) -> None:
    agree(compile_columns(knowledge, whole(knowledge)), several)


@pytest.mark.long
@settings(max_examples=30, deadline=None, suppress_health_check=_SLOW, phases=[Phase.generate])
@given(books(), st.lists(people(), min_size=20, max_size=20))
def test_of_many_random_books_and_people(knowledge: Knowledge, several: list[Answers]) -> None:
    agree(compile_columns(knowledge, whole(knowledge)), several)


def _kept(answers: Answers) -> bool:
    """Whether somebody kept an answer when asked back, which no cell of a table says."""
    return any(answer.kept for answer in answers.values())
