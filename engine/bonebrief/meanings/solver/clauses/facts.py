"""What the rules of one book may see of a person, as literals: their answers, and what is derived from them.

Whoever is meant answers with a value only what the answers before open; so every value counts, and there is nothing
to be taken from later answers, contradicted or parked. Where two books ask a question otherwise, each is told the
answers of those whom it asks.
"""

from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass

from bonebrief.language.condition import Condition
from bonebrief.language.domain import Choices
from bonebrief.language.domain import Number as Domain
from bonebrief.language.fact import Dictionary, Fact
from bonebrief.language.formula import Arithmetic, Calculation, Call, SiteOfLowest, inputs
from bonebrief.language.formula_range import UNBOUNDED, Range
from bonebrief.meanings.solver.clauses.circuit import NO, YES, Circuit, Lit, Truths
from bonebrief.meanings.solver.clauses.conditions import truths
from bonebrief.meanings.solver.clauses.formulas import BeyondClausesError, derived_number, sites_of
from bonebrief.meanings.solver.clauses.numbers import Chain, Number, Unless, Untold
from bonebrief.meanings.solver.clauses.people import People, Said, grid_of
from bonebrief.meanings.solver.clauses.relations import Computed

_NO_FINDINGS: Mapping[str, Truths] = {}


@dataclass(frozen=True, slots=True)
class Told:
    """What a book is told of the answer to one question; words and number mean nothing without a value (`has`)."""

    given: Lit
    has: Lit
    words: Mapping[str, Lit]
    number: Number | None


class Facts:
    """One person under one data dictionary; each literal is made when something first reads it.

    `apart`: the questions that another book, which judges the same person, asks of others or with other values.
    """

    def __init__(self, people: People, dictionary: Dictionary, apart: Collection[str] = ()) -> None:
        self.circuit: Circuit = people.circuit
        self.dictionary = dictionary
        self._people = people
        self._told: dict[str, Told] = {}
        self._branches: dict[str, Truths] = {}
        self._numbers: dict[str, Number] = {}
        self._sites: dict[str, Mapping[str, Lit]] = {}
        for fact in dictionary.values():
            if fact.asking:
                said = people.said[fact.id]
                self._told[fact.id] = self._fitting(fact, said) if fact.id in apart else self._opened(fact, said)

    def truths_of(self, condition: Condition) -> Truths:
        """When a condition over facts alone is true and when it is false."""
        return truths(self, condition, _NO_FINDINGS)

    def known(self, fact: str) -> Lit:
        """Whether a fact has a value."""
        entry = self.dictionary[fact]
        if isinstance(entry.formula, SiteOfLowest):
            return self.circuit.any_of(self._site(fact, entry.formula).values())
        return self._told[fact].has if entry.formula is None else self.number(fact).present

    def word(self, fact: str, word: str) -> Lit:
        """Whether a fact is, or includes, a word; means nothing while it is not known."""
        formula = self.dictionary[fact].formula
        if isinstance(formula, SiteOfLowest):
            return self._site(fact, formula).get(word, NO)
        return self._told[fact].words.get(word, NO)

    def number(self, fact: str) -> Number:
        """A number as the rules see it."""
        if fact not in self._numbers:
            self._numbers[fact] = self._people.once(self._origin(fact), lambda: self._number(self.dictionary[fact]))
        return self._numbers[fact]

    def calculation(self, fact: str) -> Calculation | None:
        """The formula by which a fact is calculated from others; None where it is answered, or picked among them."""
        match self.dictionary[fact].formula:
            case (Arithmetic() | Call("whole")) as formula:
                return formula
        return None

    def limits(self, fact: str) -> Range:
        """The lowest and highest number that a fact can have."""
        number = self.dictionary[fact].number
        return UNBOUNDED if number is None else number.limits

    def branch(self, fact: str) -> Truths:
        """Whether a question's branch is open, and whether it is closed; it waits where neither is."""
        if fact not in self._branches:
            self._branches[fact] = self._branch(self.dictionary[fact])
        return self._branches[fact]

    def passed_over(self, fact: str) -> Lit:
        """Whether a question that makes sense was answered with "don't know", or passed over."""
        said = self._told[fact]
        return self.circuit.all_of([said.given, -said.has, self.branch(fact).true])

    def _opened(self, fact: Fact, said: Said) -> Told:
        """Whoever answers a question with a value is one for whom it is asked."""
        if fact.ask_if is not None:
            self.circuit.define(said.has, -said.has, self.truths_of(fact.ask_if).true)
        return Told(said.given, said.has, said.words, said.number)

    def _fitting(self, fact: Fact, said: Said) -> Told:
        """An answer counts for those for whom this book asks the question, with a value that it allows."""
        asked = YES if fact.ask_if is None else self.truths_of(fact.ask_if).true
        fits = self.circuit.all_of([asked, self._allowed(fact, said)])
        has = self.circuit.all_of([said.has, fits])
        given = self.circuit.any_of([self.circuit.all_of([said.given, -said.has]), has])
        return Told(given, has, said.words, self._counting(fact, said, fits))

    def _allowed(self, fact: Fact, said: Said) -> Lit:
        """Whether an answer is of the kind that this book asks for, and within what it allows."""
        if said.several is not isinstance(fact.domain, Choices) or bool(said.number) is not bool(fact.number):
            return NO
        if fact.number and said.number:
            low, high = fact.number.limits
            return self.circuit.all_of([said.number.above(low, True), -said.number.above(high, False)])
        return self.circuit.all_of(-literal for word, literal in said.words.items() if word not in fact.choices)

    def _counting(self, fact: Fact, said: Said, fits: Lit) -> Number | None:
        """The number as this book keeps it, of those whose number fits."""
        if not isinstance(fact.domain, Domain):
            return None
        number: Number = said.number or Chain(self.circuit, NO, grid_of(fact))
        if not all(value == fact.domain.kept(value) for value in number.grid):
            number = Computed(self.circuit, (number,), fact.domain.kept, (fact.id, fact.domain.fractions))
        return Unless(self.circuit, number, -fits)

    def _number(self, fact: Fact) -> Number:
        if fact.formula is None:
            number = self._told[fact.id].number
            assert number is not None
            return number
        assert not isinstance(fact.formula, SiteOfLowest)
        try:
            return derived_number(self, fact.formula)
        except BeyondClausesError:
            return Untold(self.circuit, self.circuit.fresh())

    def _branch(self, fact: Fact) -> Truths:
        if fact.ask_if is None:
            return Truths(YES, NO)
        of = self.truths_of(fact.ask_if)
        gates = [self.circuit.all_of([-self._told[gate].given, -self.branch(gate).false]) for gate in fact.reads]
        waits = self.circuit.all_of([-of.true, self.circuit.any_of(gates)])
        return Truths(of.true, self.circuit.any_of([of.false, self.circuit.all_of([-of.true, -waits])]))

    def _origin(self, fact: str) -> Hashable:
        """All that decides what a number is: two people who have it in common have the number in common."""
        formula = self.dictionary[fact].formula
        if formula is None:
            return self._told[fact].has, self._told[fact].number
        return formula, tuple(self._origin(read) for read in inputs(formula))

    def _site(self, fact: str, formula: SiteOfLowest) -> Mapping[str, Lit]:
        if fact not in self._sites:
            self._sites[fact] = sites_of(self, formula)
        return self._sites[fact]
