"""Tables with holes, with rows that contradict each other and rows that change nothing: each with its person."""

from datetime import date
from pathlib import Path

import pytest

from bonebrief.authoring.checking.catalogue import warnings
from bonebrief.authoring.checking.tables.missing_rows import Values, missing_row
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.wording.conditions import condition_text
from tests.reading.tables.test_rule_tables import RULES, loaded

TODAY = date(2026, 11, 24)
PRINTED = "others: none\n    between rows: lower\n    beyond rows: none"
CODES = {"W115", "W121", "W122", "W123"}


def found(folder: Path, rules: str) -> list[tuple[str, int, str, str]]:
    problems = warnings(loaded(folder, rules), TODAY)
    return [(p.code.value, p.where.line, p.what, p.fix) for p in problems if p.code.value in CODES]


def table(*rows: str, beside: str = "") -> str:
    lines = "".join(f"\n      {row}" for row in rows)
    more = f"    {beside}\n" if beside else ""
    return f"{RULES}  tabled:\n    title: Tabled\n    source: S\n{more}    table: |{lines}\n"


def priorities(*rows: str, beside: str = "") -> str:
    lines = "".join(f"\n          {row}" for row in rows)
    more = f"        {beside}\n" if beside else ""
    head = "points:\n  p:\n    title: P\n    say: Raise it.\n    patient: Ask.\n    raise:\n      - source: S\n"
    return f"{RULES}{head}{more}        because: So.\n        table: |{lines}\n"


def proposed(knowledge: Knowledge, values: Values) -> str:
    """The row that the table of some knowledge lacks for somebody."""
    (tabled,) = {rule.table for rule in knowledge.rules.values() if rule.table}
    asked = [row for row in map(tabled.keyed, tabled.rows) if row is not None]
    return missing_row(knowledge.dictionary, tabled, asked, values).text


def test_a_sound_table_has_no_fault(tmp_path: Path) -> None:
    rows = (
        "age | sex | t_score_total_hip",
        "< 65 | any | <= -2.5",
        ">= 65 | female | <= -1.5",
        ">= 65 | male | <= -2.0",
    )
    assert found(tmp_path, table(*rows)) == []


@pytest.mark.parametrize(
    ("rows", "person", "row"),
    [
        (("age | pain", "< 65 | yes", ">= 65 | any"), "{pain: no, age: 64}", "<= 64 | no"),
        (("age", "18-49", "50-64", "66-115"), "{age: 65}", "65 to 65"),
        (("age", "< 50", "50-69"), "{age: 70}", ">= 70"),
        (("age", "50-69", ">= 70"), "{age: 49}", "<= 49"),
        (("t_score_total_hip | age", "<= -2.5 | any", "> -2.3 | any"), "{t_score_total_hip: -2.3}", "-2.4 to -2.3"),
        (("t_score_total_hip | sex", "-6 to -2.5 | any", "-2.3 to 6 | any"), "-2.4", "-2.4 to -2.4"),
        (("sex | age", "female | >= 65", "male | 70-115"), "male", "male | 65 to 69"),
    ],
)
def test_a_hole_has_its_person_and_its_row(tmp_path: Path, rows: tuple[str, ...], person: str, row: str | None) -> None:
    holes = [one for one in found(tmp_path, table(*rows)) if one[0] == "W122"]
    assert holes
    assert person.strip("{}").split(", ")[-1] in " ".join(what for _, _, what, _ in holes)
    assert row is None or any(row in fix for *_, fix in holes)


@pytest.mark.parametrize(
    ("values", "row"),
    [
        ({"age": 79.0, "t_score_total_hip": -1.0}, "<= 79 | -1.4 to -1"),
        ({"age": 60.0, "t_score_total_hip": -1.9}, "60 to 79 | -1.9 to -1"),
    ],
)
def test_nobody_in_the_row_that_is_proposed_is_in_another(tmp_path: Path, values: Values, row: str) -> None:
    rows = ("age | t_score_total_hip", "18-59 | -6 to -1.5", "60-79 | -6 to -2", "80-115 | -6 to -1", "any | -0.9 to 6")
    assert proposed(loaded(tmp_path, table(*rows)), values) == row


def test_a_row_for_what_is_worked_out_has_the_bound_of_the_others(tmp_path: Path) -> None:
    knowledge = loaded(tmp_path, table("lowest_t_score", "-6 to -2.5"))
    assert proposed(knowledge, {"lowest_t_score": -2.4999}) == "> -2.5"


