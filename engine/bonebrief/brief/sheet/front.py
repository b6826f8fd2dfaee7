"""The clinician's front sheet as data: what is urgent in full, the five talks to lead, and what is missing most."""

from dataclasses import dataclass
from typing import Final

from bonebrief.brief.model import Brief, MissingAnswer, RaisedPoint
from bonebrief.brief.talks import Talk, talks
from bonebrief.knowledge.rule import Priority

MOST_TALKS: Final = 5
MOST_MISSING: Final = 3


@dataclass(frozen=True, slots=True)
class Front:
    """What stands on the first page; the talks and the missing answers that do not are counted and named.

    `urgent`: every urgent point. `talks`: the first of the others, in the clinicians' order. `behind`: the rest.
    `missing`: the answers that would matter most; `missing_behind`: how many more there are.
    """

    urgent: tuple[RaisedPoint, ...]
    talks: tuple[Talk, ...]
    behind: tuple[Talk, ...]
    missing: tuple[MissingAnswer, ...]
    missing_behind: int


def front_of(brief: Brief) -> Front:
    """The front sheet of a brief; what is urgent is never cut and takes the place of no talk."""
    urgent = tuple(point for point in brief.points if point.priority is Priority.URGENT)
    others = talks([point for point in brief.points if point.priority is not Priority.URGENT])
    missing = brief.missing[:MOST_MISSING]
    return Front(urgent, others[:MOST_TALKS], others[MOST_TALKS:], missing, len(brief.missing) - len(missing))
