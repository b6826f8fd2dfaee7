"""A file of columns read slice by slice, so that a table of any length needs little memory."""

from collections.abc import Iterator
from typing import Final

import polars as pl
from polars.io.plugins import register_io_source

AT_ONCE: Final = 1 << 15
"""How many rows are in use at one time."""


def in_slices(table: pl.LazyFrame) -> pl.LazyFrame:
    """The same rows in the same order; Polars alone would hold several whole row groups of a Parquet file."""
    rows: int = table.select(pl.len()).collect().item()

    def slices(
        columns: list[str] | None, condition: pl.Expr | None, most: int | None, _: int | None
    ) -> Iterator[pl.DataFrame]:
        wanted = table if columns is None else table.select(columns)
        end = rows if most is None else min(rows, most)
        for start in range(0, max(end, 1), AT_ONCE):
            part = wanted.slice(start, min(AT_ONCE, end - start)).collect()
            yield part if condition is None else part.filter(condition)

    return register_io_source(slices, schema=table.collect_schema(), is_pure=True)
