"""Shares of a population from a weighted sample, with the standard error that its design gives them.

A share is a ratio of two weighted sums; its variance is that of its linear part (Taylor), with primary sampling units
as if drawn with replacement in each stratum (Wolter, Introduction to Variance Estimation, chapter 6; what NHANES
recommends). A group is a domain: units without anybody of it count, too.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

import polars as pl

from bonebrief.machine.error import BoneBriefError

_LARGEST = 1e50
"""A weight up to which, and down to whose inverse, squares and their sums are exact enough."""

_GROUP, _STRATUM, _UNIT, _WEIGHT = "\0group", "\0stratum", "\0unit", "\0weight"


@dataclass(frozen=True, slots=True)
class Design:
    """The columns of a design: weights, and if there are any, strata and primary sampling units."""

    weights: str
    strata: str = ""
    units: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column of the design."""
        return tuple(name for name in (self.weights, self.strata, self.units) if name)


@dataclass(frozen=True, slots=True)
class Share:
    """A share between 0 and 1; no standard error where a stratum has one unit only, nor where nobody is counted."""

    share: float
    error: float | None


@dataclass(frozen=True, slots=True)
class Shares:
    """By group and then by what is counted: the share. `people`: how many of a group have a weight."""

    by_group: Mapping[str, Mapping[str, Share]]
    people: Mapping[str, int]
    degrees: int


@dataclass(frozen=True, slots=True)
class _Sums:
    """Of one group and stratum: the sums over units of W, Y, W squared, W times Y, and Y squared."""

    weight: float
    share: Mapping[str, float]
    squares: float
    mixed: Mapping[str, float]
    share_squares: Mapping[str, float]


def shares(people: pl.LazyFrame, design: Design, group: pl.Expr, counted: Mapping[str, pl.Expr]) -> Shares:
    """The weighted share of each group of whom each of some conditions is true; a condition is never unknown.

    Who has no group (null) is in the sample and in no group.

    Raises:
        BoneBriefError: a weight is below zero, no number or too far from 1, or nobody has one.
    """
    names = {name: f"\0{at}" for at, name in enumerate(counted)}
    sample = _sample(people, design, group, {names[name]: expr for name, expr in counted.items()})
    columns = list(names.values())
    units = _units(sample, design, columns)
    strata = _units_of_strata(sample, design)
    rows = _sums(units, columns).drop_nulls(_GROUP).collect(engine="streaming").iter_rows(named=True)
    found: dict[str, dict[object, _Sums]] = {}
    for row in rows:
        found.setdefault(str(row[_GROUP]), {})[row[_STRATUM]] = _read(row, names)
    counts = sample.drop_nulls(_GROUP).group_by(_GROUP).len().collect(engine="streaming")
    by_group = {name: {one: _share(sums, strata, one) for one in counted} for name, sums in sorted(found.items())}
    people_of = {str(name): count for name, count in counts.iter_rows()}
    return Shares(by_group, people_of, sum(strata.values()) - len(strata))


def check_weights(people: pl.LazyFrame, column: pl.Expr, name: str) -> None:
    """Look at a column of weights before anything is counted.

    Raises:
        BoneBriefError: a weight is below zero, no number or too far from 1, or nobody has one.
    """
    weight = _number(column)
    given = column.is_not_null() & (column.cast(pl.String) != "")
    too_far = (weight > _LARGEST) | ((weight > 0) & (weight < 1 / _LARGEST))
    wrong = given & (weight.is_null() | (weight < 0) | too_far)
    counts = people.select(wrong.sum().alias("wrong"), (weight > 0).sum().alias("some")).collect(engine="streaming")
    bad, some = counts.row(0)
    if bad:
        what = "below zero, no number, or larger or smaller than can be counted with"
        raise BoneBriefError(f"The column {name} holds {bad} weights that are {what}.")
    if not some:
        raise BoneBriefError(f"Nobody has a weight in the column {name}.")


def _number(column: pl.Expr) -> pl.Expr:
    return column.cast(pl.Float64, strict=False).fill_nan(None)


def _sample(people: pl.LazyFrame, design: Design, group: pl.Expr, counted: Mapping[str, pl.Expr]) -> pl.LazyFrame:
    """Everybody who has a weight, with group, stratum and unit, and of whom each condition is true as 0 or 1."""
    stratum = pl.col(design.strata).cast(pl.String) if design.strata else pl.lit("")
    unit = pl.col(design.units).cast(pl.String) if design.units else pl.lit("")
    about = (
        group.alias(_GROUP),
        stratum.alias(_STRATUM),
        unit.alias(_UNIT),
        _number(pl.col(design.weights)).alias(_WEIGHT),
    )
    conditions = [expr.cast(pl.Float64).alias(name) for name, expr in counted.items()]
    return people.select(*about, *conditions).filter(pl.col(_WEIGHT) > 0)


def _units(sample: pl.LazyFrame, design: Design, columns: Sequence[str]) -> pl.LazyFrame:
    """The weighted sums of each unit; each person is one where the design has none."""
    weighted = sample.with_columns([pl.col(name) * pl.col(_WEIGHT) for name in columns])
    if not design.units:
        return weighted
    return weighted.group_by(_GROUP, _STRATUM, _UNIT).agg(pl.col(_WEIGHT, *columns).sum())


def _units_of_strata(sample: pl.LazyFrame, design: Design) -> dict[object, int]:
    count = pl.col(_UNIT).n_unique() if design.units else pl.len()
    return dict(sample.group_by(_STRATUM).agg(count.alias("units")).collect(engine="streaming").iter_rows())


def _sums(units: pl.LazyFrame, columns: Sequence[str]) -> pl.LazyFrame:
    weight = pl.col(_WEIGHT)
    return units.group_by(_GROUP, _STRATUM).agg(
        weight.sum().alias("W"),
        (weight * weight).sum().alias("WW"),
        *(pl.col(name).sum().alias(f"{name}Y") for name in columns),
        *((pl.col(name) * weight).sum().alias(f"{name}WY") for name in columns),
        *((pl.col(name) * pl.col(name)).sum().alias(f"{name}YY") for name in columns),
    )


def _read(row: Mapping[str, float], names: Mapping[str, str]) -> _Sums:
    of = {part: {name: row[f"{at}{part}"] for name, at in names.items()} for part in ("Y", "WY", "YY")}
    return _Sums(row["W"], of["Y"], row["WW"], of["WY"], of["YY"])


def _share(of_strata: Mapping[object, _Sums], units: Mapping[object, int], one: str) -> Share:
    weight = sum(sums.weight for sums in of_strata.values())
    share = sum(sums.share[one] for sums in of_strata.values()) / weight
    if any(units[stratum] < 2 for stratum in of_strata):
        return Share(share, None)
    variance = sum(_variance(sums, units[stratum], one, share) for stratum, sums in of_strata.items())
    return Share(share, sqrt(max(0.0, variance)) / weight)


def _variance(sums: _Sums, units: int, one: str, share: float) -> float:
    """What a stratum adds: the spread of Y - share * W over its units; those without anybody of the group have 0."""
    total = sums.share[one] - share * sums.weight
    squares = sums.share_squares[one] - 2 * share * sums.mixed[one] + share * share * sums.squares
    return units / (units - 1) * (squares - total * total / units)
