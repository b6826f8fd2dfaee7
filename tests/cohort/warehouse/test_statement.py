"""The text for a warehouse, run by DuckDB, says of everybody what Polars says, and stops at what cannot be."""

from collections.abc import Sequence
from dataclasses import replace
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bonebrief.cohort.judged import NEXT, Kept, judged
from bonebrief.cohort.warehouse.statement import statement
from bonebrief.knowledge.dictionary import exceeding
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.questionnaire import Questionnaire
from bonebrief.language.answer import Answer, Answers, Status
from bonebrief.machine.error import BoneBriefError
from bonebrief.meanings.columns.book import compile_columns
from bonebrief.meanings.columns.engines.sql.dialect import DUCKDB
from bonebrief.people.table.layout import Layout
from bonebrief.people.table.table import Table
from bonebrief.reading.knowledge import load_knowledge
from tests.authoring.small_knowledge import write_knowledge
from tests.conftest import ROOT
from tests.meanings.columns.agreement import kind_of, table, whole
from tests.meanings.columns.test_book import on_ties
from tests.meanings.solver.books import books, people
from tests.rules.anybody import likely_people

pytestmark = pytest.mark.skipif(find_spec("duckdb") is None, reason='DuckDB is not installed: pip install "duckdb"')

_SLOW = list(HealthCheck)
AS_QUICK = "SET disabled_optimizers = 'projection_placement'"
"""What the statement itself says in its first lines."""


@pytest.mark.long
def test_many_are_judged_as_by_polars(knowledge: Knowledge) -> None:
    """Each answer is that of somebody else, so that many contradict one another."""
    some = frame(knowledge, anybody(knowledge, 1000))
    each = [pl.col(name).sample(20_000, with_replacement=True, seed=at) for at, name in enumerate(some.columns[2:])]
    agree(knowledge, knowledge.questionnaire("bone-health"), numbered(none_exceeds(knowledge, some.select(each))))


@settings(max_examples=3, deadline=None, suppress_health_check=_SLOW, phases=[Phase.generate])
@given(books(), st.lists(people(), min_size=30, max_size=30))
def test_of_random_books_and_people(knowledge: Knowledge, several: list[Answers]) -> None:
    agree(knowledge, whole(knowledge), frame(knowledge, several))


@pytest.mark.long
@settings(max_examples=12, deadline=None, suppress_health_check=_SLOW, phases=[Phase.generate])
@given(books(), st.lists(people(), min_size=40, max_size=40))
def test_of_many_random_books_and_people(knowledge: Knowledge, several: list[Answers]) -> None:
    agree(knowledge, whole(knowledge), frame(knowledge, several))


@pytest.fixture
def small(tmp_path: Path) -> Knowledge:
    return load_knowledge(write_knowledge(tmp_path / "small"))


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("age", "200"),
        ("age", "CAST('inf' AS DOUBLE)"),
        ("pain_days", "7.5"),
        ("t_score_total_hip", "-2.3::FLOAT"),
        ("t_score_total_hip", "-2.50001"),
        ("pain", "'Yes'"),
        ("pain", "TRUE"),
        ("conditions", "['none', 'hiv']"),
        ("conditions", "['a word']"),
        ("conditions", "[]::VARCHAR[]"),
        ("conditions:status", "'perhaps'"),
    ],
)
def test_it_stops_at_what_a_column_cannot_hold(small: Knowledge, column: str, value: str) -> None:
    import duckdb

    with pytest.raises(duckdb.Error, match=f"The column {column}: .* cannot be in it"):
        run(small, whole(small), frame(small, [{}]), replaced={column: value})


def test_whole_numbers_decimals_and_nan_are_read(small: Knowledge) -> None:
    several = frame(small, [{"age": Answer(Status.ANSWERED, 65.0), "pain": Answer(Status.ANSWERED, "yes")}, {}])
    plain = run(small, whole(small), several)
    assert plain["call"].to_list() == [3, 0]
    for value in ("age::INTEGER", "age::DECIMAL(9, 3)", "age::FLOAT", "ifnull(age, 'NaN'::DOUBLE)"):
        assert run(small, whole(small), several, replaced={"age": value}).equals(plain)


