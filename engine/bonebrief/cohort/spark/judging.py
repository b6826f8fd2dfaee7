"""Everybody of a Parquet file judged on Spark: the same columns in the same order as without it, in one file."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.functions import col

from bonebrief.cohort.judged import Kept
from bonebrief.cohort.spark.job import Job, judged_batches
from bonebrief.cohort.spark.session import started
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.machine.error import BoneBriefError, shown_name
from bonebrief.people.table.files.file import scan
from bonebrief.people.table.layout import Layout, raw
from bonebrief.people.table.table import Table


def judge_on_spark(
    master: str, table: Table, knowledge: Knowledge, questionnaire: str, kept: Kept, output: Path
) -> None:
    """Judge everybody, in the order of the rows, into an open place for a Parquet file.

    The parts are in a folder beside it, which is gone at the end.

    Raises:
        BoneBriefError: it is no Parquet file; Spark cannot be started, stopped, or lost rows.
    """
    if table.path.suffix.lower() != ".parquet":
        raise BoneBriefError(f"{shown_name(table.path)} is no Parquet file, and Spark reads only these. Leave it out.")
    job = Job(replace(table, frame=pl.LazyFrame(), file=None), dict(_read(table, kept)), kept, knowledge, questionnaire)
    with TemporaryDirectory(prefix=".bonebrief-", dir=output.absolute().parent, ignore_cleanup_errors=True) as folder:
        parts = Path(folder, "parts")
        kinds = ", ".join(f"`{at}` {way.spark}" for at, way in enumerate(job.carried))
        with started(master) as spark:
            sent = spark.sparkContext.broadcast(job)
            rows = _rows(spark, table.path, list(job.read))
            rows.mapInArrow(partial(judged_batches, sent), kinds).write.parquet(f"file://{parts}")
        _join(list(parts.glob("*.parquet")), job.kinds, table.rows, output)


def _rows(spark: SparkSession, path: Path, names: Sequence[str]) -> DataFrame:
    """The number of each row, and then columns by their names, whatever stands in these."""
    escaped = re.sub(r"([][{}*?\\])", r"\\\1", str(path.resolve()))
    file = spark.read.parquet(f"file://{escaped}")
    row = file.metadataColumn("_metadata").getField("row_index").alias("row")
    quoted = [name.replace("`", "``") for name in names]
    return file.select(row, *(col(f"`{name}`").alias(str(at)) for at, name in enumerate(quoted)))


def _read(table: Table, kept: Kept) -> Iterator[tuple[str, pl.DataType]]:
    """The columns of the file that count, in its order."""
    along = [*kept.columns.values(), *([] if kept.group is None else [kept.group])]
    wanted = {*_named(table.layout), *(name for expr in along for name in expr.meta.root_names())}
    yield from ((name, kind) for name, kind in scan(table.path).kinds.items() if raw(name) in wanted)


def _named(layout: Layout) -> Iterator[str]:
    yield from (raw(column.name) for column in layout.columns)
    yield from (raw(column.unit_column.name) for column in layout.columns if column.unit_column)
    if layout.id:
        yield raw(layout.id)


def _join(parts: Sequence[Path], kinds: pl.Schema, rows: int, output: Path) -> None:
    """Put the parts together in the order of the rows, each of which has to be there once."""
    ordered = sorted((numbers[0], numbers[-1], part) for part in parts if len(numbers := _numbers(part)))
    ends = [0, *(last for _, last, _ in ordered)]
    if [first - 1 for first, _, _ in ordered] != ends[:-1] or ends[-1] != rows:
        raise BoneBriefError(f"Spark gave back other rows than the {rows} of the table. Judge it without --engine.")
    columns = [pl.nth(at).cast(kind).alias(name) for at, (name, kind) in enumerate(kinds.items())]
    pl.scan_parquet([part for _, _, part in ordered], glob=False).select(columns).sink_parquet(output)


def _numbers(part: Path) -> pl.Series:
    """The numbers of the rows of a part; none if these do not follow one another."""
    numbers = pl.read_parquet(part, columns=[0], glob=False).to_series()
    return numbers if (numbers.diff().drop_nulls() == 1).all() else numbers.clear()