@pytest.mark.parametrize(
    ("rows", "beside"),
    [
        (("age", "50-64", "65-115"), "when: age >= 50"),
        (("age", "50-64"), "others: none"),
        (("age", "50-64", "65-80"), "others: none"),
        (
            ("age | holds", "50-64 | yes", "65 | no", "66-80 | yes"),
            PRINTED,
        ),
        (("age | sex", "50-64 | male", "70-80 | female"), "others: none"),
        (("age | or pain", "50-64 | yes", "70-80 | yes"), "others: none"),
        (("age | low", "any | yes", "any | no"), ""),
        (("t_score_total_hip", "<= -2.5"), ""),
        (("low | t_score_total_hip", "no | > -2.5", "yes | any"), ""),
    ],
)
def test_who_is_meant_to_be_in_no_row_is_no_hole(tmp_path: Path, rows: tuple[str, ...], beside: str) -> None:
    assert [one for one in found(tmp_path, table(*rows, beside=beside)) if one[0] == "W122"] == []


@pytest.mark.parametrize(
    ("rows", "where", "person", "row"),
    [
        (("age", "50-64", "66-80", "81-90"), 11, "{age: 65}", "65 to 65"),
        (("age | sex", "50-64 | any", "66-80 | male"), 11, "{age: 65, sex: male}", "65 to 65 | male"),
        (("t_score_total_hip | pain_days", "-4 to -2.5 | > 7", "-2.3 to -1 | > 9"), 11, "-2.4}", "-2.4 to -2.4 | ..."),
        (("age", "> 70", "< 70"), 10, "{age: 70}", "70 to 70"),
        (("age | holds", "50-64 | yes", "66 to 70 | no"), 11, "{age: 65}", "65 to 65"),
    ],
)
def test_who_lies_between_two_rows_is_named_even_where_nothing_is_meant_of_others(
    tmp_path: Path, rows: tuple[str, ...], where: int, person: str, row: str
) -> None:
    ((code, line, what, fix),) = found(tmp_path, table(*rows, beside="others: none"))
    assert (code, line) == ("W122", where)
    assert person in what
    assert f"`{row}" in fix


def test_a_row_that_does_not_hold_concludes_nothing_and_contradicts_one_that_does(tmp_path: Path) -> None:
    text = table("age | holds", "< 60 | yes", "60 to 64 | no", ">= 64 | yes")
    assert condition_text(loaded(tmp_path, text).rules["tabled"].when) == "{any: [age < 60, age >= 64]}"
    assert [(code, line) for code, line, *_ in found(tmp_path, text)] == [("W123", 11)]


@pytest.mark.parametrize(
    ("rows", "beside", "line", "words"),
    [
        (("age | pain", ">= 65 | any", ">= 70 | yes"), "", 10, "in line 9 as well"),
        (("age", "< 50", ">= 50", "30-70"), "", 11, "one of the lines 9, 10"),
        (("age | pain", "< 50 | yes", ">= 50 | yes"), "when: age >= 60", 10, "Nobody can be in this row"),
        (("low | t_score_total_hip", "no | <= -2.6", "yes | > -9"), "", 9, "Nobody can be in this row"),
    ],
)
def test_a_row_that_changes_nothing_is_named(
    tmp_path: Path, rows: tuple[str, ...], beside: str, line: int, words: str
) -> None:
    rows = tuple(row.replace("> -9", "> -6") for row in rows)
    idle = [(where, what) for code, where, what, _ in found(tmp_path, table(*rows, beside=beside)) if code == "W121"]
    assert any(where == line and words in what for where, what in idle)


def test_rows_that_say_different_things_of_somebody_are_named(tmp_path: Path) -> None:
    problems = found(tmp_path, priorities("age | priority", "< 66 | note", ">= 65 | routine"))
    assert [(code, line) for code, line, *_ in problems] == [("W123", 15)]
    assert "{age: 65}" in problems[0][2]


@pytest.mark.parametrize(
    ("rows", "beside"),
    [
        (("age | priority", "< 65 | note", ">= 65 | routine"), ""),
        (("pain_days | priority", "> 7 | routine", "> 30 | high"), ""),
        (("t_score_total_hip | low | priority", "any | yes | note", "-2.4 to 6 | any | routine"), ""),
    ],
)
def test_rows_of_which_nobody_is_in_both_contradict_nothing(tmp_path: Path, rows: tuple[str, ...], beside: str) -> None:
    assert [one for one in found(tmp_path, priorities(*rows, beside=beside)) if one[0] == "W123"] == []
