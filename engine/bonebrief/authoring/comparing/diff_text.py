"""A comparison to be read: what was changed, then how briefs differ, each with the fewest answers that show it."""

from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Final

from bonebrief.authoring.comparing.changes import Change
from bonebrief.authoring.comparing.compare import MOST_SHOWN, Comparison, Group
from bonebrief.authoring.comparing.outcome import Difference
from bonebrief.people.person import Person
from bonebrief.wording.answers import answers_text
from bonebrief.wording.counts import counted
from bonebrief.wording.wrap import wrapped

NAMED: Final = 5
"""How many people of a group are named."""


COVERED: Final = (
    "Compared: the priority of each point, the density class, and the reasons and texts of points that keep their "
    "priority. Each side is given the answers to what it asks; answers that seldom go together count as kept. "
    "Not covered: records without the answers that open a question, answers that contradict each other; the order, "
    "headings and sources of a brief, and how a figure is rounded."
)
"""What was compared, and for whom, in a few sentences."""


def comparison_lines(found: Comparison) -> Iterator[str]:
    """The versions, every change, every difference in briefs, what was not found out, and what all that covers."""
    yield f"Knowledge {found.old.version} ({found.old.root}) -> {found.new.version} ({found.new.root})"
    yield ""
    if not found.changes:
        yield "Nothing differs in meaning."
    for change in found.changes:
        yield from _change(change)
    yield ""
    yield from _differing(found)
    for group in (group for group in found.groups if group.proved):
        yield ""
        yield from group_lines(group)
    for title, groups in (
        ("Only some of your people have this, who are not among those whom it was proved for:", _unproved(found)),
        ("Not raised before or after, and not counted:", found.waiting),
    ):
        if groups:
            yield ""
            yield wrapped(title, 0)
        for group in groups:
            yield wrapped(f"- {_said(group.difference)}{_people(group)}, {_such_as(group)}", 2, 2)
    if found.unshown:
        yield ""
        yield wrapped(f"Somebody has these as well; after {MOST_SHOWN} differences nobody was looked for:", 0)
    for difference in found.unshown:
        yield wrapped(f"- {_said(difference)}", 2, 2)
    if found.undecided:
        yield ""
        yield "Not decided:"
    for one in found.undecided:
        yield wrapped(f"- {_said(one.difference)}. {one.why}", 2, 2)
    yield ""
    yield wrapped(COVERED, 0)


def _unproved(found: Comparison) -> tuple[Group, ...]:
    return tuple(group for group in found.groups if not group.proved)


def _change(change: Change) -> Iterator[str]:
    where = f"  ({change.place})" if change.place else ""
    yield f"{change.kind} {change.sort} {change.id}{where}"
    for detail in change.details:
        if detail.was:
            yield wrapped(f"{detail.part}, was: {detail.was}" if detail.now else f"{detail.part}: {detail.was}", 2)
        if detail.now:
            yield wrapped(f"{detail.part}, now: {detail.now}" if detail.was else f"{detail.part}: {detail.now}", 2)


def _differing(found: Comparison) -> Iterator[str]:
    count = sum(group.proved for group in found.groups) + len(found.unshown)
    but = ", but for what was not decided" if found.undecided else ""
    whom = f"Proved for everybody whom an interview can bring{but}"
    if count:
        these = "this is the only difference" if count == 1 else f"these {count} differences are all there are"
        yield wrapped(f"{whom}: {these} between their briefs.", 0)
    else:
        yield wrapped(f"{whom}: nobody's brief differs.", 0)
    if found.people:
        yield f"Of {_counted(len(found.people))} in your files {len(found.differing)} get another brief."


def group_lines(group: Group) -> Iterator[str]:
    """One difference in briefs, and the fewest answers that show it."""
    difference = group.difference
    yield wrapped(_said(difference), 0)
    if difference.part not in ("priority", "class"):
        yield wrapped(f"{difference.part}, was: {difference.was}", 2)
        same = difference.was == difference.now
        now = "the same, with other words for an answer" if same else difference.now
        yield wrapped(f"{difference.part}, now: {now}", 2)
    yield "  The fewest answers that show it:"
    yield wrapped(answers_text(group.smallest), 4, 1)
    named = Counter(_named(person) for person in group.people)
    if named:
        yield f"  {_counted(len(group.people))} in your files:"
    for name, count in islice(named.items(), NAMED):
        yield wrapped(f"- {name}{f' ({count} ways)' if count > 1 else ''}", 4, 2)
    left = sum(named.values()) - sum(count for _, count in islice(named.items(), NAMED))
    if left:
        yield f"    and {left} more"


def _said(difference: Difference) -> str:
    if difference.part in ("priority", "class"):
        return f"{difference.subject}: {difference.was} -> {difference.now}"
    return f"{difference.subject}: other {'words' if difference.part != 'reasons' else 'reasons'}"


def _such_as(group: Group) -> str:
    return f"such as {answers_text(group.smallest)}" if group.smallest else "whatever the answers"


def _named(person: Person) -> str:
    return f"{person.name} ({person.place.name}:{person.place.line})" if person.place else person.name


def _people(group: Group) -> str:
    return f", {_counted(len(group.people))} in your files" if group.people else ""


def _counted(people: int) -> str:
    return counted(people, "person", "people")
