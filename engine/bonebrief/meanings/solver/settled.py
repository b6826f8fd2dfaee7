"""What the rules of one book may see of a person, as literals: answers in force, and what is derived from them."""

from collections.abc import Mapping

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
)
from bonebrief.language.fact import Dictionary, Fact, Kind
from bonebrief.language.formula import SiteOfLowest
from bonebrief.meanings.solver.circuit import NO, YES, Circuit, Lit, Truths
from bonebrief.meanings.solver.numbers import Number
from bonebrief.meanings.solver.people import People

NOBODY_KNOWS = Truths(NO, NO)


class Settled:
    """One person under one data dictionary; every literal is made when something first reads it."""

    def __init__(self, people: People, dictionary: Dictionary) -> None:
        people.add(dictionary)
        self.circuit: Circuit = people.circuit
        self._people = people
        self._dictionary = dictionary
        self._open: dict[str, Truths] = {}
        self._numbers: dict[str, Number] = {}
        self._sites: dict[str, Mapping[str, Lit]] = {}

    def truths(self, condition: Condition, findings: Mapping[str, Truths]) -> Truths:
        """When a condition is true and when false, by Kleene's tables on both literals."""
        circuit = self.circuit
        match condition:
            case All(parts):
                of = [self.truths(part, findings) for part in parts]
                return Truths(circuit.all_of(one.true for one in of), circuit.any_of(one.false for one in of))
            case Any(parts):
                of = [self.truths(part, findings) for part in parts]
                return Truths(circuit.any_of(one.true for one in of), circuit.all_of(one.false for one in of))
            case AtLeast(count, parts):
                of = [self.truths(part, findings) for part in parts]
                possible = circuit.at_least(count, [-one.false for one in of])
                return Truths(circuit.at_least(count, [one.true for one in of]), -possible)
            case Not(part):
                return self.truths(part, findings).negation
            case Holds(finding):
                return findings[finding]
            case _:
                return self.test(condition)

    def test(self, test: FactTest) -> Truths:
        """When one test of a fact is true and when false; neither while the fact has no value."""
        fact = self._dictionary[test.fact]
        match test:
            case Known():
                known = self.known(fact)
                return Truths(known, -known)
            case Is(_, words) | Includes(_, words):
                passes = self.circuit.any_of(self.word(fact, word) for word in words)
            case Compare(_, operator, bound):
                beyond = self.number(fact).above(bound, operator in (">=", "<"))
                passes = beyond if operator.startswith(">") else -beyond
            case Between(_, low, high):
                number = self.number(fact)
                passes = self.circuit.all_of([number.above(low, True), -number.above(high, False)])
        return self._of(fact, passes)

    def known(self, fact: Fact) -> Lit:
        """Whether a fact has a value that the rules may see."""
        if isinstance(fact.formula, SiteOfLowest):
            return self.circuit.any_of(self._site(fact).values())
        if fact.formula is not None:
            return self.number(fact).present
        return self.circuit.all_of([self._people.said[fact.id].has, self.in_force(fact)])

    def in_force(self, fact: Fact) -> Lit:
        """Whether a question's branch is not closed, so that an answer to it counts."""
        return -self._branch(fact).false

    def may_be_asked(self, fact: Fact) -> Lit:
        """Whether a question's branch is open."""
        return self._branch(fact).true

    def word(self, fact: Fact, word: str) -> Lit:
        """Whether a fact has, or includes, a word; means nothing while it is not known."""
        if isinstance(fact.formula, SiteOfLowest):
            return self._site(fact).get(word, NO)
        return self._people.said[fact.id].words.get(word, NO)

    def number(self, fact: Fact) -> Number:
        if fact.id not in self._numbers:
            from bonebrief.meanings.solver.formulas import number_of

            self._numbers[fact.id] = number_of(self, fact)
        return self._numbers[fact.id]
