"""What is made of a table, a piece after the other in the order of its rows, so that its length takes no memory."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Final

import polars as pl
from polars.io.plugins import register_io_source

from bonebrief.language.fact import Dictionary
from bonebrief.people.table.look import Heard
from bonebrief.people.table.table import Table

AT_WORK: Final = 2
"""How many pieces are worked on at once: while one is read or written, bits of another are put together."""


def in_pieces(
    table: Table, dictionary: Dictionary, make: Callable[[Table], pl.LazyFrame], heard: Heard = lambda rows: None
) -> pl.LazyFrame:
    """What `make` makes of a table whose rows hang on no others: worked out where it is read, few rows at a time.

    Polars alone would read on while it is worked out, and hold several GB of a few million rows. `heard` is told how
    many rows are done.
    """

    def made(
        wanted: list[str] | None, where: pl.Expr | None, most: int | None, _: int | None
    ) -> Iterator[pl.DataFrame]:
        done = 0
        for piece in _worked_out(lambda one: make(one).collect(), table.pieces(dictionary)):
            some = piece if most is None else piece.head(most - done)
            done += some.height
            heard(done)
            kept = some if where is None else some.filter(where)
            yield kept if wanted is None else kept.select(wanted)
            if done == most:
                return

    return register_io_source(made, schema=make(table).collect_schema(), is_pure=True)


def _worked_out(work: Callable[[Table], pl.DataFrame], pieces: Iterable[Table]) -> Iterator[pl.DataFrame]:
    """What comes of each, in their order; hardly more are begun than are taken."""
    with ThreadPoolExecutor(AT_WORK) as workers:
        begun: deque[Future[pl.DataFrame]] = deque()
        for piece in pieces:
            begun.append(workers.submit(work, piece))
            if len(begun) > AT_WORK:
                yield begun.popleft().result()
        while begun:
            yield begun.popleft().result()
