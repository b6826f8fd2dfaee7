"""Groups of people: by columns of the table or by facts, numbers in tens."""

from collections.abc import Sequence
from typing import Final

import polars as pl

from bonebrief.language.fact import Dictionary
from bonebrief.language.problem import Place
from bonebrief.machine.error import BoneBriefError
from bonebrief.machine.suggestion import did_you_mean
from bonebrief.people.table.layout import raw
from bonebrief.people.table.table import Table

EVERYBODY: Final = "everybody"
GROUP: Final = "group"
NOT_KNOWN: Final = "not known"
MOST_GROUPS: Final = 200
_JOINED: Final = ", "
_FEW_NUMBERS: Final = 12


def column_in(table: Table, name: str) -> pl.Expr:
    """A column that somebody named: a fact as it was read, or else a column as the file has it.

    Raises:
        BoneBriefError: there is none.
    """
    if name in table.facts:
        return pl.col(name)
    return file_column(table, name)


def file_column(table: Table, name: str) -> pl.Expr:
    """A column as the file has it, which was kept when the table was opened.

    Raises:
        BoneBriefError: there is none.
    """
    if name in table.others:
        return pl.col(raw(name))
    fix = did_you_mean(name, [*table.others, *table.facts]) or f"There are: {', '.join(table.others[:12])}."
    raise BoneBriefError(f'{Place(str(table.path))}  The table has no column "{name}". {fix}')


def group_of(table: Table, names: Sequence[str], dictionary: Dictionary) -> pl.Expr:
    """The group of each person, as text without blanks around it: of a number its ten, save where there are few.

    Raises:
        BoneBriefError: there is no such column, or it has too many different values.
    """
    if not names:
        return pl.lit(EVERYBODY)
    parts = [_part(table, name, dictionary) for name in names]
    group = pl.concat_str(parts, separator=_JOINED)
    count = table.frame.select(group.n_unique()).collect(engine="streaming").item()
    if count > MOST_GROUPS:
        raise BoneBriefError(
            f"--by {' --by '.join(names)} makes {count} groups, and a report has room for {MOST_GROUPS}. "
            "Name a column with fewer different values."
        )
    return group


def _part(table: Table, name: str, dictionary: Dictionary) -> pl.Expr:
    column = column_in(table, name)
    kind = table.frame.select(column.alias("by")).collect_schema()["by"]
    if not kind.is_numeric():
        text = column.list.join("+") if isinstance(kind, pl.List) else column.cast(pl.String)
        named = text.str.strip_chars()
        return pl.when(named != "").then(named).otherwise(pl.lit(NOT_KNOWN))
    few = table.frame.select(column.n_unique()).collect(engine="streaming").item() <= _FEW_NUMBERS
    number = column.cast(pl.Float64).fill_nan(None)
    if few:
        return (
            pl.when(number == number.round(0))
            .then(number.cast(pl.Int64).cast(pl.String))
            .otherwise(number.cast(pl.String))
            .fill_null(NOT_KNOWN)
        )
    ten = (number / 10).floor().cast(pl.Int64) * 10
    return pl.concat_str(ten.cast(pl.String), pl.lit(" to "), (ten + 9).cast(pl.String)).fill_null(NOT_KNOWN)
