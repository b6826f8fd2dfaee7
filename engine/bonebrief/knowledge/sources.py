"""The evidence behind the rules: publications, what was taken from each, and how far that was checked."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from bonebrief.language.problem import Place


class Checked(Enum):
    """How far a row was held against its publication, the surest first."""

    SEEN = "seen"
    PARTLY = "partly"
    SECONDARY = "secondary"
    MEMORY = "memory"

    @property
    def firm(self) -> bool:
        """Whether a rule may classify or raise at urgent on this row without a clinician's check."""
        return self in (Checked.SEEN, Checked.PARTLY)


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One thing that a publication says."""

    id: str
    says: str
    checked: Checked
    place: Place


@dataclass(frozen=True, slots=True)
class Source:
    """A publication that rules rest on, and when somebody last looked whether it still holds."""

    id: str
    title: str
    organisation: str
    year: str
    where: str
    reviewed: date
    review_by: date
    place: Place


@dataclass(frozen=True, slots=True)
class Citation:
    """A source, and the part of it that is meant."""

    source: str
    part: str = ""

    def __str__(self) -> str:
        return f"{self.source}, {self.part}" if self.part else self.source
