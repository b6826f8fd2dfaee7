"""Reads examples: answers that were given and the findings, points, density class and order that must follow."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Final, TypeVar

from bonebrief.knowledge.conflict import Conflict, keeping
from bonebrief.knowledge.example import Example, Expectation
from bonebrief.knowledge.rule import CATEGORIES, PointOutcome, Priority, Unraised
from bonebrief.language.fact import Dictionary
from bonebrief.language.problem import Code
from bonebrief.language.truth import Truth
from bonebrief.reading.given.answers import read_answers
from bonebrief.reading.tables.example_rows import ExampleRows
from bonebrief.reading.tables.rule_tables import TABLE
from bonebrief.reading.yaml.fields import Fields, as_scalar, wrong_shape
from bonebrief.reading.yaml.node import Mapping, Scalar
from bonebrief.reading.yaml.report import Instead, Report

T = TypeVar("T")

_KEYS: Final = ("name", "given", "expect")
_OTHER_CLASSES: Final = {"osteopenia": "low_bone_mass", "osteopenic": "low_bone_mass", "osteoporotic": "osteoporosis"}

_TRUTHS: dict[str, Truth] = {"yes": True, "no": False, "unknown": None}
_OUTCOMES: dict[str, PointOutcome] = {outcome.word: outcome for outcome in (*reversed(Priority), *Unraised)}


@dataclass(frozen=True, slots=True)
class ExampleReader:
    """Reads examples against the facts, findings, points and conflicts there are."""

    dictionary: Dictionary
    findings: Collection[str]
    points: Collection[str]
    conflicts: Collection[Conflict]
    report: Report

    def examples(self, fields: Fields) -> Iterator[Example]:
        """The examples of a topic file; one that cannot be read is reported and left out."""
        for node in fields.list("examples"):
            if not isinstance(node, Mapping):
                wrong_shape(node, "keys with values", self.report)
            elif any(key.text == TABLE for key, _ in node):
                rows = ExampleRows(self.dictionary, self.findings, self.points, self.report)
                yield from self._read(rows.examples(node))
            else:
                yield from self._read([node])

    def _read(self, nodes: Iterable[Mapping]) -> Iterator[Example]:
        for node in nodes:
            example = Fields(node, self.report).only(*_KEYS, "kept").need(*_KEYS)
            given, expect = example.mapping("given"), example.mapping("expect")
            if given is None or expect is None:
                continue
            answers = read_answers(given, self.dictionary, self.report)
            if example.one_of("kept", ["yes", "no"]) == "yes":
                answers = keeping(self.conflicts, answers)
            expectation = self.expectation(Fields(expect, self.report))
            yield Example(example.text("name"), answers, expectation, node.place)

    def expectation(self, fields: Fields) -> Expectation:
        """What stands under `expect:`; what names nothing is reported and left out."""
        fields.only("findings", "points", "density", "order")
        return Expectation(
            findings=dict(self._outcomes(fields, "findings", self.findings, _TRUTHS)),
            points=dict(self._outcomes(fields, "points", self.points, _OUTCOMES)),
            density=self._density(fields),
            order=tuple(self._order(fields)) if "order" in fields else None,
        )

    def _outcomes(
        self, fields: Fields, key: str, known: Collection[str], words: dict[str, T]
    ) -> Iterator[tuple[str, T]]:
        node = fields.mapping(key)
        if node is None:
            return
        inner = Fields(node, self.report)
        for name, _ in node:
            if name.text not in known:
                if self.report.passes_over(name.text) or self.report.incomplete:
                    continue
                if self._is_elsewhere(name, key):
                    continue
                code = Code.UNKNOWN_FINDING if key == "findings" else Code.UNKNOWN_POINT
                what = f'There is no {key[:-1]} called "{name.text}".'
                fix = f"Write the id of a {key[:-1]}; `bonebrief rules` lists them."
                self.report.unknown(code, name.place, what, name.text, known, fix)
            elif (word := inner.one_of(name.text, words)) is not None:
                yield name.text, words[word]

    def _is_elsewhere(self, name: Scalar, key: str) -> bool:
        """Report an id that is expected under one key, and is something that stands under another."""
        for kind, known, where in (("finding", self.findings, "findings"), ("point", self.points, "points")):
            if name.text in known and where != key:
                code = Code.UNKNOWN_FINDING if key == "findings" else Code.UNKNOWN_POINT
                what = f"{name.text} is a {kind}, and stands under `{key}:`."
                self.report.add(code, name.place, what, f"Write it under `{where}:`.")
                return True
        return False

    def _density(self, fields: Fields) -> str | None:
        scalar = fields.scalar("density")
        meant = _OTHER_CLASSES.get(scalar.text.casefold(), "") if scalar else ""
        if scalar and meant:
            what, instead = f'"{scalar.text}" is called {meant} here.', Instead(scalar.text, [meant], sure=True)
            self.report.add(Code.WRONG_TYPE, scalar.place, what, f"Write `{meant}`.", instead=instead)
            return None
        return fields.one_of("density", [*CATEGORIES, "unknown"])

    def _order(self, fields: Fields) -> Iterator[str]:
        for node in fields.list("order"):
            scalar = as_scalar(node, self.report)
            if scalar and scalar.text not in self.points:
                if self.report.passes_over(scalar.text) or self.report.incomplete:
                    continue
                what = f'There is no point called "{scalar.text}".'
                fix = "Write the id of a point; `bonebrief rules` lists them."
                self.report.unknown(Code.UNKNOWN_POINT, scalar.place, what, scalar.text, self.points, fix)
            elif scalar:
                yield scalar.text
