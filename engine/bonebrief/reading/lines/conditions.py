"""Reads the condition language: one short line a test, groups as YAML lists, every slip located."""

import re
from collections.abc import Collection, Mapping
from types import MappingProxyType

from bonebrief.language.condition import All, Any, AtLeast, Condition, Holds, Not
from bonebrief.language.domain import Choices
from bonebrief.language.fact import Fact
from bonebrief.language.problem import Code, Place
from bonebrief.reading.bounds.sizes import MOST_NOTS
from bonebrief.reading.lines.choices import choice_of_another
from bonebrief.reading.lines.fact_tests import FactTestReader
from bonebrief.reading.lines.hints import ITS_OWN_ITEM, Meant, group_hint, hint, sample_test
from bonebrief.reading.lines.other_forms import other_unit, spoken_of, undressed, written_otherwise
from bonebrief.reading.yaml.entries import entries
from bonebrief.reading.yaml.node import Node, Scalar, Sequence
from bonebrief.reading.yaml.report import Instead, Report

_GROUPS = "all, any, none, or at least N"
_COUNTED = re.compile(r"at least (?P<number>\d+)\s*(?:of)?\s*(?P<parts>.+)")
_DASHES = "Begin each condition on a line of its own with a dash."
_LINE = re.compile(r"(?P<fact>[^\s<>=]+)\s*(?P<rest>.*)", re.DOTALL)
_AT_LEAST = re.compile(r"at least (\d+)")


def _says_nothing(node: Node) -> bool:
    return isinstance(node, Scalar) and node.is_null