def test_columns_that_are_kept_go_along_whatever_their_names(small: Knowledge) -> None:
    several = frame(small, [{"pain": Answer(Status.ANSWERED, "no")}]).with_columns(pl.lit("x").alias('a "b"'))
    found = run(small, whole(small), several, keep=('a "b"', "pain"))
    assert found.columns[:4] == ["id", 'a "b"', "pain", "call"]
    assert found.row(0)[:3] == ("1", "x", "no")
    for taken in ("Call", "id", f"{next(iter(small.points))}:could"):
        with pytest.raises(BoneBriefError, match="has the name of one that is written"):
            statement(small, whole(small), DUCKDB, (taken,))
    for unshowable in ("a\nb", "a\x1b[2J", "\u202eb", "\udcff", ""):
        with pytest.raises(BoneBriefError, match="cannot be shown"):
            statement(small, whole(small), DUCKDB, (unshowable,))


def agree(knowledge: Knowledge, questionnaire: Questionnaire, people: pl.DataFrame) -> None:
    facts = tuple(name for name in people.columns if name not in ("row", "id"))
    read = Table(ROOT, Layout((), ""), people.lazy(), facts, people.height, ())
    book = compile_columns(knowledge, questionnaire)
    expected = judged(read, book, Kept({})).collect().drop("row", NEXT)
    found = run(knowledge, questionnaire, people).sort(pl.col("id").cast(pl.Int64))
    assert found.schema == expected.schema
    differ = [name for name in expected.columns if not found[name].equals(expected[name], null_equal=True)]
    assert not differ


def run(
    knowledge: Knowledge,
    questionnaire: Questionnaire,
    people: pl.DataFrame,
    *,
    keep: Sequence[str] = (),
    replaced: dict[str, str] | None = None,
) -> pl.DataFrame:
    """What DuckDB gives, of a table in which some columns hold something else."""
    import duckdb

    text = statement(knowledge, questionnaire, DUCKDB, keep)
    others = ", ".join(f'{value} AS "{name}"' for name, value in (replaced or {}).items())
    changed = f" REPLACE ({others})" if others else ""
    with TemporaryDirectory() as folder, duckdb.connect() as connection:
        people.write_parquet(f"{folder}/people.parquet")
        connection.execute(f"CREATE TABLE people AS SELECT *{changed} FROM '{folder}/people.parquet'")
        connection.execute(AS_QUICK)
        assert AS_QUICK in text
        connection.execute(f"CREATE TABLE judged AS\n{text}")
        connection.execute(f"COPY judged TO '{folder}/judged.parquet'")
        return pl.read_parquet(f"{folder}/judged.parquet")


def frame(knowledge: Knowledge, several: Sequence[Answers]) -> pl.DataFrame:
    """People with every column that there can be, as a table takes them."""
    people = table(knowledge.dictionary, [possible(knowledge, one) for one in several])
    asked = [fact for fact in knowledge.dictionary.values() if fact.asking]
    kinds = {fact.id: kind_of(fact) for fact in asked} | {f"{fact.id}:status": pl.String() for fact in asked}
    others = [pl.lit(None, kind).alias(name) for name, kind in kinds.items() if name not in people.columns]
    return numbered(people.with_columns(others).select(*kinds))


def numbered(people: pl.DataFrame) -> pl.DataFrame:
    rows = people.with_row_index("row", offset=1)
    return rows.select("row", pl.col("row").cast(pl.String).alias("id"), *people.columns)


def none_exceeds(knowledge: Knowledge, people: pl.DataFrame) -> pl.DataFrame:
    """The same people without numbers that exceed others, which they may not."""
    most_of = {fact.id: fact.number.at_most for fact in knowledge.dictionary.values() if fact.number}
    for name, most in most_of.items():
        if most:
            fits = (pl.col(name) <= pl.col(most)).fill_null(True)
            people = people.with_columns(pl.when(fits).then(pl.col(name)).alias(name))
    return people


def anybody(knowledge: Knowledge, count: int) -> list[Answers]:
    likely = [person for person, _ in likely_people(knowledge, count)]
    unknown = {fact.id: Answer(Status.UNKNOWN) for fact in knowledge.dictionary.values() if fact.asking}
    examples = [example.given for example in islice(knowledge.examples, 0, None, 20)]
    return [*likely, *examples, {}, unknown, *on_ties()]


def possible(knowledge: Knowledge, answers: Answers) -> Answers:
    """As a table takes them: numbers of four decimals, and none that exceed others, nor these."""
    wrong = {name for pair in exceeding(knowledge.dictionary, answers) for name in pair[:2]}
    return {fact: _rounded(answer) for fact, answer in answers.items() if fact not in wrong}


def _rounded(answer: Answer) -> Answer:
    return replace(answer, value=round(answer.value, 4)) if isinstance(answer.value, float) else answer
