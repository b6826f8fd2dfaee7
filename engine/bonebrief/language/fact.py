"""A fact of the data dictionary: what it is called, which values it may have, how it is asked or derived."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property

from bonebrief.language.condition import Condition, facts_read
from bonebrief.language.formula import Formula, inputs
from bonebrief.language.problem import Place


class Kind(Enum):
    YES_NO = "yes_no"
    CHOICE = "choice"
    CHOICES = "choices"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Slip:
    """A range inside the usual bounds in which a typing slip is likely; `say` may hold {value}."""

    low: float
    high: float
    decimals: int
    say: str


@dataclass(frozen=True, slots=True)
class NumberSpec:
    """What a number may be. Outside `limits` is impossible, outside `usual` odd; both ends are included."""

    unit: str
    decimals: int
    limits: tuple[float, float]
    usual: tuple[float, float]
    units: Mapping[str, float] = field(default_factory=dict)
    slips: tuple[Slip, ...] = ()
    at_most: str | None = None


@dataclass(frozen=True, slots=True)
class Aid:
    """Help in working out a number: what each portion is worth in the fact's unit, counted over so many days.

    `base` is what is there without any of them.
    """

    say: str
    base: float
    days: float
    portions: Mapping[str, float]

    def total(self, counts: Mapping[str, float]) -> float:
        """The number that so many of each portion come to."""
        return self.base + sum(self.portions[portion] * count for portion, count in counts.items()) / self.days


@dataclass(frozen=True, slots=True)
class Asking:
    """The question that a person answers, and when it makes sense to ask it (None: always)."""

    words: str
    why: str
    help: str
    ask_if: Condition | None
    aid: Aid | None = None


@dataclass(frozen=True)
class Fact:
    """One entry of the data dictionary: asked (`asking`) or derived (`formula`)."""

    id: str
    label: str
    kind: Kind
    place: Place
    choices: Mapping[str, str] = field(default_factory=dict)
    number: NumberSpec | None = None
    scale: str | None = None
    asking: Asking | None = None
    formula: Formula | None = None

    @property
    def unit(self) -> str:
        return self.number.unit if self.number else ""

    @cached_property
    def reads(self) -> tuple[str, ...]:
        """The facts that decide what this one is: those of its formula, or of the condition under which it is asked."""
        if self.formula is not None:
            return inputs(self.formula)
        ask_if = self.asking.ask_if if self.asking else None
        return facts_read(ask_if) if ask_if is not None else ()


Dictionary = Mapping[str, Fact]
