"""The only place that knows the SAT solver: whether anybody can meet what is asked, and who.

python-sat's Glucose is used because it is deterministic, grows clause by clause, and never ended the process in any
order of calls that was tried; another of its solvers did.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from pysat.solvers import Glucose4, pysolvers

from bonebrief.machine.error import BoneBriefError
from bonebrief.meanings.solver.clauses.circuit import Circuit, Lit

MOST_CONFLICTS: Final = 100_000
"""How long one question may be worked on; a limit in conflicts is the same on every machine."""
MOST_LESSONS: Final = 2_000
"""How often a person may be told of a relation between numbers before a question is given up."""


class UndecidedError(BoneBriefError):
    """A question was not answered within its limit; nothing may be concluded from that."""


@dataclass(frozen=True, slots=True)
class Somebody:
    """One person: what is true of them."""

    signs: list[Lit]
    seen: set[int]

    def knows(self, literal: Lit) -> bool:
        """Whether what was asked rests on this one at all."""
        return abs(literal) in self.seen

    def holds(self, literal: Lit) -> bool:
        """Whether a literal is true of this person; of what is not known, it and its negation count as false."""
        variable = abs(literal)
        true = variable <= len(self.signs) and self.signs[variable - 1] > 0
        return variable in self.seen and true is (literal > 0)


class Solver:
    """Answers questions about some literals of a circuit, by the clauses alone that these rest on."""

    def __init__(self, circuit: Circuit, about: Iterable[Lit]) -> None:
        self._circuit = circuit
        self._solver = Glucose4()
        self._seen: set[int] = set()
        self._learnt: dict[Lit, int] = {}
        self.take(about)

    def take(self, literals: Iterable[Lit]) -> None:
        """Take in literals, and all that these rest on."""
        self._solver.append_formula(self._circuit.cone(literals, self._seen))

    def knows(self, literal: Lit) -> bool:
        """Whether what was asked rests on this one at all."""
        return abs(literal) in self._seen

    def somebody(self, wanted: Iterable[Lit]) -> Somebody | None:
        """Somebody of whom all of this is true, or None where that is nobody.

        Raises:
            UndecidedError: neither was found within the limit.
        """
        asked = list(wanted)
        self.take(asked)
        for _ in range(MOST_LESSONS):
            self._learn()
            model = self._model(asked)
            if model is None or not [told for _, told in self._circuit.told(self._seen) if told.teach(model)]:
                return model
        raise UndecidedError(f"No answer was found after {MOST_LESSONS:,} people whose numbers did not go together.")

    def _learn(self) -> None:
        """Take in what was told of the relations between numbers since the last time."""
        for made, _ in self._circuit.told(self._seen):
            new = self._circuit.defined(made, self._learnt.get(made, 0))
            if new:
                self._learnt[made] = self._learnt.get(made, 0) + len(new)
                self.take({literal for clause in new for literal in clause})
                self._solver.append_formula(new)

    def _model(self, asked: list[Lit]) -> Somebody | None:
        self._solver.conf_budget(MOST_CONFLICTS)
        try:
            found = self._solver.solve_limited(assumptions=asked)
        except pysolvers.error:  # its only one, for Ctrl-C
            raise KeyboardInterrupt from None
        if found is None:
            raise UndecidedError(f"No answer was found within {MOST_CONFLICTS:,} conflicts.")
        return Somebody(self._solver.get_model(), self._seen) if found else None
