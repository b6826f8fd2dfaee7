"""A run over a table: what is said and written of it, and that nothing is left half."""

from pathlib import Path
from types import SimpleNamespace

import polars as pl
import pytest

from bonebrief.cohort import replay, run
from bonebrief.cohort.design import Design
from bonebrief.cohort.progress import Progress
from bonebrief.cohort.report import Report
from bonebrief.cohort.reports.html import report_page
from bonebrief.cohort.reports.text import report_lines
from bonebrief.cohort.run import Wanted, run_over
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.rule import Priority
from bonebrief.machine.error import BoneBriefError
from bonebrief.reading.knowledge import load_knowledge
from tests.authoring.small_knowledge import write_knowledge

PEOPLE = """\
id,name,clinic,age,pain,pain_days,t_score_total_hip,weight
a,Ann,north,70,yes,3,,2
b,Ben,north,60,yes,30,-1.0,1
c,Cem,south,200,yes,,-2.5,1
d,Dot,south,50,no,,-1.0,
e,Eva,south,,yes,2,,4
"""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    return load_knowledge(write_knowledge(tmp_path_factory.mktemp("knowledge")))


@pytest.fixture
def table(tmp_path: Path) -> Path:
    (tmp_path / "people.csv").write_text(PEOPLE)
    return tmp_path / "people.csv"


def report(small: Knowledge, table: Path, **wanted: object) -> Report:
    return run_over(Wanted(table, questionnaire="t", **wanted), small, Progress())  # type: ignore[arg-type]


def test_who_is_called_first_and_what_is_counted(small: Knowledge, table: Path) -> None:
    found = report(small, table, by=("clinic",))
    everybody = found.summary.everybody
    assert [call.id for call in found.calls] == ["a"]
    assert [point.id for point in found.calls[0].points] == ["pain_talk"]
    assert everybody.calls == {Priority.URGENT: 0, Priority.HIGH: 1, Priority.ROUTINE: 2, Priority.NOTE: 0}
    assert {group.name: group.people for group in found.summary.groups} == {"north": 2, "south": 3}
    pain = next(point for point in everybody.points if point.point == "pain_talk")
    assert (pain.at[Priority.HIGH], pain.at[Priority.ROUTINE], pain.could) == (1, 1, 2)
    assert {one.fact: (one.people, one.could_be_pressing) for one in found.summary.to_ask} == {
        "age": (2, 2),
        "conditions": (3, 0),
    }
    assert [(one.fact, one.refused) for one in found.quality.facts if one.refused] == [("age", 1)]
    assert found.replayed is not None
    assert found.replayed.people == 5


def test_blanks_around_the_name_of_a_group_make_no_other_group(small: Knowledge, tmp_path: Path) -> None:
    table = tmp_path / "people.csv"
    table.write_text(PEOPLE.replace("Ben,north", "Ben, north ").replace("Eva,south", "Eva,  "))
    groups = {group.name: group.people for group in report(small, table, by=("clinic",)).summary.groups}
    assert groups == {"north": 2, "south": 2, "not known": 1}


def test_the_report_names_rules_and_words_of_the_first_and_nobody_who_was_not_named(
    small: Knowledge, table: Path
) -> None:
    found = report(small, table, by=("clinic",), design=Design("weight"))
    text, page = "\n".join(report_lines(found)), report_page(found)
    for said in ("Pain at 70. [pain_talk.1]", "south", "Age must be 18 to 115 years.", "a (row 1)"):
        assert said in text
        assert said in page
    assert "Dot" not in text + page
    assert "http" not in page.replace("http-equiv", "")
    assert page.count("<svg") >= 3


def test_weighted_shares_leave_out_who_has_no_weight(small: Knowledge, table: Path) -> None:
    found = report(small, table, design=Design("weight"))
    assert found.shares is not None
    [shares] = found.shares.by_group.values()
    assert shares["call:high"].share == 2 / 8
    assert found.known is not None
    assert found.known.by_group["everybody"]["density:osteoporosis"].share == 1.0


@pytest.mark.parametrize("ending", ["parquet", "csv"])
def test_everybody_is_written_with_the_columns_that_were_named(
    small: Knowledge, table: Path, tmp_path: Path, ending: str
) -> None:
    output = tmp_path / f"out.{ending}"
    report(small, table, keep=("name",), output=output)
    read = pl.read_parquet(output) if ending == "parquet" else pl.read_csv(output)
    assert read["id"].to_list() == ["a", "b", "c", "d", "e"]
    assert read["name"].to_list() == ["Ann", "Ben", "Cem", "Dot", "Eva"]
    assert read["call"].to_list() == [3, 2, 2, 0, 0]
    assert read["pain_talk"].to_list() == [3, 2, 0, 0, 0]
    assert read["pain_talk:could"].to_list() == [0, 0, 3, 0, 3]
    assert read["next_question"].to_list()[2] == "age"
    assert "clinic" not in read.columns
    assert output.stat().st_mode & 0o077 == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted({"people.csv", output.name})


