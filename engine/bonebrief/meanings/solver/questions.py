"""The door: exact questions about rule books, each answered for everybody who could ever answer."""

from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.answer import Answers
from bonebrief.meanings.solver.circuit import Circuit, Lit
from bonebrief.meanings.solver.people import People
from bonebrief.meanings.solver.rules import Book
from bonebrief.meanings.solver.sat import Solver
from bonebrief.meanings.solver.witnesses import Witnesses, literals_of


class Everybody:
    """All people over one or more rule books, each judged by every book."""

    def __init__(self, *books: Knowledge) -> None:
        self.circuit = Circuit()
        self.people = People(self.circuit)
        self.books = tuple(Book(self.people, knowledge) for knowledge in books)
        self._facts = {fact.id: fact for knowledge in books for fact in knowledge.dictionary.values()}

    def nobody(self, *wanted: Lit) -> bool:
        """Whether this is true of no one.

        Raises:
            UndecidedError: that was not found out within the limit.
        """
        return Solver(self.circuit, wanted).somebody(wanted) is None

    def smallest(self, *wanted: Lit) -> Answers | None:
        """The fewest answers of somebody of whom all of this is true, or None where that is nobody.

        Raises:
            UndecidedError: that was not found out within the limit.
        """
        return self._witnesses(*wanted).smallest(wanted)

    def nearest(self, answers: Answers, *wanted: Lit) -> Answers | None:
        """The answers that this person would have with the fewest of them changed, so that all of this is true."""
        changed = [
            -self.circuit.all_of(literals_of(said, answers.get(name))) for name, said in self.people.said.items()
        ]
        witnesses = self._witnesses(*wanted, *changed)
        bounded = witnesses.fewest(wanted, changed)
        return None if bounded is None else witnesses.usual(bounded)

    def _witnesses(self, *about: Lit) -> Witnesses:
        return Witnesses(self.people, Solver(self.circuit, about), self._facts)
