"""What is true of all and of each group: how many are to be called, how often each point is raised, what to ask."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import polars as pl

from bonebrief.cohort.judged import CALL, COULD, COULD_CALL, DENSITY, NEXT, UNSETTLED
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.rule import Priority
from bonebrief.people.table.files.file import slices_of
from bonebrief.people.table.groups import EVERYBODY, GROUP

_PRIORITIES: Final = tuple(sorted(Priority, reverse=True))


@dataclass(frozen=True, slots=True)
class PointCount:
    """How many people have a point, by its priority, and how many could have it, or have it sooner."""

    point: str
    title: str
    at: Mapping[Priority, int]
    could: int

    @property
    def raised(self) -> int:
        """How many have it."""
        return sum(self.at.values())


@dataclass(frozen=True, slots=True)
class Group:
    """The counts of one group. `calls`: by the highest priority anybody's points have."""

    name: str
    people: int
    calls: Mapping[Priority, int]
    unsettled: int
    density: Mapping[str, int]
    points: tuple[PointCount, ...]


@dataclass(frozen=True, slots=True)
class ToAsk:
    """A question that is the first worth asking: of how many, and how many of them it may make urgent or high."""

    fact: str
    label: str
    people: int
    could_be_pressing: int


@dataclass(frozen=True, slots=True)
class Summary:
    """All, each group if there are any, and the questions worth asking first, of most people first."""

    everybody: Group
    groups: tuple[Group, ...]
    to_ask: tuple[ToAsk, ...]


def summarise(people: pl.LazyFrame, knowledge: Knowledge) -> Summary:
    """Count what was judged; `people`: a file of them."""
    counts = _added(people, [GROUP], list(_counts(knowledge))).sort(GROUP)
    every = counts.select(pl.lit(EVERYBODY).alias(GROUP), pl.exclude(GROUP).sum())
    classes = _added(people, [GROUP, DENSITY], [pl.len()])
    groups = list(_groups(counts, classes, knowledge))
    (everybody,) = _groups(every, classes.with_columns(pl.lit(EVERYBODY).alias(GROUP)), knowledge)
    named = () if [group.name for group in groups] == [EVERYBODY] else tuple(groups)
    return Summary(everybody, named, tuple(_to_ask(people, knowledge)))


def _added(people: pl.LazyFrame, by: Sequence[str], sums: Sequence[pl.Expr]) -> pl.DataFrame:
    """Sums by groups: those of some rows after those of others, and then together, so that few are in memory."""
    return pl.concat([some.group_by(by).agg(sums).collect() for some in slices_of(people)]).group_by(by).sum()


def _groups(counts: pl.DataFrame, classes: pl.DataFrame, knowledge: Knowledge) -> Iterator[Group]:
    density: dict[str, dict[str, int]] = {}
    for group, name, count in sorted(classes.group_by(GROUP, DENSITY).sum().iter_rows(), key=lambda row: -row[2]):
        density.setdefault(group, {})[name or "unknown"] = count
    yield from (_group(row, density[row[GROUP]], knowledge) for row in counts.iter_rows(named=True))


def _counts(knowledge: Knowledge) -> Iterator[pl.Expr]:
    yield pl.len().alias("people")
    yield pl.col(UNSETTLED).sum().alias("unsettled")
    yield from ((pl.col(CALL) == int(one)).sum().alias(f"call {one}") for one in _PRIORITIES)
    for point in knowledge.points:
        yield from ((pl.col(point) == int(one)).sum().alias(f"{point} {one}") for one in _PRIORITIES)
        yield (pl.col(f"{point}{COULD}") > 0).sum().alias(f"{point} could")


def _group(row: Mapping[str, Any], density: Mapping[str, int], knowledge: Knowledge) -> Group:
    points = tuple(
        PointCount(
            point.id, point.title, {one: row[f"{point.id} {one}"] for one in _PRIORITIES}, row[f"{point.id} could"]
        )
        for point in knowledge.points.values()
    )
    calls = {one: row[f"call {one}"] for one in _PRIORITIES}
    ordered = tuple(sorted(points, key=lambda one: ([-one.at[priority] for priority in _PRIORITIES], one.point)))
    return Group(row[GROUP], row["people"], calls, row["unsettled"], density, ordered)


def _to_ask(people: pl.LazyFrame, knowledge: Knowledge) -> Iterator[ToAsk]:
    pressing = (pl.col(COULD_CALL) >= int(Priority.HIGH)) & (pl.col(COULD_CALL) > pl.col(CALL))
    counted = _added(people, [NEXT], [pl.len().alias("people"), pressing.sum().alias("pressing")]).drop_nulls(NEXT)
    for fact, count, could in counted.sort("people", NEXT, descending=[True, False]).iter_rows():
        yield ToAsk(fact, knowledge.dictionary[fact].label, count, could)
