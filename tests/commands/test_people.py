"""`bonebrief people`, `brief --row` and `diff --people` of a table, as a person runs them."""

import sys
from pathlib import Path

import pytest

from tests.authoring.small_knowledge import write_knowledge
from tests.commands.program import run

PEOPLE = "id;age;pain;t_score_total_hip\na;70;yes;\nb;60;no;-2,5\nc;64;yes;-1\n"
RULES = "rules/bones.yaml"


@pytest.fixture
def table(tmp_path: Path) -> str:
    (tmp_path / "people.csv").write_text(PEOPLE)
    return str(tmp_path / "people.csv")


@pytest.fixture
def small(tmp_path: Path) -> list[str]:
    return ["--knowledge", str(write_knowledge(tmp_path / "small"))]


def test_a_table_is_judged_and_one_person_of_it_opened(table: str, small: list[str]) -> None:
    done = run(*small, "people", table, "--questionnaire", "t")
    assert done.returncode == 0
    assert done.stderr == ""
    assert "0 (0 %) urgent, 1 (33 %) high, of 3." in done.stdout
    assert "Pain at 70. [pain_talk.1]" in done.stdout
    opened = run(*small, "brief", "--table", table, "--row", "b", "--questionnaire", "t", "--format", "json")
    assert opened.returncode == 0
    assert '"category": "osteoporosis"' in opened.stdout


def test_the_shipped_rules_judge_a_table(table: str, tmp_path: Path) -> None:
    output = tmp_path / "out.csv"
    done = run("people", table, "--output", str(output), "--top", "0")
    assert done.returncode == 0
    assert "3 people judged again by the evaluator and by durable_rules: no difference." in done.stdout
    assert output.read_text().splitlines()[2].startswith("2,b,")


@pytest.mark.sampled(5)
@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["people", "{table}", "--strata", "S"], 2, "go with --weights"),
        (["people", "{table}", "--top", "-1"], 2, "--top takes a number from 0"),
        (["people", "{table}", "--top", "9" * 30], 2, "--top takes a number from 0 to 1000000"),
        (["people", "{table}", "--output", "o.csv", "--refused", "./o.csv"], 2, "name the same file"),
        (["people"], 2, "Name a FILE, or print a text with --sql"),
        (["people", "--sql", "oracle"], 2, "--sql is one of: duckdb. For others no text was tried"),
        (["people", "{table}", "--sql", "duckdb"], 2, "--sql reads no table"),
        (["people", "--sql", "duckdb", "--keep", "call"], 3, "has the name of one that is written"),
        (["people", "{table}", "--engine", "dask"], 2, "--engine is polars, spark, or spark=MASTER"),
        (["people", "{table}", "--engine", "spark"], 2, "--engine spark goes with --output"),
        (["people", "{table}", "--output", "{table}"], 3, "is what is read here"),
        (["people", "{table}", "--output", "out.txt"], 3, "does not say what to write"),
        (["people", "{table}", "--by", "clinic"], 3, 'people.csv:1:1  The table has no column "clinic"'),
        (["people", "nothing.csv"], 3, "nothing.csv:1:1  R001"),
        (["people", "{table}", "--map", "nothing.yaml"], 3, "There is no such file"),
        (["brief", "--table", "{table}"], 2, "--table and --row go together"),
        (["brief", "--table", "{table}", "--row", "a", "answers.yaml"], 2, "not from both"),
        (["brief", "--table", "{table}", "--row", "z"], 3, 'nobody with the id "z" in its column id'),
        (["diff", "a", "b", "--map", "m.yaml"], 2, "go with a table of people"),
    ],
)
def test_what_cannot_be_done_is_said(table: str, arguments: list[str], status: int, said: str) -> None:
    done = run(*(argument.format(table=table) for argument in arguments))
    assert done.returncode == status
    assert said in done.stderr


def test_the_text_for_a_warehouse_says_what_it_reads_and_gives(small: list[str]) -> None:
    done = run(*small, "people", "--sql", "duckdb", "--keep", "Clinic", "--questionnaire", "t")
    assert (done.returncode, done.stderr) == (0, "")
    head, _, body = done.stdout.partition("\nWITH facts AS (\nSELECT ")
    assert all(line.startswith("--") for line in head.splitlines())
    for column in ('"Clinic" ', '"pain_days" ', '"t_score_total_hip" ', '"conditions" '):
        assert f"--   {column}" in head
    assert body.endswith("\nFROM verdicts;\n")


def test_without_polars_one_line_says_how_to_mend_it(table: str, tmp_path: Path) -> None:
    hidden = tmp_path / "hidden"
    hidden.mkdir()
    (hidden / "sitecustomize.py").write_text("import sys\nsys.modules['polars'] = None\n")
    opened = (["people", table], ["brief", "--table", table, "--row", "a"], ["diff", "x", "--people", table])
    for arguments in (*opened, ["people", "--sql", "duckdb"]):
        done = run(*arguments, PYTHONPATH=f"{hidden}:{':'.join(filter(None, sys.path))}")
        assert done.returncode == 3
        assert done.stderr == 'This needs the extra "people". Install it with: pip install "bonebrief[people]"\n'


def test_diff_says_whom_an_edit_moves_in_a_table(table: str, tmp_path: Path) -> None:
    old, new = write_knowledge(tmp_path / "old"), write_knowledge(tmp_path / "new", (RULES, "age >= 65", "age >= 62"))
    done = run("diff", str(old), str(new), "--people", table, "--by", "t_score_total_hip")
    assert done.returncode == 1
    assert "when, now: age >= 62" in done.stdout
    assert "people.csv: of 3 people, 1 have a brief that differs." in done.stdout
    assert "pain_talk, priority: not raised -> high: 1" in done.stdout
    same = run("diff", str(old), str(old), "--people", table)
    assert same.returncode == 0
    assert "of 3 people, 0 have a brief that differs" in same.stdout
