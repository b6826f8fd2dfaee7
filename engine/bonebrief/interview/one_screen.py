"""Several questions of yes or no at once: those that are named are answered with yes, all others with no."""

import re
from collections.abc import Collection, Sequence
from typing import Final

from bonebrief.interview.action import Record
from bonebrief.interview.typed import numbered
from bonebrief.language.answer import Answer, Status
from bonebrief.language.fact import Fact
from bonebrief.machine.catalogue import N_, T_, words_meant

TITLE: Final = N_("Which of these questions do you answer with yes?")
REST: Final = N_("What you leave out counts as no.")
NONE_ROW: Final = N_("None of these")
NUMBERS: Final = N_("Type the numbers of those, with commas, or none.")
_NONE: Final = T_("none|no|none of these")
_AND: Final = T_("and")


def given(facts: Sequence[Fact], yes: Collection[int]) -> tuple[Record, ...]:
    """The answers where the questions at these places, and no others, are answered with yes."""
    return tuple(
        Record(fact.id, Answer(Status.ANSWERED, "yes" if place in yes else "no")) for place, fact in enumerate(facts)
    )


def without_value(facts: Sequence[Fact], status: Status) -> tuple[Record, ...]:
    """All of them not known, or skipped."""
    return tuple(Record(fact.id, Answer(status)) for fact in facts)


def read_yes_places(count: int, text: str) -> frozenset[int] | None:
    """The places, of so many, whose numbers a line has; the number behind the last says none. None if it is neither."""
    if text.strip().lower() in words_meant(_NONE):
        return frozenset()
    breaks = "|".join(map(re.escape, words_meant(_AND)))
    parts = re.split(rf"[\s,;&+]+(?:(?:{breaks})\s+)?", text.strip(), flags=re.IGNORECASE)
    places = [numbered(part, count + 1) for part in parts if part]
    if None in places or (count in places and len(places) > 1):
        return None
    return frozenset(place for place in places if place is not None and place < count)
