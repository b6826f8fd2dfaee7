"""Reads the condition language: one short line a test, groups as YAML lists, every slip located."""

import re
from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import assert_never, get_args

from bonebrief.language.condition import (
    All,
    Any,
    AtLeast,
    Between,
    Compare,
    Condition,
    FactTest,
    Holds,
    Includes,
    Is,
    Known,
    Not,
    Operator,
)
from bonebrief.language.domain import Choice, Choices, Number, YesNo
from bonebrief.language.fact import Fact
from bonebrief.language.problem import Code, Place
from bonebrief.language.value import number_words
from bonebrief.reading.bounds.sizes import MOST_NOTS
from bonebrief.reading.given.numbers import likely_slip, plain_number
from bonebrief.reading.lines.hints import (
    ITS_OWN_ITEM,
    group_hint,
    hint,
    number_hint,
    sample_test,
    spoken_of,
    takes,
    written_otherwise,
)
from bonebrief.reading.yaml.fields import Report, entries
from bonebrief.reading.yaml.node import Node, Scalar, Sequence

_OPERATORS: dict[str, Operator] = {sign: sign for sign in get_args(Operator)}
_GROUPS = "all, any, none, or at least N"
_DASHES = "Begin each condition on a line of its own with a dash."
_LINE = re.compile(r"(?P<fact>[^\s<>=]+)\s*(?P<rest>.*)", re.DOTALL)
_COMPARE = re.compile(r"(?P<operator><=|>=|<|>|==?|!=)\s*(?P<bound>.*)")
_BETWEEN = re.compile(r"between\s+(?P<low>\S+)\s+and\s+(?P<high>\S+)")
_KNOWN = re.compile(r"is (?P<negated>un)?known")
_IS = re.compile(r"is\s+(?P<negated>not\s+)?(?:(?P<many>one of)\s+)?(?P<values>.+)")
_INCLUDES = re.compile(r"includes\s+(?:(?P<many>any of)\s+)?(?P<values>.+)")
_AT_LEAST = re.compile(r"at least (\d+)")


