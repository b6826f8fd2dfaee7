"""Reading located YAML by key: every slip is reported with its place, and reading goes on."""

import re
from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from datetime import date
from types import MappingProxyType

from bonebrief.language.problem import Code
from bonebrief.machine.suggestion import same_word
from bonebrief.reading.yaml.entries import entries
from bonebrief.reading.yaml.node import Mapping as MappingNode
from bonebrief.reading.yaml.node import Node, Scalar
from bonebrief.reading.yaml.node import Sequence as SequenceNode
from bonebrief.reading.yaml.report import Instead, Report

_ID = re.compile(r"[a-z][a-z0-9_]*")
RESERVED = frozenset(
    ("not", "all", "any", "none", "is", "includes", "between", "known", "unknown", "yes", "no", "true", "false", "null")
)
"""Words that would be read as something else if an id were one of them."""
_NEVER_RENAMED: Mapping[str, str] = MappingProxyType({})
_BELONGS = {
    "raise": ("priority", "because", "when", "source", "evidence", "verify"),
    "rules": ("when", "source", "evidence", "verify"),
    "expect": ("points", "order"),
}
"""Keys that stand in the entries under another one, where they are looked for beside it."""
_SAME = {"true": "yes", "false": "no"}
_STANDS = {Scalar: "One value stands", SequenceNode: "A list stands", MappingNode: "Keys with values stand"}


class Fields:
    """The keys of one mapping; every reader reports what is wrong and returns None or something empty."""

    def __init__(self, node: MappingNode, report: Report) -> None:
        self.place = node.place
        self._report = report
        self._nodes = {key.text: value for key, value in entries(node, report)}
        self._keys = {key.text: key.place for key, _ in node}
        self._strange = 0
        self._missed: set[str] = set()

    def __contains__(self, key: str) -> bool:
        return key in self._nodes

    @property
    def strange(self) -> bool:
        """Whether a key was reported that resembles none of those that may stand here."""
        return self._strange > 0

    def misspelt(self, *keys: str) -> bool:
        """Whether one of these keys is not here because it was reported as another one that it resembles."""
        return any(key in self._keys and key not in self._nodes for key in keys)

    def only(self, *known: str, formerly: Mapping[str, str] = _NEVER_RENAMED) -> "Fields":
        """Report every key that is not known here; `formerly`: what keys were called once, and are called now."""
        for key in [key for key in self._nodes if key not in known]:
            stray = self._nodes.pop(key)
            free = [word for word in known if word not in self._keys]
            now = formerly.get(key, "")
            meant = now if now in free else self._report.nearest(key, free)
            if meant:
                self._keys[meant] = self._keys[key]
                self._report.spoilt |= _names_in(stray)
            else:
                self._strange += 1
            asked = f"It is called {meant} now." if meant == now else f"Did you mean {meant}?"
            fix = asked if meant else self._elsewhere(key, free or known)
            instead = Instead(key, [meant], meant == now or same_word(key, meant)) if meant else None
            what = f'The key "{key}" is not used here.'
            self._report.add(Code.UNKNOWN_KEY, self._keys[key], what, fix, instead=instead)
        return self

    def _elsewhere(self, key: str, free: Iterable[str]) -> str:
        """What may stand here, or under which of the keys that stand here the one belongs."""
        under = next((one for one, inner in _BELONGS.items() if key in inner and one in self._keys), "")
        return f"It belongs under `{under}:`." if under else f"Use one of: {', '.join(free)}."

    def need(self, *keys: str) -> "Fields":
        """Report every key that must be here and is not; one that is called otherwise was reported by `only`."""
        for key in [key for key in keys if key not in self._keys and key not in self._missed]:
            self._missed.add(key)
            if self._strange:
                self._strange -= 1
            else:
                beside = next(iter(self._keys), "")
                where = f", indented like `{beside}:`" if beside else ""
                what = f'The key "{key}" is missing here.'
                self._report.add(Code.MISSING_KEY, self.place, what, f"Add a line `{key}: ...`{where}.")
        return self

    def beside(self, nodes: Mapping[str, Node]) -> "Fields":
        """The same keys, and these with other values or new."""
        other = copy(self)
        other._nodes, other._keys = {**self._nodes, **nodes}, {**self._keys, **{k: n.place for k, n in nodes.items()}}
        return other

    def node(self, key: str) -> Node | None:
        """Whatever stands under a key; None if absent."""
        return self._nodes.get(key)

    def text(self, key: str) -> str:
        """The words under a key, with line breaks folded into spaces; empty if absent."""
        scalar = self.scalar(key)
        return " ".join(scalar.text.split()) if scalar else ""

    def scalar(self, key: str) -> Scalar | None:
        """The one value under a key; None if absent, or after a report."""
        node = self._nodes.get(key)
        return as_scalar(node, self._report) if node else None

    def date(self, key: str) -> date:
        """The day under a key; the first there is if absent, or after a report."""
        scalar = self.scalar(key)
        try:
            return date.fromisoformat(scalar.text if scalar else "")
        except ValueError:
            if scalar:
                what, meant = f'"{scalar.text}" is not a date.', day_written(scalar.text)
                fix = f"Write `{meant}`." if meant else "Write year, month and day, as in 2026-11-24."
                instead = Instead(scalar.text, [meant], sure=True) if meant else None
                self._report.add(Code.WRONG_TYPE, scalar.place, what, fix, instead=instead)
            return date.min

    def list(self, key: str) -> tuple[Node, ...]:
        """The items of the list under a key; none if absent, or after a report."""
        node = self._nodes.get(key)
        if node is None:
            return ()
        if isinstance(node, SequenceNode):
            return node.items
        self._wrong_shape(node, "a list")
        return ()

    def mapping(self, key: str) -> MappingNode | None:
        """The keys with values under a key; None if absent, or after a report."""
        node = self._nodes.get(key)
        if node is None or isinstance(node, MappingNode):
            return node
        self._wrong_shape(node, "keys with values")
        return None

    def children(self, key: str) -> Iterator[tuple[Scalar, "Fields"]]:
        """The entries of a mapping of mappings: `id: {key: value}`."""
        node = self.mapping(key)
        for name, child in entries(node, self._report) if node else ():
            if not _ID.fullmatch(name.text):
                what = f'"{name.text}" cannot be used as an id.'
                fix = "Use small letters, digits and underscores, beginning with a letter."
                self._report.add(Code.BAD_ID, name.place, what, fix)
                self._report.spoilt |= {name.text, as_id(name.text)}
            elif name.text in RESERVED:
                what = f'"{name.text}" is a word of the rule language and no id.'
                self._report.add(Code.BAD_ID, name.place, what, "Give it a name that says what it is.")
                self._report.spoilt.add(name.text)
            elif isinstance(child, MappingNode):
                yield name, Fields(child, self._report)
            else:
                self._wrong_shape(child, "keys with values")
                self._report.spoilt.add(name.text)

    def one_of(self, key: str, known: Iterable[str]) -> str | None:
        """The word under a key, which must be one of the known ones."""
        scalar = self.scalar(key)
        words = list(known)
        if scalar is None or scalar.text in words:
            return scalar.text if scalar else None
        what, fix = f'"{scalar.text}" is not possible under "{key}".', f"Write one of: {', '.join(words)}."
        same = _SAME.get(scalar.text.casefold(), "")
        if same in words:
            instead = Instead(scalar.text, [same], sure=True)
            self._report.add(Code.WRONG_TYPE, scalar.place, what, f"Write `{same}`.", instead=instead)
            return None
        self._report.unknown(Code.WRONG_TYPE, scalar.place, what, scalar.text, words, fix)
        return None

    def _wrong_shape(self, node: Node, wanted: str) -> None:
        wrong_shape(node, wanted, self._report)


