"""What entries of a record mean: codes of clinicians' systems, and the fact of which each tells something."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

from bonebrief.language.domain import NONE
from bonebrief.language.problem import Place

DENIALS: Final = ("no", "never", NONE)
"""Words that deny a fact; a record adds, so none of them is ever read from one."""

Coding = tuple[str, str]
"""A code with the word for its system: `("loinc", "38267-1")`."""


class Kind(Enum):
    """What kind of entry tells of a fact, by its key in `codes.yaml`."""

    OBSERVATION = "observation"
    CONDITION = "condition"
    MEDICINE = "medicine"
    PROCEDURE = "procedure"
    PARENT = "parent"
    REQUEST = "request"


RECORDED: Final = tuple(kind for kind in Kind if kind is not Kind.REQUEST)
"""What a record has of the past; a request is only asked for."""
ORDERED: Final = (Kind.MEDICINE, Kind.REQUEST)
"""What can be ordered."""


class Reads(Enum):
    """What is taken from an entry, by its key: a number, a word for a code of its value, one word, its date, a dose."""

    NUMBER = "units"
    VALUES = "values"
    WORD = "is"
    MONTHS = "months_since"
    DOSE = "daily_dose"


@dataclass(frozen=True, slots=True)
class Codes:
    """Codes by system; one that ends in a star stands for all that begin so."""

    by_system: Mapping[str, tuple[str, ...]]

    def has_any(self, codings: Iterable[Coding]) -> bool:
        """Whether one of some codings is among these."""
        return any(_is_like(code, named) for system, code in codings for named in self.by_system.get(system, ()))


@dataclass(frozen=True, slots=True)
class Meaning:
    """Entries of one kind with some codes, and what is taken from them for one fact.

    `word`: what the fact then is, or has among others. `units`: by UCUM code the number by which a value is multiplied.
    `values`: by system and code of a value what the fact then is. `at`, `not_at`: parts of the body that an entry must,
    or must not, name. `within_months`: how old it may be. `lowest`: of several on one day the lowest counts.
    `ended`: what was taken once and is not any more. `by_mouth`: where a way is named, no other. `of_sex`: of whom
    alone it is meant so.
    """

    fact: str
    kind: Kind
    codes: Codes
    reads: Reads
    place: Place
    word: str = ""
    units: Mapping[str, float] | None = None
    values: Mapping[Coding, str] | None = None
    at: Codes | None = None
    not_at: Codes | None = None
    within_months: float | None = None
    lowest: bool = False
    ended: bool = False
    by_mouth: bool = False
    of_sex: str = ""


@dataclass(frozen=True, slots=True)
class NotUsed:
    """Entries that are known and never used, and why."""

    kind: Kind
    codes: Codes
    not_at: Codes | None
    because: str


@dataclass(frozen=True, slots=True)
class Order:
    """Orders that have to do with bone, so that cards are shown beside a draft of one."""

    kind: Kind
    codes: Codes


@dataclass(frozen=True, slots=True)
class Review:
    """When the codes were last looked through, when they are to be again, and where that is written."""

    reviewed: date
    review_by: date
    place: Place


@dataclass(frozen=True, slots=True)
class CodeBook:
    """All that clinicians wrote of codes: what they mean, which are not used, and which orders count."""

    meanings: tuple[Meaning, ...] = ()
    not_used: tuple[NotUsed, ...] = ()
    orders: tuple[Order, ...] = ()
    review: Review | None = None


def _is_like(code: str, named: str) -> bool:
    return code.startswith(named[:-1]) if named.endswith("*") else code == named
