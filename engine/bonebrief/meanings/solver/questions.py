"""The door: exact questions about rule books, each answered for everybody in the domain.

The domain is what an interview can bring: whoever answers a question with a value is one for whom the other answers
open it, numbers have the decimals that their question declares, and of answers that seldom go together both were kept.
Every other answer may be missing, or be "don't know". So nothing is contradicted, parked or taken from later answers.
"""

from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.answer import Answers
from bonebrief.meanings.solver.clauses.circuit import Circuit, Lit
from bonebrief.meanings.solver.clauses.people import People
from bonebrief.meanings.solver.clauses.rules import Book
from bonebrief.meanings.solver.sat import Solver
from bonebrief.meanings.solver.witnesses import Witnesses


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
        return Witnesses(self.circuit, self.people, self._facts, wanted).smallest()
