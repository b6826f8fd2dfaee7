"""What is no longer asked or said: an id, since when it is gone, and why; nothing takes it again."""

from dataclasses import dataclass
from datetime import date

from bonebrief.language.problem import Place


@dataclass(frozen=True, slots=True)
class Retired:
    """An id that is never used again."""

    id: str
    since: date
    because: str
    place: Place

    @property
    def words(self) -> str:
        """A sentence for whoever still names it."""
        return f'"{self.id}" was retired on {self.since.isoformat()}: {self.because}'
