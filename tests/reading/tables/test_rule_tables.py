"""Tables of rules: each cell is the condition that would be written, each row a place, each slip named at its cell."""

from pathlib import Path

import pytest

from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.rule import Rule
from bonebrief.language.problem import KnowledgeError
from bonebrief.reading.knowledge import load_knowledge
from bonebrief.wording.conditions import condition_text
from tests.authoring.small_knowledge import QUESTIONS

SOURCES = (
    "sources:\n  S: {title: T, organisation: O, year: 2020, where: w, reviewed: 2026-01-01, review_by: 2096-01-01}\n"
)
RULES = "topic: T\nfindings:\n  low: {title: Low, when: t_score_total_hip <= -2.5, source: S}\n"


LINES = "between rows: interpolate\n    beyond rows: none"


def loaded(folder: Path, rules: str) -> Knowledge:
    for name, text in (
        ("questionnaires/questions.yaml", QUESTIONS),
        ("rules/sources.yaml", SOURCES),
        ("rules/t.yaml", rules),
    ):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text)
    return load_knowledge(folder)


def finding(folder: Path, *rows: str, beside: str = "") -> Rule:
    lines = "".join(f"\n      {row}" for row in rows)
    more = f"    {beside}\n" if beside else ""
    text = f"{RULES}  tabled:\n    title: Tabled\n    source: S\n{more}    table: |{lines}\n"
    return loaded(folder, text).rules["tabled"]


@pytest.mark.parametrize(
    ("head", "cell", "condition"),
    [
        ("age", "50-59", "age between 50 and 59"),
        ("age", "50 to 59", "age between 50 and 59"),
        ("age", "50–59", "age between 50 and 59"),
        ("age", ">= 65", "age >= 65"),
        ("age", "≥65", "age >= 65"),
        ("age", "65+", "age >= 65"),
        ("age", "65 or more", "age >= 65"),
        ("age", "known", "age is known"),
        ("t_score_total_hip", "-2.4 to -1.0", "t_score_total_hip between -2.4 and -1"),
        ("t_score_total_hip", "-2.4 - -1.0", "t_score_total_hip between -2.4 and -1"),
        ("t_score_total_hip", "< −2.5", "t_score_total_hip < -2.5"),
        ("sex", "female", "sex is female"),
        ("sex", "not female", "sex is not female"),
        ("sex", "female, male", '"sex is one of [female, male]"'),
        ("sex", "unknown", "sex is unknown"),
        ("conditions", "hiv", "conditions includes hiv"),
        ("conditions", "hiv, celiac_disease", '"conditions includes any of [hiv, celiac_disease]"'),
        ("low", "yes", "low"),
        ("low", "no", "not low"),
    ],
)
def test_a_cell_is_the_condition_that_would_be_written(tmp_path: Path, head: str, cell: str, condition: str) -> None:
    assert condition_text(finding(tmp_path, head, cell).when) == condition


def test_a_row_asks_all_of_its_cells_and_of_those_with_or_one(tmp_path: Path) -> None:
    rule = finding(
        tmp_path, "sex | age | or low", "female | >= 65 | yes", "any | >= 80 | -", beside="when: pain is yes"
    )
    assert condition_text(rule.when) == "[pain is yes, {any: [[sex is female, {any: [age >= 65, low]}], age >= 80]}]"


@pytest.mark.parametrize(
    ("between", "beyond", "bands"),
    [
        ("lower", "nearest", ["age < 55", "[age >= 55, age < 60]", "age >= 60"]),
        ("lower", "none", ["[age >= 50, age < 55]", "[age >= 55, age < 60]", "[age >= 60, age <= 60]"]),
        ("higher", "nearest", ["age <= 50", "[age > 50, age <= 55]", "age > 55"]),
        ("higher", "none", ["[age >= 50, age <= 50]", "[age > 50, age <= 55]", "[age > 55, age <= 60]"]),
    ],
)
def test_a_printed_row_is_read_for_whom_it_is_declared(
    tmp_path: Path, between: str, beyond: str, bands: list[str]
) -> None:
    beside = f"between rows: {between}\n    beyond rows: {beyond}"
    rule = finding(tmp_path, "age", "50", "55", "60", beside=beside)
    assert condition_text(rule.when) == f"{{any: [{', '.join(bands)}]}}"


