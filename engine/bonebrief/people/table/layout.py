"""What the columns of a table mean: which fact each one gives, in which unit, by which codes, and what says nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from bonebrief.language.problem import Place
from bonebrief.language.value import Value

SEPARATOR: Final = ","
"""What stands between the words of a cell where the map does not say otherwise."""

_RAW: Final = "raw:"


def raw(name: str) -> str:
    """A column as the file has it, beside the facts that are read from it."""
    return f"{_RAW}{name}"


@dataclass(frozen=True, slots=True)
class UnitColumn:
    """The column in which the unit of another one stands, and what its codes mean."""

    name: str
    codes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class UnitRange:
    """The numbers, both ends included, that are in a unit where one column holds several."""

    unit: str
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Column:
    """A column that gives a fact; its codes and words are kept as `same` writes them.

    `unit`: that of bare numbers, the fact's own where empty. `word`: the column only says whether this word of a
    several-choice fact is chosen. `missing` says nothing; `unknown` says that the person does not know.
    `either`: of several columns of a yes-or-no fact, one `yes` is enough, and `no` takes all.
    """

    name: str
    fact: str
    place: Place | None = None
    unit: str = ""
    ranges: tuple[UnitRange, ...] = ()
    unit_column: UnitColumn | None = None
    codes: Mapping[str, str] = field(default_factory=dict)
    missing: frozenset[str] = frozenset()
    unknown: frozenset[str] = frozenset()
    separator: str = SEPARATOR
    word: str = ""
    either: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """All columns that give facts, the column with the id, and what is the same of everybody.

    `complete`: the several-choice facts whose words without a column are not chosen.
    """

    columns: tuple[Column, ...]
    id: str = ""
    id_place: Place | None = None
    constants: Mapping[str, Value] = field(default_factory=dict)
    complete: frozenset[str] = frozenset()

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts that the columns and the constants give, each once."""
        return tuple(dict.fromkeys([*(column.fact for column in self.columns), *self.constants]))

    def of(self, fact: str) -> tuple[Column, ...]:
        """The columns of a fact."""
        return tuple(column for column in self.columns if column.fact == fact)

    @property
    def names(self) -> tuple[str, ...]:
        """Every column of the table that is read for facts or the id, each once."""
        units = [column.unit_column.name for column in self.columns if column.unit_column]
        return tuple(dict.fromkeys([*([self.id] if self.id else []), *(c.name for c in self.columns), *units]))
