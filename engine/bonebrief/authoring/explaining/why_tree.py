"""A tree of conditions as lines: each with its truth by sign and word, its value, and what it follows from."""

from collections.abc import Iterator, Mapping
from typing import Final

from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.condition import All, Any, AtLeast, Between, Holds, Not
from bonebrief.language.truth import Truth
from bonebrief.language.value import with_unit
from bonebrief.meanings.plain.explain import Why
from bonebrief.wording.conditions import words_of
from bonebrief.wording.statuses import taken_from
from bonebrief.wording.truths import TRUTH_WORDS
from bonebrief.wording.wrap import lines

_SIGNS: Final[Mapping[Truth, str]] = {True: "[+]", False: "[-]", None: "[?]"}


class Tree:
    """Shows trees one after the other; a finding is opened once, and only so many findings deep."""

    def __init__(self, knowledge: Knowledge, depth: int, everything: bool) -> None:
        self._knowledge = knowledge
        self._depth = depth
        self._everything = everything
        self._opened: set[str] = set()
        self.hidden = False

    def lines(self, root: Why) -> Iterator[str]:
        """What the root, a rule or a finding, follows from."""
        yield from self._parts(root, 0, 0)

    def _parts(self, node: Why, indent: int, depth: int) -> Iterator[str]:
        for part in self._shown_parts(node):
            yield from self._node(part, indent, depth)

    def _shown_parts(self, node: Why) -> tuple[Why, ...]:
        parts = node.parts if self._everything else _without_other_rows(node)
        self.hidden = self.hidden or len(parts) < len(node.parts)
        if len(parts) == 1 and node.condition is None and isinstance(parts[0].condition, All):
            return self._shown_parts(parts[0])
        return parts if self._everything else tuple(self._said_by_its_part(part) for part in parts)

    def _said_by_its_part(self, node: Why) -> Why:
        """The one part that decides a rule or a group, in whose place it says all; else the node itself."""
        group = node.condition is None or isinstance(node.condition, All | Any)
        decisive = node.decisive
        return self._said_by_its_part(decisive[0]) if group and len(decisive) == 1 else node

    def _node(self, node: Why, indent: int, depth: int) -> Iterator[str]:
        inner = node.parts[0] if isinstance(node.condition, Not) else node
        finding = inner.name if isinstance(inner.condition, Holds) else ""
        seen, too_deep = finding in self._opened, bool(finding) and depth >= self._depth and not self._everything
        note = self._note(inner, finding, seen)
        yield from _line(node.truth, indent, f"{self._words(node)}{note}")
        if seen or too_deep:
            self.hidden = True
            return
        if finding:
            self._opened.add(finding)
        named = Why(None, finding, inner.truth, inner.parts) if finding else inner
        yield from self._parts(named, indent + 1, depth + bool(finding))

    def _words(self, node: Why) -> str:
        words = words_of(node.condition) if node.condition is not None else node.name
        if not isinstance(node.condition, AtLeast):
            return words
        return f"{words}: {sum(part.truth is True for part in node.parts)} true"

    def _note(self, node: Why, finding: str, seen: bool) -> str:
        if finding:
            return f"  {'(see above)' if seen else self._knowledge.findings[finding].title}"
        if node.fact is None:
            return ""
        dictionary = self._knowledge.dictionary
        said = [] if node.value is None else [with_unit(dictionary[node.fact], node.value)]
        said += [taken_from([dictionary[fact].label for fact in node.taken_from])] if node.taken_from else []
        said += ["contradicted by another answer"] if node.contradicted else []
        return f"  ({'; '.join(said or ['no answer'])})"


def _line(truth: Truth, indent: int, words: str) -> list[str]:
    before = f"{_SIGNS[truth]} {TRUTH_WORDS[truth]:8}" + "  " * indent
    return lines(words, before, " " * (len(before) + 2))


def _without_other_rows(node: Why) -> tuple[Why, ...]:
    """What decides a node; of many rows for one number each, where a line is drawn between them, only the person's."""
    parts = node.decisive
    rows = [_row(part) for part in parts]
    if not isinstance(node.condition, Any) or not any(row and row[1] for row in rows):
        return parts
    return tuple(part for part, row in zip(parts, rows, strict=True) if row is None or row[1])


def _row(node: Why) -> tuple[str, bool] | None:
    """Of a row that holds for one number, or of several of them, the fact and whether it is the person's; else None."""
    if isinstance(node.condition, Any):
        rows = [row for part in node.parts if (row := _row(part)) is not None]
        return (rows[0][0], any(own for _, own in rows)) if len(rows) > 1 else None
    test = node.parts[0] if isinstance(node.condition, All) else node
    match test.condition:
        case Between(fact, low, high) if low == high:
            return fact, test.truth is True
    return None