@pytest.mark.parametrize(
    ("beyond", "first", "last"),
    [
        ("nearest", "[age <= 50, pain_days >= 7]", "[age >= 53, pain_days >= 8]"),
        ("none", "[age between 50 and 50, pain_days >= 7]", "[age between 53 and 53, pain_days >= 8]"),
    ],
)
def test_between_two_rows_a_straight_line_is_drawn(tmp_path: Path, beyond: str, first: str, last: str) -> None:
    beside = f"between rows: interpolate\n    beyond rows: {beyond}"
    rule = finding(tmp_path, "age | pain_days", "50 | >= 7", "53 | >= 8", beside=beside)
    steps = "[age between 51 and 51, pain_days >= 7.3334], [age between 52 and 52, pain_days >= 7.6667]"
    assert condition_text(rule.when) == f"{{any: [{{any: [{first}, {steps}]}}, {last}]}}"
    assert [row.place.line for row in rule.rows] == [11, 12]


def test_where_the_bound_stays_no_step_is_told_apart(tmp_path: Path) -> None:
    rule = finding(
        tmp_path, "age | sex | pain_days", "50 | male | 1 to 3", "70 | male | 1 to 3", "60 | female | any", beside=LINES
    )
    assert [condition_text(row.when) for row in rule.rows] == [
        "[age between 50 and 69, sex is male, pain_days between 1 and 3]",
        "[age between 70 and 70, sex is male, pain_days between 1 and 3]",
        "[age between 60 and 60, sex is female]",
    ]


def test_the_rows_of_women_and_of_men_are_printed_apart(tmp_path: Path) -> None:
    beside = "between rows: lower\n    beyond rows: nearest"
    rows = ("sex | age | pain_days", "female | 50 | > 7", "female | 70 | > 3", "male | 60 | > 3")
    rule = finding(tmp_path, *rows, beside=beside)
    assert [condition_text(row.when) for row in rule.rows] == [
        "[sex is female, age < 70, pain_days > 7]",
        "[sex is female, age >= 70, pain_days > 3]",
        "[sex is male, pain_days > 3]",
    ]


@pytest.mark.parametrize("separator", ["\t", "|", "   "])
def test_rows_are_read_as_they_are_typed_or_pasted(tmp_path: Path, separator: str) -> None:
    rows = [separator.join(cells) for cells in (("sex", "age"), ("female", ">= 65"), ("male", "70-79"))]
    rule = finding(tmp_path, *rows)
    assert condition_text(rule.when) == "{any: [[sex is female, age >= 65], [sex is male, age between 70 and 79]]}"
    assert [(row.place.line, row.place.column) for row in rule.rows] == [(9, 7), (10, 7)]


def test_rows_pasted_from_a_spreadsheet_need_no_indent(tmp_path: Path) -> None:
    rows = "      sex\tage\nfemale\t>= 65\nmale\t>= 70\n"
    text = f"{RULES}  tabled:\n    title: Tabled\n    table: |\n{rows}    source: S\n"
    rule = loaded(tmp_path, text).rules["tabled"]
    assert condition_text(rule.when) == "{any: [[sex is female, age >= 65], [sex is male, age >= 70]]}"
    assert [(row.place.line, row.place.column) for row in rule.rows] == [(8, 1), (9, 1)]


def test_rows_that_say_the_same_are_one_reason(tmp_path: Path) -> None:
    text = f"""{RULES}points:
  p:
    title: P
    say: Raise it.
    patient: Ask.
    raise:
      - when: pain is yes
        table: |
          age   | sex    | priority
          >= 80 | any    | high
          >= 65 | male   | routine
          >= 70 | female | routine
        because: It hurts.
        source: S
"""
    raised = loaded(tmp_path, text).points["p"].raises
    assert [(entry.rule.id, entry.priority.word, condition_text(entry.rule.when)) for entry in raised] == [
        ("p.1", "high", "[pain is yes, age >= 80]"),
        ("p.2", "routine", "[pain is yes, {any: [[age >= 65, sex is male], [age >= 70, sex is female]]}]"),
    ]
    assert [entry.rule.place.line for entry in raised] == [13, 14]


def test_a_table_of_classes_makes_findings_true_the_first_before_the_others(tmp_path: Path) -> None:
    text = f"""{RULES}  high: {{title: High}}
  some: {{title: Some, when: pain is yes, source: S}}
tables:
  classes:
    title: Classes
    classes: [high, some]
    when: age >= 40
    table: |
      t_score_total_hip | finding
      <= -2.5           | high
      <= -1.0           | some
    source: S
"""
    rules = loaded(tmp_path, text).rules
    assert {name: condition_text(rule.when) for name, rule in rules.items() if name != "low"} == {
        "high": "[age >= 40, t_score_total_hip <= -2.5]",
        "some.1": "pain is yes",
        "some.2": "[age >= 40, t_score_total_hip <= -1, not high]",
    }


