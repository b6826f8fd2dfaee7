"""Days as FHIR writes them."""

import re
from calendar import monthrange
from datetime import date
from typing import Final

_DAY: Final = re.compile(r"(\d{4}-\d\d-\d\d)(T.*)?")
_PART: Final = re.compile(r"(\d{4})(?:-(\d\d))?")
_DECEMBER: Final = 12


def whole_day(text: str) -> date | None:
    """The day of a FHIR date; None of a year or a month alone, which is no day, and of a day that there is not."""
    found = _DAY.fullmatch(text)
    try:
        return date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None


def day_words(day: date) -> str:
    """A day in English, as are the words beside it that say where a value comes from: 3 May 2024."""
    return f"{day.day} {day:%B %Y}"


def last_day(text: str) -> date | None:
    """The last day that a FHIR date may mean: of a year or a month alone its last."""
    found = _PART.fullmatch(text)
    if not found:
        return whole_day(text)
    try:
        year, month = int(found[1]), int(found[2] or _DECEMBER)
        return date(year, month, monthrange(year, month)[1])
    except ValueError:
        return None
