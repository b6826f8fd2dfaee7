"""The person to show for something that can happen: the fewest answers, each with a value that a person would have."""

from collections.abc import Iterator, Sequence

from bonebrief.language.answer import Answer, Answers, Status
from bonebrief.language.domain import Number
from bonebrief.language.fact import Dictionary, Fact
from bonebrief.language.value import Value
from bonebrief.meanings.solver.circuit import Lit
from bonebrief.meanings.solver.numbers import Chain
from bonebrief.meanings.solver.people import People, Said
from bonebrief.meanings.solver.sat import Model, Solver


class Witnesses:
    """Finds people for what is wanted of them; the same question gives the same person on every machine."""

    def __init__(self, people: People, solver: Solver, dictionary: Dictionary) -> None:
        self._people = people
        self._solver = solver
        self._dictionary = dictionary

    @property
    def _said(self) -> dict[str, Said]:
        """The questions on which what is asked rests; nobody needs to answer another."""
        return {name: said for name, said in self._people.said.items() if self._solver.knows(said.given)}

    def smallest(self, wanted: Sequence[Lit]) -> Answers | None:
        """The answers of somebody of whom all of this is true: as few as can be, then as usual as can be."""
        self._solver.take(wanted)
        given = [said.given for said in self._said.values()]
        bounded = self.fewest(wanted, given)
        return None if bounded is None else self.usual(bounded)

    def fewest(self, wanted: Sequence[Lit], counted: Sequence[Lit]) -> list[Lit] | None:
        """What is wanted, with a bound on how many of the `counted` hold, as low as it can be; None if nobody has it."""
        model = self._solver.somebody(wanted)
        if model is None:
            return None
        bounded = list(wanted)
        while count := sum(model.holds(one) for one in counted):
            fewer = [*wanted, -self._people.circuit.at_least(count, counted)]
            found = self._solver.somebody(fewer)
            if found is None:
                return bounded
            bounded, model = fewer, found
        return [*wanted, *(-one for one in counted)]

    def usual(self, wanted: Sequence[Lit]) -> Answers:
        """The answers of somebody of whom all of this is true, each in turn the most usual that the rest allows."""
        model, fixed = self._somebody(wanted), list(wanted)
        for said in self._said.values():
            fixed.append(said.given if model.holds(said.given) else -said.given)
        answers: dict[str, Answer] = {}
        for name, said in self._said.items():
            if model.holds(said.given):
                answers[name], literals = self._answer(self._dictionary[name], said, model, fixed)
                fixed += literals
        return answers

    def _answer(self, fact: Fact, said: Said, model: Model, fixed: list[Lit]) -> tuple[Answer, list[Lit]]:
        if not model.holds(said.has) and not self._can(fixed, [said.has]):
            return Answer(Status.UNKNOWN), [-said.has]
        ways = self._ways(fact, said, [*fixed, said.has])
        value, literals = next((value, literals) for value, literals in ways if self._can(fixed, literals))
        if said.number is not None and said.number.watched:
            literals = literals_of(said, Answer(Status.ANSWERED, value))
        return Answer(Status.ANSWERED, value), literals

    def _ways(self, fact: Fact, said: Said, fixed: list[Lit]) -> Iterator[tuple[Value, list[Lit]]]:
        """Values of one fact that rules can tell apart, the most usual first, with what it takes to have each."""
        if said.number is not None and isinstance(fact.domain, Number):
            for low, high in sorted(_cells(said.number), key=lambda cell: _oddness(fact.domain, said.number, cell)):
                within = [said.has, said.number.from_index(low), -said.number.from_index(high)]
                yield _representative(fact.domain, said.number, (low, high)), within
        elif said.several:
            yield self._options(said, fixed)
        else:
            yield from ((word, [said.has, literal]) for word, literal in said.words.items())

    def _options(self, said: Said, fixed: list[Lit]) -> tuple[Value, list[Lit]]:
        """As few options as will do, the first ones."""
        literals = self.fewest(fixed, list(said.words.values())) or fixed
        model = self._somebody(literals)
        chosen = tuple(word for word, literal in said.words.items() if model.holds(literal))
        return chosen, [said.has, *(one if word in chosen else -one for word, one in said.words.items())]

    def _somebody(self, wanted: Sequence[Lit]) -> Model:
        model = self._solver.somebody(wanted)
        if model is None:
            raise AssertionError("somebody was found before and is not found again")
        return model

    def _can(self, fixed: list[Lit], literals: list[Lit]) -> bool:
        return self._solver.somebody([*fixed, *literals]) is not None


def literals_of(said: Said, answer: Answer | None) -> list[Lit]:
    """What it takes for somebody to have said exactly this to a question; None: nothing."""
    if answer is None:
        return [-said.given]
    match answer.value:
        case None:
            return [said.given, -said.has]
        case str() as word:
            return [said.given, said.words[word]]
        case tuple() as chosen:
            return [said.given, said.has, *(one if word in chosen else -one for word, one in said.words.items())]
        case float() as value:
            assert said.number is not None
            return [said.given, said.has, said.number.above(value, True), -said.number.above(value, False)]


def _cells(number: Chain) -> list[tuple[int, int]]:
    edges = number.cells()
    return list(zip(edges, edges[1:], strict=False))


def _representative(domain: Number, number: Chain, cell: tuple[int, int]) -> float:
    """The value of a cell that stands for all of it: a round one in the middle of what is usual, or the nearest to that."""
    values = number.grid[cell[0] : cell[1]]
    aim = float(round(sum(domain.usual) / 2))
    nearest = min(values, key=lambda value: abs(value - aim))
    whole = [value for value in values if value == int(value)]
    rounder = min(whole, key=lambda value: abs(value - aim), default=nearest)
    return rounder if abs(rounder - nearest) < 1 and domain.decimals and values[0] != nearest != values[-1] else nearest


def _oddness(domain: Number, number: Chain, cell: tuple[int, int]) -> tuple[bool, float]:
    """How odd a cell is: outside what is usual, then far from its middle."""
    value, (low, high) = _representative(domain, number, cell), domain.usual
    return not low <= value <= high, abs(value - (low + high) / 2)
