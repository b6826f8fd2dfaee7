"""The condition tree: plain immutable data that any meaning can walk, with no Python in it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, assert_never

from bonebrief.language.problem import Place

Operator = Literal["<", "<=", ">", ">="]
_NOWHERE = Place("")


@dataclass(frozen=True, slots=True)
class Is:
    """A choice or yes_no fact has one of these values."""

    fact: str
    values: tuple[str, ...]
    place: Place = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Includes:
    """A several-choice fact has at least one of these options."""

    fact: str
    options: tuple[str, ...]
    place: Place = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Compare:
    """A number stands in this order to a bound, in the fact's unit."""

    fact: str
    operator: Operator
    bound: float
    place: Place = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Between:
    """A number lies between two bounds, both included."""

    fact: str
    low: float
    high: float
    place: Place = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Known:
    """An answer or a derived fact is known; never unknown itself."""

    fact: str
    place: Place = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Holds:
    """A finding is true."""

    finding: str
    place: Place = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Not:
    """The part is false."""

    part: "Condition"
    place: Place = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class All:
    """Every part is true."""

    parts: tuple["Condition", ...]
    place: Place = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Any:
    """At least one part is true."""

    parts: tuple["Condition", ...]
    place: Place = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class AtLeast:
    """At least `count` of the parts are true."""

    count: int
    parts: tuple["Condition", ...]
    place: Place = field(default=_NOWHERE, compare=False)


FactTest = Compare | Between | Known | Is | Includes
"""A test of one fact, without a finding and without parts."""

Leaf = FactTest | Holds
Group = All | Any | AtLeast
Condition = Leaf | Not | Group


def parts_of(condition: Condition) -> tuple[Condition, ...]:
    """The conditions that one condition is made of; none for a single test."""
    match condition:
        case All(parts) | Any(parts) | AtLeast(_, parts):
            return parts
        case Not(part):
            return (part,)
        case Compare() | Between() | Known() | Is() | Includes() | Holds():
            return ()
        case _:
            assert_never(condition)


def conjuncts(condition: Condition) -> tuple[Condition, ...]:
    """The conditions that must all be true for this one to be: the parts of an `all`, else the condition itself."""
    return condition.parts if isinstance(condition, All) else (condition,)


def leaves(condition: Condition) -> Iterator[Leaf]:
    """Every single test in a condition, in the order it was written."""
    if isinstance(condition, Leaf):
        yield condition
        return
    for part in parts_of(condition):
        yield from leaves(part)


def fact_tests(condition: Condition) -> Iterator[FactTest]:
    """Every test of a fact in a condition, in the order it was written."""
    return (leaf for leaf in leaves(condition) if not isinstance(leaf, Holds))


def bounds_of(test: FactTest) -> tuple[float, ...]:
    """The numbers that a test compares with, the lower first; none where it compares with words or not at all."""
    match test:
        case Compare(_, _, bound):
            return (bound,)
        case Between(_, low, high):
            return low, high
        case Known() | Is() | Includes():
            return ()
        case _:
            assert_never(test)


def facts_read(condition: Condition) -> tuple[str, ...]:
    """The facts a condition names itself, each once, in the order they were written."""
    return tuple(dict.fromkeys(test.fact for test in fact_tests(condition)))


def findings_read(condition: Condition) -> tuple[str, ...]:
    """The findings a condition names, each once, in the order they were written."""
    return tuple(dict.fromkeys(leaf.finding for leaf in leaves(condition) if isinstance(leaf, Holds)))
