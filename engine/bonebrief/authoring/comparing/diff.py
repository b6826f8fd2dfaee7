"""`bonebrief diff`: what an edit of the rules changes, and which people's briefs change with it."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, Final

from bonebrief.authoring.comparing.changes import Change
from bonebrief.authoring.comparing.compare import Comparison, Group, compare
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.answer import Answers
from bonebrief.language.problem import KnowledgeError, Problem
from bonebrief.machine.streams import Write
from bonebrief.people.files import read_people
from bonebrief.people.person import Person
from bonebrief.reading.knowledge import load_knowledge
from bonebrief.wording.answers import answers_text
from bonebrief.wording.counts import counted
from bonebrief.wording.wrap import wrapped

_NAMED: Final = 5


def diff(old: Path, new: Path, people: Iterable[Path], how: str, write: Write) -> int:
    """Write what differs between two knowledge folders; return 1 if anybody's brief differs, else 0.

    Raises:
        KnowledgeError: a folder is no sound knowledge base, or the people cannot be read; the problems of both sides.
        BoneBriefError: the engine cannot take the rules.
    """
    sides = _load(old, new)
    more = [person for path in people for person in read_people(path, sides[0].dictionary, sides[1].dictionary)]
    found = compare(*sides, more, None if how == "json" else _NAMED)
    write(json.dumps(_as_json(found), indent=2, ensure_ascii=False) if how == "json" else "\n".join(_as_text(found)))
    return 1 if found.groups else 0


def _load(old: Path, new: Path) -> tuple[Knowledge, Knowledge]:
    loaded: list[Knowledge] = []
    problems: list[Problem] = []
    for root in (old, new):
        try:
            loaded.append(load_knowledge(root))
        except KnowledgeError as error:
            problems += error.problems
    if problems:
        raise KnowledgeError(problems)
    return loaded[0], loaded[1]


def _as_text(found: Comparison) -> Iterator[str]:
    yield f"Knowledge {found.old.version} ({found.old.root}) -> {found.new.version} ({found.new.root})"
    yield ""
    if not found.changes:
        yield "Nothing differs in meaning."
    for change in found.changes:
        yield from _change(change)
    yield ""
    yield _counted(found)
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


def _counted(found: Comparison) -> str:
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
    for name, count in islice(named.items(), _NAMED):
        yield wrapped(f"- {name}{f' ({count} ways)' if count > 1 else ''}", 4, 2)
    left = sum(named.values()) - sum(count for _, count in islice(named.items(), _NAMED))
    if left:
        yield f"    and {left} more"


def _named(person: Person) -> str:
    return f"{person.name} ({person.place.file}:{person.place.line})" if person.place else person.name


def _people(group: Group) -> str:
    return counted(len(group.people), "person", "people")


def _as_json(found: Comparison) -> dict[str, Any]:
    return {
        "schema": 1,
        "old": _side(found.old),
        "new": _side(found.new),
        "changes": [_change_json(change) for change in found.changes],
        "tried": len(found.tried),
        "differing": len(found.differing),
        "differences": [_group_json(group) for group in found.groups],
        "waiting": [_group_json(group) for group in found.waiting],
    }


def _side(side: Knowledge) -> dict[str, str]:
    return {"root": str(side.root), "version": side.version, "sha256": side.sha256}


def _change_json(change: Change) -> dict[str, Any]:
    place = change.place
    return {
        "kind": change.kind,
        "sort": change.sort,
        "id": change.id,
        "file": place.file if place else None,
        "line": place.line if place else None,
        "details": [{"part": d.part, "was": d.was, "now": d.now} for d in change.details],
    }


def _group_json(group: Group) -> dict[str, Any]:
    difference = group.difference
    return {
        "subject": difference.subject,
        "part": difference.part,
        "was": difference.was,
        "now": difference.now,
        "smallest": _answers_json(group.smallest),
        "people": [
            {
                "name": person.name,
                "origin": person.origin,
                "file": person.place.file if person.place else None,
                "line": person.place.line if person.place else None,
                "answers": _answers_json(person.answers),
            }
            for person in group.people
        ],
    }


def _answers_json(answers: Answers) -> dict[str, Any]:
    return {fact: answer.status.value if answer.value is None else answer.value for fact, answer in answers.items()}
