"""Numbers that a text puts as a bound, and that no condition of its rule has: often the bound of last year.

A number is held against the bounds of the facts it can be about: those that the text has as a placeholder, else those
that it names, else all with its unit. What the evidence of the rule says as well is no fault where that also says one
of their bounds.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from functools import partial
from typing import Final

from bonebrief.authoring.checking.checks.numbers.gaps import decimals_of
from bonebrief.authoring.checking.page import page
from bonebrief.authoring.checking.samples import a_point, a_reason
from bonebrief.authoring.checking.wording.said import Said, said_by
from bonebrief.authoring.examples.remembered import Remembered
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.rule import Rule
from bonebrief.language.condition import Between, Compare, FactTest, bounds_of, fact_tests, findings_read
from bonebrief.language.fact import Fact
from bonebrief.language.formula import Arithmetic, Call, Constant, Formula, Reference
from bonebrief.language.problem import Code, Problem
from bonebrief.language.told_numbers import ToldBound, told_bounds, told_numbers
from bonebrief.language.value import number_words

PAGES: Final = (
    page(
        Code.OTHER_NUMBER,
        does="Finds a text that puts a number as a bound, such as `three or more falls`, which its rule has not.",
        why="After a bound was changed the text still tells the old one: the brief then contradicts itself.",
        bad=a_point(a_reason("routine", "falls_past_year >= 2", '"{falls_past_year} falls; three or more count."')),
        good=a_point(a_reason("routine", "falls_past_year >= 3", '"{falls_past_year} falls; three or more count."')),
    ),
)
_SAME: Final = 0.01
_UNITS: Final = frozenset({"%", "ng", "ng/ml", "inches", "pounds", "weeks"})
"""Units in which texts tell numbers besides those of the facts."""
_OTHER_UNITS: Final = (1.0, 12.0, 1 / 12, 7.0, 1 / 7, 30.0, 1 / 30, 1 / 365, 1000.0, 0.001)
"""By how much a bound is told otherwise: years for months, months for days, grams for milligrams."""
_COMMON: Final = {
    *("the", "a", "an", "of", "in", "or", "and", "at", "to", "for", "since", "on", "is", "per", "so", "far", "ago"),
    *("past", "year", "day", "long", "score", "count", "number"),
}


def other_numbers(knowledge: Knowledge, memory: Remembered) -> Iterator[Problem]:
    """Find numbers in titles, texts and reasons that are put as bounds and are none."""
    nouns = set().union(*(_nouns(fact) for fact in knowledge.dictionary.values() if fact.number), _UNITS)
    for one, rules in said_by(knowledge):
        if told := list(told_bounds(one.text)):
            find = partial(_contradicted, knowledge, one, rules, told, nouns)
            yield from memory.of(one, [rule.when for rule in rules], find)


def _contradicted(
    knowledge: Knowledge, one: Said, rules: Sequence[Rule], told: Sequence[ToldBound], nouns: Set[str]
) -> Iterator[Problem]:
    bounds = _Bounds(knowledge, rules, nouns)
    for number in told:
        if facts := bounds.contradicted(one, number):
            has = ", ".join(f"`{fact} {_listed(bounds.of[fact])}`" for fact in facts[:3])
            what = f'`{one.key}` says "{number.words}", and its rule has {has}.'
            fix = "Put the text and the rule right together; a bound with a name stands in both: `bounds:`."
            yield Problem(Code.OTHER_NUMBER, one.place, what, fix)


class _Bounds:
    """What a text may tell of its rules: the bounds of each fact, those of findings included."""

    def __init__(self, knowledge: Knowledge, rules: Sequence[Rule], nouns: Set[str]) -> None:
        self._knowledge = knowledge
        self._nouns = nouns
        self._direct = {test.fact for rule in rules for test in fact_tests(rule.when) if bounds_of(test)}
        self.of: defaultdict[str, set[float]] = defaultdict(set)
        self._otherwise: defaultdict[str, set[float]] = defaultdict(set)
        self._evidence: set[float] = set()
        self._seen: set[str] = set()
        self._learn(rules)

    def contradicted(self, one: Said, told: ToldBound) -> list[str]:
        """The facts that a number can be about, if none of their bounds is this one."""
        possible = [fact for fact in self.of if self._can_be(self._knowledge.dictionary[fact], told)]
        facts = self._about(one.text, possible)
        if any(self._is_told(fact, told.number) for fact in facts):
            return []
        others = [fact for fact in possible if fact not in facts and fact in self._direct]
        if any(abs(told.number) == abs(bound) for fact in others for bound in self.of[fact]):
            return []
        known = self._evidence | told_numbers(one.text)
        stated = any(abs(bound) in known for fact in facts for bound in self.of[fact])
        return [] if abs(told.number) in self._evidence and stated else facts

    def _about(self, text: str, facts: list[str]) -> list[str]:
        direct = [fact for fact in facts if fact in self._direct]
        words = set(re.findall(r"[a-z-]+", text.casefold()))
        named = [fact for fact in direct if _nouns(self._knowledge.dictionary[fact]) & words]
        return [fact for fact in direct if f"{{{fact}}}" in text] or named or facts

    def _can_be(self, fact: Fact, told: ToldBound) -> bool:
        """Whether a number can be one of a fact: by its unit, and by what is possible."""
        assert fact.number
        low, high = fact.number.limits
        if not (low <= told.number <= high or low <= -told.number <= high) or not self.of[fact.id] - {0.0}:
            return False
        unit = fact.number.unit.casefold().partition("/")[0]
        no_unit = told.loosely and told.unit not in self._nouns
        if not told.unit or no_unit or told.unit.rstrip("s") == unit.rstrip("s"):
            return True
        return told.unit.partition("/")[0] == unit or (not unit and told.unit in _nouns(fact))

    def _is_told(self, fact: str, number: float) -> bool:
        formula = self._knowledge.dictionary[fact].formula
        inner = set(_constants(self._knowledge, formula)) if formula else set()
        bounds = [*(bound * by for bound in self.of[fact] for by in _OTHER_UNITS), *self._otherwise[fact], *inner]
        return any(abs(abs(number) - abs(bound)) <= _SAME * abs(number) for bound in bounds)

    def _learn(self, rules: Sequence[Rule]) -> None:
        for rule in (rule for rule in rules if rule.id not in self._seen):
            self._seen.add(rule.id)
            for row in rule.evidence:
                self._evidence |= told_numbers(self._knowledge.evidence[row].says)
            for test in fact_tests(rule.when):
                if bounds := bounds_of(test):
                    self.of[test.fact].update(bounds)
                    step = 10.0 ** -decimals_of(self._knowledge.dictionary, test.fact)
                    self._otherwise[test.fact].update(_told_otherwise(test, step))
            for finding in findings_read(rule.when):
                self._learn(self._knowledge.findings[finding].rules)


def _told_otherwise(test: FactTest, step: float) -> tuple[float, ...]:
    """The bounds of a test by the other word: `> 2` is three or more, `>= 2` is more than one."""
    match test:
        case Compare(_, ">" | "<=", bound):
            return (bound + step,)
        case Compare(_, "<" | ">=", bound):
            return (bound - step,)
        case Between(_, low, high):
            return low - step, high + step
    return ()


def _constants(knowledge: Knowledge, formula: Formula) -> Iterator[float]:
    match formula:
        case Constant(value):
            yield value
        case Arithmetic(_, left, right):
            yield from (*_constants(knowledge, left), *_constants(knowledge, right))
        case Call(_, parts):
            for part in parts:
                yield from _constants(knowledge, part)
        case Reference(fact):
            inner = knowledge.dictionary[fact].formula
            yield from _constants(knowledge, inner) if inner else ()


def _nouns(fact: Fact) -> set[str]:
    unit = fact.number.unit.casefold().partition("/")[0] if fact.number else ""
    words = {*re.findall(r"[a-z-]+", f"{unit} {fact.label.casefold()}"), *fact.id.split("_")} - _COMMON
    return {form for word in words if len(word) > 1 for form in (word, word.rstrip("s"), f"{word.rstrip('s')}s")}


def _listed(bounds: set[float]) -> str:
    return " and ".join(number_words(bound, 0) for bound in sorted(bounds))
