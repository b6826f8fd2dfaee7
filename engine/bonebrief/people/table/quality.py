"""The quality of a table: what each fact has, what was refused and why, and which columns nobody read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import polars as pl

from bonebrief.language.fact import Dictionary, Fact
from bonebrief.people.table.facts import ID, REFUSED, ROW, STATUS
from bonebrief.people.table.layout import raw
from bonebrief.people.table.table import Table

MOST_LISTED: Final = 10
"""How many refused values are listed where a whole list is not asked for."""


@dataclass(frozen=True, slots=True)
class FactQuality:
    """Of one fact how many people have an answer, do not know, or were refused; of a number also its spread."""

    fact: str
    answered: int
    not_known: int
    refused: int
    lowest: float | None = None
    highest: float | None = None
    unusual: int = 0


@dataclass(frozen=True, slots=True)
class Refusal:
    """A value that was refused: of whom, what stood there, and why."""

    row: int
    id: str
    fact: str
    said: str
    why: str


@dataclass(frozen=True, slots=True)
class Quality:
    """What a table is worth. `reasons`: (fact, why, how often), most frequent first; `listed`: the first refusals."""

    rows: int
    facts: tuple[FactQuality, ...]
    reasons: tuple[tuple[str, str, int], ...]
    listed: tuple[Refusal, ...]
    unread: tuple[str, ...]

    @property
    def refused(self) -> int:
        """How many values were refused."""
        return sum(fact.refused for fact in self.facts)

    @property
    def empty(self) -> bool:
        """Whether nobody has any answer."""
        return not any(fact.answered for fact in self.facts)


def quality_of(table: Table, dictionary: Dictionary) -> Quality:
    """Count what every column gave, and what was refused."""
    facts = [dictionary[name] for name in table.facts if name in dictionary]
    names = set(table.frame.collect_schema().names())
    wanted = [one for fact in facts for one in _counts(fact, names)]
    found = pl.concat([piece.frame.select(wanted).collect() for piece in table.pieces(dictionary)])
    counts = found.select(map(_of_all, found.columns)).row(0, named=True)
    every = tuple(_fact_quality(fact, counts) for fact in facts)
    refused = any(one.refused for one in every)
    read = {*table.layout.names, *table.facts, ID, ROW}
    return Quality(
        table.rows,
        every,
        tuple(_reasons(table)) if refused else (),
        tuple(_first(table)) if refused else (),
        tuple(name for name in table.others if name not in read and _is_named(name)),
    )


def _is_named(name: str) -> bool:
    """Whether a column has a name of its own; Polars makes some for the others."""
    return bool(name.strip()) and not name.startswith("_duplicated_")


def refusals_of(table: Table) -> pl.LazyFrame:
    """Every refused value: `row`, `id`, `fact`, `said` (what stood there) and `why`."""
    parts = [_refusals(table, fact) for fact in table.refusals]
    return (
        pl.concat(parts) if parts else pl.LazyFrame(schema=dict.fromkeys((ROW, ID, "fact", "said", "why"), pl.String))
    )


def _refusals(table: Table, fact: str) -> pl.LazyFrame:
    why = pl.col(f"{fact}{REFUSED}")
    names = [raw(column.name) for column in table.layout.of(fact)]
    kinds = table.frame.collect_schema()
    cells = [_shown(name, kinds[name]) for name in names]
    said = pl.concat_str(cells, separator=" | ", ignore_nulls=True) if cells else pl.lit("")
    columns = (pl.col(ROW), pl.col(ID), pl.lit(fact).alias("fact"), said.alias("said"), why.alias("why"))
    return table.frame.filter(why.is_not_null()).select(columns)


def _shown(name: str, kind: pl.DataType) -> pl.Expr:
    return pl.col(name).list.join(", ") if isinstance(kind, pl.List) else pl.col(name).cast(pl.String)


def _counts(fact: Fact, names: set[str]) -> Iterator[pl.Expr]:
    column = pl.col(fact.id)
    yield column.count().alias(f"{fact.id}#answered")
    if f"{fact.id}{STATUS}" in names:
        said = pl.col(f"{fact.id}{STATUS}").is_in(["unknown", "skipped"])
        yield said.sum().alias(f"{fact.id}#not_known")
    if f"{fact.id}{REFUSED}" in names:
        yield pl.col(f"{fact.id}{REFUSED}").count().alias(f"{fact.id}#refused")
    if fact.number:
        low, high = fact.number.usual
        yield column.min().alias(f"{fact.id}#lowest")
        yield column.max().alias(f"{fact.id}#highest")
        yield (~column.is_between(low, high)).sum().alias(f"{fact.id}#unusual")


def _of_all(count: str) -> pl.Expr:
    """A count of the whole table from those of its pieces."""
    match count.rpartition("#")[2]:
        case "lowest":
            return pl.col(count).min()
        case "highest":
            return pl.col(count).max()
        case _:
            return pl.col(count).sum()


def _fact_quality(fact: Fact, counts: dict[str, Any]) -> FactQuality:
    def got(what: str) -> Any:
        return counts.get(f"{fact.id}#{what}")

    return FactQuality(
        fact.id,
        got("answered") or 0,
        got("not_known") or 0,
        got("refused") or 0,
        got("lowest"),
        got("highest"),
        got("unusual") or 0,
    )


def _reasons(table: Table) -> Iterator[tuple[str, str, int]]:
    columns = [pl.col(f"{fact}{REFUSED}").alias(fact) for fact in table.refusals]
    every = table.frame.select(columns).unpivot(variable_name="fact", value_name="why").drop_nulls()
    counted = every.group_by("fact", "why").len().sort("len", "fact", "why", descending=[True, False, False])
    yield from counted.collect(engine="streaming").iter_rows()


def _first(table: Table) -> Iterator[Refusal]:
    firsts = [_refusals(table, fact).head(MOST_LISTED) for fact in table.refusals]
    rows: Sequence[Any] = pl.concat(firsts).sort(ROW, "fact").head(MOST_LISTED).collect(engine="streaming").rows()
    yield from (Refusal(*row) for row in rows)
