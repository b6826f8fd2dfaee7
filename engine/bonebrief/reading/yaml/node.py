"""YAML as nodes that remember their place and keep every scalar as the words that were written."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import yaml

from bonebrief.language.problem import Code, KnowledgeError, Place, Problem
from bonebrief.machine.text import clean
from bonebrief.reading.yaml.files import unreadable
from bonebrief.reading.yaml.pasted import pasted_rows
from bonebrief.reading.yaml.syntax import TOO_DEEP, syntax_problem, unmerged

MAX_DEPTH = 60
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Scalar(NamedTuple):
    """One value as written; `plain` is false when it stood in quotes or a text block."""

    text: str
    plain: bool
    place: Place

    @property
    def is_null(self) -> bool:
        """Whether it says nothing in the way of YAML: empty, `~` or `null`, not in quotes."""
        return self.plain and self.text in _NULLS


@dataclass(frozen=True, slots=True)
class Sequence:
    """The items of a list in the order they were written."""

    items: tuple["Node", ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in the order they were written, duplicates included."""

    entries: tuple[tuple[Scalar, "Node"], ...]
    place: Place

    def __iter__(self) -> Iterator[tuple[Scalar, "Node"]]:
        return iter(self.entries)


Node = Scalar | Sequence | Mapping


def parse_yaml(text: str, name: str) -> Node:
    """Return the one document in a text as located nodes.

    Raises:
        KnowledgeError: the text is empty or not YAML, is nested too deeply, or uses anchors, aliases or tags.
    """
    if half_done := unmerged(name, text):
        raise KnowledgeError([half_done])
    text = pasted_rows(text)
    try:
        return _Builder(name).document(iter(_Loader(text).get_event, None))
    except yaml.MarkedYAMLError as error:
        raise KnowledgeError([syntax_problem(error, name, text)]) from None
    except yaml.YAMLError as error:
        reason = getattr(error, "reason", "it cannot be read")
        fix = "Remove characters that are not ordinary text."
        raise KnowledgeError([Problem(Code.YAML_SYNTAX, Place(name), f"This is not YAML: {reason}.", fix)]) from None


class _Builder:
    """Builds nodes from the events of the YAML parser, which unlike its own nodes are safe at any depth."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._depth = 0

    def document(self, events: Iterator[Any]) -> Node:
        root: Node | None = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    what = "A second document begins here."
                    raise self._refused(Code.YAML_SYNTAX, event, what, "Keep one document in a file; remove the `---`.")
                root = self._node(next(events), events)
        if root is None or (isinstance(root, Scalar) and root.is_null):
            raise unreadable(Place(self._name), "This file is empty.", "Write the keys it needs, or remove the file.")
        return root

    def _node(self, event: Any, events: Iterator[Any]) -> Node:
        if event.anchor is not None or event.tag is not None:
            raise self._anchor_or_tag(event)
        place = self._place(event)
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(clean(event.value), not event.style, place)
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise self._refused(Code.YAML_SYNTAX, event, *TOO_DEEP)
        node = (
            self._sequence(place, events)
            if isinstance(event, yaml.SequenceStartEvent)
            else self._mapping(place, events)
        )
        self._depth -= 1
        return node

    def _anchor_or_tag(self, event: Any) -> KnowledgeError:
        if event.anchor is not None:
            what = f"An anchor or alias stands here ({clean(event.anchor)})."
            fix = "Write the words out where they are needed, or put a word that begins with * or & in quotes."
            return self._refused(Code.ANCHOR_OR_TAG, event, what, fix)
        what = f"The tag {clean(event.tag)} is not used here."
        return self._refused(Code.ANCHOR_OR_TAG, event, what, "Remove the word that begins with !.")

    def _sequence(self, place: Place, events: Iterator[Any]) -> Sequence:
        items: list[Node] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.append(self._node(event, events))
        return Sequence(tuple(items), place)

    def _mapping(self, place: Place, events: Iterator[Any]) -> Mapping:
        entries: list[tuple[Scalar, Node]] = []
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            key = self._node(event, events)
            if not isinstance(key, Scalar):
                what = "A key must be one word, not a list or a mapping."
                fix = 'Write `key: value`; a key that has brackets stands in quotes, as in `"[lb_av]": 0.4536`.'
                raise self._refused(Code.WRONG_SHAPE, event, what, fix)
            entries.append((key, self._node(next(events), events)))
        return Mapping(tuple(entries), place)

    def _place(self, event: Any) -> Place:
        mark = event.start_mark
        return Place(self._name, mark.line + 1, mark.column + 1)

    def _refused(self, code: Code, event: Any, what: str, fix: str) -> KnowledgeError:
        return KnowledgeError([Problem(code, self._place(event), what, fix)])
