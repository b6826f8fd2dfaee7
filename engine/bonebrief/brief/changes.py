"""What became of a brief after an answer was changed."""

from collections.abc import Iterator

from bonebrief.brief.model import Brief
from bonebrief.brief.words import category_words, priority_word, severity
from bonebrief.machine.catalogue import _


def brief_changes(before: Brief, after: Brief) -> Iterator[str]:
    """The points that came, went, or changed their priority, and a changed density class; nothing if none did."""
    if before.bone_density != after.bone_density:
        old, new = (category_words(brief.bone_density.category) for brief in (before, after))
        if old != new:
            yield _("Bone density: {new}, was {old}.").format(new=new, old=old)
        else:
            yield _("Bone density: still {new}, by another score.").format(new=new)
    old_points = {point.id: point for point in before.points}
    new_points = {point.id: point for point in after.points}
    for point in after.points:
        known = old_points.get(point.id)
        if known is None:
            yield _("New: {point}").format(point=f"{severity(point.priority)}  {point.title}")
        elif known.priority is not point.priority:
            now, was = severity(point.priority), priority_word(known.priority)
            yield _("Now {now}, was {was}: {point}").format(now=now, was=was, point=point.title)
        elif [reason.text for reason in known.reasons] != [reason.text for reason in point.reasons]:
            yield _("Other reasons: {point}").format(point=point.title)
    for point in before.points:
        if point.id not in new_points:
            yield _("No longer: {point}").format(point=point.title)
