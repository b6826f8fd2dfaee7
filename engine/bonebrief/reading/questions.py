"""Reads questions.yaml: every fact that is asked or derived."""

from collections.abc import Iterator
from dataclasses import replace

from bonebrief.knowledge.conflict import Conflict
from bonebrief.knowledge.table import Column
from bonebrief.language.condition import Condition
from bonebrief.language.domain import Kind
from bonebrief.language.fact import Asking, Fact, OfPatient
from bonebrief.language.problem import Code
from bonebrief.reading.bounds.chains import report_fact_chains
from bonebrief.reading.bounds.sizes import MOST_TESTS_OF_A_QUESTION, report_size
from bonebrief.reading.conflicts import read_conflicts
from bonebrief.reading.facts.also import read_also
from bonebrief.reading.facts.derived import DerivedReader
from bonebrief.reading.facts.domains import NUMBER_KEYS, DomainReader
from bonebrief.reading.facts.offers import read_offers
from bonebrief.reading.given.values import read_value
from bonebrief.reading.lines.conditions import ConditionReader
from bonebrief.reading.tables.number_tables import NumberTables
from bonebrief.reading.yaml.fields import Fields, as_list, root_fields
from bonebrief.reading.yaml.node import Mapping, Node, Scalar
from bonebrief.reading.yaml.report import Report

_ASKED_KEYS = (
    *("ask", "label", "type", "choices", "why", "help", "of_patient"),
    *("ask_if", "offer_if", "not_evidence", "also", "scale", "aid"),
)


def read_dictionary(node: Node, report: Report) -> dict[str, Fact]:
    """Every fact by id, in an order in which each reads only those before it."""
    return read_questions(node, report)[0]


def read_questions(node: Node, report: Report) -> tuple[dict[str, Fact], dict[str, Conflict], dict[str, Column]]:
    """Every fact by id, each after those it reads, the answers that are held against each other, and the charts."""
    root = root_fields(node, report).only("questions", "tables", "derived", "conflicts").need("questions")
    reader = _Reader(report)
    report.later |= {name.text for part in ("questions", "derived") for name in _names(root.node(part))}
    for name, fields in root.children("questions"):
        reader.question(name, fields)
        report.later.discard(name.text)
    for name, fields in root.children("tables"):
        reader.tables.read(name, fields, reader.facts, report)
    for name, fields in root.children("derived"):
        reader.derived(name, fields)
        report.later.discard(name.text)
    report.later.clear()
    reader.check_at_most()
    report_fact_chains(reader.facts, report)
    return reader.facts, read_conflicts(root, reader.facts, report), reader.tables.written


def _names(node: Node | None) -> Iterator[Scalar]:
    yield from (name for name, _ in node) if isinstance(node, Mapping) else ()


class _Reader:
    def __init__(self, report: Report) -> None:
        self._report = report
        self.facts: dict[str, Fact] = {}
        self.tables = NumberTables()

    def question(self, name: Scalar, fields: Fields) -> None:
        fields.only(*_ASKED_KEYS, *NUMBER_KEYS).need("ask", "label", "type", "why")
        kind = fields.one_of("type", [kind.value for kind in Kind])
        domain = DomainReader(self._report).read(Kind(kind), fields) if kind else None
        if domain is None:
            self._report.spoilt.add(name.text)
            return
        asking = Asking(fields.text("ask"), fields.text("why"), fields.text("help"), self._ask_if(fields))
        fact = Fact(
            id=name.text,
            label=fields.text("label"),
            origin=asking,
            domain=domain,
            place=name.place,
            scale=fields.one_of("scale", ["t_score", "z_score"]),
        )
        silent = self._not_evidence(fact, fields.node("not_evidence"))
        also = read_also(fact, fields.mapping("also"), self._report)
        offers = read_offers(fact, fields.mapping("offer_if"), self._conditions(), self._report)
        whole = replace(asking, not_evidence=silent, also=also, offer_if=offers, of_patient=self._of_patient(fields))
        self.facts[name.text] = replace(fact, origin=whole)

    def derived(self, name: Scalar, fields: Fields) -> None:
        fact = DerivedReader(self.facts, self.tables, self._report).read(name, fields)
        if fact:
            self.facts[name.text] = fact

    def check_at_most(self) -> None:
        for fact in self.facts.values():
            other = fact.number.at_most if fact.number else None
            if other and not (other in self.facts and self.facts[other].number):
                what = f'"at_most: {other}" must name a number fact.'
                fix = "Write the id of a number question."
                self._report.unknown(Code.UNKNOWN_FACT, fact.place, what, other, self.facts, fix, ("at_most", other))

    def _ask_if(self, fields: Fields) -> Condition | None:
        node = fields.node("ask_if")
        ask_if = self._conditions().read(node) if node else None
        if ask_if:
            report_size(ask_if, self._report, MOST_TESTS_OF_A_QUESTION)
        return ask_if

    def _of_patient(self, fields: Fields) -> OfPatient:
        node = fields.mapping("of_patient")
        inner = Fields(node, self._report).only("ask", "why", "help") if node else None
        return OfPatient(inner.text("ask"), inner.text("why"), inner.text("help")) if inner else OfPatient()

    def _not_evidence(self, fact: Fact, node: Node | None) -> tuple[str | float, ...]:
        values = [read_value(fact, item, self._report) for item in as_list(node)] if node else []
        read = [value for value in values if value is not None]
        return tuple(word for value in read for word in (value if isinstance(value, tuple) else (value,)))

    def _conditions(self) -> ConditionReader:
        return ConditionReader(self.facts, (), self._report)
