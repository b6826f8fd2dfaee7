"""What a worker does: batches of a table in, the same people judged out, by rules that it compiles once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import polars as pl
import pyarrow as pa

from bonebrief.cohort.judged import Kept, judged
from bonebrief.cohort.spark.kinds import Carried, carried
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.meanings.columns.book import ColumnBook, compile_columns
from bonebrief.people.table.facts import ROW
from bonebrief.people.table.layout import raw
from bonebrief.people.table.table import Table


class Sent(Protocol):
    """What was sent to every worker once."""

    @property
    def value(self) -> "Job": ...


@dataclass(frozen=True)
class Job:
    """A table and how to judge it, without its rows. `read`: the columns of the file that count, with their kinds.

    A batch holds the row, counted from 0, and then these columns, whatever their names.
    """

    table: Table
    read: Mapping[str, pl.DataType]
    kept: Kept
    knowledge: Knowledge
    questionnaire: str

    def __reduce__(self) -> tuple[type["Job"], tuple[object, ...]]:
        """What is sent: nothing that was worked out here."""
        return Job, (self.table, self.read, self.kept, self.knowledge, self.questionnaire)

    @cached_property
    def book(self) -> ColumnBook:
        """The rules, compiled once in a process."""
        return compile_columns(self.knowledge, self.knowledge.questionnaire(self.questionnaire))

    @cached_property
    def kinds(self) -> pl.Schema:
        """What is said of everybody: each column with its kind."""
        none = pl.DataFrame(schema={ROW: pl.Int64(), **self.read})
        return self.judged(none).collect_schema()

    @cached_property
    def carried(self) -> Sequence[Carried]:
        """How each of these columns travels."""
        return [carried(name, kind) for name, kind in self.kinds.items()]

    def judged(self, rows: pl.DataFrame) -> pl.LazyFrame:
        """Some rows of the file judged."""
        names = (ROW, *map(raw, self.read))
        kinds = (pl.UInt32(), *self.read.values())
        columns = [pl.nth(at).cast(kind).alias(name) for at, (name, kind) in enumerate(zip(names, kinds, strict=True))]
        counted = rows.lazy().select(columns).with_columns(pl.col(ROW) + 1)
        return judged(self.table.over(counted, self.knowledge.dictionary), self.book, self.kept)

    def batch(self, rows: pa.RecordBatch) -> Iterator[pa.RecordBatch]:
        """Some rows of the file judged, as they travel."""
        columns = [pl.nth(at).cast(way.polars).alias(str(at)) for at, way in enumerate(self.carried)]
        found = self.judged(pl.DataFrame(rows)).select(columns).collect()
        kinds = pa.schema([(str(at), way.arrow) for at, way in enumerate(self.carried)])
        yield from found.to_arrow(compat_level=pl.CompatLevel.oldest()).cast(kinds).to_batches()


def judged_batches(sent: Sent, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Judge what comes of a table, batch after batch."""
    job = sent.value
    for rows in batches:
        yield from job.batch(rows)
