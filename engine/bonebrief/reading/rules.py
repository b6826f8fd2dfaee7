"""Reads one topic file: its findings, points and raise rules, each checked against facts and sources."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from bonebrief.knowledge.rule import Finding, Point, Priority, Raise, Rule, Stage
from bonebrief.knowledge.sources import EvidenceRow
from bonebrief.language.condition import All, Condition, Holds, Not, conjuncts
from bonebrief.language.fact import Dictionary
from bonebrief.language.problem import Code, Place
from bonebrief.language.template import Template
from bonebrief.reading.bounds.sizes import report_size
from bonebrief.reading.lines.conditions import ConditionReader
from bonebrief.reading.lines.named_bounds import BOUNDS, read_bounds, with_numbers
from bonebrief.reading.lines.templates import read_template
from bonebrief.reading.tables.rule_tables import FINDING, TABLE, TABLE_KEYS, Part, TableReader
from bonebrief.reading.topics.density import read_density
from bonebrief.reading.topics.grounds import GroundsReader, read_verify
from bonebrief.reading.yaml.fields import Fields, as_scalar, wrong_shape
from bonebrief.reading.yaml.node import Mapping as MappingNode
from bonebrief.reading.yaml.node import Node, Scalar
from bonebrief.reading.yaml.report import Report

_RULE_KEYS = ("when", "source", "evidence", "verify", *TABLE_KEYS)
_RESTS_ON = ("source", "evidence", "verify")
_REASON = ("priority", "because")
_OF_A_POINT = ("say", "patient", "raise")
_OF_A_FINDING = ("when", "source", "rules")


@dataclass(frozen=True, slots=True)
class Asked:
    """What one rule asks, where it stands, what it rests on, and the rows that it is written as."""

    fields: Fields
    when: Condition
    place: Place
    part: Part | None = None


@dataclass(frozen=True, slots=True)
class RuleReader:
    """Reads findings and points over a dictionary, the names of all findings, and the sources.

    `tabled`: what tables of the file conclude, by finding.
    """

    dictionary: Dictionary
    findings: Collection[str]
    sources: Collection[str]
    evidence: Mapping[str, EvidenceRow]
    report: Report
    tabled: Mapping[str, Sequence[Asked]] = field(default_factory=dict)
    bounds: Mapping[str, str] = field(default_factory=dict)

    def with_bounds_of(self, fields: Fields) -> "RuleReader":
        """The same with the bounds that have names here besides."""
        if BOUNDS not in fields:
            return self
        taken = (*self.dictionary, *self.findings)
        return replace(self, bounds={**self.bounds, **read_bounds(fields, taken, self.report)})

    def finding(self, name: Scalar, fields: Fields) -> Finding:
        """One entry under `findings:`; a rule that cannot be read is reported and left out."""
        if _is_one_of_the_others(fields, _OF_A_POINT, _OF_A_FINDING):
            self._misplaced(name, "finding", "point")
            return Finding(name.text, fields.text("title"), (), None, name.place)
        self = self.with_bounds_of(fields)
        fields.only("title", "rules", "density", "allows_calm", BOUNDS, *_RULE_KEYS).need("title")
        entries = [*self._entries(fields, "rules")] if "rules" in fields else []
        for entry in entries:
            entry.only(*_RULE_KEYS)
        tabled = self.tabled.get(name.text, ())
        alone = "rules" not in fields and not (tabled and "when" not in fields and TABLE not in fields)
        asked = [*(one for entry in [*entries, *([fields] if alone else [])] for one in self._asked(entry)), *tabled]
        numbered = "rules" in fields or len(asked) > 1
        ids = [f"{name.text}.{number}" if numbered else name.text for number in range(1, len(asked) + 1)]
        rules = tuple(self._rule(rule_id, one) for rule_id, one in zip(ids, asked, strict=True))
        density = read_density(fields, self.dictionary, self.report)
        if density:
            self._grounds.need_verified(rules, "gives a density class")
        return Finding(name.text, self._title(fields), rules, density, name.place, _yes(fields, "allows_calm"))

    def point(self, name: Scalar, fields: Fields) -> Point:
        """One entry under `points:`; a reason that cannot be read is reported and left out."""
        if _is_one_of_the_others(fields, _OF_A_FINDING, _OF_A_POINT):
            self._misplaced(name, "point", "finding")
            return Point(
                name.text, fields.text("title"), Template("", name.place), Template("", name.place), (), name.place
            )
        self = self.with_bounds_of(fields)
        fields.only("title", "talk", "together", "calm", "say", "patient", "raise", BOUNDS)
        fields.need("title", "say", "patient", "raise")
        stage = fields.one_of("talk", [stage.word for stage in Stage])
        return Point(
            id=name.text,
            title=self._title(fields),
            say=self._template(fields, "say"),
            patient=self._template(fields, "patient"),
            raises=tuple(self._raises(name.text, fields)),
            place=name.place,
            talk=Stage[stage.upper()] if stage else None,
            together=fields.text("together"),
        )

    def class_table(self, fields: Fields) -> Iterator[tuple[str, Asked]]:
        """One entry under `tables:`: what its rows ask, each under the finding that it is a rule of.

        Of `classes` whoever is in one is in none of those behind it.
        """
        fields.only("title", "classes", *_RULE_KEYS).need("title", TABLE)
        classes = [scalar for node in fields.list("classes") if (scalar := as_scalar(node, self.report))]
        for asked in self._asked(fields, FINDING, ordered=bool(classes)) if TABLE in fields else ():
            named = asked.fields.scalar(FINDING) or asked.fields.need(FINDING)
            if not isinstance(named, Scalar):
                return
            name = self._class(named, [one.text for one in classes])
            yield name, replace(asked, when=self._behind(asked.when, name, classes))

    def _class(self, named: Scalar, classes: Sequence[str]) -> str:
        """The class that a row concludes; after a report the one that was probably meant."""
        if not classes or named.text in classes:
            return named.text
        what, fix = (
            f"{named.text} stands in the table, and not among its classes.",
            "Name it under `classes`, in its order.",
        )
        if named.text in self.findings:
            self.report.add(Code.BAD_TABLE, named.place, what, fix)
            return named.text
        self.report.unknown(Code.BAD_TABLE, named.place, what, named.text, classes, fix)
        self.report.spoilt.add(named.text)
        return self.report.nearest(named.text, classes) or named.text

    def _behind(self, when: Condition, name: str, classes: list[Scalar]) -> Condition:
        """A condition, and none of the classes before this one."""
        known = [one.text for one in classes]
        before = known[: known.index(name)] if name in known else []
        parts = [Not(Holds(one, when.place), when.place) for one in before]
        return All((*conjuncts(when), *parts), when.place) if parts else when

    def _misplaced(self, name: Scalar, here: str, written_like: str) -> None:
        """Report the first of the points that stand among findings, or the other way round: one line is missing."""
        what = f"{name.text} stands under `{here}s:` and is written like a {written_like}."
        said = self.report.incomplete or any(what.partition(" ")[2] in one.what for one in self.report.problems)
        if not said:
            fix = f"Write a line `{written_like}s:` above it."
            self.report.add(Code.WRONG_SHAPE, name.place, what, fix)
        self.report.incomplete = True

    def _raises(self, owner: str, fields: Fields) -> Iterator[Raise]:
        all_calm = _yes(fields, "calm")
        entries = [entry.only("priority", "because", "calm", *_RULE_KEYS) for entry in self._entries(fields, "raise")]
        for entry in entries:
            if TABLE not in entry:
                entry.need(*_REASON)
        found = [(asked, entry) for entry in entries for asked in self._asked(entry, *_REASON)]
        for number, (asked, entry) in enumerate(found, 1):
            asked.fields.need(*_REASON)
            calm = _yes(entry, "calm") or all_calm
            word = asked.fields.one_of("priority", [priority.word for priority in reversed(Priority)])
            because = self._template(asked.fields, "because")
            rule = self._rule(f"{owner}.{number}", asked)
            if word == Priority.URGENT.word:
                self._grounds.need_verified((rule,), "raises at urgent")
            if word:
                yield Raise(rule, Priority[word.upper()], because, calm)

    def _entries(self, fields: Fields, key: str) -> Iterator[Fields]:
        for node in fields.list(key):
            if isinstance(node, MappingNode):
                yield Fields(node, self.report)
            else:
                wrong_shape(node, "keys with values", self.report)

    def _asked(self, fields: Fields, *outputs: str, ordered: bool = False) -> Iterator[Asked]:
        """What an entry asks: one thing, or with a table one for all rows that say the same."""
        if TABLE not in fields:
            fields.need("when", "source")
        node = fields.node("when")
        given = self._condition(node) if node else None
        if TABLE in fields and (given is not None or node is None):
            conditions = ConditionReader(self.dictionary, self.findings, self.report, self.bounds)
            reader = TableReader(self.dictionary, self.findings, conditions, self.report)
            parts = reader.parts(fields, given, (*outputs, *_RESTS_ON), ordered)
            for part in parts:
                place = part.when.place if len(parts) > 1 else fields.place
                yield Asked(fields.beside(part.says).need("source"), part.when, place, part)
        elif given is not None:
            yield Asked(fields, given, fields.place)

    def _rule(self, rule_id: str, asked: Asked) -> Rule:
        fields = asked.fields
        sources, evidence = tuple(self._grounds.sources_of(fields)), tuple(self._grounds.rows_of(fields))
        report_size(asked.when, self.report)
        rule = Rule(rule_id, asked.when, sources, asked.place, evidence, read_verify(fields, self.report))
        return replace(rule, table=asked.part.table, rows=asked.part.rows) if asked.part else rule

    @property
    def _grounds(self) -> GroundsReader:
        return GroundsReader(self.sources, self.evidence, self.report)

    def _condition(self, node: Node) -> Condition | None:
        return ConditionReader(self.dictionary, self.findings, self.report, self.bounds).read(node)

    def _template(self, fields: Fields, key: str) -> Template:
        scalar = fields.scalar(key)
        place = scalar.place if scalar else fields.place
        text = with_numbers(fields.text(key), self.bounds)
        return read_template(text, place, self.dictionary, self.report, self.findings, self.bounds)

    def _title(self, fields: Fields) -> str:
        """The words of a title, in which no other braces stand than those of named bounds."""
        title, scalar = with_numbers(fields.text("title"), self.bounds), fields.scalar("title")
        spoilt = {name for name in re.findall(r"\{(\w+)\}", title) if name in self.report.spoilt}
        if scalar and "{" in title and not spoilt:
            fix = "Write `{name}` with a name under `bounds:`; a title has no other placeholders."
            strange = next(iter(re.findall(r"\{(\w+)\}", title)), "")
            what = "The title has a brace that no bound fills."
            self.report.unknown(Code.BAD_PLACEHOLDER, scalar.place, what, strange, self.bounds, fix)
        return title


def _is_one_of_the_others(fields: Fields, theirs: tuple[str, ...], own: tuple[str, ...]) -> bool:
    return sum(key in fields for key in theirs) > 1 and not any(key in fields for key in own)


def _yes(fields: Fields, key: str) -> bool:
    return fields.one_of(key, ["yes", "no"]) == "yes"
