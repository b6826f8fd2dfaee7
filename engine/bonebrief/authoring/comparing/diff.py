"""`bonebrief diff`: what an edit of the rules changes, and which people's briefs change with it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from bonebrief.authoring.comparing.compare import compare
from bonebrief.authoring.comparing.diff_json import comparison_json
from bonebrief.authoring.comparing.diff_text import comparison_lines
from bonebrief.authoring.comparing.moves_text import moves_lines
from bonebrief.authoring.comparing.stale_translations import stale_lines, stale_translations
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.problem import KnowledgeError, Problem
from bonebrief.machine.streams import Write
from bonebrief.people.files import read_people
from bonebrief.reading.knowledge import load_knowledge

if TYPE_CHECKING:
    from bonebrief.authoring.comparing.tables import TableMoves


@dataclass(frozen=True, slots=True)
class Tables:
    """Tables of people: their files, the map of their columns, and the columns by whose values people are grouped."""

    paths: tuple[Path, ...] = ()
    map: Path | None = None
    by: tuple[str, ...] = ()


def report_differences(
    old: Path, new: Path, people: Iterable[Path], how: str, write: Write, tables: Tables = Tables()
) -> int:
    """Write what differs between two knowledge folders; return 1 if anybody's brief differs or may, else 0.

    Raises:
        KnowledgeError: a folder is no sound knowledge base, or the people cannot be read; the problems of both sides.
    """
    sides = _load(old, new)
    more = [person for path in people for person in read_people(path, sides[0].dictionary, sides[1].dictionary)]
    moves = list(_moves(tables, *sides))
    found, stale = compare(*sides, more), stale_translations(*sides)
    lines = chain(comparison_lines(found), stale_lines(stale), moves_lines(moves))
    write(comparison_json(found, moves, stale) if how == "json" else "\n".join(lines))
    return 1 if found.groups or found.unshown or found.undecided or any(one.differing for one in moves) else 0


def _moves(tables: Tables, old: Knowledge, new: Knowledge) -> Iterator["TableMoves"]:
    for path in tables.paths:
        from bonebrief.authoring.comparing.tables import moves_in

        yield moves_in(path, tables.map, tables.by, old, new)


def _load(old: Path, new: Path) -> tuple[Knowledge, Knowledge]:
    loaded: list[Knowledge] = []
    problems: list[Problem] = []
    for root in (old, new):
        try:
            loaded.append(load_knowledge(root, with_examples=False))
        except KnowledgeError as error:
            problems += error.problems
    if problems:
        raise KnowledgeError(problems)
    return loaded[0], loaded[1]
