"""Days as FHIR writes them."""

import re
from datetime import date
from typing import Final

_DAY: Final = re.compile(r"(\d{4}-\d\d-\d\d)(T.*)?")


def whole_day(text: str) -> date | None:
    """The day of a FHIR date; None of a year or a month alone, which is no day, and of a day that there is not."""
    found = _DAY.fullmatch(text)
    try:
        return date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None
