"""People made for an edit: at every threshold that differs and beside it, with the rest of the rule as it must be."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain, product
from typing import assert_never

from bonebrief.authoring.comparing.changes import RulePair, rule_pairs
from bonebrief.authoring.comparing.ways import Step, Ways
from bonebrief.knowledge.dictionary import asked_inputs
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.rule import Priority, Raise, Rule
from bonebrief.language.answer import Answers
from bonebrief.language.condition import (
    Between,
    Compare,
    FactTest,
    Holds,
    Includes,
    Is,
    Known,
    Leaf,
    bounds_of,
    fact_tests,
)
from bonebrief.language.fact import Dictionary, Fact
from bonebrief.language.gates import silent_words
from bonebrief.language.same import meaning
from bonebrief.language.value import Value, number_words
from bonebrief.meanings.solver.witness import Goal, people

Tries = Iterator[Answers]
Bounds = Mapping[str, Iterable[float]]
"""By fact, the numbers that the differing tests compare with."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A person to be found: what for, in words, and goals with facts fixed, the most telling goals first."""

    about: str
    goals: tuple[list[Goal], ...]
    fixed: Mapping[str, Value]


def tries(dictionary: Dictionary, wish: Wish) -> Tries:
    """Candidates for a wish, as they are found."""
    return chain.from_iterable(people(dictionary, goals, wish.fixed) for goals in wish.goals)


def common_dictionary(old: Knowledge, new: Knowledge) -> Dictionary:
    """Every fact of both sides; a question whose `ask_if` differs is asked of everybody."""
    facts = dict(new.dictionary)
    for fact in old.dictionary.values():
        facts.setdefault(fact.id, fact)
        if _gate(facts[fact.id]) != _gate(fact):
            facts[fact.id] = facts[fact.id].asked_of_everybody
    return facts


def wishes(old: Knowledge, new: Knowledge) -> Iterator[Wish]:
    """The people to look for: everybody whose brief the edit may change, by rule, by question and by words."""
    sides = _Side(old, Ways(old)), _Side(new, Ways(new))
    for pair in rule_pairs(old, new):
        if not pair.same_condition:
            yield from _for_pair(sides, pair)
    yield from _for_facts(sides)
    yield from _for_words(sides)


def _for_pair(sides: tuple["_Side", "_Side"], pair: RulePair) -> Iterator[Wish]:
    differing = pair.differing
    bounds = _bounds([leaf for only in differing for leaf in only])
    for side, rule, only in zip(sides, (pair.old, pair.new), differing, strict=True):
        for leaf in only:
            if rule:
                yield from side.wishes(Step(rule, leaf), bounds)
    if pair.old and pair.new:
        old, new = sides[0].ways.goal(pair.old.when), sides[1].ways.goal(pair.new.when)
        for side, rule in zip(sides, (pair.old, pair.new), strict=True):
            for way in side.ways.to_briefs(rule):
                for one, other in ((True, False), (False, True)):
                    both = [replace(old, wanted=one), replace(new, wanted=other)]
                    yield Wish(f"for {rule.id}", tuple([*both, *more] for more in side.ways.goals(way)), {})


def _for_facts(sides: tuple["_Side", "_Side"]) -> Iterator[Wish]:
    """People for questions and formulas that are no longer what they were, though the rules that read them are."""
    old, new = (side.knowledge.dictionary for side in sides)
    changed = {name for name in old if name in new and _settling(old[name]) != _settling(new[name])}
    for side in sides:
        facts = side.knowledge.dictionary
        for rule in side.knowledge.rules.values() if changed else ():
            for test in fact_tests(rule.when):
                if changed & {test.fact, *asked_inputs(facts, (test.fact,))}:
                    step = Step(rule, test)
                    yield from side.wishes(step, {})
                    yield from side.spread(rule, test)
                    yield from side.gated(step, list(_contrasts(old, new, changed & {test.fact})))


def _for_words(sides: tuple["_Side", "_Side"]) -> Iterator[Wish]:
    """A person for every reason of a point whose words, priorities or stepping back are not what they were."""
    said = [{name: side.said(name) for name in side.knowledge.points} for side in sides]
    for side, own, other in zip(sides, said, reversed(said), strict=True):
        for name in (name for name in own if name in other and own[name] != other[name]):
            for entry in side.knowledge.points[name].raises:
                yield Wish(f"for {entry.rule.id}", ([side.ways.goal(entry.rule.when)],), {})
                yield from side.beside_an_urgent_one(entry)


