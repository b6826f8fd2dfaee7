"""Reads questions.yaml: every fact that is asked or derived."""

import re
from dataclasses import replace
from typing import assert_never

from bonebrief.knowledge.conflict import Conflict
from bonebrief.language.condition import Condition
from bonebrief.language.domain import (
    MOST_DECIMALS,
    NONE,
    Aid,
    Choice,
    Choices,
    Domain,
    Fractions,
    Kind,
    Number,
    Slip,
    YesNo,
)
from bonebrief.language.fact import Asking, Fact, OfPatient
from bonebrief.language.formula import Formula, SiteOfLowest, inputs
from bonebrief.language.formula_range import MOST, UNBOUNDED, range_of
from bonebrief.language.problem import Code
from bonebrief.language.value import number_words
from bonebrief.reading.also import read_also
from bonebrief.reading.bounds.chains import report_fact_chains
from bonebrief.reading.bounds.formulas import limits_of, report_too_far, usual_of
from bonebrief.reading.bounds.sizes import MOST_TESTS_OF_A_QUESTION, report_size
from bonebrief.reading.conflicts import read_conflicts
from bonebrief.reading.given.numbers import plain_number
from bonebrief.reading.given.values import read_value
from bonebrief.reading.lines.conditions import ConditionReader
from bonebrief.reading.lines.formulas import FormulaError, parse_formula
from bonebrief.reading.offers import read_offers
from bonebrief.reading.tables.number_tables import NumberTables
from bonebrief.reading.yaml.fields import Fields, as_list, as_scalar, root_fields, wrong_shape
from bonebrief.reading.yaml.node import Mapping as MappingNode
from bonebrief.reading.yaml.node import Node, Scalar
from bonebrief.reading.yaml.node import Sequence as SequenceNode
from bonebrief.reading.yaml.report import Instead, Report

_SIGNS = {"×": "*", "÷": "/"}
_ASKED_KEYS = (
    *("ask", "label", "type", "choices", "why", "help", "of_patient"),
    *("ask_if", "offer_if", "not_evidence", "also", "scale", "aid"),
)
_NUMBER_KEYS = (
    *("unit", "units", "decimals", "fractions", "shown", "or_more"),
    *("limits", "usual", "slips", "at_most"),
)
_FRACTIONS: dict[str, Fractions] = {"cut": "cut", "round": "round"}


def read_dictionary(node: Node, report: Report) -> dict[str, Fact]:
    """Every fact by id, in an order in which each reads only those before it."""
    return read_questions(node, report)[0]


def read_questions(node: Node, report: Report) -> tuple[dict[str, Fact], dict[str, Conflict]]:
    """Every fact by id, each after those it reads, and the answers that are held against each other."""
    root = root_fields(node, report).only("questions", "tables", "derived", "conflicts").need("questions")
    reader = _Reader(report)
    for name, fields in root.children("questions"):
        reader.question(name, fields)
    for name, fields in root.children("tables"):
        reader.tables.read(name, fields, reader.facts, report)
    for name, fields in root.children("derived"):
        reader.derived(name, fields)
    reader.check_at_most()
    report_fact_chains(reader.facts, report)
    return reader.facts, read_conflicts(root, reader.facts, report)


