"""Tables as facts: whatever the file, its cells mean what the same words mean in an answers file, or are refused."""

import csv
import json
import random
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from bonebrief.knowledge.dictionary import exceeding
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.answer import Answer, Answers, Status
from bonebrief.language.fact import Fact
from bonebrief.language.problem import KnowledgeError
from bonebrief.language.value import number_words
from bonebrief.people.person import Person
from bonebrief.people.table.answers import answers_of, frame_of
from bonebrief.people.table.layout import raw
from bonebrief.people.table.quality import refusals_of
from bonebrief.people.table.table import Table, open_table
from bonebrief.reading.given.answers import read_answers_file
from tests.rules.anybody import random_people


def people_of(table: Table, knowledge: Knowledge) -> list[Answers]:
    """Everybody in a table, as answers."""
    rows = table.frame.select("row", "id", *table.facts).collect(engine="streaming").iter_rows(named=True)
    return [answers_of(row, knowledge.dictionary) for row in rows]


def refused(table: Table) -> set[tuple[str, str]]:
    """The facts of which a cell was refused, each with why."""
    columns = [pl.col(f"{fact}:refused").alias(fact) for fact in table.refusals]
    long = table.frame.select(columns).unpivot(variable_name="fact", value_name="why").drop_nulls().collect()
    return set(long.rows())


def written(fact: Fact, answer: Answer, chance: random.Random) -> str:
    """An answer as somebody may have typed it."""
    if answer.value is None:
        return chance.choice([answer.status.value, answer.status.value.upper()])
    if isinstance(answer.value, tuple):
        return chance.choice([",", ", "]).join(answer.value)
    if isinstance(answer.value, str):
        return chance.choice([answer.value, answer.value.capitalize(), f" {answer.value} "])
    number = number_words(answer.value, 0)
    return chance.choice(
        [number, number.replace(".", ","), f"{number} {fact.unit}", f"{number}{fact.unit}", f" {number}"]
    )


def test_every_door_means_what_an_answers_file_means(knowledge: Knowledge, tmp_path: Path) -> None:
    chance = random.Random(16)
    everybody = [person for person, _ in random_people(knowledge, 150)]
    for person in everybody:
        person |= {"age": Answer(Status.UNKNOWN)} if chance.random() < 0.1 else {}
    everybody = [person for person in everybody if not list(exceeding(knowledge.dictionary, person))]
    texts = [{fact: written(knowledge.dictionary[fact], a, chance) for fact, a in p.items()} for p in everybody]
    files = [json.dumps({"answers": {fact: cell.strip() for fact, cell in text.items()}}) for text in texts]
    wanted = [read_answers_file(file, "person", knowledge.dictionary).answers for file in files]
    names = [fact.id for fact in knowledge.dictionary.values() if fact.asking]

    with (tmp_path / "people.csv").open("w", newline="") as file:
        rows = csv.DictWriter(file, names, delimiter=";", restval="")
        rows.writeheader()
        rows.writerows(texts)
    (tmp_path / "answers.jsonl").write_text("\n".join(files) + "\n")
    (tmp_path / "flat.jsonl").write_text("\n".join(json.dumps(text) for text in texts) + "\n")
    frame = frame_of([Person(str(at), answers, "file") for at, answers in enumerate(wanted)], knowledge.dictionary)
    values = frame.select([name for name in frame.columns if ":" not in name])
    values.write_parquet(tmp_path / "people.parquet")
    values.write_ipc(tmp_path / "people.arrow")

    for name in ("people.csv", "answers.jsonl", "flat.jsonl"):
        table = open_table(tmp_path / name, None, knowledge.dictionary)
        assert people_of(table, knowledge) == wanted, name
        assert not refused(table)
    with_value = [{fact: a for fact, a in answers.items() if a.value is not None} for answers in wanted]
    for name in ("people.parquet", "people.arrow"):
        assert people_of(open_table(tmp_path / name, None, knowledge.dictionary), knowledge) == with_value, name


def column(knowledge: Knowledge, tmp_path: Path, fact: str, cells: list[Any], kind: Any = None, how: str = "") -> Table:
    """A table of one column, read by a map if one is given."""
    path, how_path = tmp_path / "one.parquet", tmp_path / "map.yaml"
    pl.DataFrame({fact: pl.Series(cells, dtype=kind)}).write_parquet(path)
    how_path.write_text(how or f"columns: {{{fact}: {fact}}}\n")
    return open_table(path, how_path, knowledge.dictionary)


