"""Everybody who could answer: one literal for each thing that an answers file may say, shared by all rule books."""

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass

from bonebrief.language.domain import NONE, Choices
from bonebrief.language.fact import Dictionary, Fact
from bonebrief.meanings.solver.clauses.circuit import Circuit, Lit
from bonebrief.meanings.solver.clauses.numbers import Chain, Number, at_most


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
        self._numbers: dict[Hashable, Number] = {}

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

    def once(self, origin: Hashable, make: Callable[[], Number]) -> Number:
        """The number of this origin, made the first time; whoever shares the answers it is made of shares it."""
        if origin not in self._numbers:
            self._numbers[origin] = make()
        return self._numbers[origin]

    def _beside(self) -> "People":
        other = People(self.circuit)
        other._numbers = self._numbers
        return other

    def moved(self, facts: Iterable[Fact], higher: bool) -> "People":
        """The same person with another number to some questions, each as high or higher (or as low or lower)."""
        other = self._beside()
        other.said = dict(self.said)
        for fact in facts:
            said = self.said[fact.id]
            chain = Chain(self.circuit, said.has, grid_of(fact))
            other.said[fact.id] = Said(said.given, said.has, {}, chain)
            assert said.number is not None
            lower, upper = (said.number, chain) if higher else (chain, said.number)
            lower.never_above.append(upper)
            at_most(self.circuit, lower, upper)
        return other

    def answering_more(self, dictionary: Dictionary, but: Collection[str]) -> "People":
        """The same person, who answers more questions; none but those that are named stays as it is."""
        other = self._beside()
        other.said = {name: said for name, said in self.said.items() if name in but}
        other.add(dictionary)
        for name, said in self.said.items():
            if name not in but:
                self._keep(said, other.said[name])
        return other

    def _keep(self, said: Said, again: Said) -> None:
        """Whoever gave a value gives it again."""
        self.circuit.require(-said.given, again.given)
        self.circuit.require(-said.has, again.has)
        for word, literal in said.words.items():
            self.circuit.require(-said.has, -literal, again.words[word])
            self.circuit.require(-said.has, literal, -again.words[word])
        if said.number and again.number:
            at_most(self.circuit, said.number, again.number)
            at_most(self.circuit, again.number, said.number)

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