def test_every_refused_value_is_listed(small: Knowledge, table: Path, tmp_path: Path) -> None:
    report(small, table, refused=tmp_path / "refused.csv")
    assert pl.read_csv(tmp_path / "refused.csv").rows() == [(3, "c", "age", 200, "Age must be 18 to 115 years.")]


def test_a_difference_stops_the_run_and_leaves_what_was_there(
    small: Knowledge, table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "out.parquet").write_text("before")
    right = replay.outcomes
    monkeypatch.setattr(replay, "outcomes", lambda *given: {**right(*given), "pain_talk": 4})
    with pytest.raises(BoneBriefError, match="a \\(row 1\\): pain_talk is 3 in the table and 4 in the brief"):
        report(small, table, output=tmp_path / "out.parquet")
    assert (tmp_path / "out.parquet").read_text() == "before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.parquet", "people.csv"]


def test_somebody_at_a_bound_of_a_rule_is_judged_again(
    small: Knowledge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ages = [50] * 4_000 + [65] + [50] * 4_000
    (tmp_path / "people.csv").write_text("age,pain\n" + "".join(f"{age},yes\n" for age in ages))
    seen: list[object] = []

    def hear(row: dict[str, object], *given: object) -> list[str]:
        seen.append(row["row"])
        return []

    monkeypatch.setattr(replay, "differences", hear)
    found = report(small, tmp_path / "people.csv")
    assert found.replayed is not None
    assert found.replayed.people == len(seen) == replay.SAMPLE
    assert 4_001 in seen


def test_whether_answers_contradict_one_another_is_held_against_the_brief(
    small: Knowledge, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = replay.outcomes
    monkeypatch.setattr(replay, "outcomes", lambda *given: {**right(*given), "unsettled": None})
    with pytest.raises(BoneBriefError, match="unsettled is False in the table and None in the brief"):
        report(small, table)


@pytest.mark.sampled(3)
@pytest.mark.parametrize("error", [KeyboardInterrupt, MemoryError, OSError(28, "No space left on device")])
@pytest.mark.parametrize("ending", ["parquet", "csv", "html"])
def test_a_run_that_ends_early_leaves_nothing_half(
    small: Knowledge, table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str, error: BaseException
) -> None:
    def fail(*given: object) -> None:
        raise error

    monkeypatch.setattr(run, "summarise", fail)
    with pytest.raises((KeyboardInterrupt, MemoryError, BoneBriefError)):
        report(small, table, output=tmp_path / f"out.{ending}")
    assert [path.name for path in tmp_path.iterdir()] == ["people.csv"]


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ({"by": ("clinc",)}, 'no column "clinc". Did you mean clinic'),
        ({"keep": ("names",)}, 'no column "names". Did you mean name'),
        ({"design": Design("weigth")}, 'no column "weigth". Did you mean weight'),
        ({"design": Design("name")}, "5 weights that are below zero, no number"),
        ({"keep": ("id",)}, 'The column "id" has the name of one that is written'),
    ],
)
def test_what_cannot_be_used_is_said(small: Knowledge, table: Path, wanted: dict[str, object], said: str) -> None:
    with pytest.raises(BoneBriefError, match=said):
        report(small, table, **wanted)


def test_no_column_goes_along_under_a_name_that_is_written(small: Knowledge, table: Path) -> None:
    table.write_text("id,age,pain_talk:could\na,70,x\n")
    with pytest.raises(BoneBriefError, match='The column "pain_talk:could" has the name of one that is written'):
        report(small, table, keep=("pain_talk:could",))


def test_a_place_that_is_not_there_is_said(small: Knowledge, table: Path, tmp_path: Path) -> None:
    for name in ("out.csv", "out.parquet", "out.html"):
        with pytest.raises(BoneBriefError, match=r"No such file or directory. Choose another"):
            report(small, table, output=tmp_path / "nowhere" / name)


def test_a_table_in_which_nobody_has_an_answer_is_refused(small: Knowledge, table: Path) -> None:
    table.write_text("id,age\na,\nb,200\n")
    with pytest.raises(BoneBriefError, match=r"(?s)Nobody in this table has an answer.*Refused: 1 × age"):
        report(small, table)


def test_a_disk_that_is_full_is_not_said_to_be_a_damaged_table(
    small: Knowledge, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise pl.exceptions.ComputeError("transport error")

    monkeypatch.setattr(pl.LazyFrame, "sink_parquet", fail)
    monkeypatch.setattr(run, "disk_usage", lambda _: SimpleNamespace(free=0))
    with pytest.raises(BoneBriefError, match="The disk is full"):
        report(small, table)