def values(table: Table, fact: str) -> list[Any]:
    read: list[Any] = table.frame.select(fact).collect()[fact].to_list()
    return read


def test_a_short_float_is_the_decimal_it_stands_for(knowledge: Knowledge, tmp_path: Path) -> None:
    cells = [-2.3, -2.5, -1.0, -2.48, float("nan"), None]
    table = column(knowledge, tmp_path, "t_score_total_hip", cells, pl.Float32)
    assert values(table, "t_score_total_hip") == [-2.3, -2.5, -1.0, -2.48, None, None]
    assert not refused(table)


def test_a_number_beside_the_middle_of_two_is_rounded_as_the_reader_does(knowledge: Knowledge, tmp_path: Path) -> None:
    chance = random.Random(7)
    cells = [chance.randint(-40_000, 40_000) / 10_000 + 0.00005 for _ in range(3_000)]
    cells += [chance.uniform(-4, 2) for _ in range(3_000)] + [-2.49995, -2.50005, -0.00001]
    table = column(knowledge, tmp_path, "t_score_total_hip", cells)
    assert values(table, "t_score_total_hip") == [round(cell, 4) + 0.0 for cell in cells]


def test_pounds_become_the_kilograms_that_an_answers_file_has(knowledge: Knowledge, tmp_path: Path) -> None:
    cells = [pounds / 4 for pounds in range(300, 1_200)]
    how = "columns: {weight_kg: {fact: weight_kg, unit: lb}}\n"
    table = column(knowledge, tmp_path, "weight_kg", cells, how=how)
    text = [read_answers_file(f"answers: {{weight_kg: {c:g} lb}}", "p", knowledge.dictionary).answers for c in cells]
    assert values(table, "weight_kg") == [answers["weight_kg"].value for answers in text]


@pytest.mark.sampled(4)
@pytest.mark.parametrize(
    ("fact", "cell", "why"),
    [
        ("age", 17.0, "Age must be 18 to 115 years."),
        ("age", float("inf"), "Age must be 18 to 115 years."),
        ("fracture_count", 1.5, "Number of fractures is a whole number."),
        ("sex", "m", '"m" is not a choice of sex. Say in a map what it stands for: {fact: sex, codes: {m: male}}.'),
        ("sex", 1, '"1" is not a choice of sex.'),
        ("parent_hip_fracture", 0, '"0" is not a choice of parent_hip_fracture.'),
        ("age", "late sixties", '"late sixties" is not a number. Write a number such as 60 years.'),
        ("height_cm", "5.11 ft", "read in two ways"),
        ("conditions", ["none", "hiv"], 'conditions has "none" together with others.'),
        ("conditions", [], "conditions has an empty list."),
        ("sex", "1.0", "codes: {1: ...}}."),
        ("conditions", "hiv;copd", 'what stands between words: {fact: conditions, separator: ";"}.'),
        ("conditions", "hiv, gout", '"gout" is not a choice of conditions.'),
        ("t_score_total_hip", -25.0, "T-score, total hip must be -8 to 6 SD."),
    ],
)
def test_what_is_not_possible_is_refused_with_its_reason(
    knowledge: Knowledge, tmp_path: Path, fact: str, cell: object, why: str
) -> None:
    kind = pl.List(pl.String) if isinstance(cell, list) else None
    table = column(knowledge, tmp_path, fact, [cell], kind)
    assert values(table, fact) == [None]
    [(named, said)] = refused(table)
    assert named == fact
    assert why in said


def test_of_two_numbers_of_which_one_may_not_exceed_the_other_neither_counts(
    knowledge: Knowledge, tmp_path: Path
) -> None:
    (tmp_path / "two.csv").write_text("age,menopause_age\n50,55\n60,55\n70,\n")
    table = open_table(tmp_path / "two.csv", None, knowledge.dictionary)
    assert values(table, "age") == [None, 60.0, 70.0]
    assert values(table, "menopause_age") == [None, 55.0, None]
    assert {fact for fact, _ in refused(table)} == {"age", "menopause_age"}


