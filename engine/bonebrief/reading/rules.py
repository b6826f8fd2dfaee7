"""Reads one topic file: its findings, points and raise rules, each checked against facts and sources."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from bonebrief.knowledge.rule import CATEGORIES, Density, Finding, Point, Priority, Raise, Rule, Stage
from bonebrief.knowledge.sources import Citation, EvidenceRow
from bonebrief.language.condition import Condition
from bonebrief.language.domain import Kind
from bonebrief.language.fact import Dictionary
from bonebrief.language.problem import Code, Place
from bonebrief.language.template import Template
from bonebrief.reading.bounds.sizes import report_size
from bonebrief.reading.lines.conditions import ConditionReader
from bonebrief.reading.yaml.fields import Fields, as_list, as_scalar, wrong_shape
from bonebrief.reading.yaml.node import Mapping as MappingNode
from bonebrief.reading.yaml.node import Node, Scalar
from bonebrief.reading.yaml.report import Instead, Report

_OF_A_POINT = ("say", "patient", "raise")
_OF_A_FINDING = ("when", "source", "rules")
_RULE_KEYS = ("when", "source", "evidence", "verify")


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
        """One entry under `findings:`; a rule that cannot be read is reported and left out."""
        if _is_one_of_the_others(fields, _OF_A_POINT, _OF_A_FINDING):
            self._misplaced(name, "finding", "point")
            return Finding(name.text, fields.text("title"), (), None, name.place)
        fields.only("title", "rules", "density", "allows_calm", *_RULE_KEYS).need("title")
        if "rules" in fields:
            rules = tuple(self._numbered_rules(name.text, fields))
        else:
            rules = tuple(self._rule(name.text, fields))
        density = self._density(fields)
        if density:
            self._need_verified(rules, "gives a density class")
        return Finding(name.text, fields.text("title"), rules, density, name.place, _yes(fields, "allows_calm"))

    def point(self, name: Scalar, fields: Fields) -> Point:
        """One entry under `points:`; a reason that cannot be read is reported and left out."""
        if _is_one_of_the_others(fields, _OF_A_FINDING, _OF_A_POINT):
            self._misplaced(name, "point", "finding")
            return Point(
                name.text, fields.text("title"), Template("", name.place), Template("", name.place), (), name.place
            )
        fields.only("title", "talk", "together", "calm", "say", "patient", "raise")
        fields.need("title", "say", "patient", "raise")
        stage = fields.one_of("talk", [stage.word for stage in Stage])
        return Point(
            id=name.text,
            title=fields.text("title"),
            say=self._template(fields, "say"),
            patient=self._template(fields, "patient"),
            raises=tuple(self._raises(name.text, fields)),
            place=name.place,
            talk=Stage[stage.upper()] if stage else None,
            together=fields.text("together"),
        )

    def _misplaced(self, name: Scalar, here: str, written_like: str) -> None:
        """Report the first of the points that stand among findings, or the other way round: one line is missing."""
        what = f"{name.text} stands under `{here}s:` and is written like a {written_like}."
        said = any(what.partition(" ")[2] in problem.what for problem in self.report.problems)
        if not said:
            fix = f"Write a line `{written_like}s:` above it."
            self.report.add(Code.WRONG_SHAPE, name.place, what, fix)
        self.report.incomplete = True

    def _numbered_rules(self, owner: str, fields: Fields) -> Iterator[Rule]:
        for number, entry in enumerate(self._entries(fields, "rules"), 1):
            yield from self._rule(f"{owner}.{number}", entry.only(*_RULE_KEYS))

    def _raises(self, owner: str, fields: Fields) -> Iterator[Raise]:
        all_calm = _yes(fields, "calm")
        for number, entry in enumerate(self._entries(fields, "raise"), 1):
            entry.only("priority", "because", "calm", *_RULE_KEYS).need("priority", "because")
            calm = _yes(entry, "calm") or all_calm
            word = entry.one_of("priority", [priority.word for priority in reversed(Priority)])
            because = self._template(entry, "because")
            rules = tuple(self._rule(f"{owner}.{number}", entry))
            if word == Priority.URGENT.word:
                self._need_verified(rules, "raises at urgent")
            yield from (Raise(rule, Priority[word.upper()], because, calm) for rule in rules if word)

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
            report_size(when, self.report)
            yield Rule(rule_id, when, sources, fields.place, evidence, fields.text("verify"))

    def _rows(self, fields: Fields) -> Iterator[str]:
        node = fields.node("evidence")
        for item in as_list(node) if node else ():
            scalar = as_scalar(item, self.report)
            if scalar and scalar.text not in self.evidence:
                if not self.evidence and self.report.incomplete:
                    continue
                longer = f"{scalar.text}0"
                lost = f"Did you mean {longer}?" if longer in self.evidence else ""
                what, fix = f"There is no row {scalar.text} in the evidence.", lost or "Add it to rules/evidence.yaml."
                instead = Instead(scalar.text, [longer]) if lost else None
                self.report.add(Code.UNKNOWN_EVIDENCE, scalar.place, what, fix, instead=instead, about=scalar.text)
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
                self._unknown_source(scalar, source)
            yield Citation(source, part)

    def _unknown_source(self, scalar: Scalar, source: str) -> None:
        key, _, behind = source.partition(" ")
        what = f'There is no source called "{source}".'
        if key not in self.sources:
            fix = 'Add it to rules/sources.yaml; in a list, a source and its part stand in quotes: ["S, part 1"].'
            self.report.unknown(Code.UNKNOWN_SOURCE, scalar.place, what, source, self.sources, fix, (source,))
            return
        fix = f"Write `{key}, {behind}`: a comma stands between a source and its part."
        instead = Instead(source, [f"{key}, {behind}"], sure=True)
        self.report.add(Code.UNKNOWN_SOURCE, scalar.place, what, fix, (source,), instead, source)

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
        fix = f"Write for example {of_kind[0] if of_kind else key}."
        if scalar.text not in self.report.spoilt:
            self.report.unknown(Code.UNKNOWN_FACT, scalar.place, what, scalar.text, of_kind, fix)
        return None

    def _template(self, fields: Fields, key: str) -> Template:
        scalar = fields.scalar(key)
        place = scalar.place if scalar else fields.place
        return read_template(fields.text(key), place, self.dictionary, self.report)


def _is_one_of_the_others(fields: Fields, theirs: tuple[str, ...], own: tuple[str, ...]) -> bool:
    return sum(key in fields for key in theirs) > 1 and not any(key in fields for key in own)


def _yes(fields: Fields, key: str) -> bool:
    return fields.one_of(key, ["yes", "no"]) == "yes"


def check_ids(names: Iterator[Scalar], taken: dict[str, Place], what: str, report: Report) -> None:
    """Report every id that is taken already, and take the others."""
    for name in names:
        where = taken.get(name.text)
        if where and where.file != name.place.file:
            text = f"The {what} {name.text} is defined already, in {where.name}, line {where.line}."
            report.add(Code.DUPLICATE_ID, name.place, text, "Give one of the two another id.")
        else:
            taken.setdefault(name.text, name.place)


def read_template(text: str, place: Place, dictionary: Dictionary, report: Report) -> Template:
    """A template whose placeholders all name facts; the others are reported."""
    template = Template(text, place)
    if "brace" in template.fault:
        fix = "Write `{fact}`, with the id of a fact between one { and one }."
        report.add(Code.BAD_PLACEHOLDER, place, template.fault, fix, ("{",))
    elif template.fault:
        fix = "Write `[ and {fact} %]`, or `[words with {fact}|words without it]`."
        report.add(Code.BAD_PLACEHOLDER, place, template.fault, fix, ("[",))
    for name in template.facts:
        if name not in dictionary and name not in report.spoilt:
            what = f"The text has {{{name}}}, which names no fact."
            fix = "Write the id of a fact between the braces."
            report.unknown(Code.BAD_PLACEHOLDER, place, what, name, dictionary, fix, (f"{{{name}}}",))
    return template