class ConditionReader:
    """Turns YAML nodes into conditions over the given facts, findings and named bounds, reporting what is wrong."""

    def __init__(
        self,
        facts: Mapping[str, Fact],
        findings: Collection[str],
        report: Report,
        bounds: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self._facts = facts
        self._findings = findings
        self._report = report
        self._tests = FactTestReader(facts, report, bounds)

    def read(self, node: Node) -> Condition | None:
        """A line, a group, or a list of them (which means `all`); None after a report."""
        if isinstance(node, Scalar):
            return self.line(node.text, node.place)
        if isinstance(node, Sequence):
            return self._group("all", node, node.place)
        listed = [value.text for _, value in node.entries[:1] if isinstance(value, Scalar) and not value.is_null]
        if listed and len(node.entries) > 1 and all(_says_nothing(value) for _, value in node.entries[1:]):
            group, parts = node.entries[0][0].text, ", ".join([*listed, *(key.text for key, _ in node.entries[1:])])
            what = "The conditions of a group stand in square brackets."
            return self._wrong(node.place, what, f"Write `{{{group}: [{parts}]}}`.")
        if all(_says_nothing(value) for _, value in node):
            keys = ", ".join(key.text for key, _ in node)
            what = "A list of conditions stands in square brackets, not in { }."
            return self._wrong(node.place, what, f"Write `[{keys}]`.", Instead(f"{{{keys}}}", [f"[{keys}]"], sure=True))
        groups = [self._group(key.text, value, key.place) for key, value in entries(node, self._report)]
        if len(groups) == 1:
            return groups[0]
        return self._wrong(node.place, "A group has one key here.", f"Write one of {_GROUPS} a group.")

    def line(self, text: str, place: Place) -> Condition | None:
        """One test such as `smoking is current`; None after a report."""
        text = " ".join(text.split())
        if text.startswith("not " * MOST_NOTS):
            return self._wrong(place, "`not` stands here many times.", "Write it once, or leave out two at a time.")
        if text.startswith("not "):
            part = self.line(text[4:], place)
            return None if part is None else Not(part, place)
        if re.match(r"-[a-z]", text):
            several = re.search(r"\s-[a-z]", text)
            instead = None if several else Instead(text, [f"- {text[1:]}"])
            return self._wrong(place, "No space stands behind the dash.", "Write `- ` before each condition.", instead)
        if dressed := undressed(text, self._facts, self._findings):
            what, meant = dressed
            return self._wrong(place, what, meant.say, Instead(text, meant.new, meant.sure))
        match = _LINE.fullmatch(text)
        if match is None:
            return self._wrong(place, "A condition is missing here.", "Write `fact operator value` or a finding.")
        if counted := _COUNTED.fullmatch(text):
            what = "Conditions that are counted stand in a list behind a colon."
            listed = f"[{counted['parts'].strip('[] ')}]"
            fix = f"Write `at least {counted['number']}: {listed}`, with commas between them."
            return self._wrong(place, what, fix)
        name, rest = match["fact"], match["rest"]
        if item := self._item_in(rest):
            what = f'A second condition begins at "{item}", with a dash before it in the same line or indented further.'
            return self._wrong(place, what, "Put the dashes of one list below each other.", None, name, item)
        if otherwise := written_otherwise(name, rest, self._facts):
            what, meant = otherwise
            return self._wrong(place, what, meant.say, Instead(text, meant.new, meant.sure), name)
        if not rest:
            return self._finding(name, place)
        if second := next((word for word in rest.split() if self._begins_another(name, word)), ""):
            self._second(name, rest, second, place)
            return None
        fact = self._facts.get(name)
        if fact is None:
            self._no_fact(name, rest, place)
            return None
        return self._tests.read(fact, rest, place)

    def _second(self, name: str, rest: str, second: str, place: Place) -> None:
        what = f'A second condition seems to begin at "{second}".'
        denied = re.search(rf"\b(?:unless|except|without|but not)\s+(?:if |when )?{re.escape(second)}\b", rest)
        fix = f"{_DASHES} What must not be so has `not` before it." if denied else ITS_OWN_ITEM
        self._wrong(place, what, fix, None, name, second)

    def _no_fact(self, name: str, rest: str, place: Place) -> None:
        what = f'There is no fact called "{name}".'
        if name in self._findings:
            said = re.fullmatch(r"(?:is|==?)\s*(not )?(yes|true|no|false)", rest)
            denied = said is not None and bool(said[1]) == (said[2] in ("yes", "true"))
            new = [f"not {name}" if denied else name] if said else []
            instead = Instead(f"{name} {rest}", new, sure=True)
            fix = f"{name} is a finding: write `{name}` or `not {name}` alone."
            self._report.add(Code.UNKNOWN_FACT, place, what, fix, (name,), instead)
        elif (said := re.fullmatch(r"(?:is|==?)\s*(not )?(yes|no|true|false)", rest)) and (
            choice := choice_of_another(name, self._facts, bool(said[1]) == (said[2] in ("yes", "true")))
        ):
            instead = Instead(f"{name} {rest}", choice.new)
            self._report.add(Code.UNKNOWN_FACT, place, what, choice.say, (name,), instead)
        elif name not in self._report.spoilt:
            looked_for = self._facts if not self._report.is_tired else {}
            fix = other_unit(name, looked_for) or spoken_of(f"{name} {rest}", looked_for)
            self._report.unknown(Code.UNKNOWN_FACT, place, what, name, self._facts, fix, (name,))

    def _item_in(self, rest: str) -> str:
        """The fact or finding with which another item begins behind a dash; nothing where there is none."""
        found = re.search(r"\s- (?:not )?([a-z][a-z0-9_]*)(?= (?:is|includes|between|[<>])|$)", rest)
        return found[1] if found and re.search(r"[\w\]]\s- ", rest) and self._begins_another("", found[1]) else ""

    def _begins_another(self, name: str, word: str) -> bool:
        fact = self._facts.get(name)
        return (word in self._facts or word in self._findings) and not (fact and word in fact.choices)

    def _group(self, key: str, node: Node, place: Place) -> Condition | None:
        at_least = _AT_LEAST.fullmatch(key)
        if key not in ("all", "any", "none") and not at_least:
            meant = self._group_meant(key, node)
            what = f'"{key}" is no group of conditions.'
            return self._wrong(place, what, meant.say, Instead(key, meant.new, meant.sure))
        if isinstance(node, Scalar) and not node.is_null:
            instead = Instead(node.text, [f"[{node.text}]"])
            return self._wrong(node.place, f'"{key}" needs a list of conditions.', _DASHES, instead)
        if not isinstance(node, Sequence) or not node.items:
            return self._wrong(node.place, f'"{key}" needs a list of conditions.', _DASHES)
        read = [self.read(item) for item in node.items]
        parts = tuple(part for part in read if part is not None)
        if len(parts) < len(read):
            return None
        if at_least:
            return self._at_least(int(at_least[1]), parts, place)
        if key == "all":
            return All(parts, place)
        return Any(parts, place) if key == "any" else Not(Any(parts, place), place)

    def _group_meant(self, key: str, node: Node) -> Meant:
        fact = self._facts.get(key)
        if fact is None:
            return group_hint(key) or Meant(f"Use one of: {_GROUPS}.")
        verb = "includes" if isinstance(fact.domain, Choices) else "is"
        said = f"{verb} {node.text}" if isinstance(node, Scalar) else ""
        return Meant(f"{key} is a fact, so no colon follows it. {hint(fact, said).say}")

    def _at_least(self, count: int, parts: tuple[Condition, ...], place: Place) -> Condition | None:
        if 1 <= count <= len(parts):
            return AtLeast(count, parts, place)
        what = f'"at least {count}" stands over {len(parts)} conditions.'
        return self._wrong(place, what, f"Write a number from 1 to {len(parts)}.")

    def _finding(self, name: str, place: Place) -> Condition | None:
        if name in self._findings:
            return Holds(name, place)
        if name in self._facts:
            fact = self._facts[name]
            what = f'"{name}" is a fact, so it needs an operator and a value.'
            return self._wrong(place, what, f"Write for example `{sample_test(fact)}`.", None, name)
        if re.fullmatch(r"\d+", name):
            fix = "A comma parts conditions here: write thousands without one, 1000, and decimals with a point, 2.5."
            return self._wrong(place, f'"{name}" is a number alone, and no condition.', fix)
        what = f'There is no finding called "{name}".'
        fix = "Define it under `findings:`, or write `fact operator value`."
        facts = spoken_of(name, self._facts, otherwise="")
        if choice := choice_of_another(name, self._facts):
            self._report.add(Code.UNKNOWN_FINDING, place, what, choice.say, (name,), Instead(name, choice.new), name)
        elif name not in self._report.spoilt and not self._report.incomplete:
            known = self._findings
            self._report.unknown(Code.UNKNOWN_FINDING, place, what, name, known, facts or fix, (name,))
        return None

    def _wrong(self, place: Place, what: str, fix: str, instead: Instead | None = None, *at: str) -> Condition | None:
        self._report.add(Code.BAD_CONDITION, place, what, fix, at, instead)
        return None