@dataclass(frozen=True, slots=True)
class _Side:
    """One of the two knowledge bases, and the wishes that its rules give rise to."""

    knowledge: Knowledge
    ways: Ways

    def wishes(self, step: Step, bounds: Bounds) -> Iterator[Wish]:
        """People for whom everything hangs on one test, with every telling value of what it reads."""
        for way in self.ways.to_briefs(step.rule):
            goals = self.ways.goals([step, *way])
            if isinstance(step.leaf, Holds) or not (values := self._values(step.leaf, bounds)):
                for wanted in (True, False):
                    about = f"for {step.rule.id}"
                    yield Wish(about, tuple([self.ways.goal(step.leaf, wanted), *more] for more in goals), {})
                continue
            for value in values:
                yield Wish(f"for {step.rule.id} with {step.leaf.fact} {_said(value)}", goals, {step.leaf.fact: value})

    def spread(self, rule: Rule, test: FactTest) -> Iterator[Wish]:
        """People in whom one number that a derived fact is worked out from has a telling value, the others far off."""
        facts = self.knowledge.dictionary
        if facts[test.fact].formula is None or not bounds_of(test):
            return
        numbers = {name: number for name in asked_inputs(facts, (test.fact,)) if (number := facts[name].number)}
        for way in self.ways.to_briefs(rule):
            for one, value, end in product(numbers, self._values(test, {}), (0, 1)):
                others = {name: number.usual[end] for name, number in numbers.items() if name != one}
                about = f"for {rule.id} with {one} {_said(value)}"
                yield Wish(about, self.ways.goals([Step(rule, test), *way]), {**others, one: value})

    def gated(self, step: Step, contrasts: list[list[Goal]]) -> Iterator[Wish]:
        """People for whom a rule holds with a question that is open on one side and closed on the other."""
        for way, contrast in product(self.ways.to_briefs(step.rule), contrasts):
            goals = tuple([*contrast, self.ways.goal(step.rule.when), *more] for more in self.ways.goals(way))
            yield Wish(f"for {step.rule.id}", goals, {})

    def said(self, point: str) -> object:
        shown = self.knowledge.points[point]
        raises = frozenset((meaning(e.rule.when), e.priority, e.calm, e.because.text) for e in shown.raises)
        steps_back = point in self.knowledge.points_that_step_back
        return shown.title, shown.say.text, shown.patient.text, raises, steps_back

    def beside_an_urgent_one(self, entry: Raise) -> Iterator[Wish]:
        urgent = [e.rule for p in self.knowledge.points.values() for e in p.raises if e.priority is Priority.URGENT]
        goals = tuple([self.ways.goal(rule.when), self.ways.goal(entry.rule.when)] for rule in urgent)
        yield Wish(f"for {entry.rule.id} while something is urgent", goals, {})

    def _values(self, test: FactTest, bounds: Bounds) -> list[Value]:
        """The telling values of the fact that a test reads."""
        fact = self.knowledge.dictionary[test.fact]
        match test:
            case Compare() | Between():
                return list(_around(fact, [*bounds_of(test), *bounds.get(fact.id, ())]))
            case Is():
                return list(fact.choices)
            case Includes():
                return [(word,) for word in fact.choices]
            case Known():
                return []
            case _:
                assert_never(test)


def _bounds(found: Iterable[Leaf]) -> Bounds:
    bounds: dict[str, list[float]] = {}
    for leaf in found:
        if not isinstance(leaf, Holds):
            bounds.setdefault(leaf.fact, []).extend(bounds_of(leaf))
    return bounds


def _contrasts(old: Dictionary, new: Dictionary, changed: set[str]) -> Iterator[list[Goal]]:
    """What must be so for a question to be asked on one side only."""
    for name in changed:
        was, now = old[name].ask_if, new[name].ask_if
        for opens, closes in ((was, now), (now, was)):
            if closes is not None and _gate(old[name]) != _gate(new[name]):
                yield [Goal(closes, False, {}), *([Goal(opens, True, {})] if opens else [])]


def _around(fact: Fact, bounds: Iterable[float]) -> Iterator[float]:
    if fact.number:
        (low, high), step = fact.number.limits, fact.number.step
        near = [round(bound + side, 4) + 0.0 for bound in bounds for side in (-step, 0, step)]
        yield from (value for value in dict.fromkeys(near) if low <= value <= high)


def _said(value: Value) -> str:
    return number_words(value, 0) if isinstance(value, float) else value if isinstance(value, str) else value[0]


def _gate(fact: Fact) -> object:
    return None if fact.ask_if is None else meaning(fact.ask_if)


def _settling(fact: Fact) -> object:
    return _gate(fact), silent_words(fact), fact.formula, fact.decimals if fact.formula else 0
