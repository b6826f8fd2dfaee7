"""Where an example stands in its file, so that a word of what it expects is replaced or an answer is added."""

from collections.abc import Iterator

from bonebrief.knowledge.example import Example
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.problem import Mend, Place
from bonebrief.reading.tables.example_rows import ExampleRows
from bonebrief.reading.tables.rule_tables import TABLE
from bonebrief.reading.yaml.caret import line_starts
from bonebrief.reading.yaml.node import Mapping, Node, Scalar, Sequence, parse_yaml
from bonebrief.reading.yaml.report import Report


class ExamplePlaces:
    """The words of one example in the text of its file; what it shares with other rows of a table is not among them."""

    def __init__(self, text: str, example: Example, knowledge: Knowledge) -> None:
        """Find the example.

        Raises:
            KnowledgeError: the text is not YAML.
        """
        self.example = example
        self._text = text
        root = parse_yaml(text, example.place.file)
        rows = ExampleRows(
            knowledge.dictionary, knowledge.findings, knowledge.points, Report({example.place.file: text})
        )
        nodes = (node for node in _written(root, rows) if node.place == example.place)
        self._node = next(nodes, Mapping((), example.place))

    def expected(self, subject: str, word: str) -> Mend | None:
        """The mend by which a word is expected of a finding, a point or the class; None if it is not its own."""
        expect = _under(self._node, "expect")
        for group in [expect, *(_under(expect, key) for key in ("findings", "points"))]:
            for name, value in group:
                if name.text == subject and isinstance(value, Scalar) and self._is_its_own(value):
                    return Mend(value.place, value.text, word)
        return None

    def given(self, fact: str, word: str) -> Mend | None:
        """The mend by which an answer is given before the others; None where that cannot be written."""
        given = _under(self._node, "given")
        if not given.entries or self._is_in_table:
            return None
        first = given.entries[0][0].place
        gap = ", " if self._at(given.place).startswith("{") else f"\n{' ' * (first.column - 1)}"
        return Mend(first, "", f"{fact}: {word}{gap}")

    @property
    def _is_in_table(self) -> bool:
        """Whether it is a row: then all of it stands in one line, keys included."""
        return bool(self._node.entries) and all(key.place == self._node.place for key, _ in self._node.entries[-1:])

    def _is_its_own(self, word: Scalar) -> bool:
        in_row = not self._is_in_table or word.place.line == self._node.place.line
        return in_row and self._at(word.place).startswith(word.text)

    def _at(self, place: Place) -> str:
        return self._text[line_starts(self._text)[place.line - 1] + place.column - 1 :][:200]


def _written(root: Node, rows: ExampleRows) -> Iterator[Mapping]:
    """Every example of a file as it stands alone."""
    for key, examples in root if isinstance(root, Mapping) else ():
        for node in examples.items if key.text == "examples" and isinstance(examples, Sequence) else ():
            if isinstance(node, Mapping):
                yield from rows.examples(node) if any(name.text == TABLE for name, _ in node) else [node]


def _under(node: Mapping, key: str) -> Mapping:
    found = (value for name, value in node if name.text == key and isinstance(value, Mapping))
    return next(found, Mapping((), node.place))
