"""Everybody judged on Spark: the same file as without it, and nothing half where it stops."""

import os
import shutil
import signal
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path

import polars as pl
import pytest

from bonebrief.cohort.judged import Kept
from bonebrief.machine.error import BoneBriefError
from bonebrief.people.table.table import open_table
from bonebrief.reading.knowledge import load_knowledge
from tests.authoring.small_knowledge import write_knowledge
from tests.commands.program import PROGRAM, run

MASTER = "local[2]"
MANY_PARTS = "--conf spark.sql.files.maxPartitionBytes=8192 --conf spark.sql.files.openCostInBytes=1 pyspark-shell"
"""A few of the rows for each worker, so that a small table is in several parts."""

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(find_spec("pyspark") is None, reason='PySpark is not installed: pip install "bonebrief[spark]"'),
    pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java, and there is none"),
]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A folder of its own with 6,000 people in several row groups, whose columns have names that ask for trouble."""
    count = 6000
    ages = [None if at % 7 == 0 else 18 + at % 100 for at in range(count)]
    folder = tmp_path / "[a] folder, 100 %"
    folder.mkdir()
    pl.DataFrame(
        {
            "who `is` it.": [f"P{at}" for at in range(count)],
            "Age": pl.Series(ages, dtype=pl.UInt8),
            "age": ["not this one"] * count,
            "pain": [("yes", "no", "unknown", None, "perhaps")[at % 5] for at in range(count)],
            "pain_days": pl.Series([float(at % 40) for at in range(count)], dtype=pl.Float32),
            "conditions": [[["hiv"], ["none"], None][at % 3] for at in range(count)],
            "t_score_total_hip": [-4.0 + at % 60 / 10 if at % 4 else float("nan") for at in range(count)],
            "nothing": pl.Series([None] * count, dtype=pl.Null),
            "seen": pl.Series(range(count), dtype=pl.Int32).cast(pl.Date),
            "clinic": pl.Series([("north", "south")[at % 2] for at in range(count)], dtype=pl.Categorical),
        }
    ).write_parquet(folder / "people.parquet", row_group_size=1500)
    (tmp_path / "map.yaml").write_text(
        'id: "who `is` it."\ncolumns:\n  Age: age\n'
        + "".join(f"  {one}: {one}\n" for one in ("pain", "pain_days", "conditions", "t_score_total_hip"))
    )
    return folder / "people.parquet"


def words(table: Path, tmp_path: Path, output: Path, *more: str) -> list[str]:
    named = ["--by", "clinic", "--keep", "seen", "--keep", "Age", "--map", str(tmp_path / "map.yaml")]
    return ["people", str(table), *named, "--output", str(output), "--questionnaire", "t", *more]


def test_the_file_is_the_same_as_without_spark(table: Path, tmp_path: Path) -> None:
    small = ["--knowledge", str(write_knowledge(tmp_path / "small"))]
    plain, other = table.with_name("plain.parquet"), table.with_name("spark.parquet")
    done = run(*small, *words(table, tmp_path, plain))
    assert done.returncode == 0, done.stderr
    on_spark = ["--engine", f"spark={MASTER}"]
    again = run(*small, *words(table, tmp_path, other, *on_spark), PYSPARK_SUBMIT_ARGS=MANY_PARTS)
    assert (again.returncode, again.stderr) == (0, "")
    assert again.stdout == done.stdout
    expected = pl.read_parquet(plain, glob=False)
    assert expected["call"].n_unique() > 2
    assert expected["row"].to_list() == list(range(1, 6001))
    found = pl.read_parquet(other, glob=False)
    assert found.equals(expected)
    assert found.schema == expected.schema
    assert other.stat().st_mode & 0o077 == 0
    assert sorted(path.name for path in table.parent.iterdir()) == ["people.parquet", "plain.parquet", "spark.parquet"]


def test_a_batch_that_fails_is_a_sentence_and_leaves_nothing(table: Path, tmp_path: Path) -> None:
    from bonebrief.cohort.spark.judging import judge_on_spark

    small = load_knowledge(write_knowledge(tmp_path / "small"))
    opened = open_table(table, tmp_path / "map.yaml", small.dictionary)
    failing = Kept({"failing": pl.col("raw:pain").cast(pl.Float64)})
    with pytest.raises(BoneBriefError, match=r"Spark stopped: .*conversion from `str` to `f64` failed") as stopped:
        judge_on_spark(MASTER, opened, small, "t", failing, table.with_name("out.parquet"))
    assert "\n" not in str(stopped.value)
    assert [path.name for path in table.parent.iterdir()] == ["people.parquet"]


def test_ctrl_c_leaves_what_was_there(table: Path, tmp_path: Path) -> None:
    small = ["--knowledge", str(write_knowledge(tmp_path / "small"))]
    output = table.with_name("out.parquet")
    output.write_text("before")
    command = [*PROGRAM, *small, *words(table, tmp_path, output, "--engine", f"spark={MASTER}")]
    env = {**os.environ, "BONEBRIEF_STATE": "/nonexistent"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env) as process:
        while process.poll() is None and not list(table.parent.glob(".bonebrief-*/parts")):
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        said = process.communicate(timeout=120)
    assert process.returncode == 130, said
    assert said == ("", "\nInterrupted.\n")
    assert output.read_text() == "before"
    assert sorted(path.name for path in table.parent.iterdir()) == ["out.parquet", "people.parquet"]


def test_without_java_and_with_another_file_it_is_said(table: Path, tmp_path: Path) -> None:
    on_spark = ["--engine", f"spark={MASTER}", "--output", str(tmp_path / "out.parquet")]
    done = run("people", str(table), *on_spark, JAVA_HOME="/nowhere")
    assert done.returncode == 3
    assert done.stderr == (
        "Spark needs Java, 17 or newer. JAVA_HOME names /nowhere, and there is none. "
        "Install it, or say in JAVA_HOME where it is.\n"
    )
    (tmp_path / "people.csv").write_text("id,age\na,70\n")
    done = run("people", str(tmp_path / "people.csv"), *on_spark)
    assert done.returncode == 3
    assert "people.csv is no Parquet file, and Spark reads only these" in done.stderr


def test_without_pyspark_one_line_says_how_to_mend_it(table: Path, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text("import sys\nsys.modules['pyspark'] = None\n")
    output = ["--output", str(tmp_path / "out.parquet")]
    path = f"{tmp_path}:{':'.join(filter(None, sys.path))}"
    done = run("people", str(table), "--engine", "spark", *output, PYTHONPATH=path)
    assert done.returncode == 3
    assert done.stderr == 'This needs the extra "spark". Install it with: pip install "bonebrief[spark]"\n'
