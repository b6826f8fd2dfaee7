"""What a column can be made of. Others are named by their number; what gives a bit is never null."""

from dataclasses import dataclass
from typing import Literal

from bonebrief.language.formula import Sign

Bit = int
"""The number of a column that is true or false for everybody."""
Num = int
"""The number of a column with a number, or null where there is none."""
Count = int
"""The number of a column that counts; never null."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """True for everybody, or false for everybody."""

    value: bool


@dataclass(frozen=True, slots=True)
class Given:
    """Whether a column of the table has a value."""

    column: str


@dataclass(frozen=True, slots=True)
class Word:
    """Whether a column of words has this one."""

    column: str
    word: str


@dataclass(frozen=True, slots=True)
class Among:
    """Whether this word is among those of a column of lists."""

    column: str
    word: str


@dataclass(frozen=True, slots=True)
class There:
    """Whether there is a number."""

    number: Num


@dataclass(frozen=True, slots=True)
class From:
    """Whether there is a number and it is this one or a higher one."""

    number: Num
    bound: float


@dataclass(frozen=True, slots=True)
class Under:
    """Whether there is a number and it is lower than this one."""

    number: Num
    bound: float


@dataclass(frozen=True, slots=True)
class Lower:
    """Whether there are two numbers and the first is lower, or as low where that is `included`."""

    first: Num
    second: Num
    included: bool


@dataclass(frozen=True, slots=True)
class Opposite:
    """Whether a bit is false."""

    of: Bit


@dataclass(frozen=True, slots=True)
class Every:
    """Whether all of two bits or more are true."""

    parts: tuple[Bit, ...]


@dataclass(frozen=True, slots=True)
class Some:
    """Whether one of two bits or more is true."""

    parts: tuple[Bit, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """The numbers of a column of the table."""

    name: str


@dataclass(frozen=True, slots=True)
class Constant:
    """The same number for everybody."""

    value: float


@dataclass(frozen=True, slots=True)
class Where:
    """A number where a bit is true; none elsewhere."""

    bit: Bit
    number: Num


@dataclass(frozen=True, slots=True)
class Sum:
    """Two numbers as one; none where either is not there, by zero, and farther out than FARTHEST."""

    sign: Sign
    left: Num
    right: Num


@dataclass(frozen=True, slots=True)
class Pick:
    """The lowest, highest or first of the numbers that are there."""

    function: Literal["lowest", "highest", "first"]
    parts: tuple[Num, ...]


@dataclass(frozen=True, slots=True)
class Turned:
    """A number cut to a whole one (`whole`), freed of noise (`exact`), or as rules see it (`cut`, `round`)."""

    how: Literal["whole", "exact", "cut", "round"]
    number: Num


@dataclass(frozen=True, slots=True)
class Total:
    """How much the bits that are true weigh together; 255 at most."""

    terms: tuple[tuple[Bit, int], ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """A count where a bit is true; zero elsewhere."""

    bit: Bit
    count: Count


@dataclass(frozen=True, slots=True)
class Most:
    """The highest of several counts."""

    parts: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class Equal:
    """Whether two counts are equal."""

    one: Count
    other: Count


@dataclass(frozen=True, slots=True)
class Named:
    """The word of the first bit that is true; null where none is."""

    cases: tuple[tuple[Bit, str], ...]


@dataclass(frozen=True, slots=True)
class Truth:
    """True or false where one of two bits says so; null where neither does."""

    true: Bit
    false: Bit


Test = Given | Word | Among | There | From | Under | Lower | Equal
Number = Column | Constant | Where | Sum | Pick | Turned
Node = Fixed | Test | Opposite | Every | Some | Number | Total | Counted | Most | Named | Truth
