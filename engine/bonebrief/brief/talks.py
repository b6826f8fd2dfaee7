"""Points that are one talk, under one heading."""

from collections.abc import Sequence
from dataclasses import dataclass

from bonebrief.brief.model import RaisedPoint
from bonebrief.knowledge.rule import Priority


@dataclass(frozen=True, slots=True)
class Talk:
    """One point, or several with a heading of their own; as pressing as the first of them."""

    heading: str
    points: tuple[RaisedPoint, ...]

    @property
    def priority(self) -> Priority:
        return self.points[0].priority

    @property
    def reason(self) -> str:
        """The one reason that is given for it on the front sheet: the weightiest of its first point."""
        return self.points[0].reasons[0].text

    @property
    def shared(self) -> bool:
        """Whether several points stand under the heading, each with its own title."""
        return len(self.points) > 1


def on_the_sheet(points: Sequence[RaisedPoint]) -> tuple[Talk, ...]:
    """As the front sheet has them: what is urgent each by itself, the others as talks."""
    urgent = tuple(Talk(point.title, (point,)) for point in points if point.priority is Priority.URGENT)
    return *urgent, *talks([point for point in points if point.priority is not Priority.URGENT])


def talks(points: Sequence[RaisedPoint]) -> tuple[Talk, ...]:
    """The points in their order, those that are one talk as one, where the first of them stands."""
    groups: dict[tuple[str, str], list[RaisedPoint]] = {}
    for point in points:
        groups.setdefault((point.together, "" if point.together else point.id), []).append(point)
    return tuple(
        Talk(group[0].together if len(group) > 1 else group[0].title, tuple(group)) for group in groups.values()
    )
