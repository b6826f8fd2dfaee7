"""The person to show for something that can happen: the fewest answers, each with a value that a person would have.

Or the one nearest to somebody: the fewest answers changed, each as little as will do.
"""

from collections.abc import Iterator, Mapping, Sequence

from bonebrief.language.answer import Answer, Answers, Status
from bonebrief.language.domain import Number
from bonebrief.language.fact import Fact
from bonebrief.language.value import Value
from bonebrief.meanings.solver.clauses.circuit import Circuit, Lit
from bonebrief.meanings.solver.clauses.numbers import Chain
from bonebrief.meanings.solver.clauses.people import Said
from bonebrief.meanings.solver.sat import Solver, Somebody


class Witnesses:
    """Finds one person for what is wanted of them; the same question gives the same person on every machine.

    `facts`: each question by the name under which what may be `said` to it stands. `near`: the answers that a value is
    chosen to be near to; without one, it is near to the middle of what is usual.
    """

    def __init__(
        self,
        circuit: Circuit,
        said: Mapping[str, Said],
        facts: Mapping[str, Fact],
        wanted: Sequence[Lit],
        near: Answers | None = None,
    ) -> None:
        self._circuit = circuit
        self._facts = facts
        self._wanted = list(wanted)
        self._near: Answers = near or {}
        self._solver = Solver(circuit, [*wanted, *(said[name].given for name in self._near)])
        self._said = {name: one for name, one in said.items() if self._solver.knows(one.given)}

    def smallest(self) -> Answers | None:
        """The answers of somebody of whom all of this is true: as few as can be, then as usual as can be.

        Raises:
            UndecidedError: that was not found out within the limit.
        """
        bounded = self._fewest(self._wanted, list(dict.fromkeys(said.given for said in self._said.values())))
        return None if bounded is None else self._usual(bounded)

    def nearest(self, idle: Mapping[str, Lit]) -> tuple[Answers, Answers, list[Lit]] | None:
        """The answers that change if as few change as can, each as little as will do; all answers then; what holds all.

        Of as few, answers that are there change rather than that more are given. `idle`: of each question when it is
        closed; that an answer falls away with it is no change. An answer without a value is not known any more.

        Raises:
            UndecidedError: that was not found out within the limit.
        """
        same = {name: self._circuit.all_of(literals_of(one, self._near.get(name))) for name, one in self._said.items()}
        left = {name: self._circuit.all_of([-one.given, idle[name]]) for name, one in self._said.items()}
        changes = {name: self._circuit.all_of([-same[name], -left[name]]) for name in same}
        new = [change for name, change in changes.items() if name not in self._near]
        bounded = self._fewest(self._wanted, counted := list(changes.values()))
        if bounded is None:
            return None
        too_many = self._circuit.at_least(1 + sum(change in bounded for change in counted), counted)
        bounded = self._fewest(self._fewest([*self._wanted, -too_many], new) or bounded, counted) or bounded
        changed: dict[str, Answer] = {}
        kept: dict[str, Answer] = {}
        fixed = list(bounded)
        for name, change in changes.items():
            if change in bounded:
                changed[name], literals = self._answer(self._facts[name], self._said[name], fixed)
                fixed += literals
            elif name in self._near and self._somebody([*fixed, same[name]]):
                kept[name] = self._near[name]
                fixed.append(same[name])
        return changed, {**kept, **changed}, bounded

    def _fewest(self, wanted: Sequence[Lit], counted: Sequence[Lit]) -> list[Lit] | None:
        """What is wanted, with which of the `counted` hold, as few as can be; None if nobody has what is wanted."""
        self._solver.take(counted)
        found = self._solver.somebody(wanted)
        best: list[Lit] | None = None
        while found is not None:
            held = self._needed(wanted, [one for one in counted if found.holds(one)], counted)
            best = [*wanted, *(one if one in held else -one for one in counted)]
            fewer = -self._circuit.at_least(len(held), counted)
            found = self._solver.somebody([*wanted, fewer])
        return best

    def _needed(self, wanted: Sequence[Lit], held: list[Lit], counted: Sequence[Lit]) -> list[Lit]:
        """Those of the `held` that are left when each that can be spared is spared, the last ones first."""
        spared = [-one for one in counted if one not in held]
        for one in reversed(held):
            found = self._solver.somebody([*wanted, *spared, -one]) if -one not in spared else None
            if found is not None:
                spared = [-other for other in counted if not found.holds(other)]
        return [one for one in held if -one not in spared]

    def _usual(self, wanted: Sequence[Lit]) -> Answers:
        """The answers of somebody of whom all of this is true, each in turn the most usual that the rest allows."""
        fixed = list(wanted)
        answers: dict[str, Answer] = {}
        for name, said in self._said.items():
            if said.given in wanted:
                answers[name], literals = self._answer(self._facts[name], said, fixed)
                fixed += literals
        return answers

    def _answer(self, fact: Fact, said: Said, fixed: list[Lit]) -> tuple[Answer, list[Lit]]:
        if self._somebody([*fixed, said.has]) is None:
            return Answer(Status.UNKNOWN), [-said.has]
        ways = self._ways(fact, said, fixed)
        value, literals = next((value, literals) for value, literals in ways if self._somebody([*fixed, *literals]))
        return Answer(Status.ANSWERED, value), literals

    def _ways(self, fact: Fact, said: Said, fixed: list[Lit]) -> Iterator[tuple[Value, list[Lit]]]:
        """Values of one fact that rules can tell apart, the most usual first, with what it takes to have each."""
        if said.number is not None and isinstance(fact.domain, Number):
            yield from self._numbers(fact, fact.domain, said, said.number, fixed)
        elif said.several:
            yield self._options(fact, said, [*fixed, said.has])
        else:
            yield from ((word, [said.has, literal]) for word, literal in said.words.items())

    def _numbers(
        self, fact: Fact, domain: Number, said: Said, number: Chain, fixed: list[Lit]
    ) -> Iterator[tuple[Value, list[Lit]]]:
        middle = self._middle(fact)
        every = [(_representative(middle, number, cell), cell) for cell in number.cells()]
        cells = sorted(every, key=lambda pair: _oddness(domain, middle, pair[0]))
        for usual, (low, high) in cells[self._too_usual(said, number, [cell for _, cell in cells], fixed) :]:
            within = [said.has, number.from_index(low), -number.from_index(high)]
            if not number.exact:
                yield usual, within
            elif (found := self._somebody([*fixed, *within])) is not None:
                for value in (usual, number.grid[low], number.value(found)):
                    yield from [] if value is None else [(value, literals_of(said, Answer(Status.ANSWERED, value)))]

    def _too_usual(self, said: Said, number: Chain, cells: Sequence[tuple[int, int]], fixed: list[Lit]) -> int:
        """How many of the cells, the most usual first, nobody of these has; so many of them always lie side by side."""
        none, some = 0, 1
        while some < len(cells) and not self._within(said, number, cells[:some], fixed):
            none, some = some, 2 * some
        some = min(some, len(cells))
        while some - none > 1:
            middle = (none + some) // 2
            none, some = (none, middle) if self._within(said, number, cells[:middle], fixed) else (middle, some)
        return none

    def _within(self, said: Said, number: Chain, cells: Sequence[tuple[int, int]], fixed: list[Lit]) -> bool:
        low, high = min(low for low, _ in cells), max(high for _, high in cells)
        return self._somebody([*fixed, said.has, number.from_index(low), -number.from_index(high)]) is not None

    def _options(self, fact: Fact, said: Said, fixed: list[Lit]) -> tuple[Value, list[Lit]]:
        """As few options as will do, the first ones; or as few others as will do."""
        there = self._near[fact.id].value if fact.id in self._near else None
        kept = there if isinstance(there, tuple) else ()
        literals = self._fewest(fixed, [-one if word in kept else one for word, one in said.words.items()]) or fixed
        chosen = tuple(word for word, literal in said.words.items() if literal in literals)
        return chosen, [said.has, *(one if word in chosen else -one for word, one in said.words.items())]

    def _middle(self, fact: Fact) -> float:
        """The value that the most usual one is near to."""
        there = self._near[fact.id].value if fact.id in self._near else None
        if isinstance(there, float) or fact.number is None:
            return there if isinstance(there, float) else 0.0
        return float(round(sum(fact.number.usual) / 2))

    def _somebody(self, wanted: Sequence[Lit]) -> Somebody | None:
        return self._solver.somebody(wanted)


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


def _representative(middle: float, number: Chain, cell: tuple[int, int]) -> float:
    """The value of a cell that stands for all of it: the one in the middle of what is usual, or the nearest end."""
    return min(max(middle, number.grid[cell[0]]), number.grid[cell[1] - 1])


def _oddness(domain: Number, middle: float, value: float) -> tuple[bool, float]:
    """How odd a value is: outside what is usual, then far from its middle."""
    low, high = domain.usual
    return not low <= value <= high, abs(value - middle)
