"""Reads one topic file: its findings, points and raise rules, each checked against facts and sources."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from bonebrief.knowledge.condition import Condition
from bonebrief.knowledge.condition_reader import ConditionReader
from bonebrief.knowledge.dictionary import Dictionary
from bonebrief.knowledge.evidence import EvidenceRow
from bonebrief.knowledge.fact import Kind
from bonebrief.knowledge.fields import Fields, Report, as_list, as_scalar, root_fields, wrong_shape
from bonebrief.knowledge.problem import Code, Place, did_you_mean
from bonebrief.knowledge.rule import CATEGORIES, Citation, Density, Finding, Point, Priority, Raise, Rule, Source
from bonebrief.knowledge.template import Template, read_template
from bonebrief.knowledge.yaml_node import Mapping as MappingNode
from bonebrief.knowledge.yaml_node import Node, Scalar

_RULE_KEYS = ("when", "source", "evidence", "verify")


def read_sources(node: Node, report: Report) -> dict[str, Source]:
    """The publications of sources.yaml by their key, such as `WHO94`."""
    keys = ("title", "organisation", "year", "where", "reviewed", "review_by")
    root = root_fields(node, report).only("sources").need("sources")
    sources: dict[str, Source] = {}
    for name, child in root.mapping("sources") or ():
        if not isinstance(child, MappingNode):
            wrong_shape(child, "keys with values", report)
            report.spoilt.add(name.text)
            continue
        if name.text in sources:
            report.add(Code.DUPLICATE_KEY, name.place, f'"{name.text}" stands here twice.', "Remove one of the two.")
        fields = Fields(child, report).only(*keys).need(*keys)
        words = {key: fields.text(key) for key in keys[:4]}
        reviewed, review_by = _date(fields, "reviewed", report), _date(fields, "review_by", report)
        sources[name.text] = Source(id=name.text, **words, reviewed=reviewed, review_by=review_by, place=name.place)
    return sources


def finding_names(node: Node) -> Iterator[Scalar]:
    """The ids under `findings:` of a file, before anything in it is read."""
    for key, value in node if isinstance(node, MappingNode) else ():
        if key.text == "findings" and isinstance(value, MappingNode):
            yield from (name for name, _ in value)


@dataclass(frozen=True, slots=True)
class RuleReader:
    """Reads findings and points over a dictionary, the names of all findings, and the sources."""

    dictionary: Dictionary
    findings: Collection[str]
    sources: Collection[str]
    evidence: Mapping[str, EvidenceRow]
    report: Report

    def finding(self, name: Scalar, fields: Fields) -> Finding:
        fields.only("title", "rules", "density", *_RULE_KEYS).need("title")
        if "rules" in fields:
            rules = tuple(self._numbered_rules(name.text, fields))
        else:
            rules = tuple(self._rule(name.text, fields))
        density = self._density(fields)
        if density:
            self._need_verified(rules, "gives a density class")
        return Finding(name.text, fields.text("title"), rules, density, name.place)

    def point(self, name: Scalar, fields: Fields) -> Point:
        fields.only("title", "say", "patient", "raise").need("title", "say", "patient", "raise")
        return Point(
            id=name.text,
            title=fields.text("title"),
            say=self._template(fields, "say"),
            patient=self._template(fields, "patient"),
            raises=tuple(self._raises(name.text, fields)),
            place=name.place,
        )

    def _numbered_rules(self, owner: str, fields: Fields) -> Iterator[Rule]:
        for number, entry in enumerate(self._entries(fields, "rules"), 1):
            yield from self._rule(f"{owner}.{number}", entry.only(*_RULE_KEYS))

    def _raises(self, owner: str, fields: Fields) -> Iterator[Raise]:
        for number, entry in enumerate(self._entries(fields, "raise"), 1):
            entry.only("priority", "because", *_RULE_KEYS).need("priority", "because")
            word = entry.one_of("priority", [priority.word for priority in reversed(Priority)])
            because = self._template(entry, "because")
            rules = tuple(self._rule(f"{owner}.{number}", entry))
            if word == Priority.URGENT.word:
                self._need_verified(rules, "raises at urgent")
            yield from (Raise(rule, Priority[word.upper()], because) for rule in rules if word)

    def _entries(self, fields: Fields, key: str) -> Iterator[Fields]:
        for node in fields.list(key):
            if isinstance(node, MappingNode):
                yield Fields(node, self.report)
            else:
                wrong_shape(node, "keys with values", self.report)

    def _rule(self, rule_id: str, fields: Fields) -> Iterator[Rule]:
        fields.need("when", "source")
        node = fields.node("when")
        when = self._condition(node) if node else None
        sources, evidence = tuple(self._citations(fields)), tuple(self._rows(fields))
        if node and when is not None:
            yield Rule(rule_id, when, sources, fields.place, evidence, fields.text("verify"))

    def _rows(self, fields: Fields) -> Iterator[str]:
        node = fields.node("evidence")
        for item in as_list(node) if node else ():
            scalar = as_scalar(item, self.report)
            if scalar and scalar.text not in self.evidence:
                fix = did_you_mean(scalar.text, self.evidence) or "Add it to rules/evidence.yaml."
                what = f"There is no row {scalar.text} in the evidence."
                self.report.add(Code.UNKNOWN_EVIDENCE, scalar.place, what, fix)
            elif scalar:
                yield scalar.text

    def _need_verified(self, rules: tuple[Rule, ...], does: str) -> None:
        for rule in rules:
            weak = [row for row in rule.evidence if not self.evidence[row].checked.firm]
            if weak and not rule.verify:
                what = f"This rule {does} and rests on evidence that nobody has seen in the publication: {weak[0]}."
                fix = "Add `verify:` with what a clinician has still to check, or check the row."
                self.report.add(Code.UNVERIFIED, rule.place, what, fix)

    def _condition(self, node: Node) -> Condition | None:
        return ConditionReader(self.dictionary, self.findings, self.report).read(node)

    def _citations(self, fields: Fields) -> Iterator[Citation]:
        node = fields.node("source")
        for item in as_list(node) if node else ():
            scalar = as_scalar(item, self.report)
            if scalar is None:
                continue
            source, _, part = (word.strip() for word in scalar.text.partition(","))
            if source not in self.sources and source not in self.report.spoilt:
                fix = did_you_mean(source, self.sources) or "Add it to rules/sources.yaml."
                what = f'There is no source called "{source}".'
                self.report.add(Code.UNKNOWN_SOURCE, scalar.place, what, fix, (source,))
            yield Citation(source, part)

    def _density(self, fields: Fields) -> Density | None:
        node = fields.mapping("density")
        if node is None:
            return None
        inner = Fields(node, self.report).only("category", "basis", "value", "site").need("category", "basis")
        category = inner.one_of("category", CATEGORIES)
        basis = inner.one_of("basis", ["t_score", "z_score", "none"])
        value, site = self._fact(inner, "value", Kind.NUMBER), self._fact(inner, "site", Kind.CHOICE)
        return Density(category, basis, value, site) if category and basis else None

    def _fact(self, fields: Fields, key: str, kind: Kind) -> str | None:
        scalar = fields.scalar(key)
        if scalar is None:
            return None
        fact = self.dictionary.get(scalar.text)
        if fact and fact.kind is kind:
            return fact.id
        what = f'"{key}" must name a fact of type {kind.value}, and "{scalar.text}" does not.'
        of_kind = [fact.id for fact in self.dictionary.values() if fact.kind is kind]
        fix = did_you_mean(scalar.text, of_kind) or f"Write for example {of_kind[0] if of_kind else key}."
        self.report.add(Code.UNKNOWN_FACT, scalar.place, what, fix)
        return None

    def _template(self, fields: Fields, key: str) -> Template:
        scalar = fields.scalar(key)
        place = scalar.place if scalar else fields.place
        return read_template(fields.text(key), place, self.dictionary, self.report)


def check_ids(names: Iterator[Scalar], taken: dict[str, Place], what: str, report: Report) -> None:
    """Report every id that is taken already, and take the others."""
    for name in names:
        if name.text in taken:
            where = taken[name.text]
            text = f"The {what} {name.text} is defined already, in {where.file}, line {where.line}."
            report.add(Code.DUPLICATE_ID, name.place, text, "Give one of the two another id.")
        else:
            taken[name.text] = name.place


def _date(fields: Fields, key: str, report: Report) -> date:
    scalar = fields.scalar(key)
    try:
        return date.fromisoformat(scalar.text if scalar else "")
    except ValueError:
        if scalar:
            report.add(Code.WRONG_TYPE, scalar.place, f'"{scalar.text}" is not a date.', "Write it as 2026-11-24.")
        return date.min
