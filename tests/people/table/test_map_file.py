"""Maps of tables: what each key does, and what is said of one that is wrong, with its place."""

from pathlib import Path
from typing import Any

import polars as pl
import pytest

from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.problem import KnowledgeError
from bonebrief.people.table.table import Table, open_table
from tests.conftest import ROOT


def mapped(knowledge: Knowledge, folder: Path, how: str, **columns: list[Any]) -> Table:
    """A table of these columns, read by a map."""
    pl.DataFrame(columns, strict=False).write_parquet(folder / "table.parquet")
    (folder / "map.yaml").write_text(how)
    return open_table(folder / "table.parquet", folder / "map.yaml", knowledge.dictionary)


def read(table: Table, name: str) -> list[Any]:
    """A column of what was read."""
    found: list[Any] = table.frame.select(name).collect()[name].to_list()
    return found


def whys(table: Table, fact: str) -> list[Any]:
    """Why each cell of a fact was refused."""
    return read(table, f"{fact}:refused") if fact in table.refusals else []


@pytest.mark.parametrize(
    "cells", [[1, 2, 7, 9, None, 3], [1.0, 2.0, 7.0, 9.0, None, 3.0], ["1", "2.0", "07", "9", "", "3"]]
)
def test_codes_are_the_same_however_a_file_holds_them(knowledge: Knowledge, tmp_path: Path, cells: list[Any]) -> None:
    how = "columns: {Q: {fact: parent_hip_fracture, codes: {1: yes, 2: no}, missing: [7], unknown: [9]}}"
    table = mapped(knowledge, tmp_path, how, Q=cells)
    assert read(table, "parent_hip_fracture") == ["yes", "no", None, None, None, None]
    assert read(table, "parent_hip_fracture:status") == [None, None, None, "unknown", None, None]
    assert [why is not None for why in whys(table, "parent_hip_fracture")] == [False] * 5 + [True]


@pytest.mark.parametrize("cells", [[64.0, -9.0, 77.0, 150.0], ["64", "-9", "77", "150"], [64, -9, 77, 150]])
def test_numbers_that_stand_for_nothing_are_not_refused(knowledge: Knowledge, tmp_path: Path, cells: list[Any]) -> None:
    table = mapped(knowledge, tmp_path, "missing: [-9]\ncolumns: {A: {fact: age, unknown: 77}}", A=cells)
    assert read(table, "age") == [64.0, None, None, None]
    assert read(table, "age:status") == [None, None, "unknown", None]
    assert whys(table, "age") == [None, None, None, "Age must be 18 to 115 years."]


@pytest.mark.parametrize("kind", ["number", "text"])
def test_two_units_in_one_column_are_told_apart_by_ranges(knowledge: Knowledge, tmp_path: Path, kind: str) -> None:
    numbers = [165.5, 65.0, 80.0, 20.0]
    cells: list[Any] = numbers if kind == "number" else [f"{number:g}" for number in numbers]
    how = "columns: {H: {fact: height_cm, units: {cm: [120, 220], in: [48, 79]}}}"
    table = mapped(knowledge, tmp_path, how, H=cells)
    assert read(table, "height_cm") == [165.5, 165.1, None, None]
    assert [bool(why) for why in whys(table, "height_cm")] == [False, False, True, True]
    assert "The map has no unit for it" in whys(table, "height_cm")[2]


def test_the_unit_may_stand_in_another_column_or_in_the_cell(knowledge: Knowledge, tmp_path: Path) -> None:
    how = "columns: {H: {fact: height_cm, unit_column: {name: U, codes: {1: cm, 2: in}}}}"
    table = mapped(knowledge, tmp_path, how, H=["165", "65", "5 ft 4 in", "170", "1,7"], U=["1", "2", None, None, "m"])
    assert read(table, "height_cm") == [165.0, 165.1, 162.6, None, 170.0]
    assert whys(table, "height_cm") == [None, None, None, "Its unit is not given.", None]


def test_feet_with_a_point_can_be_two_things(knowledge: Knowledge, tmp_path: Path) -> None:
    table = mapped(knowledge, tmp_path, "columns: {H: {fact: height_cm, unit: ft}}", H=[5.11, 5.0])
    assert read(table, "height_cm") == [None, 152.4]
    assert "two ways" in whys(table, "height_cm")[0]


def test_a_word_may_have_a_column_of_its_own(knowledge: Knowledge, tmp_path: Path) -> None:
    how = """
columns:
  HIV: {fact: conditions, word: hiv, codes: {1: yes, 0: no}}
  RA: {fact: conditions, word: rheumatoid_arthritis, codes: {1: yes, 0: no}}
"""
    cells: dict[str, list[Any]] = {"HIV": [1, 0, 0, None, None], "RA": [0, 1, 0, 1, 0]}
    part = mapped(knowledge, tmp_path, how, **cells)
    assert read(part, "conditions") == [["hiv"], ["rheumatoid_arthritis"], None, ["rheumatoid_arthritis"], None]
    assert read(part, "conditions:status") == ["recorded", "recorded", None, "recorded", None]
    whole = mapped(knowledge, tmp_path, how + "complete: [conditions]\n", **cells)
    assert read(whole, "conditions") == [["hiv"], ["rheumatoid_arthritis"], ["none"], ["rheumatoid_arthritis"], None]
    assert read(whole, "conditions:status") == [None, None, None, "recorded", None]