class _Reader:
    def __init__(self, report: Report) -> None:
        self._report = report
        self.facts: dict[str, Fact] = {}
        self.tables = NumberTables()

    def question(self, name: Scalar, fields: Fields) -> None:
        fields.only(*_ASKED_KEYS, *_NUMBER_KEYS).need("ask", "label", "type", "why")
        kind = fields.one_of("type", [kind.value for kind in Kind])
        if kind is None:
            self._report.spoilt.add(name.text)
            return
        asking = Asking(fields.text("ask"), fields.text("why"), fields.text("help"), self._ask_if(fields))
        fact = Fact(
            id=name.text,
            label=fields.text("label"),
            origin=asking,
            domain=self._domain(Kind(kind), fields),
            place=name.place,
            scale=fields.one_of("scale", ["t_score", "z_score"]),
        )
        silent = self._not_evidence(fact, fields.node("not_evidence"))
        also = read_also(fact, fields.mapping("also"), self._report)
        offers = read_offers(fact, fields.mapping("offer_if"), self._conditions(), self._report)
        whole = replace(asking, not_evidence=silent, also=also, offer_if=offers, of_patient=self._of_patient(fields))
        self.facts[name.text] = replace(fact, origin=whole)

    def derived(self, name: Scalar, fields: Fields) -> None:
        fields.only("label", "formula", "unit", "decimals", "scale").need("label", "formula")
        if name.text in self.facts:
            what = f'"{name.text}" is a question already.'
            self._report.add(Code.DUPLICATE_ID, name.place, what, "Give the derived fact another id.")
            return
        formula = self._formula(fields)
        if formula is None:
            self._report.spoilt.add(name.text)
            return
        self.facts[name.text] = Fact(
            id=name.text,
            label=fields.text("label"),
            origin=formula,
            domain=self._derived_domain(fields, formula),
            place=name.place,
            scale=fields.one_of("scale", ["t_score", "z_score"]),
        )

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

    def _aid(self, fields: Fields) -> Aid | None:
        node = fields.mapping("aid")
        if node is None:
            return None
        inner = Fields(node, self._report).only("say", "base", "days", "portions").need("say", "portions")
        base, days = inner.scalar("base"), inner.scalar("days")
        portions = {key.text: self._plain(value) for key, value in inner.mapping("portions") or ()}
        return Aid(
            inner.text("say"), self._plain(base) if base else 0.0, (self._plain(days) if days else 1.0) or 1.0, portions
        )

    def _conditions(self) -> ConditionReader:
        return ConditionReader(self.facts, (), self._report)

    def _formula(self, fields: Fields) -> Formula | None:
        scalar = fields.scalar("formula")
        if scalar is None or self.tables.unread & set(re.findall(r"(\w+)\.", scalar.text)):
            return None
        if sign := re.search(r"[–—−×÷]", scalar.text):
            what, meant = f'"{sign[0]}" is no sign of a formula.', _SIGNS.get(sign[0], "-")
            instead = Instead(sign[0], [meant], sure=True)
            self._report.add(Code.BAD_FORMULA, scalar.place, what, f"Write `{meant}`.", (sign[0],), instead)
            return None
        try:
            formula = parse_formula(
                scalar.text, lambda text: self._conditions().line(text, scalar.place), self.tables.columns
            )
        except FormulaError as error:
            fix = "Use facts, numbers, table.column, + - * / ( ), lowest, highest, first, whole, site of lowest."
            self._report.add(Code.BAD_FORMULA, scalar.place, f"This formula cannot be read: {error}.", fix)
            return None
        strange = [name for name in inputs(formula) if name not in self.facts]
        for name in (name for name in strange if name not in self._report.spoilt):
            what = f'The formula reads "{name}", which is not defined before it.'
            fix = "Define it above this line."
            self._report.unknown(Code.UNKNOWN_FACT, scalar.place, what, name, self.facts, fix, (name,))
        return None if strange or report_too_far(formula, scalar.place, self.facts, self._report) else formula

    def _domain(self, kind: Kind, fields: Fields) -> Domain:
        aid = self._aid(fields)
        match kind:
            case Kind.YES_NO:
                return YesNo()
            case Kind.CHOICE:
                return Choice(self._choices(fields))
            case Kind.CHOICES:
                choices = self._choices(fields)
                if NONE not in choices:
                    fix = "Add `none: None of these` as the last choice."
                    self._report.add(Code.MISSING_KEY, fields.place, "The choice `none` is missing.", fix)
                    choices[NONE] = NONE
                return Choices(choices)
            case Kind.NUMBER:
                return self._asked_number(fields, aid)
            case _:
                assert_never(kind)

    def _choices(self, fields: Fields) -> dict[str, str]:
        node = fields.need("choices").mapping("choices")
        choices: dict[str, str] = {}
        for key, value in node or ():
            words = as_scalar(value, self._report)
            if key.text in choices:
                self._report.add(Code.DUPLICATE_KEY, key.place, f'"{key.text}" stands here twice.', "Remove one.")
            choices[key.text] = words.text if words else key.text
        return choices

    def _derived_domain(self, fields: Fields, formula: Formula) -> Domain:
        if isinstance(formula, SiteOfLowest):
            return Choice({part.fact: self.facts[part.fact].label for part in formula.parts})
        limits = range_of(formula, lambda fact: limits_of(self.facts[fact]))
        usual = range_of(formula, lambda fact: usual_of(self.facts[fact]))
        decimals = fields.scalar("decimals")
        return Number(fields.text("unit"), self._decimals(decimals) if decimals else 0, limits, usual)

    def _asked_number(self, fields: Fields, aid: Aid | None) -> Number:
        limits = self._range(fields.need("limits"), "limits") or UNBOUNDED
        decimals, shown = fields.scalar("decimals"), fields.scalar("shown")
        return Number(
            unit=fields.text("unit"),
            decimals=self._decimals(decimals) if decimals else 0,
            fractions=_FRACTIONS.get(fields.one_of("fractions", _FRACTIONS) or "", "refuse"),
            shown=self._decimals(shown) if shown else None,
            or_more=fields.one_of("or_more", ["yes", "no"]) == "yes",
            limits=limits,
            usual=self._usual(fields, limits),
            units=self._units(fields.mapping("units")),
            slips=tuple(slip for node in fields.list("slips") if (slip := self._slip(node))),
            at_most=fields.text("at_most") or None,
            aid=aid,
        )

    def _usual(self, fields: Fields, limits: tuple[float, float]) -> tuple[float, float]:
        """The usual numbers, which are among those that are possible."""
        usual = self._range(fields, "usual") or limits
        if usual[0] < limits[0] or usual[1] > limits[1]:
            ends = " to ".join(number_words(end, 0) for end in limits)
            what = f"`usual` goes beyond `limits`, which are {ends}; what lies outside of these is refused."
            self._report.add(
                Code.OUT_OF_LIMITS, fields.place, what, "Make the one narrower or the other wider.", ("usual",)
            )
        return usual

    def _units(self, node: MappingNode | None) -> dict[str, float]:
        return {key.text: self._plain(value) for key, value in node or ()}

    def _slip(self, node: Node) -> Slip | None:
        if not isinstance(node, MappingNode):
            wrong_shape(node, "keys with values", self._report)
            return None
        fields = Fields(node, self._report).only("from", "to", "decimals", "sign", "say").need("from", "to", "say")
        low, high, decimals = fields.scalar("from"), fields.scalar("to"), fields.scalar("decimals")
        if low is None or high is None:
            return None
        at_least = self._decimals(decimals) if decimals else 0
        sign_lost = fields.one_of("sign", ["lost"]) is not None
        slip = Slip(self._plain(low), self._plain(high), at_least, fields.text("say"), sign_lost)
        if slip.low > slip.high:
            what = "No number lies in this range: its first end is the larger."
            self._report.add(Code.BAD_NUMBER, low.place, what, "Write the smaller number under `from`.")
        return slip

    def _decimals(self, scalar: Scalar) -> int:
        if scalar.text in ("0", "1", "2", "3", "4"):
            return int(scalar.text)
        self._report.add(Code.BAD_NUMBER, scalar.place, f'"{scalar.text}" is no number of decimals.', "Write 0 to 4.")
        return MOST_DECIMALS

    def _range(self, fields: Fields, key: str) -> tuple[float, float] | None:
        if not isinstance(fields.node(key), SequenceNode):
            if key in fields:
                what = f'"{key}" takes two numbers in brackets.'
                self._report.add(Code.WRONG_SHAPE, fields.place, what, f"Write for example `{key}: [0, 100]`.", (key,))
            return None
        nodes = fields.list(key)
        bounds = [self._plain(node) for node in nodes]
        if any(abs(bound) > MOST for bound in bounds):
            what = f'"{key}" goes beyond {MOST:.0f}, where the rule engine is no longer sure to be exact.'
            self._report.add(Code.ENGINE_LIMIT, fields.place, what, "Use a larger unit.", (key,))
            return None
        if len(bounds) == 2 and bounds[0] < bounds[1]:
            return bounds[0], bounds[1]
        what = f'"{key}" takes two numbers, the smaller first.'
        self._report.add(Code.BAD_NUMBER, fields.place, what, f"Write for example `{key}: [0, 100]`.", (key,))
        return None

    def _plain(self, node: Node) -> float:
        scalar = as_scalar(node, self._report)
        number = plain_number(scalar.text) if scalar else None
        if scalar and number is None:
            fix = "Write digits and a point, without a unit or exponent."
            self._report.add(Code.BAD_NUMBER, scalar.place, f'"{scalar.text}" is not a number.', fix)
        return number or 0.0
