"""The facts of everybody in a table: the columns of a fact brought together; no number that exceeds what it may not."""

from collections.abc import Iterator, Sequence
from functools import reduce
from typing import Final

import polars as pl

from bonebrief.language.domain import NONE, Choices
from bonebrief.language.fact import Dictionary, Fact
from bonebrief.language.value import Value
from bonebrief.people.table.cells.column import Expressions, Reading
from bonebrief.people.table.layout import Layout, raw

ID: Final = "id"
ROW: Final = "row"
STATUS: Final = ":status"
REFUSED: Final = ":refused"

_RECORDED: Final = "recorded"
_Parts = tuple[str, ...]


def facts_of(table: pl.LazyFrame, layout: Layout, readings: Sequence[Reading], dictionary: Dictionary) -> pl.LazyFrame:
    """Each row of a table, its columns named by `raw`, with facts beside them.

    `row` counts from 1, `id` is a text, and each fact of the layout has a column.
    `<fact>:status` stands where a person may have said "don't know", and `<fact>:refused` where a cell may have been
    refused: why.
    """
    return rows_as_facts(table.with_row_index(ROW, offset=1), layout, readings, dictionary)


def rows_as_facts(
    rows: pl.LazyFrame, layout: Layout, readings: Sequence[Reading], dictionary: Dictionary
) -> pl.LazyFrame:
    """The same of some rows of a table that have their numbers."""
    read = {reading.at: reading.read() for reading in readings}
    frame = rows.with_columns([one for reading in readings for one in reading.bare()])
    frame = frame.with_columns([one for reading in readings for one in reading.measured()])
    frame = frame.with_columns([part for at, one in read.items() for part in _parts(f"\0{at}", one)])
    by_fact = {fact: [r for r in readings if r.column.fact == fact] for fact in layout.facts}
    found = {fact: _together(dictionary[fact], those, read, layout) for fact, those in by_fact.items() if those}
    constant = {fact: Expressions(_literal(value)) for fact, value in layout.constants.items()}
    frame = frame.with_columns([part for fact, one in {**constant, **found}.items() for part in _parts(fact, one)])
    ids = pl.col(raw(layout.id)) if layout.id else pl.col(ROW)
    frame = frame.with_columns(ids.cast(pl.String).alias(ID))
    return _not_exceeding(frame, layout, dictionary, {**constant, **found})


def columns_of(layout: Layout, dictionary: Dictionary, frame: pl.LazyFrame) -> list[str]:
    """The columns of such a frame that hold facts, or the status of one."""
    there = frame.collect_schema().names()
    names = [name for fact in dictionary if fact in layout.facts for name in (fact, f"{fact}{STATUS}")]
    return [name for name in names if name in there]


def _parts(name: str, one: Expressions) -> Iterator[pl.Expr]:
    yield one.value.alias(name)
    if one.status is not None:
        yield one.status.alias(f"{name}{STATUS}")
    if one.refused is not None:
        yield one.refused.alias(f"{name}{REFUSED}")


def _literal(value: Value) -> pl.Expr:
    return pl.lit(pl.Series([list(value)])).first() if isinstance(value, tuple) else pl.lit(value)


def _together(fact: Fact, readings: list[Reading], read: dict[int, Expressions], layout: Layout) -> Expressions:
    """What the columns of a fact say together."""
    several = _several(readings, read)
    if any(reading.column.word for reading in readings):
        return _words(fact, readings, several, complete=fact.id in layout.complete)
    if len(readings) == 1:
        return several
    if all(reading.column.either for reading in readings):
        return Expressions(_one_is_enough(_names(readings)), several.status, several.refused)
    return _agreeing(readings, several)


def _names(readings: list[Reading]) -> _Parts:
    return tuple(f"\0{reading.at}" for reading in readings)


def _several(readings: list[Reading], read: dict[int, Expressions]) -> Expressions:
    """The first value, status and refusal of several columns; a value goes before a status."""
    value = pl.coalesce(list(_names(readings)))
    status = [pl.col(f"\0{r.at}{STATUS}") for r in readings if read[r.at].status is not None]
    refused = [pl.col(f"\0{r.at}{REFUSED}") for r in readings if read[r.at].refused is not None]
    said = pl.when(value.is_null()).then(pl.coalesce(status)) if status else None
    return Expressions(value, said, pl.coalesce(refused) if refused else None)


