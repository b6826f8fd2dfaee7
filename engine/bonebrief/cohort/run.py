"""One run over a table of people: its quality, everybody judged, a sample judged again, and the report of it all."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from errno import ENOSPC
from os import strerror
from pathlib import Path
from shutil import disk_usage
from tempfile import TemporaryDirectory
from typing import Final

import polars as pl

from bonebrief.cohort.calls import first_calls
from bonebrief.cohort.design import Design, Shares, check_weights, shares
from bonebrief.cohort.judged import CALL, DENSITY, Kept, everybody_judged
from bonebrief.cohort.output import is_work, name_taken, write_output, written_names
from bonebrief.cohort.progress import Progress
from bonebrief.cohort.replay import replayed
from bonebrief.cohort.report import Replayed, Report
from bonebrief.cohort.summary import summarise
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.questionnaire import DEFAULT
from bonebrief.knowledge.rule import Priority
from bonebrief.language.problem import Code, KnowledgeError, Place, Problem
from bonebrief.machine.error import BoneBriefError
from bonebrief.machine.files import written_whole
from bonebrief.meanings.columns.book import compile_columns
from bonebrief.people.table.files.file import as_written
from bonebrief.people.table.groups import EVERYBODY, GROUP, column_in, file_column, group_of
from bonebrief.people.table.look import Heard
from bonebrief.people.table.quality import Quality, quality_of, refusals_of
from bonebrief.people.table.table import Table, open_table

_HARDLY_ANY: Final = 1_000_000
"""Bytes of a disk that is as good as full."""

UNKNOWN_CLASS: Final = "density:unknown"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody asks of a table: groups, a design, how many calls, which columns go along, and where all goes.

    `spark`: the master of the Spark that judges everybody; without one this process does.
    """

    table: Path
    map: Path | None = None
    by: tuple[str, ...] = ()
    design: Design | None = None
    top: int = 10
    keep: tuple[str, ...] = ()
    output: Path | None = None
    refused: Path | None = None
    questionnaire: str = DEFAULT
    spark: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that go along as the file has them, if it has them."""
        return (*self.by, *self.keep, *(self.design.columns if self.design else ()))


def run_over(wanted: Wanted, knowledge: Knowledge, progress: Progress) -> Report:
    """Judge everybody of a table, and write what is asked for, all of it or nothing.

    Raises:
        BoneBriefError: the table, its map or a column cannot be used; a place cannot be written; or two ways of
            judging differ.
    """
    looked = progress.step("Looked at")
    table = open_table(wanted.table, wanted.map, knowledge.dictionary, looked, wanted.columns)
    kept = _kept(wanted, table, knowledge)
    with as_written(wanted.table):
        if wanted.design:
            check_weights(table.frame, file_column(table, wanted.design.weights), wanted.design.weights)
        quality = _quality(table, knowledge)
        if wanted.refused:
            with written_whole(wanted.refused) as beside:
                refusals_of(table).sink_csv(beside)
        with _work_file(wanted) as work:
            questionnaire = knowledge.questionnaire(wanted.questionnaire)
            _judge(wanted, table, knowledge, kept, progress.step("Judged", table.rows), work)
            progress.done()
            people = pl.scan_parquet(work, glob=False)
            grouped = people if wanted.by else people.with_columns(pl.lit(EVERYBODY).alias(GROUP))
            again = replayed(grouped, table, knowledge, questionnaire, progress.step("Judged again"))
            progress.done()
            report = _report(wanted, table, grouped, quality, knowledge, again)
            write_output(wanted.output, people, report)
    return report


def _put(people: pl.LazyFrame, work: Path) -> None:
    """Write everybody judged; Polars does not always say of a full disk that it is one."""
    try:
        people.sink_parquet(work)
    except pl.exceptions.PolarsError:
        if disk_usage(work.parent).free < _HARDLY_ANY:
            raise OSError(ENOSPC, strerror(ENOSPC)) from None
        raise


def _judge(wanted: Wanted, table: Table, knowledge: Knowledge, kept: Kept, heard: Heard, work: Path) -> None:
    if wanted.spark:
        from bonebrief.cohort.spark.judging import judge_on_spark

        judge_on_spark(wanted.spark, table, knowledge, wanted.questionnaire, kept, work)
        return
    book = compile_columns(knowledge, knowledge.questionnaire(wanted.questionnaire))
    _put(everybody_judged(table, book, kept, heard), work)


def _report(
    wanted: Wanted,
    table: Table,
    people: pl.LazyFrame,
    quality: Quality,
    knowledge: Knowledge,
    again: Replayed,
) -> Report:
    every, known = _shares(wanted, people, knowledge)
    return Report(
        wanted.table,
        date.today(),
        knowledge.version,
        quality,
        summarise(people, knowledge),
        tuple(first_calls(people, table, knowledge, knowledge.questionnaire(wanted.questionnaire), wanted.top)),
        wanted.by,
        wanted.design,
        every,
        known,
        again,
    )


def _kept(wanted: Wanted, table: Table, knowledge: Knowledge) -> Kept:
    """The columns that go along: those to keep, of the groups, and of the design."""
    design = wanted.design.columns if wanted.design else ()
    columns = {name: column_in(table, name) for name in wanted.by}
    columns |= {name: file_column(table, name) for name in (*wanted.keep, *design)}
    taken = [name for name in columns if name in written_names(knowledge)]
    if taken:
        raise name_taken(taken[0])
    return Kept(columns, group_of(table, wanted.by, knowledge.dictionary) if wanted.by else None)


def _quality(table: Table, knowledge: Knowledge) -> Quality:
    quality = quality_of(table, knowledge.dictionary)
    if quality.empty:
        what = "Nobody in this table has an answer that can be read."
        reasons = "; ".join(f"{count} × {fact}: {why}" for fact, why, count in quality.reasons[:3])
        fix = f"Refused: {reasons}" if reasons else "Check the columns, and the codes in the map."
        raise KnowledgeError([Problem(Code.UNREADABLE_FILE, Place(str(table.path)), what, fix)])
    return quality


def _shares(wanted: Wanted, people: pl.LazyFrame, knowledge: Knowledge) -> tuple[Shares | None, Shares | None]:
    """The shares of each group, and of those of each group whose class of bone density is known."""
    if wanted.design is None:
        return None, None
    classes = dict(_classes(people))
    counted = {**classes, **dict(_counted(knowledge))}
    known = {name: expr for name, expr in classes.items() if name != UNKNOWN_CLASS}
    of_known = pl.when(pl.col(DENSITY).is_not_null()).then(pl.col(GROUP))
    return (
        shares(people, wanted.design, pl.col(GROUP), counted),
        shares(people, wanted.design, of_known, known) if known else None,
    )


def _classes(people: pl.LazyFrame) -> Iterator[tuple[str, pl.Expr]]:
    density = pl.col(DENSITY).fill_null("unknown")
    names: Sequence[str] = people.select(density.unique()).collect(engine="streaming")[DENSITY].sort().to_list()
    yield from ((f"density:{name}", density == name) for name in names)


def _counted(knowledge: Knowledge) -> Iterator[tuple[str, pl.Expr]]:
    yield from ((f"call:{one.word}", pl.col(CALL) == int(one)) for one in Priority)
    yield from ((f"point:{point}", pl.col(point) > 0) for point in knowledge.points)


@contextmanager
def _work_file(wanted: Wanted) -> Iterator[Path]:
    """A file for everybody judged: the Parquet file that is wanted, or one that is gone at the end, on its disk."""
    with ExitStack() as stack:
        if is_work(wanted.output):
            yield stack.enter_context(written_whole(wanted.output))
            return
        beside = wanted.output.absolute().parent if wanted.output else None
        try:
            folder = stack.enter_context(TemporaryDirectory(prefix=".bonebrief-", dir=beside))
        except OSError as error:
            raise BoneBriefError(f"There is no place to work: {error.strerror}. Choose another --output.") from None
        yield Path(folder) / "people.parquet"