def test_a_label_names_a_column_and_words_are_those_of_the_questions(knowledge: Knowledge, tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("ID\tAge\tsex\tT-SCORE, TOTAL HIP\n7\t64\tWoman\t−2,5\n")
    table = open_table(tmp_path / "people.csv", None, knowledge.dictionary)
    [person] = people_of(table, knowledge)
    assert {fact: answer.value for fact, answer in person.items()} == {
        "age": 64.0,
        "sex": "female",
        "t_score_total_hip": -2.5,
    }
    assert table.frame.select("id").collect().item() == "7"


def test_columns_of_one_question_have_to_agree(knowledge: Knowledge, tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("age;Age\n64;64\n64;71\n;65\n")
    table = open_table(tmp_path / "people.csv", None, knowledge.dictionary)
    assert values(table, "age") == [64.0, None, 65.0]
    assert refused(table) == {("age", "The columns age, Age say different things.")}


def test_figures_of_other_scripts_are_numbers_too(knowledge: Knowledge, tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("age\n٦٤\n７０\n", encoding="utf-8")
    assert values(open_table(tmp_path / "people.csv", None, knowledge.dictionary), "age") == [64.0, 70.0]


def test_two_people_with_one_id_are_refused(knowledge: Knowledge, tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("id,age\n7,64\n8,65\n7,66\n")
    with pytest.raises(KnowledgeError, match=r"One id stands for several people: 7 in rows 1, 3"):
        open_table(tmp_path / "people.csv", None, knowledge.dictionary)


def test_impossible_answers_of_a_file_are_refused_person_by_person(knowledge: Knowledge, tmp_path: Path) -> None:
    people = [
        {"name": "a", "answers": {"age": 70, "t_score_total_hip": -2.6}},
        {"name": "b", "answers": {"age": 200, "weight_kg": 70, "conditions": ["hiv", "none"]}},
        {"name": "c", "answers": {"frax_hip_percent": 20, "frax_major_percent": 10, "age": 66}},
    ]
    path = tmp_path / "people.jsonl"
    path.write_text("".join(json.dumps(person) + "\n" for person in people))
    table = open_table(path, None, knowledge.dictionary)
    read = [{fact: one.value for fact, one in person.items()} for person in people_of(table, knowledge)]
    assert read == [{"age": 70.0, "t_score_total_hip": -2.6}, {"weight_kg": 70.0}, {"age": 66.0}]
    listed = refusals_of(table).collect().select("id", "fact", "said").sort("id", "fact").rows()
    assert listed == [
        ("b", "age", "200"),
        ("b", "conditions", ""),
        ("c", "frax_hip_percent", "20"),
        ("c", "frax_major_percent", "10"),
    ]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"name": "a", "answers": {"agee": 70}}', "agee"),
        ('{"name": "a", "answers": {"age": 200}, "odd": 1}', "odd"),
        ('{"name": "a", "answers": {"age": 200, "age": 300}}', "age"),
        ('{"name": "b", "answers": {"age": 60}}', "One name stands for several people: b in rows 1, 2"),
    ],
)
def test_what_is_wrong_in_a_file_besides_answers_stops(
    knowledge: Knowledge, tmp_path: Path, line: str, said: str
) -> None:
    (tmp_path / "people.jsonl").write_text('{"name": "b", "answers": {"age": 70}}\n' + line + "\n")
    with pytest.raises(KnowledgeError, match=said):
        open_table(tmp_path / "people.jsonl", None, knowledge.dictionary)


def test_a_column_that_gives_a_fact_may_be_kept_as_well(knowledge: Knowledge, tmp_path: Path) -> None:
    path = tmp_path / "people.parquet"
    pl.DataFrame({"age": [66, 71], "sex": ["female", "male"]}).write_parquet(path)
    table = open_table(path, None, knowledge.dictionary, also=["age", "sex"])
    assert table.frame.select(raw("age"), "age").collect().rows() == [(66, 66.0), (71, 71.0)]


def test_a_point_before_three_digits_is_no_decimal_point_for_sure(knowledge: Knowledge, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("calcium_mg_per_day,weight_kg\n1.000,68.250\n900,70\n1 200,71\n")
    table = open_table(path, None, knowledge.dictionary)
    assert table.frame.select("calcium_mg_per_day", "weight_kg").collect().rows() == [
        (None, 68.25),
        (900.0, 70.0),
        (1200.0, 71.0),
    ]
    assert refused(table) == {("calcium_mg_per_day", '"1.000" can be read in two ways. Write 1000 or 1.')}
