"""Whom an edit moves in tables of people, to be read: each difference with its people, and with those of each group."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from bonebrief.machine.text import clean
from bonebrief.wording.counts import counted
from bonebrief.wording.wrap import wrapped

if TYPE_CHECKING:
    from bonebrief.authoring.comparing.tables import Moved, TableMoves


def moves_lines(tables: Iterable["TableMoves"]) -> Iterator[str]:
    """Of each table how many briefs differ, and in what."""
    for table in tables:
        yield ""
        people = counted(table.people, "person", "people")
        yield f"{clean(table.path.name)}: of {people}, {table.differing:,} have a brief that differs."
        for moved in table.moves:
            yield wrapped(_moved(moved), 2)
        if table.named:
            more = ", ..." if table.differing > len(table.named) else ""
            yield wrapped(clean(f"Their ids: {', '.join(table.named)}{more}"), 2)


def _moved(moved: "Moved") -> str:
    one = moved.difference
    groups = "; ".join(f"{name} {count:,}" for name, count in moved.groups.items()) if len(moved.groups) > 1 else ""
    people = f"{moved.people:,} ({groups})" if groups else f"{moved.people:,}"
    return clean(f"{one.subject}, {one.part}: {one.was} -> {one.now}: {people}")