@pytest.mark.parametrize(
    ("rows", "beside", "problem"),
    [
        (("age | sex", ">= 65"), "", ("R030", 9, 7)),
        (("age | sex", ">= 65 |"), "", ("R030", 9, 14)),
        (("age", "50", "60"), "", ("R030", 9, 7)),
        (("age", "50", "60"), "between rows: lower", ("R030", 10, 7)),
        (("age", "50", "60"), "between rows: middle\n    beyond rows: none", ("R017", 7, 19)),
        (("age", "50", "60"), "between rows: ask\n    beyond rows: none", ("R030", 7, 19)),
        (("age | pain_days", "50 | > 3", "60 | < 3"), LINES, ("R030", 12, 12)),
        (("age | pain_days", "50 | > 3", "60 | any"), LINES, ("R030", 12, 12)),
        (("age | pain_days", "50 | > 3", "60 | > x"), LINES, ("R018", 12, 12)),
        (("age | pain_days", "50 | > 3", "50 | > 4"), LINES, ("R030", 12, 7)),
        (("age | pain_days", "50.5 | > 3", "60 | > 4"), LINES, ("R030", 11, 7)),
        (("t_score_total_hip | pain_days", "-2.5 | > 3", "-1 | > 4"), LINES, ("R030", 10, 7)),
        (("age | pain_days", "50 | 3", "60 | 4"), LINES, ("R030", 10, 13)),
        (("age | pain_days | source", "50 | > 3 | S", "60 | > 4 | S, part 2"), LINES, ("R030", 11, 7)),
        (("age | sexx", ">= 65 | male"), "", ("R012", 8, 13)),
        (("age | sex", ">= 65 | mail"), "", ("R014", 9, 15)),
        (("age | low", ">= 65 | maybe"), "", ("R030", 9, 15)),
        (("age | pain", ">= 650 | yes"), "", ("R019", 9, 7)),
        (("age | or pain", ">= 65 | any"), "", ("R030", 9, 7)),
        (("age | pain", "any | any", ">= 65 | yes"), "", ("R030", 9, 7)),
        (("age | holds", ">= 65 | maybe"), "", ("R030", 9, 15)),
        (("age | holds", ">= 65 | no"), "", ("R030", 8, 7)),
        (("age | pain", "> 65 years | yes"), "", ("R018", 9, 7)),
    ],
)
def test_a_slip_is_named_at_its_cell(
    tmp_path: Path, rows: tuple[str, ...], beside: str, problem: tuple[str, int, int]
) -> None:
    with pytest.raises(KnowledgeError) as error:
        finding(tmp_path, *rows, beside=beside)
    assert [(p.code.value, p.where.line, p.where.column) for p in error.value.problems] == [problem]


@pytest.mark.parametrize(
    ("rows", "at", "mends"),
    [
        (("age | sex", ">= 65 | Female"), (9, 15), ["female"]),
        (("age | sex", ">= 65 | M"), (9, 15), ["male"]),
        (("age | sex", ">= 65 | both"), (9, 15), ["any"]),
        (("age | sex", ">= 65 | –"), (9, 15), ["-"]),
        (("age | sex", "n/a | male"), (9, 7), ["any", "-"]),
        (("age | sex", "over 65 | male"), (9, 7), ["> 65"]),
        (("age | sex", "50+ | male", "Total | male"), (10, 7), []),
        (("age | sex", "old | male"), (9, 7), []),
        (("Age (years) | sex", ">= 65 | male"), (8, 7), ["age"]),
        (("age | Sex", ">= 65 | male"), (8, 13), ["sex"]),
        (("years | who", "age | sex", ">= 65 | male"), (8, 7), []),
        (("age,sex", ">= 65,male"), (8, 7), []),
        (("age | pain_days", "50-59 | > 3", "60-69 | 4"), (10, 15), ["> 4"]),
        (("age\tsex\tpain", "60\t\tyes"), (9, 7), []),
    ],
)
def test_a_cell_in_other_words_is_mended_in_its_place(
    tmp_path: Path, rows: tuple[str, ...], at: tuple[int, int], mends: list[str]
) -> None:
    with pytest.raises(KnowledgeError) as error:
        finding(tmp_path, *rows)
    told = [((p.where.line, p.where.column), [mend.new for mend in p.mends]) for p in error.value.problems]
    assert told == [(at, mends)]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("| some\n", "| sum\n", "R030"),
        ("[high, some]", "[high]", "R030"),
        ("t_score_total_hip | finding", "t_score_total_hip | pain", "R006"),
    ],
)
def test_a_slip_in_a_table_of_classes_is_named(tmp_path: Path, old: str, new: str, code: str) -> None:
    text = f"""{RULES}  high: {{title: High}}
  some: {{title: Some}}
tables:
  classes:
    title: Classes
    classes: [high, some]
    table: |
      t_score_total_hip | finding
      <= -2.5           | high
      <= -1.0           | some
    source: S
"""
    with pytest.raises(KnowledgeError) as error:
        loaded(tmp_path, text.replace(old, new))
    assert code in {problem.code.value for problem in error.value.problems}
