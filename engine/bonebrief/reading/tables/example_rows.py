"""Reads a table of examples: each row is one, with the answers and expectations in its cells and those all share."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from bonebrief.language.domain import Choices
from bonebrief.language.fact import Dictionary
from bonebrief.language.problem import Code, Place
from bonebrief.reading.tables.cells import ANY
from bonebrief.reading.tables.grid import read_grid
from bonebrief.reading.yaml.fields import Fields
from bonebrief.reading.yaml.node import Mapping, Node, Scalar, Sequence
from bonebrief.reading.yaml.report import Report

_NAME: Final = "name"
_DENSITY: Final = "density"


@dataclass(frozen=True, slots=True)
class ExampleRows:
    """Reads rows of examples against the facts, findings and points there are."""

    dictionary: Dictionary
    findings: Collection[str]
    points: Collection[str]
    report: Report

    def examples(self, node: Mapping) -> Iterator[Mapping]:
        """Each row as an example would be written that stands alone; none after a report."""
        fields = Fields(node, self.report).only("given", "expect", "table")
        table, given, expect = fields.node("table"), fields.mapping("given"), fields.mapping("expect")
        grid = read_grid(table, self.report) if table else None
        known = [self._known(head) for head in grid.heads] if grid else []
        if grid is None or not all(known):
            return
        for row in grid.rows:
            cells = [(head, cell) for head, cell in zip(grid.heads, row, strict=True) if cell.text != ANY]
            yield self._example(cells, given, expect)

    def _example(self, cells: list[tuple[Scalar, Scalar]], given: Mapping | None, expect: Mapping | None) -> Mapping:
        place = cells[0][1].place
        answers = [(head, self._value(head.text, cell)) for head, cell in cells if head.text in self.dictionary]
        findings = [(head, cell) for head, cell in cells if head.text in self.findings]
        points = [(head, cell) for head, cell in cells if head.text in self.points]
        expected: list[tuple[Scalar, Node]] = [(head, cell) for head, cell in cells if head.text == _DENSITY]
        shared = {key.text: (key, value) for key, value in expect or ()}
        for key, found in (("findings", findings), ("points", points)):
            own = shared.pop(key, None)
            more = own[1].entries if own and isinstance(own[1], Mapping) else ()
            if found or more:
                expected.append((_key(key, place), Mapping((*more, *found), place)))
        named: list[tuple[Scalar, Node]] = [(head, cell) for head, cell in cells if head.text == _NAME]
        return Mapping(
            (
                *named,
                (_key("given", place), Mapping((*(given or ()), *answers), place)),
                (_key("expect", place), Mapping((*expected, *shared.values()), place)),
            ),
            place,
        )

    def _value(self, fact: str, cell: Scalar) -> Node:
        """An answer as it would be written: of several choices a list."""
        if isinstance(self.dictionary[fact].domain, Choices) and cell.text not in ("unknown", "skipped"):
            words = tuple(cell._replace(text=word.strip()) for word in cell.text.split(","))
            return Sequence(words, cell.place)
        return cell

    def _known(self, head: Scalar) -> bool:
        known = (_NAME, _DENSITY, *self.dictionary, *self.findings, *self.points)
        if head.text in known or self.report.passes_over(head.text) or self.report.incomplete:
            return head.text in known
        what = f'"{head.text}" heads a column, and is no fact that is given and nothing that is expected.'
        fix = "Write name, or the id of a fact, a finding or a point."
        self.report.unknown(Code.UNKNOWN_FACT, head.place, what, head.text, known, fix)
        return False


def _key(text: str, place: Place) -> Scalar:
    return Scalar(text, True, place)
