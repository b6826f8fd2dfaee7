"""Inserts lines into a YAML file at the right place, and leaves every other character of it as it was."""

import re
from collections.abc import Sequence as Lines
from dataclasses import dataclass

from bonebrief.machine.error import BoneBriefError
from bonebrief.reading.yaml.node import Mapping, Node, Scalar, Sequence, parse_yaml

_DASH = re.compile(r"(\s*)-")


@dataclass(frozen=True, slots=True)
class Insertion:
    """Lines to stand after a line of the file (0: at its beginning)."""

    after: int
    lines: tuple[str, ...]


class Document:
    """The text of a topic file, with the places at which something can be added."""

    def __init__(self, text: str, name: str) -> None:
        """Read the places.

        Raises:
            KnowledgeError: the text is not YAML.
        """
        self.name = name
        self._text = text
        self._lines = text.splitlines()
        root = parse_yaml(text, name)
        self._root = root if isinstance(root, Mapping) else Mapping((), root.place)

    def add_entry(self, section: str, lines: Lines[str], before: str = "") -> Insertion:
        """Add `id: ...` lines (written without indent) at the end of a section, which is made if it is missing.

        Raises:
            BoneBriefError: the section is written in braces.
        """
        node = _child(self._root, section)
        if node is None:
            return self._new_section(section, [f"  {line}".rstrip() for line in lines], before)
        self._need_block(node, section, Mapping)
        assert isinstance(node, Mapping)
        indent = " " * (node.entries[0][0].place.column - 1)
        return Insertion(self._end(section), ("", *(f"{indent}{line}".rstrip() for line in lines)))

    def add_item(self, path: Lines[str], lines: Lines[str]) -> Insertion:
        """Add an item (its lines without dash and indent) at the end of the list under a path of keys.

        Raises:
            BoneBriefError: the list, or what it stands in, is written in brackets or braces.
        """
        node: Node | None = self._root
        for key in path:
            node = _child(node, key) if isinstance(node, Mapping) else None
            if node is not None:
                self._need_block(node, ".".join(path), Mapping if key != path[-1] else Sequence)
        if node is None:
            return self._new_section(path[-1], _as_item("  ", lines), "")
        assert isinstance(node, Sequence)
        first = _DASH.match(self._lines[node.items[0].place.line - 1])
        indent = first[1] if first else "  "
        return Insertion(self._end(*path), tuple(_as_item(indent, lines)))

    def with_one(self, insertion: Insertion) -> str:
        """The text with the lines inserted, in the line ends that the file has."""
        end = "\r\n" if "\r\n" in self._text else "\n"
        lines = [*self._lines[: insertion.after], *insertion.lines, *self._lines[insertion.after :]]
        return end.join(lines) + end

    def _new_section(self, section: str, lines: Lines[str], before: str) -> Insertion:
        key = next((key for key, _ in self._root if key.text == before), None)
        after = self._content_before(key.place.line, 0) if key else self._content_before(len(self._lines) + 1, 0)
        return Insertion(after, ("", f"{section}:", *lines))

    def _need_block(self, node: Node, what: str, kind: type[Mapping] | type[Sequence]) -> None:
        line = self._lines[node.place.line - 1]
        written_in = line[node.place.column - 1 : node.place.column]
        empty = isinstance(node, Scalar) or not (node.items if isinstance(node, Sequence) else node.entries)
        if written_in in ("{", "[") or empty or not isinstance(node, kind):
            where = f"{self.name}:{node.place.line}"
            raise BoneBriefError(
                f"{where}: `{what}` is not written as lines below it, so nothing can be added there.\n"
                "Write each entry on lines of its own, then try again."
            )

    def _end(self, *path: str) -> int:
        """The last line of what stands under a path of keys, without the blank lines and comments after it."""
        node: Node = self._root
        stop, column = len(self._lines) + 1, 0
        for key in path:
            assert isinstance(node, Mapping)
            at = next(i for i, (name, _) in enumerate(node.entries) if name.text == key)
            if at + 1 < len(node.entries):
                following = node.entries[at + 1][0].place
                stop, column = following.line, following.column - 1
            node = node.entries[at][1]
        return self._content_before(stop, column)

    def _content_before(self, line: int, column: int) -> int:
        """The last line before a line that is neither blank nor a comment on what follows."""
        at = line - 1
        while at > 0 and self._is_gap(self._lines[at - 1], column):
            at -= 1
        return at

    def _is_gap(self, line: str, column: int) -> bool:
        words = line.strip()
        return not words or (words.startswith("#") and len(line) - len(line.lstrip()) <= column)


def _child(node: Mapping, key: str) -> Node | None:
    found = next((value for name, value in node if name.text == key), None)
    return None if isinstance(found, Scalar) and found.is_null else found


def _as_item(indent: str, lines: Lines[str]) -> list[str]:
    return [f"{indent}{'  ' if i else '- '}{line}".rstrip() for i, line in enumerate(lines)]