def test_of_several_columns_one_yes_is_enough_or_all_must_agree(knowledge: Knowledge, tmp_path: Path) -> None:
    how = "columns: {M: {fact: parent_hip_fracture, either: yes}, F: {fact: parent_hip_fracture, either: yes}}"
    cells: dict[str, list[Any]] = {"M": ["no", "no", None, "yes"], "F": ["yes", "no", "no", None]}
    assert read(mapped(knowledge, tmp_path, how, **cells), "parent_hip_fracture") == ["yes", "no", None, "yes"]
    agreeing = mapped(knowledge, tmp_path, how.replace(", either: yes", ""), **cells)
    assert read(agreeing, "parent_hip_fracture") == [None, "no", "no", "yes"]
    assert whys(agreeing, "parent_hip_fracture")[0] == "The columns M, F say different things."


def test_what_is_the_same_of_everybody_needs_no_column(knowledge: Knowledge, tmp_path: Path) -> None:
    how = "columns: {A: age}\nconstants: {guidance: uk, conditions: [hiv, copd]}"
    table = mapped(knowledge, tmp_path, how, A=[50, 60])
    assert read(table, "guidance") == ["uk", "uk"]
    assert read(table, "conditions") == [["hiv", "copd"], ["hiv", "copd"]]


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ("columns: {Agee: age}", 'map.yaml:1:11.*The table has no column "Agee".*Did you mean Age'),
        ("columns: {Age: agee}", 'map.yaml:1:16.*no question called "agee".*Did you mean age'),
        ("columns: {Age: bmi}", 'no question called "bmi"'),
        ("columns: {Age: {fact: age, unit: cm}}", 'age has no unit "cm"'),
        ("columns: {Age: {fact: sex, codes: {1: mail}}}", '"mail" is not a choice of sex.*Did you mean male'),
        ("columns: {Age: {fact: sex, word: male}}", "sex has one value"),
        ("columns: {Age: {fact: conditions, word: hivv}}", 'no choice "hivv".*Did you mean hiv'),
        ("columns: {Age: {fact: height_cm, units: {cm: [60, 200], in: [48, 79]}}}", "may be in cm or in in"),
        ("columns: {Age: {fact: height_cm, units: {cm: [60]}}}", "Two numbers must stand here"),
        ("columns: {Age: {fact: age, code: {1: 2}}}", 'key "code" is not used here.*Did you mean codes'),
        ("columns: {Age: {unit: cm}}", 'key "fact" is missing'),
        ("columns: {Age: age}\nid: SEQ", 'no column "SEQ"'),
        ("columns: {Age: age}\nconstants: {guidance: france}", '"france" is not a choice'),
        ("columns: {Age: age}\nconstants: {age: 60}", "age has a column, too"),
        ("columns: {Age: {fact: height_cm, unit_column: Units}}", 'no column "Units"'),
        ("column: {Age: age}", "Did you mean columns"),
        ("columns: {}", "No column gives an answer"),
    ],
)
def test_what_is_wrong_with_a_map_is_said_with_its_place(
    knowledge: Knowledge, tmp_path: Path, how: str, said: str
) -> None:
    with pytest.raises(KnowledgeError, match=f"(?s){said}"):
        mapped(knowledge, tmp_path, how, Age=[50], Sex=[1])


@pytest.mark.parametrize(
    ("name", "how", "said"),
    [
        ("Weight (lb)", "weight_kg", r"map.yaml:1:11.*weight_kg is in kg.*\{fact: weight_kg, unit: lb\}, or unit: kg"),
        ("W_LBS", "{fact: weight_kg, missing: [9]}", "unit: lb"),
        ("height in inches", "height_cm", "unit: in"),
        ("25OHD [ng/mL]", "vitamin_d_level_nmol", "unit: ng/mL"),
        ("Years since the scan", "scan_months_ago", "unit: years"),
    ],
)
def test_a_heading_that_names_another_unit_is_not_passed_over(
    knowledge: Knowledge, tmp_path: Path, name: str, how: str, said: str
) -> None:
    with pytest.raises(KnowledgeError, match=f"(?s){said}"):
        mapped(knowledge, tmp_path, f'columns: {{"{name}": {how}}}', **{name: [50]})


@pytest.mark.parametrize(
    ("name", "how", "value"),
    [
        ("Weight (lb)", "{fact: weight_kg, unit: lb}", 68.0),
        ("Weight (lb)", "{fact: weight_kg, unit: kg}", 150.0),
        ("height in clinic, cm", "height_cm", 150.0),
        ("height measured in clinic", "height_cm", 150.0),
    ],
)
def test_a_map_has_the_last_word_on_units(
    knowledge: Knowledge, tmp_path: Path, name: str, how: str, value: float
) -> None:
    table = mapped(knowledge, tmp_path, f'columns: {{"{name}": {how}}}', **{name: [150]})
    assert read(table, table.facts[0]) == [value]


def test_the_map_in_the_documentation_reads_survey_codes(knowledge: Knowledge, tmp_path: Path) -> None:
    how = (ROOT / "docs" / "people.md").read_text().split("```yaml\n")[1].split("```")[0]
    cells: dict[str, list[Any]] = {
        "SEQN": [1, 2],
        "RIDAGEYR": [64, 80],
        "RIAGENDR": [2, 1],
        "BMXWT": ["65.2", "."],
        "BMXHT": [160.5, -9],
        "SMQ": [3, 9],
        "OSQ170": [2, 7],
        "OSQ200": [1, 2],
    }
    table = mapped(knowledge, tmp_path, how, **cells)
    read_back = table.frame.select("id", "age", "sex", "weight_kg", "height_cm", "smoking", "parent_hip_fracture")
    assert read_back.collect().rows() == [
        ("1", 64.0, "female", 65.2, 160.5, "former", "yes"),
        ("2", 80.0, "male", None, None, None, None),
    ]
    assert read(table, "smoking:status") == [None, "unknown"]