def _names_in(node: Node) -> set[str]:
    """What is defined under a key, and not known where the key is misspelt."""
    return {key.text for key, _ in node} if isinstance(node, MappingNode) else set()


def day_written(text: str) -> str:
    """A day written otherwise, as it is written here; nothing where it may be another day, or none."""
    match = re.fullmatch(r"(\d{1,4})\s*[./ -]\s*(\d{1,2})\s*[./ -]\s*(\d{1,4})", text.strip())
    first, month, last = (int(number) for number in match.groups()) if match else (0, 0, 0)
    if last > 31:
        first, last = last, first
        month, last = (last, month) if month > 12 else (month, last)
        if month <= 12 and last <= 12 and month != last:
            return ""
    try:
        return date(first, month, last).isoformat() if first > 31 else ""
    except ValueError:
        return ""


def wrong_shape(node: Node, wanted: str, report: Report) -> None:
    """Report a node that is not of the shape wanted: `one value`, `a list`, or `keys with values`."""
    said = f' ("{node.text[:40]}")' if isinstance(node, Scalar) and node.text else ""
    what = f"{_STANDS[type(node)]} here{said}, where {wanted} must stand."
    report.add(Code.WRONG_SHAPE, node.place, what, _shape_fix(node, wanted))


def _shape_fix(node: Node, wanted: str) -> str:
    first = f" {next(iter(node))[0].text}:" if isinstance(node, MappingNode) and node.entries else ""
    several = re.split(r",\s*|;\s*|\s+and\s+", node.text) if isinstance(node, Scalar) else []
    if wanted == "a list" and len(several) > 1:
        return f"Write it as a list: `[{', '.join(several)}]`."
    if wanted == "a list":
        return f"Begin each item with a dash: `-{first or ' ...'}`."
    if wanted == "one value":
        return "Write one word or text here, without brackets, dashes or keys."
    return "Write `key: value` lines here, indented under the line above."


def as_id(text: str) -> str:
    """The id that words were probably to be."""
    return re.sub(r"\W+", "_", text.strip().casefold())


def as_scalar(node: Node, report: Report) -> Scalar | None:
    """The node itself if it is one value; otherwise report it."""
    if isinstance(node, Scalar) and not node.is_null:
        return node
    if isinstance(node, Scalar):
        report.add(Code.EMPTY_VALUE, node.place, "Nothing stands here.", "Write a value, or remove the line.")
    else:
        wrong_shape(node, "one value", report)
    return None


def as_list(node: Node) -> tuple[Node, ...]:
    """The items of a list; anything else counts as a list of one."""
    return node.items if isinstance(node, SequenceNode) else (node,)


def root_fields(node: Node, report: Report) -> Fields:
    """The keys of a whole file."""
    if isinstance(node, MappingNode):
        return Fields(node, report)
    wrong_shape(node, "keys with values", report)
    return Fields(MappingNode((), node.place), report)
