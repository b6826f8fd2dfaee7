"""`bonebrief update`: a clinic's copy takes over what is new in the rules it came from and keeps its own changes."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bonebrief.authoring.checking.check import report_problems
from bonebrief.authoring.comparing.compare import compare
from bonebrief.authoring.comparing.diff import report_differences
from bonebrief.authoring.examples.test import Choice, report_examples
from bonebrief.authoring.schemas.schema import write_schemas
from bonebrief.authoring.target import Target
from bonebrief.authoring.tending.merging import CONFLICT, Fate, Merged, merge
from bonebrief.authoring.tending.origin import (
    KEPT,
    UNDONE,
    as_it_came,
    before_update,
    files_of,
    keep_before,
    keep_origin,
    put_back,
    put_files,
    refuse_links_out,
)
from bonebrief.language.problem import KnowledgeError
from bonebrief.machine.error import BoneBriefError, shown_name
from bonebrief.machine.streams import Write
from bonebrief.reading.knowledge import load_knowledge
from bonebrief.wording.counts import counted

_UNTOLD: Final = frozenset({Fate.SAME, Fate.YOURS})


@dataclass(frozen=True, slots=True)
class How:
    """How far an update goes: only told, and without the comparison of briefs at its end."""

    only_told: bool = False
    compared: bool = True


def update(folder: Path, new: Path, came: str | None, how: How, write: Write) -> int:
    """Merge what is new into a clinic's copy and say what became of each file; then check, test and compare.

    `came`: the folder or commit that the copy was made from, where that is not kept beside it. What was there before
    stays in `.bonebrief/before`, and what was there before the last few others beside it. Returns 1 if something waits
    for a hand: a conflict, an error, a failing example.

    Raises:
        BoneBriefError: the folder is no copy, a link in it leads out, an earlier conflict waits in it, or something
            cannot be read or written.
    """
    if not (folder / "rules").is_dir():
        raise BoneBriefError(f"{shown_name(folder)} has no rules/. Name the copy that `bonebrief init` made.")
    refuse_links_out(folder)
    load_knowledge(new, with_examples=False)
    mine, now = files_of(folder), files_of(new)
    _refuse_old_conflicts(mine)
    with as_it_came(folder, came) as base:
        merged = [merge(name, base.get(name), mine.get(name), now.get(name)) for name in sorted({*mine, *now})]
    write("\n".join(_told(merged, base)))
    if how.only_told:
        return 1 if any(one.conflicts for one in merged) else 0
    is_changed = any(one.data != mine.get(one.name) for one in merged)
    if is_changed:
        keep_before(mine, folder)
        put_files(folder, mine, {one.name: one.data for one in merged})
    keep_origin(now, folder)
    return _looked_over(folder, new, how, is_changed, write)


def undo(folder: Path, write: Write) -> None:
    """Put everything back that stood in a clinic's copy before its last update; asked again, before the one before it.

    Raises:
        BoneBriefError: no update is kept, a link in the folder leads out of it, or something cannot be written.
    """
    refuse_links_out(folder)
    further = put_back(folder)
    with suppress(KnowledgeError):
        list(write_schemas(load_knowledge(folder), folder))
    write(f"{shown_name(folder)} is again as it was before its last update.")
    write(f"What stood there until now, with all that was changed since, is in {shown_name(folder / KEPT / UNDONE)}.")
    if further:
        write(f"{counted(further, 'update')} before that can be undone, too: the same command again.")


def _refuse_old_conflicts(mine: Mapping[str, bytes]) -> None:
    for name, data in mine.items():
        if any(line.startswith(CONFLICT) for line in data.splitlines()):
            raise BoneBriefError(f"{name} still holds a conflict of an earlier update. Settle it first.")


def _told(merged: list[Merged], base: Mapping[str, bytes]) -> Iterator[str]:
    told = [one for one in merged if one.fate not in _UNTOLD and (one.fate is not Fate.STAYS_AWAY or one.name in base)]
    yield from (f"{one.name}: {one.fate.value}{_places(one)}" for one in told)
    if not any(one.fate not in (*_UNTOLD, Fate.STAYS_AWAY) for one in merged):
        yield "Nothing is new since."


def _places(one: Merged) -> str:
    return f" ({counted(one.conflicts, 'place')}, marked <<<<<<<)" if one.conflicts else ""


def _looked_over(folder: Path, new: Path, how: How, is_changed: bool, write: Write) -> int:
    wrong = report_problems(Target(folder, None), write)
    try:
        list(write_schemas(load_knowledge(folder), folder))
    except KnowledgeError:
        return 1
    failed = report_examples(str(folder), folder, write, Choice(), None)
    if how.compared and not wrong:
        _compare_with_new(folder, new, write)
        if is_changed:
            _compare_with_before(folder, write)
    return 1 if wrong or failed else 0


def _compare_with_new(folder: Path, new: Path, write: Write) -> None:
    """Tell in full what the clinic's own changes come to."""
    write("\nWhat your own changes come to, beside the rules as they are now:\n")
    report_differences(new, folder, (), "text", write)


def _compare_with_before(folder: Path, write: Write) -> None:
    """Of what is new, which may be much, tell only how much."""
    before = before_update(folder)
    try:
        found = compare(load_knowledge(before, with_examples=False), load_knowledge(folder, with_examples=False))
    except KnowledgeError:
        write(f"\nWhat was there before, in {shown_name(before)}, is not sound for this program and is not compared.")
        return
    differences = counted(len(found.groups) + len(found.unshown), "difference")
    write(f"\nWhat the update changes for people: {differences} between their briefs.")
    write(f"To see each: bonebrief diff {shown_name(before)} {shown_name(folder)}")
