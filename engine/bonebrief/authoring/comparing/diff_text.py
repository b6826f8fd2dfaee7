"""A comparison to be read: what was changed, then who gets another brief, with the fewest answers that show it."""

from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Final

from bonebrief.authoring.comparing.changes import Change
from bonebrief.authoring.comparing.compare import Comparison, Group
from bonebrief.people.person import Person
from bonebrief.wording.answers import answers_text
from bonebrief.wording.counts import counted
from bonebrief.wording.wrap import wrapped

NAMED: Final = 5
"""How many people of a group are named."""


def comparison_lines(found: Comparison) -> Iterator[str]:
    """The versions, every change, how many people were tried, and each group of those with another brief."""
    yield f"Knowledge {found.old.version} ({found.old.root}) -> {found.new.version} ({found.new.root})"
    yield ""
    if not found.changes:
        yield "Nothing differs in meaning."
    for change in found.changes:
        yield from _change(change)
    yield ""
    yield _differing(found)
    for group in found.groups:
        yield ""
        yield from _group(group)
    if found.waiting:
        yield ""
        yield "Not raised before or after, and not counted:"
    for group in found.waiting:
        said = f"{group.difference.subject}: {group.difference.was} -> {group.difference.now}"
        who = f"such as {answers_text(group.smallest)}" if group.smallest else "whatever the answers"
        yield wrapped(f"- {said}, {_people(group)}, {who}", 2, 2)


def _change(change: Change) -> Iterator[str]:
    where = f"  ({change.place})" if change.place else ""
    yield f"{change.kind} {change.sort} {change.id}{where}"
    for detail in change.details:
        if detail.was:
            yield wrapped(f"{detail.part}, was: {detail.was}" if detail.now else f"{detail.part}: {detail.was}", 2)
        if detail.now:
            yield wrapped(f"{detail.part}, now: {detail.now}" if detail.was else f"{detail.part}: {detail.now}", 2)


def _differing(found: Comparison) -> str:
    origins = [person.origin for person in found.tried]
    named = (("example", "of the examples"), ("file", "of your files"), ("made", "made for what differs"))
    said = ", ".join(f"{origins.count(origin)} {words}" for origin, words in named if origin in origins)
    if not found.differing:
        return wrapped(f"Nobody's brief differs. Tried: {said or 'nobody'}.")
    count = len(found.differing)
    return wrapped(f"{count} of {len(found.tried)} people get another brief. Tried: {said or 'nobody'}.", 0)


def _group(group: Group) -> Iterator[str]:
    difference = group.difference
    if difference.part in ("priority", "class"):
        yield wrapped(f"{difference.subject}: {difference.was} -> {difference.now}", 0)
    else:
        yield f"{difference.subject}: other {'words' if difference.part != 'reasons' else 'reasons'}"
        yield wrapped(f"{difference.part}, was: {difference.was}", 2)
        yield wrapped(f"{difference.part}, now: {difference.now}", 2)
    yield "  The fewest answers that show it:"
    yield wrapped(answers_text(group.smallest), 4, 1)
    named = Counter(_named(person) for person in group.people)
    yield f"  {_people(group)}:"
    for name, count in islice(named.items(), NAMED):
        yield wrapped(f"- {name}{f' ({count} ways)' if count > 1 else ''}", 4, 2)
    left = sum(named.values()) - sum(count for _, count in islice(named.items(), NAMED))
    if left:
        yield f"    and {left} more"


def _named(person: Person) -> str:
    return f"{person.name} ({person.place.name}:{person.place.line})" if person.place else person.name


def _people(group: Group) -> str:
    return counted(len(group.people), "person", "people")
