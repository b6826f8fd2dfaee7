"""Reads the facts that are worked out and never asked: the formula, and what it can come to."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bonebrief.language.domain import Choice, Domain, Number
from bonebrief.language.fact import Fact
from bonebrief.language.formula import Formula, SiteOfLowest, inputs
from bonebrief.language.formula_range import range_of
from bonebrief.language.problem import Code
from bonebrief.reading.bounds.formulas import limits_of, report_too_far, usual_of
from bonebrief.reading.facts.domains import read_decimals
from bonebrief.reading.lines.conditions import ConditionReader
from bonebrief.reading.lines.formula_hints import formula_hint
from bonebrief.reading.lines.formulas import FormulaError, parse_formula
from bonebrief.reading.tables.number_tables import NumberTables
from bonebrief.reading.yaml.fields import Fields
from bonebrief.reading.yaml.node import Scalar
from bonebrief.reading.yaml.report import Instead, Report

_SIGNS = {"×": "*", "÷": "/"}


@dataclass(frozen=True, slots=True)
class DerivedReader:
    """Reads derived facts over the facts before them and the tables of numbers."""

    facts: Mapping[str, Fact]
    tables: NumberTables
    report: Report

    def read(self, name: Scalar, fields: Fields) -> Fact | None:
        """One entry under `derived:`; None after a report."""
        fields.only("label", "formula", "unit", "decimals", "scale").need("label", "formula")
        if name.text in self.facts:
            what = f'"{name.text}" is a question already.'
            self.report.add(Code.DUPLICATE_ID, name.place, what, "Give the derived fact another id.")
            return None
        formula = self._formula(fields)
        if formula is None:
            self.report.spoilt.add(name.text)
            return None
        return Fact(
            id=name.text,
            label=fields.text("label"),
            origin=formula,
            domain=self._domain(fields, formula),
            place=name.place,
            scale=fields.one_of("scale", ["t_score", "z_score"]),
        )

    def _formula(self, fields: Fields) -> Formula | None:
        scalar = fields.scalar("formula")
        if scalar is None or self.tables.unread & set(re.findall(r"(\w+)\.", scalar.text)):
            return None
        if sign := re.search(r"[–—−×÷]", scalar.text):
            what, meant = f'"{sign[0]}" is no sign of a formula.', _SIGNS.get(sign[0], "-")
            instead = Instead(sign[0], [meant], sure=True)
            self.report.add(Code.BAD_FORMULA, scalar.place, what, f"Write `{meant}`.", (sign[0],), instead)
            return None
        conditions = ConditionReader(self.facts, (), self.report)
        try:
            formula = parse_formula(scalar.text, lambda text: conditions.line(text, scalar.place), self.tables.columns)
        except FormulaError as error:
            what, hinted = f"This formula cannot be read: {error}.", formula_hint(scalar.text, self.tables.columns)
            instead = Instead(scalar.text, hinted.new, hinted.sure)
            self.report.add(Code.BAD_FORMULA, scalar.place, what, hinted.say, (), instead)
            return None
        strange = [name for name in inputs(formula) if name not in self.facts]
        for name in (name for name in strange if name not in self.report.spoilt):
            what = f'The formula reads "{name}", which is not defined before it.'
            fix = "Define it above this line."
            self.report.unknown(Code.UNKNOWN_FACT, scalar.place, what, name, self.facts, fix, (name,))
        return None if strange or report_too_far(formula, scalar.place, self.facts, self.report) else formula

    def _domain(self, fields: Fields, formula: Formula) -> Domain:
        if isinstance(formula, SiteOfLowest):
            return Choice({part.fact: self.facts[part.fact].label for part in formula.parts})
        limits = range_of(formula, lambda fact: limits_of(self.facts[fact]))
        usual = range_of(formula, lambda fact: usual_of(self.facts[fact]))
        decimals = fields.scalar("decimals")
        return Number(fields.text("unit"), read_decimals(decimals, self.report) if decimals else 0, limits, usual)
