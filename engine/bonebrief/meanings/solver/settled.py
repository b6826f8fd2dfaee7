"""What the rules of one book may see of a person, as literals: answers in force, and what is derived from them."""

from collections.abc import Mapping

from bonebrief.language.condition import Condition
from bonebrief.language.fact import Dictionary, Fact
from bonebrief.language.formula import SiteOfLowest
from bonebrief.meanings.solver.circuit import NO, YES, Circuit, Lit, Truths
from bonebrief.meanings.solver.conditions import truths
from bonebrief.meanings.solver.formulas import number_of, sites_of
from bonebrief.meanings.solver.numbers import Number, Unless
from bonebrief.meanings.solver.people import People

_NO_FINDINGS: Mapping[str, Truths] = {}


class Settled:
    """One person under one data dictionary; each literal is made when something first reads it."""

    def __init__(self, people: People, dictionary: Dictionary) -> None:
        people.add(dictionary)
        self.circuit: Circuit = people.circuit
        self.dictionary = dictionary
        self._people = people
        self._branches: dict[str, Truths] = {}
        self._numbers: dict[str, Number] = {}
        self._sites: dict[str, Mapping[str, Lit]] = {}

    def truths_of(self, condition: Condition) -> Truths:
        """When a condition over facts alone is true and when it is false."""
        return truths(self, condition, _NO_FINDINGS)

    def known(self, fact: str) -> Lit:
        """Whether a fact has a value that the rules may see."""
        entry = self.dictionary[fact]
        if isinstance(entry.formula, SiteOfLowest):
            return self.circuit.any_of(self._site(fact, entry.formula).values())
        if entry.formula is not None:
            return self.number(fact).present
        return self.circuit.all_of([self._people.said[fact].has, -self.branch(fact).false])

    def word(self, fact: str, word: str) -> Lit:
        """Whether a fact is, or includes, a word; means nothing while it is not known."""
        formula = self.dictionary[fact].formula
        if isinstance(formula, SiteOfLowest):
            return self._site(fact, formula).get(word, NO)
        return self._people.said[fact].words.get(word, NO)

    def number(self, fact: str) -> Number:
        """A number as the rules may see it."""
        if fact not in self._numbers:
            self._numbers[fact] = self._number(self.dictionary[fact])
        return self._numbers[fact]

    def branch(self, fact: str) -> Truths:
        """Whether a question's branch is open, and whether it is closed; it waits where neither is."""
        if fact not in self._branches:
            self._branches[fact] = self._branch(self.dictionary[fact])
        return self._branches[fact]

    def _number(self, fact: Fact) -> Number:
        if fact.formula is None:
            number = self._people.said[fact.id].number
            assert number is not None
            return Unless(self.circuit, number, self.branch(fact.id).false)
        assert not isinstance(fact.formula, SiteOfLowest)
        return number_of(self, fact.formula, lambda value: round(value, fact.decimals) + 0.0)

    def _branch(self, fact: Fact) -> Truths:
        if fact.ask_if is None:
            return Truths(YES, NO)
        of = self.truths_of(fact.ask_if)
        gates = [self.circuit.all_of([-self._people.said[gate].given, -self.branch(gate).false]) for gate in fact.reads]
        waits = self.circuit.all_of([-of.true, self.circuit.any_of(gates)])
        return Truths(of.true, self.circuit.any_of([of.false, self.circuit.all_of([-of.true, -waits])]))

    def _site(self, fact: str, formula: SiteOfLowest) -> Mapping[str, Lit]:
        if fact not in self._sites:
            self._sites[fact] = sites_of(self, formula)
        return self._sites[fact]
