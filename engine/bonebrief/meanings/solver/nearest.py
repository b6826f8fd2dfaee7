"""The smallest change that makes something true of one person: the fewest answers, with all others as they are."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from bonebrief.language.answer import Answer, Answers
from bonebrief.language.value import Value
from bonebrief.meanings.solver.clauses.circuit import Lit
from bonebrief.meanings.solver.clauses.people import Said
from bonebrief.meanings.solver.clauses.rules import Book
from bonebrief.meanings.solver.questions import Everybody
from bonebrief.meanings.solver.sat import Solver
from bonebrief.meanings.solver.witnesses import Witnesses, literals_of

Side = Literal["lower", "higher"]


@dataclass(frozen=True, slots=True)
class Change:
    """An answer that changes, and what it changes to; None where it is not known any more.

    `words`: of one word, all that would do. `beyond`: the side on which every other number does as well.
    """

    fact: str
    before: Value | None
    after: Value | None
    words: tuple[str, ...] = ()
    beyond: Side | None = None


def nearest_changes(
    everybody: Everybody, book: Book, answers: Answers, wanted: Lit
) -> tuple[tuple[Change, ...], Answers] | None:
    """The fewest answers that would have to change for this to be true, and all answers then; None if of nobody it is.

    Raises:
        UndecidedError: that was not found out within the limit.
    """
    said = everybody.people.said
    witnesses = Witnesses(everybody.circuit, said, everybody.dictionary, [wanted], answers)
    idle = {name: book.facts.branch(name).false for name in said}
    found = witnesses.nearest(idle)
    if found is None:
        return None
    changed, then, rest = found
    return tuple(_Others(everybody, said, changed, [*rest, wanted], wanted).changes(answers)), then


@dataclass(frozen=True, slots=True)
class _Others:
    """What else the answers that change could be, each with all others as they are to be."""

    everybody: Everybody
    said: Mapping[str, Said]
    changed: Mapping[str, Answer]
    rest: list[Lit]
    wanted: Lit

    def changes(self, before: Answers) -> Iterator[Change]:
        solver = Solver(self.everybody.circuit, self.rest)
        for name, answer in self.changed.items():
            there = before[name].value if name in before else None
            words, beyond = self._words(solver, name, answer.value), self._beyond(solver, name, answer.value, there)
            yield Change(name, there, answer.value, words, beyond)

    def _words(self, solver: Solver, name: str, value: Value | None) -> tuple[str, ...]:
        if not isinstance(value, str):
            return ()
        words = self.said[name].words
        return tuple(word for word, literal in words.items() if solver.somebody([*self._around(name), literal]))

    def _beyond(self, solver: Solver, name: str, value: Value | None, before: Value | None) -> Side | None:
        number = self.said[name].number
        if number is None or not isinstance(value, float):
            return None
        sides: dict[Side, Lit] = {"lower": -number.above(value, True), "higher": number.above(value, False)}
        if isinstance(before, float):
            sides.pop("higher" if value < before else "lower")
        around = [one for one in self._around(name) if one != self.wanted]
        for side, literal in sides.items():
            there = solver.somebody([*around, self.said[name].has, literal])
            if there and not solver.somebody([*around, self.said[name].has, literal, -self.wanted]):
                return side
        return None

    def _around(self, name: str) -> list[Lit]:
        others = (literals_of(self.said[one], answer) for one, answer in self.changed.items() if one != name)
        return [*self.rest, *(literal for literals in others for literal in literals)]
