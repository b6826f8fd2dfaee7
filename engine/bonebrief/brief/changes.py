"""What became of a brief after an answer was changed."""

from collections.abc import Iterator

from bonebrief.brief.model import Brief
from bonebrief.brief.words import severity


def brief_changes(before: Brief, after: Brief) -> Iterator[str]:
    """The points that came, went, or changed their priority, and a changed density class; nothing if none did."""
    if before.bone_density != after.bone_density:
        old, new = (brief.bone_density.category.replace("_", " ") for brief in (before, after))
        yield f"Bone density: {new}, was {old}." if old != new else f"Bone density: still {new}, by another score."
    old_points = {point.id: point for point in before.points}
    new_points = {point.id: point for point in after.points}
    for point in after.points:
        known = old_points.get(point.id)
        if known is None:
            yield f"New: {severity(point.priority)}  {point.title}"
        elif known.priority is not point.priority:
            yield f"Now {severity(point.priority)}, was {known.priority.word}: {point.title}"
        elif [reason.text for reason in known.reasons] != [reason.text for reason in point.reasons]:
            yield f"Other reasons: {point.title}"
    for point in before.points:
        if point.id not in new_points:
            yield f"No longer: {point.title}"
