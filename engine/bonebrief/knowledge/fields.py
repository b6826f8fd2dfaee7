"""Reading located YAML by key: every slip is reported with its place, and reading goes on."""

import re
from collections.abc import Iterable, Iterator

from bonebrief.knowledge.problem import Code, Place, Problem, did_you_mean
from bonebrief.knowledge.yaml_node import Mapping, Node, Scalar, Sequence

_ID = re.compile(r"[a-z][a-z0-9_]*")
_KIND = {Scalar: "one value", Sequence: "a list", Mapping: "keys with values"}


class Report:
    """Collects problems while reading goes on."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def add(self, code: Code, where: Place, what: str, fix: str = "") -> None:
        self.problems.append(Problem(code, where, what, fix))


class Fields:
    """The keys of one mapping; every reader reports what is wrong and returns None or something empty."""

    def __init__(self, node: Mapping, report: Report) -> None:
        self.place = node.place
        self._report = report
        self._nodes = {key.text: value for key, value in entries(node, report)}

    def __contains__(self, key: str) -> bool:
        return key in self._nodes

    def only(self, *known: str) -> "Fields":
        """Report every key that is not known here."""
        for key in [key for key in self._nodes if key not in known]:
            node = self._nodes.pop(key)
            fix = did_you_mean(key, known) or f"Use one of: {', '.join(known)}."
            self._report.add(Code.UNKNOWN_KEY, node.place, f'The key "{key}" is not used here.', fix)
        return self

    def need(self, *keys: str) -> "Fields":
        """Report every key that must be here and is not."""
        for key in keys:
            if key not in self._nodes:
                what = f'The key "{key}" is missing here.'
                self._report.add(Code.MISSING_KEY, self.place, what, f"Add a line `{key}: ...`.")
        return self

    def node(self, key: str) -> Node | None:
        return self._nodes.get(key)

    def text(self, key: str) -> str:
        """The words under a key, with line breaks folded into spaces; empty if absent."""
        scalar = self.scalar(key)
        return " ".join(scalar.text.split()) if scalar else ""

    def scalar(self, key: str) -> Scalar | None:
        node = self._nodes.get(key)
        return as_scalar(node, self._report) if node else None

    def list(self, key: str) -> tuple[Node, ...]:
        node = self._nodes.get(key)
        if node is None:
            return ()
        if isinstance(node, Sequence):
            return node.items
        self._wrong_shape(node, "a list")
        return ()

    def mapping(self, key: str) -> Mapping | None:
        node = self._nodes.get(key)
        if node is None or isinstance(node, Mapping):
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
            elif isinstance(child, Mapping):
                yield name, Fields(child, self._report)
            else:
                self._wrong_shape(child, "keys with values")

    def one_of(self, key: str, known: Iterable[str]) -> str | None:
        """The word under a key, which must be one of the known ones."""
        scalar = self.scalar(key)
        words = list(known)
        if scalar is None or scalar.text in words:
            return scalar.text if scalar else None
        fix = did_you_mean(scalar.text, words) or f"Write one of: {', '.join(words)}."
        self._report.add(Code.WRONG_TYPE, scalar.place, f'"{scalar.text}" is not possible under "{key}".', fix)
        return None

    def _wrong_shape(self, node: Node, wanted: str) -> None:
        wrong_shape(node, wanted, self._report)


def wrong_shape(node: Node, wanted: str, report: Report) -> None:
    what = f"Here stands {_KIND[type(node)]}, where {wanted} must stand."
    report.add(Code.WRONG_SHAPE, node.place, what, "Look at the same place in a file that works.")


def entries(node: Mapping, report: Report) -> Iterator[tuple[Scalar, Node]]:
    """The entries of a mapping without those that repeat a key or say nothing, which are reported."""
    seen: dict[str, Place] = {}
    for key, value in node:
        if key.text in seen:
            what = f'The key "{key.text}" stands here twice; the first is in line {seen[key.text].line}.'
            report.add(Code.DUPLICATE_KEY, key.place, what, "Remove one of the two.")
        elif key.is_null or (isinstance(value, Scalar) and value.is_null):
            what = f'Nothing stands after "{key.text}:".' if key.text else "A key is empty."
            report.add(Code.EMPTY_VALUE, key.place, what, "Write a value, or remove the line.")
        else:
            seen[key.text] = key.place
            yield key, value


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
    return node.items if isinstance(node, Sequence) else (node,)


def root_fields(node: Node, report: Report) -> Fields:
    """The keys of a whole file."""
    if isinstance(node, Mapping):
        return Fields(node, report)
    wrong_shape(node, "keys with values", report)
    return Fields(Mapping((), node.place), report)
