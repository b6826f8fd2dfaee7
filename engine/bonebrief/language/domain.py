"""The values that a fact may have: yes or no, one word of several, several words of several, or a number."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from math import floor
from typing import ClassVar, Final, Literal

Fractions = Literal["refuse", "cut", "round"]

NONE: Final = "none"
"""The word of a several-choice fact that goes with no other."""

MOST_DECIMALS: Final = 4
"""How many decimals of a number are kept at the most."""


class Kind(Enum):
    """The kinds of domain, by the word that stands under `type:` in questions.yaml."""

    YES_NO = "yes_no"
    CHOICE = "choice"
    CHOICES = "choices"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class YesNo:
    """The words `yes` and `no`."""

    kind: ClassVar = Kind.YES_NO
    choices: Mapping[str, str] = field(default_factory=lambda: {"yes": "Yes", "no": "No"})


@dataclass(frozen=True, slots=True)
class Choice:
    """One of these words, each with how it is shown."""

    kind: ClassVar = Kind.CHOICE
    choices: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Choices:
    """One or more of these words, each with how it is shown; `none` goes with no other."""

    kind: ClassVar = Kind.CHOICES
    choices: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Slip:
    """A range inside the usual bounds in which a typing slip is likely; `say` may hold {value}.

    It counts for numbers given with at least so many decimals. Where the `sign_lost`, the number below zero was meant.
    """

    low: float
    high: float
    decimals: int
    say: str
    sign_lost: bool = False


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
class Number:
    """A number in this unit. Outside `limits` is impossible, outside `usual` odd; both ends are included.

    `units`: what one of another unit is worth in this one. `at_most`: the fact whose number it may not exceed.
    `fractions`: what becomes of a part of one where there are no `decimals`: refused, cut off (completed years), or
    rounded. `shown`: the least decimals it is written with, if not `decimals`. `or_more`: ">90" is read as 90.
    `bounds`: where rules compare a worked-out number; a figure that is shown never lies on the wrong side of one.
    """

    kind: ClassVar = Kind.NUMBER
    unit: str
    decimals: int
    limits: tuple[float, float]
    usual: tuple[float, float]
    units: Mapping[str, float] = field(default_factory=dict)
    slips: tuple[Slip, ...] = ()
    at_most: str | None = None
    aid: Aid | None = None
    fractions: Fractions = "refuse"
    shown: int | None = None
    or_more: bool = False
    bounds: tuple[float, ...] = ()

    @property
    def refuses_fractions(self) -> bool:
        """Whether a number with a fraction is no answer."""
        return not self.decimals and self.fractions == "refuse"

    @property
    def least_shown(self) -> int:
        """The decimals that are always written."""
        return self.decimals if self.shown is None else self.shown

    def kept(self, value: float) -> float:
        """The value as rules see it: whole where there are no decimals."""
        if self.decimals or value.is_integer():
            return value
        return float(floor(value if self.fractions == "cut" else value + 0.5))

    @property
    def step(self) -> float:
        """The least by which two numbers differ that are written with the decimals shown."""
        return 10.0**-self.least_shown


Domain = YesNo | Choice | Choices | Number
