"""Everybody who could answer: one literal for each thing that an answers file may say, shared by all rule books."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bonebrief.language.domain import NONE, Choices
from bonebrief.language.fact import Dictionary, Fact
from bonebrief.meanings.solver.clauses.circuit import Circuit, Lit
from bonebrief.meanings.solver.clauses.numbers import Chain, at_most


@dataclass(frozen=True, slots=True)
class Said:
    """What may be said to one question: `given` at all, with a value (`has`), which words, or which number."""

    given: Lit
    has: Lit
    words: Mapping[str, Lit]
    number: Chain | None = None
    several: bool = False


class People:
    """The answers of one person, whoever that is; a question is added when a rule book first asks it."""

    def __init__(self, circuit: Circuit) -> None:
        self.circuit = circuit
        self.said: dict[str, Said] = {}
        self._tied: set[tuple[str, str]] = set()

    def add(self, dictionary: Dictionary) -> None:
        """Add the questions of a rule book; one that is there already must have the same values."""
        for fact in dictionary.values():
            if fact.asking and fact.id not in self.said:
                self.said[fact.id] = self._said(fact)
        for fact in dictionary.values():
            if fact.number and fact.number.at_most in self.said and (fact.id, fact.number.at_most) not in self._tied:
                self._tied.add((fact.id, fact.number.at_most))
                lower, upper = self.said[fact.id].number, self.said[fact.number.at_most].number
                if lower and upper:
                    at_most(self.circuit, lower, upper)

    def _said(self, fact: Fact) -> Said:
        given, has = self.circuit.fresh(), self.circuit.fresh()
        self.circuit.require(-has, given)
        if fact.number:
            return Said(given, has, {}, Chain(self.circuit, has, grid_of(fact)))
        words, several = {word: self.circuit.fresh() for word in fact.choices}, isinstance(fact.domain, Choices)
        self.circuit.require(-has, *words.values())
        for word in words.values():
            self.circuit.require(-word, has)
        if several:
            alone = [words[NONE]] if NONE in words else []
            self._exclude((none, word) for none in alone for word in words.values() if word != none)
        else:
            literals = list(words.values())
            self._exclude((one, other) for at, one in enumerate(literals) for other in literals[:at])
        return Said(given, has, words, several=several)

    def _exclude(self, pairs: Iterable[tuple[Lit, Lit]]) -> None:
        for one, other in pairs:
            self.circuit.require(-one, -other)


def grid_of(fact: Fact) -> tuple[float, ...]:
    """Every number that a fact can have, with the decimals it declares."""
    if fact.number is None:
        return ()
    scale = 10**fact.number.decimals
    low, high = (round(limit * scale) for limit in fact.number.limits)
    return tuple(step / scale + 0.0 for step in range(low, high + 1))
