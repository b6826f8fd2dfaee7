"""The ids of a table: one for each person, and none of a row that is nobody but a sum or a mean of the others."""

from collections.abc import Iterator
from typing import Final

import polars as pl

from bonebrief.language.problem import Code, KnowledgeError, Place, Problem
from bonebrief.machine.text import clean
from bonebrief.people.table.layout import Layout, raw
from bonebrief.people.table.look import Look

_LAST: Final = 5
_SUMS: Final = r"(?i)^(grand )?(totals?|sums?|mean|average|avg|median|count|gesamt|summe|mittelwert|sd)\b[ :.]*$"


def refuse_ids(frame: pl.LazyFrame, layout: Layout, look: Look, place: Place) -> None:
    """Refuse a table in which two rows have one id, one has none, or one of the last is a sum or mean of the others.

    Raises:
        KnowledgeError: it names them.
    """
    if not layout.id:
        return
    where = layout.id_place or place
    if sums := _sums(layout, look):
        what = f"The last rows are not all people: {', '.join(sums)}."
        raise KnowledgeError([Problem(Code.DUPLICATE_ID, where, what, "Delete what stands below the people.")])
    said = list(_twice(frame, layout, look))
    if said:
        what = f"One id stands for several people: {'; '.join(said)}."
        fix = "Keep one row of each person, or leave out the id."
        raise KnowledgeError([Problem(Code.DUPLICATE_ID, where, what, fix)])
    if look.without_id:
        what = "One row has no id, so that nobody knows whose it is."
        fix = "Give each person an id, and delete what stands below the people."
        raise KnowledgeError([Problem(Code.DUPLICATE_ID, where, what, fix)])


def _sums(layout: Layout, look: Look) -> list[str]:
    if look.last is None:
        return []
    name = pl.col(raw(layout.id)).cast(pl.String)
    last = look.last.select(name.alias("id")).tail(_LAST).filter(pl.col("id").str.strip_chars().str.contains(_SUMS))
    return [clean(one) for one in last.collect()["id"]]


def _twice(frame: pl.LazyFrame, layout: Layout, look: Look) -> Iterator[str]:
    """The first ids that stand for several rows, with these, and how many rows have none if several."""
    if pl.concat(look.ids).n_unique() == look.rows:
        return
    name = pl.col(raw(layout.id)).cast(pl.String)
    rows = frame.select(name.alias("id")).with_row_index("row", offset=1).drop_nulls()
    twice = rows.group_by("id").agg(pl.col("row").sort()).filter(pl.col("row").list.len() > 1)
    found = twice.sort(pl.col("row").list.first()).head(3).collect(engine="streaming")
    yield from (f"{clean(one)} in rows {', '.join(map(str, at[:4]))}" for one, at in found.iter_rows())
    if look.without_id > 1:
        yield f"no id in {look.without_id} rows"