class ConditionReader:
    """Turns YAML nodes into conditions over the given facts, findings and named bounds, reporting what is wrong."""

    def __init__(
        self,
        facts: Mapping[str, Fact],
        findings: Collection[str],
        report: Report,
        bounds: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self._bounds = bounds
        self._facts = facts
        self._findings = findings
        self._report = report

    def read(self, node: Node) -> Condition | None:
        """A line, a group, or a list of them (which means `all`); None after a report."""
        if isinstance(node, Scalar):
            return self.line(node.text, node.place)
        if isinstance(node, Sequence):
            return self._group("all", node, node.place)
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
            return self._wrong(place, "No space stands behind the dash.", "Write `- ` before each condition.")
        match = _LINE.fullmatch(text)
        if match is None:
            return self._wrong(place, "A condition is missing here.", "Write `fact operator value` or a finding.")
        name, rest = match["fact"], match["rest"]
        if otherwise := written_otherwise(name, rest, self._facts):
            return self._wrong(place, *otherwise, name)
        if not rest:
            return self._finding(name, place)
        second = next((word for word in rest.split() if self._begins_another(name, word)), "")
        if second:
            what = f'A second condition seems to begin at "{second}".'
            return self._wrong(place, what, ITS_OWN_ITEM, name, second)
        fact = self._facts.get(name)
        if fact is None:
            fix = self._report.meant(name, self._facts) or spoken_of(text, self._facts)
            if name in self._findings:
                fix = f"{name} is a finding: write `{name}` or `not {name}` alone."
            if name not in self._report.spoilt:
                self._report.add(Code.UNKNOWN_FACT, place, f'There is no fact called "{name}".', fix, (name,))
            return None
        return self._test(fact, rest, place)

    def _begins_another(self, name: str, word: str) -> bool:
        fact = self._facts.get(name)
        return (word in self._facts or word in self._findings) and not (fact and word in fact.choices)

    def _group(self, key: str, node: Node, place: Place) -> Condition | None:
        at_least = _AT_LEAST.fullmatch(key)
        if key not in ("all", "any", "none") and not at_least:
            return self._wrong(place, f'"{key}" is no group of conditions.', self._group_hint(key, node))
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

    def _group_hint(self, key: str, node: Node) -> str:
        fact = self._facts.get(key)
        if fact is None:
            return group_hint(key) or f"Use one of: {_GROUPS}."
        verb = "includes" if isinstance(fact.domain, Choices) else "is"
        said = f"{verb} {node.text}" if isinstance(node, Scalar) else ""
        return f"{key} is a fact, so no colon follows it. {hint(fact, said)}"

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
            return self._wrong(place, what, f"Write for example `{sample_test(fact)}`.", name)
        fix = self._report.meant(name, self._findings) or "Define it under `findings:`, or write `fact operator value`."
        if name not in self._report.spoilt and not self._report.incomplete:
            self._report.add(Code.UNKNOWN_FINDING, place, f'There is no finding called "{name}".', fix, (name,))
        return None

    def _test(self, fact: Fact, rest: str, place: Place) -> Condition | None:
        if match := _form(Known).fullmatch(rest):
            known = Known(fact.id, place)
            return Not(known, place) if match["negated"] else known
        match fact.domain:
            case Number() as number:
                return self._number_test(fact, number, rest, place)
            case Choices():
                return self._test_of_several(fact, rest, place)
            case YesNo() | Choice():
                return self._test_of_one(fact, rest, place)
            case _:
                assert_never(fact.domain)

    def _test_of_several(self, fact: Fact, rest: str, place: Place) -> Condition | None:
        match = _form(Includes).fullmatch(rest)
        options = self._choices(fact, match, place) if match else self._not_understood(fact, rest, place)
        return Includes(fact.id, options, place) if options else None

    def _test_of_one(self, fact: Fact, rest: str, place: Place) -> Condition | None:
        match = _form(Is).fullmatch(rest)
        values = self._choices(fact, match, place) if match else self._not_understood(fact, rest, place)
        if not match or not values:
            return None
        test = Is(fact.id, values, place)
        return Not(test, place) if match["negated"] else test

    def _number_test(self, fact: Fact, number: Number, rest: str, place: Place) -> Condition | None:
        if match := _form(Between).fullmatch(rest):
            low, high = (self._bound(fact, number, match[end], place) for end in ("low", "high"))
            if low is None or high is None:
                return None
            if low <= high:
                return Between(fact.id, low, high, place)
            fix = f"Write `between {number_words(high, 0)} and {number_words(low, 0)}`."
            return self._wrong(place, "The first number is the larger.", fix, fact.id, match["low"])
        match = _form(Compare).fullmatch(rest)
        if not match or match["operator"] not in _OPERATORS:
            self._not_understood(fact, rest, place)
            return None
        bound = self._bound(fact, number, match["bound"], place)
        return None if bound is None else Compare(fact.id, _OPERATORS[match["operator"]], bound, place)

    def _bound(self, fact: Fact, number: Number, text: str, place: Place) -> float | None:
        bound = plain_number(self._bounds.get(text, text))
        if bound is None or round(bound, 4) != bound:
            what = f'"{text}" is not a number that can be compared with.'
            fix = self._report.meant(text, self._bounds) or number_hint(fact, text)
            self._report.add(Code.BAD_NUMBER, place, what, fix, (fact.id, *text.split()[:1]))
            return None
        if number.limits[0] <= bound <= number.limits[1]:
            return bound
        spread = " to ".join(number_words(end, 0) for end in number.limits)
        what = f"{fact.id} is always {spread}, so a threshold of {text} can never matter."
        slip = likely_slip(number, bound) if fact.scale else ""
        fix = f"Did you mean {slip}?" if plain_number(slip) is not None else f"Write a number from {spread}."
        self._report.add(Code.OUT_OF_LIMITS, place, what, fix, (fact.id, text))
        return None

    def _choices(self, fact: Fact, match: re.Match[str], place: Place) -> tuple[str, ...]:
        text = match["values"]
        if match["many"]:
            if not (text.startswith("[") and text.endswith("]")):
                words = text.split()
                what = f'A list in brackets must follow "{match["many"]}".'
                self._wrong(place, what, hint(fact, f"is {text}"), fact.id, *match["many"].split(), *words[:1])
                return ()
            words = [word.strip() for word in text[1:-1].split(",")]
        else:
            words = [text]
        for word in words:
            if word not in fact.choices:
                meant = hint(fact, f"is {text}") if " or " in text or "," in text else ""
                fix = self._report.meant(word, fact.choices) or meant or f"Write one of: {', '.join(fact.choices)}."
                what = f'"{word}" is not a choice of {fact.id}.'
                self._report.add(Code.UNKNOWN_CHOICE, place, what, fix, (fact.id, *word.split()[:1]))
                return ()
        return tuple(dict.fromkeys(words))

    def _not_understood(self, fact: Fact, rest: str, place: Place) -> tuple[str, ...]:
        what = f'"{rest}" cannot follow {fact.id}, which is {takes(fact.domain)}.'
        self._wrong(place, what, hint(fact, rest), fact.id, *rest.split()[:1])
        return ()

    def _wrong(self, place: Place, what: str, fix: str, *at: str) -> Condition | None:
        self._report.add(Code.BAD_CONDITION, place, what, fix, at)
        return None


def _form(test: type[FactTest]) -> re.Pattern[str]:
    """How a kind of test is written behind its fact."""
    if issubclass(test, Compare):
        return _COMPARE
    if issubclass(test, Between):
        return _BETWEEN
    if issubclass(test, Known):
        return _KNOWN
    if issubclass(test, Is):
        return _IS
    if issubclass(test, Includes):
        return _INCLUDES
    assert_never(test)