def _one_is_enough(names: _Parts) -> pl.Expr:
    every = pl.all_horizontal([(pl.col(name) == "no").fill_null(False) for name in names])
    some = pl.any_horizontal([(pl.col(name) == "yes").fill_null(False) for name in names])
    return pl.when(some).then(pl.lit("yes")).when(every).then(pl.lit("no"))


def _agreeing(readings: list[Reading], several: Expressions) -> Expressions:
    """The value that all columns give that give one; where they differ none, with the reason."""
    names = _names(readings)
    differ = pl.any_horizontal([(pl.col(name) != several.value).fill_null(False) for name in names])
    columns = ", ".join(reading.column.name for reading in readings)
    why = pl.when(differ).then(pl.lit(f"The columns {columns} say different things."))
    refused = why if several.refused is None else pl.coalesce(why, several.refused)
    return Expressions(pl.when(~differ).then(several.value), several.status, refused)


def _words(fact: Fact, readings: list[Reading], several: Expressions, complete: bool) -> Expressions:
    """The words of a several-choice fact of which each has a column.

    Where it is not known of every word whether it is chosen, the chosen ones are a part, and none of them is nothing.
    """
    assert isinstance(fact.domain, Choices)
    column_of = {reading.column.word: pl.col(f"\0{reading.at}") for reading in readings}
    words = [word for word in fact.choices if word in column_of]
    chosen = pl.concat_list([pl.when(column_of[word] == "yes").then(pl.lit(word)) for word in words]).list.drop_nulls()
    known = pl.all_horizontal([column_of[word].is_not_null() for word in words if word != NONE] or [pl.lit(False)])
    others = set(fact.choices) - {NONE} - set(words)
    whole = known if complete or not others else pl.lit(False)
    if NONE in column_of:
        whole = whole | (column_of[NONE] == "yes").fill_null(False)
    some = chosen.list.len() > 0
    both = some & chosen.list.contains(NONE) & (chosen.list.len() > 1)
    value = pl.when(some & ~both).then(chosen).when(whole & ~some).then(pl.lit(pl.Series([[NONE]])).first())
    recorded = pl.when(some & ~both & ~whole).then(pl.lit(_RECORDED))
    status = recorded if several.status is None else recorded.otherwise(pl.when(~some & ~whole).then(several.status))
    why = pl.when(both).then(pl.lit(f'"{NONE}" is chosen together with others.'))
    return Expressions(value, status, why if several.refused is None else pl.coalesce(why, several.refused))


def _not_exceeding(
    frame: pl.LazyFrame, layout: Layout, dictionary: Dictionary, found: dict[str, Expressions]
) -> pl.LazyFrame:
    """Leave out both of two numbers of which one exceeds the other, which it may not."""
    pairs = [
        (fact, number.at_most)
        for fact in found
        if (number := dictionary[fact].number) and number.at_most and number.at_most in found
    ]
    doubted: dict[str, list[pl.Expr]] = {}
    for fact, most in pairs:
        exceeds = (pl.col(fact) > pl.col(most)).fill_null(False)
        why = pl.lit(f"{dictionary[fact].label} is more than {dictionary[most].label}. Check both numbers.")
        for name in (fact, most):
            doubted.setdefault(name, []).append(pl.when(exceeds).then(why))
    given = [pl.coalesce(whys).alias(f"\0{name}{REFUSED}") for name, whys in doubted.items()]
    frame = frame.with_columns(given)
    changed = [expr for name in doubted for expr in _without(name, found[name].refused is not None)]
    return frame.with_columns(changed)


def _without(name: str, has_refusals: bool) -> Iterator[pl.Expr]:
    why = pl.col(f"\0{name}{REFUSED}")
    yield pl.when(why.is_null()).then(pl.col(name)).alias(name)
    before: list[pl.Expr] = [pl.col(f"{name}{REFUSED}")] if has_refusals else []
    yield reduce(lambda one, other: pl.coalesce(one, other), [*before, why]).alias(f"{name}{REFUSED}")
