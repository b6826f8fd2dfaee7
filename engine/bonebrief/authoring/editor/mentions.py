"""Where ids stand in a file: what it defines, and what it names in conditions, lists, answers and placeholders."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.formula import SiteOfLowest
from bonebrief.language.problem import Place
from bonebrief.reading.folder import language_of
from bonebrief.reading.tables.grid import read_grid
from bonebrief.reading.tables.rule_tables import TABLE
from bonebrief.reading.yaml.node import Mapping as MappingNode
from bonebrief.reading.yaml.node import Node, Scalar, Sequence
from bonebrief.reading.yaml.report import Report

FACT, FINDING, POINT, SOURCE, EVIDENCE = "fact", "finding", "point", "source", "evidence"
_DEFINES: Final = {
    **dict.fromkeys(("questions", "derived"), FACT),
    "findings": FINDING,
    "points": POINT,
    "sources": SOURCE,
    "rows": EVIDENCE,
}
_NAMES: Final = ("given", "answers", "findings", "points")
_PROSE: Final = frozenset(
    ("title", "topic", "about", "say", "patient", "because", "label", "why", "help", "says", "verify", "name", "where")
) | {"organisation", "together", "mend", "choices", "also"}
_REASON: Final = "because"
"""In another language a reason stands behind its English words."""

_ANSWERS: Final = frozenset(("given", "answers"))
_WORDS: Final = frozenset(("density", "category", "basis", "type", "priority", "talk", "scale"))
"""Keys with words of the language, or of answers, behind them, which may look like ids."""

_NAMED_IN_CELLS: Final = frozenset((FINDING, "source", "evidence", "because"))
_OR: Final = "or "
_BETWEEN_ROWS: Final = re.compile(r"[,\s]+")
_PLACEHOLDER: Final = re.compile(r"\{([a-z][a-z0-9_]*)\}")
_WORD: Final = re.compile(r"[a-z][a-z0-9_]*")
_FIRST: Final = re.compile(r"(?:not\s+)*([a-z][a-z0-9_]*)\b")


@dataclass(frozen=True, slots=True)
class Mention:
    """An id at a place of a file, and whether it is defined there, or put into another language."""

    kind: str
    name: str
    place: Place
    defines: bool = False
    translates: bool = False

    def covers(self, line: int, column: int) -> bool:
        """Whether a place, counted from 1, lies in it or right behind it."""
        start = self.place.column
        return self.place.line == line and start <= column <= start + len(self.name)


@dataclass(frozen=True, slots=True)
class Names:
    """What every id of a knowledge base is."""

    kinds: Mapping[str, str]
    sources: frozenset[str]
    evidence: frozenset[str]
    sites: frozenset[str] = frozenset()

    @staticmethod
    def of(knowledge: Knowledge) -> "Names":
        kinds = dict.fromkeys(knowledge.dictionary, FACT) | dict.fromkeys(knowledge.findings, FINDING)
        kinds |= dict.fromkeys(knowledge.points, POINT)
        sites = frozenset(f.id for f in knowledge.dictionary.values() if isinstance(f.formula, SiteOfLowest))
        return Names(kinds, frozenset(knowledge.sources), frozenset(knowledge.evidence), sites)


def mentions_of(text: str, root: Node, names: Names) -> tuple[Mention, ...]:
    """Every id in a file, in the order of its lines."""
    found = _Walk(text, names).node(root, ())
    return tuple(sorted(found, key=lambda mention: mention.place))


class _Walk:
    def __init__(self, text: str, names: Names) -> None:
        self._text = text
        self._names = names

    def node(self, node: Node, path: tuple[str, ...]) -> Iterator[Mention]:
        match node:
            case Scalar():
                yield from self._scalar(node, path)
            case Sequence(items):
                for item in items:
                    yield from self.node(item, path)
            case MappingNode(entries):
                for key, value in entries:
                    yield from self._key(key, path)
                    yield from self.node(value, (*path, key.text))

    def _key(self, key: Scalar, path: tuple[str, ...]) -> Iterator[Mention]:
        parent = path[-1] if path else ""
        if len(path) == 1 and parent in _DEFINES:
            other = language_of(Path(key.place.file)) is not None
            yield Mention(_DEFINES[parent], key.text, key.place, defines=not other, translates=other)
        elif parent == _REASON:
            for name in _PLACEHOLDER.findall(key.text):
                yield from self._at(FACT, name, key, f"{{{name}}}", 1)
        elif parent in _NAMES and key.text in self._names.kinds:
            yield Mention(self._names.kinds[key.text], key.text, key.place)

    def _scalar(self, scalar: Scalar, path: tuple[str, ...]) -> Iterator[Mention]:
        key = path[-1] if path else ""
        if key in _PROSE or {"choices", _REASON} & {*path[-2:]}:
            for name in _PLACEHOLDER.findall(scalar.text):
                yield from self._at(FACT, name, scalar, f"{{{name}}}", 1)
        elif key == "source":
            name = scalar.text.partition(",")[0].strip()
            if name in self._names.sources:
                yield from self._at(SOURCE, name, scalar, name)
        elif key == "evidence":
            for row in _BETWEEN_ROWS.split(scalar.text):
                yield from self._at(EVIDENCE, row, scalar, row) if row in self._names.evidence else ()
        elif key == TABLE:
            yield from self._table(scalar)
        elif key == "formula":
            for name in dict.fromkeys(_WORD.findall(scalar.text)):
                yield from self._at(FACT, name, scalar, name) if self._names.kinds.get(name) == FACT else ()
        elif key not in _WORDS and not _ANSWERS & {*path[-2:]}:
            yield from self._condition(scalar)

    def _table(self, scalar: Scalar) -> Iterator[Mention]:
        """What heads the columns of a table, and what its cells name."""
        grid = read_grid(scalar, Report({scalar.place.file: self._text}))
        for at, head in enumerate(grid.heads if grid else ()):
            name = head.text.removeprefix(_OR)
            if name in self._names.kinds:
                yield from self._at(self._names.kinds[name], name, head, name)
            for row in grid.rows if grid and head.text in _NAMED_IN_CELLS else ():
                yield from self._scalar(row[at], (head.text,))

    def _condition(self, scalar: Scalar) -> Iterator[Mention]:
        """What a condition is about; the sites of a worst score are facts, too."""
        match = _FIRST.match(scalar.text)
        name = match[1] if match else ""
        if name not in self._names.kinds:
            return
        yield from self._at(self._names.kinds[name], name, scalar, name)
        if name in self._names.sites:
            for site in _WORD.findall(scalar.text[match.end() :] if match else ""):
                yield from self._at(FACT, site, scalar, site) if site in self._names.kinds else ()

    def _at(self, kind: str, name: str, scalar: Scalar, words: str, indent: int = 0) -> Iterator[Mention]:
        """Every place in a scalar where words stand, as whole words."""
        at, left = scalar.place, scalar.text.count(words) or 1
        while left > 0 and (found := _next(self._text, at, words)):
            yield Mention(kind, name, found._replace(column=found.column + indent))
            at, left = found._replace(column=found.column + len(words)), left - 1
            if kind != FACT:
                return


def _next(text: str, at: Place, words: str) -> Place | None:
    """The next place of whole words, within the same value."""
    start, edge = at, re.compile(rf"(?<![\w.]){re.escape(words)}(?![\w])" if words[0] != "{" else re.escape(words))
    lines = text.split("\n")
    for number in range(start.line - 1, min(start.line + 40, len(lines))):
        column = start.column - 1 if number == start.line - 1 else 0
        if match := edge.search(lines[number], column):
            return Place(at.file, number + 1, match.start() + 1)
    return None
