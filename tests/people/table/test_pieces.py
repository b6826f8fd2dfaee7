"""A table read a piece after the other is the table read at once, and no piece is read long before its turn."""

from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.people.table.files import file
from bonebrief.people.table.pieces import AT_WORK, in_pieces
from bonebrief.people.table.quality import quality_of
from bonebrief.people.table.table import Table, open_table

ROWS = 100
AT_ONCE = 7


@pytest.fixture(params=["csv", "parquet", "arrow", "jsonl"])
def table(
    request: pytest.FixtureRequest, tmp_path: Path, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> Table:
    monkeypatch.setattr(file, "AT_ONCE", AT_ONCE)
    path = tmp_path / f"people.{request.param}"
    ages = [None if row % 9 == 4 else 200 if row % 10 == 7 else 40 + row % 50 for row in range(ROWS)]
    people = pl.DataFrame({"id": [f"p{row}" for row in range(ROWS)], "age": ages, "sex": ["female", "male"] * 50})
    if request.param == "csv":
        lines = people.write_csv().splitlines()
        path.write_text("\n".join([*lines[:20], ",,", *lines[20:]]) + "\n")
    else:
        write: dict[str, Callable[[Path], object]] = {
            "parquet": people.write_parquet,
            "arrow": people.write_ipc,
            "jsonl": people.write_ndjson,
        }
        write[request.param](path)
    return open_table(path, None, knowledge.dictionary)


def facts(table: Table) -> pl.LazyFrame:
    return table.frame.select("row", "id", *table.facts)


def test_pieces_are_the_whole_in_its_order(table: Table, knowledge: Knowledge) -> None:
    whole = facts(table).collect()
    pieces = [facts(piece).collect() for piece in table.pieces(knowledge.dictionary)]
    assert whole["row"].to_list() == list(range(1, ROWS + 1))
    assert len(pieces) > 5
    assert pl.concat(pieces).equals(whole)
    heard: list[int] = []
    assert in_pieces(table, knowledge.dictionary, facts, heard.append).collect().equals(whole)
    assert heard == sorted(heard)
    assert heard[-1] == ROWS


def test_what_is_counted_in_pieces_is_counted_of_all(table: Table, knowledge: Knowledge) -> None:
    whole = facts(table).collect()
    (age,) = (one for one in quality_of(table, knowledge.dictionary).facts if one.fact == "age")
    assert (age.answered, age.refused) == (whole["age"].count(), 9)
    assert (age.lowest, age.highest) == (whole["age"].min(), whole["age"].max())


def test_some_rows_alone(table: Table, knowledge: Knowledge) -> None:
    some = [3, 20, 21, 99]
    found = pl.concat([facts(piece).collect() for piece in table.pieces(knowledge.dictionary, some)])
    assert found.equals(facts(table).filter(pl.col("row").is_in(some)).collect())


def test_no_piece_is_made_long_before_it_is_taken(table: Table, knowledge: Knowledge) -> None:
    made: list[Table] = []

    def make(piece: Table) -> pl.LazyFrame:
        made.append(piece)
        return facts(piece)

    everybody = in_pieces(table, knowledge.dictionary, make)
    made.clear()
    assert everybody.head(2).collect()["row"].to_list() == [1, 2]
    assert len(made) <= AT_WORK + 1
    assert everybody.filter(pl.col("sex") == "male").select("id").tail(1).collect().item() == "p99"
