"""Several questions of yes or no at once: those that are named are a yes or not known, all others a no."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Final

from bonebrief.interview.action import Record
from bonebrief.interview.state import Interview, apply
from bonebrief.interview.typed import numbered
from bonebrief.language.answer import Answer, Status
from bonebrief.language.fact import Fact
from bonebrief.language.gates import needs_of
from bonebrief.machine.catalogue import N_, T_, words_meant
from bonebrief.meanings.plain.conditions import truth_of

TITLE: Final = N_("Which of these questions do you answer with yes?")
REST: Final = N_("What you leave out counts as no.")
KEY_FOR_UNKNOWN: Final = N_("Ctrl-K marks one that you don't know.")
IN_SHORT: Final = N_("Left out: no. Ctrl-K: not known.")
NONE_ROW: Final = N_("None of these")
NUMBERS: Final = N_("Type the numbers of those, with commas, or none. 3? means that you don't know the third.")
_YES, _NO, _UNKNOWN = Answer(Status.ANSWERED, "yes"), Answer(Status.ANSWERED, "no"), Answer(Status.UNKNOWN)
_NONE: Final = T_("none|no|none of these")
_AND: Final = T_("and")


@dataclass(frozen=True, slots=True)
class Marked:
    """The places of the questions that are answered with yes, and of those that are not known."""

    yes: frozenset[int] = frozenset()
    unknown: frozenset[int] = frozenset()


def given(interview: Interview, facts: Sequence[Fact], marked: Marked) -> tuple[Record, ...]:
    """The answers where these questions are answered with yes, or are not known, and all others with no.

    What a yes needs to be asked is a yes as well.
    """
    yes = _with_gates(facts, marked.yes)
    answers = (_YES if at in yes else _UNKNOWN if at in marked.unknown else _NO for at in range(len(facts)))
    return _of_those_asked(interview, facts, answers)


def without_value(interview: Interview, facts: Sequence[Fact], status: Status) -> tuple[Record, ...]:
    """All of them not known, or skipped."""
    return _of_those_asked(interview, facts, repeat(Answer(status)))


def _of_those_asked(interview: Interview, facts: Sequence[Fact], answers: Iterable[Answer]) -> tuple[Record, ...]:
    """The answers in their order, without those to questions that the answers before them have closed."""
    found: list[Record] = []
    for fact, answer in zip(facts, answers, strict=False):
        if fact.id in interview.sensible:
            found.append(Record(fact.id, answer))
            interview = apply(interview, found[-1])
    return tuple(found)


def _with_gates(facts: Sequence[Fact], yes: Collection[int]) -> frozenset[int]:
    """These places, and those of the questions here that must be a yes for them to be asked."""
    found = set(yes)
    for place in reversed(range(len(facts))):
        needs = needs_of(ask_if) if place in found and (ask_if := facts[place].ask_if) else {}
        found |= {
            at for at, fact in enumerate(facts) if fact.id in needs and truth_of(needs[fact.id], {fact.id: "yes"})
        }
    return frozenset(found)


def read_marked(count: int, text: str) -> Marked | None:
    """What a line says of so many questions: numbers of those with a yes, with a question mark of those not known.

    The number behind the last says none. None if it says something else.
    """
    if text.strip().lower() in words_meant(_NONE):
        return Marked()
    breaks = "|".join(map(re.escape, words_meant(_AND)))
    parts = re.split(rf"[\s,;&+]+(?:(?:{breaks})\s+)?", re.sub(r"\s+\?", "?", text.strip()), flags=re.IGNORECASE)
    places = {part: numbered(part.strip("?"), count + 1) for part in parts if part}
    yes = {place for part, place in places.items() if "?" not in part}
    unknown = {place for part, place in places.items() if "?" in part}
    if None in places.values() or count in unknown or (count in yes and len(yes) > 1) or yes & unknown:
        return None
    return Marked(_below(count, yes), _below(count, unknown))


def _below(count: int, places: Iterable[int | None]) -> frozenset[int]:
    return frozenset(place for place in places if place is not None and place < count)
