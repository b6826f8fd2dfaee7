"""Reads the map of a table: which column is which fact, in which unit, by which codes, and what means nothing."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from bonebrief.language.domain import Choices, Number, YesNo
from bonebrief.language.fact import Dictionary, Fact
from bonebrief.language.problem import Code, KnowledgeError, Place
from bonebrief.language.value import Value
from bonebrief.people.table.cells.cell import fact_of, same
from bonebrief.people.table.layout import SEPARATOR, Column, Layout, UnitColumn, UnitRange
from bonebrief.reading.given.numbers import plain_number
from bonebrief.reading.given.units import in_common_words
from bonebrief.reading.given.values import read_value
from bonebrief.reading.yaml.entries import entries
from bonebrief.reading.yaml.fields import Fields, as_list, as_scalar, root_fields, wrong_shape
from bonebrief.reading.yaml.files import read_file
from bonebrief.reading.yaml.node import Mapping as MappingNode
from bonebrief.reading.yaml.node import Node, Scalar, parse_yaml
from bonebrief.reading.yaml.node import Sequence as SequenceNode
from bonebrief.reading.yaml.report import Report

_WORDS: Final = re.compile(r"[^\W\d_]+(?:/[^\W\d_]+)?|%")
_LONGEST_SHORT: Final = 2
"""Letters of a unit that may be another word where it does not stand last: `in`, `m`."""
_KEYS: Final = ("id", "missing", "unknown", "columns", "constants", "complete")
_COLUMN: Final = ("fact", "unit", "units", "unit_column", "codes", "missing", "unknown", "separator", "word", "either")


def read_map(path: Path, names: Sequence[str], dictionary: Dictionary) -> Layout:
    """The layout that a map gives to a table with columns of these names.

    Raises:
        KnowledgeError: the map cannot be read, or something in it is wrong; all problems at once.
    """
    name, text = str(path), read_file(path)
    report = Report({name: text})
    root = root_fields(parse_yaml(text, name), report).only(*_KEYS).need("columns")
    layout = _Reader(names, dictionary, report).layout(root)
    if report.problems:
        raise KnowledgeError(report.problems)
    return layout


@dataclass(frozen=True, slots=True)
class _Reader:
    names: Sequence[str]
    dictionary: Dictionary
    report: Report

    def layout(self, root: Fields) -> Layout:
        everywhere = self._words(root, "missing"), self._words(root, "unknown")
        columns = tuple(self._columns(root, *everywhere))
        self._once(columns)
        id_name = root.scalar("id")
        known = id_name is not None and self._is_column(id_name)
        constants = dict(self._constants(root, {column.fact for column in columns}))
        return Layout(
            columns,
            id_name.text if id_name and known else "",
            id_name.place if id_name else None,
            constants,
            frozenset(self._complete(root)),
        )

    def _columns(self, root: Fields, missing: frozenset[str], unknown: frozenset[str]) -> Iterator[Column]:
        node = root.mapping("columns")
        for name, value in entries(node, self.report) if node else ():
            if not self._is_column(name):
                continue
            if isinstance(value, Scalar):
                fact = self._fact(value)
                self._refuse_silent_unit(name, fact)
                column = Column(name.text, fact.id, name.place, missing=missing, unknown=unknown) if fact else None
            elif isinstance(value, MappingNode):
                fields = Fields(value, self.report).only(*_COLUMN).need("fact")
                column = self._column(name, fields, missing, unknown)
            else:
                wrong_shape(value, "keys with values", self.report)
                continue
            if column:
                yield column

    def _column(self, name: Scalar, fields: Fields, missing: frozenset[str], unknown: frozenset[str]) -> Column | None:
        asked = fields.scalar("fact")
        fact = self._fact(asked) if asked else None
        if fact is None:
            return None
        word = self._word(fact, fields.scalar("word"))
        column = Column(name.text, fact.id, name.place, word=word)
        if not any(key in fields for key in ("unit", "units", "unit_column")):
            self._refuse_silent_unit(name, fact)
        separator = fields.scalar("separator")
        codes = dict(self._codes(fact_of(column, fact), fields))
        return replace(
            column,
            unit=self._unit(fact, fields.scalar("unit")),
            ranges=tuple(self._ranges(fact, fields)),
            unit_column=self._unit_column(fact, fields),
            codes=codes,
            missing=(missing | self._words(fields, "missing")) - codes.keys(),
            unknown=(unknown | self._words(fields, "unknown")) - codes.keys(),
            separator=separator.text if separator else SEPARATOR,
            either=self._either(fact, fields),
        )

    def _fact(self, name: Scalar) -> Fact | None:
        fact = self.dictionary.get(name.text)
        if fact is None or fact.asking is None:
            asked = [one.id for one in self.dictionary.values() if one.asking]
            what, fix = f'There is no question called "{name.text}".', "`bonebrief rules --facts` lists the facts."
            self.report.unknown(Code.UNKNOWN_FACT, name.place, what, name.text, asked, fix)
            return None
        return fact

    def _is_column(self, name: Scalar) -> bool:
        if name.text in self.names:
            return True
        there = ", ".join(list(self.names)[:12]) + (", ..." if len(self.names) > 12 else "")
        what = f'The table has no column "{name.text}".'
        self.report.unknown(Code.UNKNOWN_KEY, name.place, what, name.text, self.names, f"There are: {there}.")
        return False

    def _word(self, fact: Fact, word: Scalar | None) -> str:
        if word is None:
            return ""
        if not isinstance(fact.domain, Choices):
            fix = "Leave out `word:`; it is for facts of several choices."
            self.report.add(Code.WRONG_TYPE, word.place, f"{fact.id} has one value.", fix)
        elif word.text not in fact.choices:
            what, fix = f'{fact.id} has no choice "{word.text}".', f"There are: {', '.join(fact.choices)}."
            self.report.unknown(Code.UNKNOWN_CHOICE, word.place, what, word.text, fact.choices, fix)
        return word.text

    def _unit(self, fact: Fact, unit: Scalar | None) -> str:
        if unit is None:
            return ""
        units = [fact.domain.unit, *fact.domain.units] if isinstance(fact.domain, Number) else []
        if unit.text.casefold() not in [known.casefold() for known in units]:
            fix = f"It takes: {', '.join(units)}." if units else "Leave out the unit: it is no number."
            self.report.add(Code.WRONG_TYPE, unit.place, f'{fact.id} has no unit "{unit.text}".', fix)
        own = isinstance(fact.domain, Number) and unit.text.casefold() == fact.domain.unit.casefold()
        return "" if own else unit.text

    def _refuse_silent_unit(self, column: Scalar, fact: Fact | None) -> None:
        """Report a column that is named by another unit than the fact's own, of which the map says nothing."""
        if fact is None or fact.number is None:
            return
        said = in_common_words(" ".join(_WORDS.findall(column.text.casefold()))).split()
        others = {unit.casefold(): unit for unit, factor in fact.number.units.items() if factor != 1}
        words = [word for at, word in enumerate(said, 1) if at == len(said) or len(word) > _LONGEST_SHORT]
        unit = next((others[word] for word in reversed(words) if word in others), "")
        if unit and fact.number.unit.casefold() not in said:
            what = f'The column "{column.text}" is named by another unit, and {fact.id} is in {fact.number.unit}.'
            fix = f"Write {{fact: {fact.id}, unit: {unit}}}, or unit: {fact.number.unit} if it is that."
            self.report.add(Code.WRONG_TYPE, column.place, what, fix)

    def _ranges(self, fact: Fact, fields: Fields) -> Iterator[UnitRange]:
        """The numbers that are in each unit; two units may not claim the same number."""
        node = fields.mapping("units")
        found: list[UnitRange] = []
        for unit, ends in entries(node, self.report) if node else ():
            low, high = self._ends(ends)
            self._unit(fact, unit)
            apart = [one.unit for one in found if low <= one.high and one.low <= high]
            if apart:
                what = f"A number may be in {apart[0]} or in {unit.text} here."
                self.report.add(Code.BAD_NUMBER, unit.place, what, "Give ranges that do not meet.")
            found.append(UnitRange(unit.text, low, high))
        yield from found

    def _ends(self, node: Node) -> tuple[float, float]:
        numbers = [plain_number(item.text) for item in as_list(node) if isinstance(item, Scalar)]
        ends = [number for number in numbers if number is not None]
        if len(ends) == 2 and len(numbers) == 2 and ends[0] <= ends[1]:
            return ends[0], ends[1]
        self.report.add(Code.BAD_NUMBER, node.place, "Two numbers must stand here.", "Write [lowest, highest].")
        return 0.0, 0.0

    def _unit_column(self, fact: Fact, fields: Fields) -> UnitColumn | None:
        node = fields.node("unit_column")
        if node is None:
            return None
        if isinstance(node, Scalar):
            return UnitColumn(node.text) if self._is_column(node) else None
        inner = fields.mapping("unit_column")
        if inner is None:
            return None
        more = Fields(inner, self.report).only("name", "codes").need("name")
        name, codes = more.scalar("name"), more.mapping("codes")
        meant = {}
        for code, unit in entries(codes, self.report) if codes else ():
            scalar = as_scalar(unit, self.report)
            self._unit(fact, scalar)
            meant[code.text] = scalar.text if scalar else ""
        return UnitColumn(name.text, meant) if name and self._is_column(name) else None

    def _codes(self, fact: Fact, fields: Fields) -> Iterator[tuple[str, str]]:
        node = fields.mapping("codes")
        for code, value in entries(node, self.report) if node else ():
            words = [item.text for item in as_list(value) if isinstance(item, Scalar)]
            if self._read(fact, value) is not None:
                yield same(code.text), ",".join(words)

    def _read(self, fact: Fact, node: Node) -> Value | None:
        if isinstance(fact.domain, Choices) and isinstance(node, Scalar):
            node = SequenceNode((node,), node.place)
        return read_value(fact, node, self.report)

    def _words(self, fields: Fields, key: str) -> frozenset[str]:
        node = fields.node(key)
        items = as_list(node) if node else ()
        return frozenset(same(item.text) for item in items if isinstance(item, Scalar))

    def _either(self, fact: Fact, fields: Fields) -> bool:
        said = fields.one_of("either", ["yes", "no"]) == "yes"
        if said and not isinstance(fact.domain, YesNo):
            what = f"{fact.id} is no question of yes or no."
            self.report.add(Code.WRONG_TYPE, fields.place, what, "Leave out `either:`.")
        return said

    def _constants(self, root: Fields, taken: set[str]) -> Iterator[tuple[str, Value]]:
        node = root.mapping("constants")
        for name, value in entries(node, self.report) if node else ():
            fact = self._fact(name)
            if fact and fact.id in taken:
                self.report.add(Code.DUPLICATE_ID, name.place, f"{fact.id} has a column, too.", "Keep one of them.")
            read = self._read(fact, value) if fact else None
            if fact and read is not None:
                yield fact.id, read

    def _complete(self, root: Fields) -> Iterator[str]:
        node = root.node("complete")
        for item in as_list(node) if node else ():
            fact = self._fact(item) if isinstance(item, Scalar) else None
            if fact:
                yield fact.id

    def _once(self, columns: Sequence[Column]) -> None:
        """Report a word of a fact that two columns give, and a fact of which only some columns give a word."""
        seen: dict[tuple[str, str], Column] = {}
        for column in columns:
            others = [one for (fact, _), one in seen.items() if fact == column.fact]
            mixed = any(bool(one.word) != bool(column.word) for one in others)
            if ((column.fact, column.word) in seen and column.word) or mixed:
                place = column.place or Place("")
                what = f"{column.fact} is given by this column and by {others[0].name}, which cannot be joined."
                self.report.add(Code.DUPLICATE_ID, place, what, "Keep one of them, or give each its own `word:`.")
            seen[column.fact, column.word] = column


def layout_by_names(names: Sequence[str], dictionary: Dictionary) -> Layout:
    """The layout of a table without a map: each column whose name is the id or the label of a question gives it."""
    asked = {fact.id: fact for fact in dictionary.values() if fact.asking}
    labels = {same(fact.label): fact for fact in asked.values()}
    columns = [(name, fact) for name in names if (fact := asked.get(name) or labels.get(same(name)))]
    id_name = next((name for name in names if name.casefold() == "id"), "")
    return Layout(tuple(Column(name, fact.id) for name, fact in columns), id_name)
