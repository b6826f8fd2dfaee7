"""A law: what clinicians say must be true of everybody, whatever the rules come to be."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from bonebrief.knowledge.rule import Priority
from bonebrief.language.condition import Condition
from bonebrief.language.problem import Place

Shown = Literal["calm", "urgent", "high"]
"""What a brief may show: a calm word, an urgent point, or one that is high or urgent."""


@dataclass(frozen=True, slots=True)
class Never:
    """No brief shows these, for somebody of whom the conditions are true, all at once."""

    shown: tuple[Shown, ...]
    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Always:
    """Of whomever the condition is true, a brief shows something at this priority or a higher one."""

    when: Condition
    least: Priority


@dataclass(frozen=True, slots=True)
class Classed:
    """Whoever answered all that is asked of them, and of whom the condition is true, has exactly one density class."""

    when: Condition


@dataclass(frozen=True, slots=True)
class Worse:
    """A number that is higher (or lower), all else equal, takes no reason away for an urgent or high point.

    `beside`: numbers that may move the same way with it.
    """

    fact: str
    higher: bool
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settled:
    """More answers, but for some questions, never turn a density class into another one or into none."""

    but: tuple[str, ...]


Says = Never | Always | Classed | Worse | Settled


@dataclass(frozen=True, slots=True)
class Allowance:
    """An exception from a law and its reason; a `fault` is one that is known and still to be mended.

    It counts for these points (none named: for all), for those of whom its condition is true, before or after; where
    another point is raised instead, at high or urgent, if one is named; and if `open`, where the point waits for an
    answer that is missing.
    """

    points: tuple[str, ...]
    when: Condition | None
    instead: str | None
    open: bool
    reason: str
    fault: bool
    place: Place


@dataclass(frozen=True, slots=True)
class Law:
    """One law, whom it is about (None: everybody), and its exceptions; it may say the same of several numbers."""

    id: str
    title: str
    says: tuple[Says, ...]
    among: Condition | None
    allowances: tuple[Allowance, ...]
    place: Place


Laws = Mapping[str, Law]
