"""The door: exact questions about a rule book, each answered for everybody in the domain.

The domain is what an interview can bring: whoever answers a question with a value is one for whom the other answers
open it, numbers have the decimals that their question declares, and of answers that seldom go together both were kept.
Every other answer may be missing, or be "don't know". So nothing is contradicted, parked or taken from later answers.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.answer import Answers
from bonebrief.language.fact import Dictionary
from bonebrief.meanings.solver.clauses.circuit import Circuit, Lit
from bonebrief.meanings.solver.clauses.people import People, Said
from bonebrief.meanings.solver.clauses.rules import Book
from bonebrief.meanings.solver.sat import Solver
from bonebrief.meanings.solver.witnesses import Witnesses

_AGAIN = "{}, again"


@dataclass(frozen=True, slots=True)
class Pair:
    """A person before and after some answers changed, judged by the same rules; `changed` are those questions."""

    before: Book
    after: Book
    changed: tuple[str, ...]


class Everybody:
    """All people who answer the questions of one dictionary; rule books judge them."""

    def __init__(self, dictionary: Dictionary) -> None:
        self.dictionary = dictionary
        self.circuit = Circuit()
        self.people = People(self.circuit)
        self.people.add(dictionary)

    def judged_by(self, knowledge: Knowledge, apart: Collection[str] = ()) -> Book:
        """What a rule book says of them. `apart`: the questions that another book asks them otherwise."""
        return Book(self.people, knowledge, apart)

    def moved(self, book: Book, facts: Iterable[str], higher: bool) -> Pair:
        """Everybody with a number to these questions, and then with another one, as high or higher (or not higher)."""
        changed = tuple(facts)
        people = self.people.moved((self.dictionary[fact] for fact in changed), higher)
        return Pair(book, Book(people, book.knowledge), changed)

    def answering_more(self, book: Book, but: Collection[str]) -> Pair:
        """Everybody, and then with more questions answered, none of those that are named."""
        people = self.people.answering_more(self.dictionary, but)
        return Pair(book, Book(people, book.knowledge), tuple(name for name in people.said if name not in but))

    def nobody(self, *wanted: Lit) -> bool:
        """Whether this is true of no one.

        Raises:
            UndecidedError: that was not found out within the limit.
        """
        return Solver(self.circuit, wanted).somebody(wanted) is None

    def asking(self, about: Iterable[Lit]) -> Solver:
        """Whom to ask whether some of these literals are true of somebody: quicker than one for each question."""
        return Solver(self.circuit, about)

    def possible(self, *several: Sequence[Lit]) -> tuple[bool, ...]:
        """For each of several wishes whether all of it is true of somebody.

        Raises:
            UndecidedError: that was not found out within the limit.
        """
        solver = self.asking(literal for wanted in several for literal in wanted)
        return tuple(solver.somebody(wanted) is not None for wanted in several)

    def smallest(self, *wanted: Lit) -> Answers | None:
        """The fewest answers of somebody of whom all of this is true, or None where that is nobody.

        Raises:
            UndecidedError: that was not found out within the limit.
        """
        return Witnesses(self.circuit, self.people.said, self.dictionary, wanted).smallest()

    def smallest_pair(self, pair: Pair, *wanted: Lit) -> tuple[Answers, Answers] | None:
        """The fewest answers, before and after, of somebody of whom all of this is true, or None where that is nobody.

        Raises:
            UndecidedError: that was not found out within the limit.
        """
        again = {_AGAIN.format(name): pair.after.people.said[name] for name in pair.changed}
        said: dict[str, Said] = {**self.people.said, **again}
        facts = {**self.dictionary, **{_AGAIN.format(n): self.dictionary[n] for n in pair.changed}}
        found = Witnesses(self.circuit, said, facts, wanted).smallest()
        if found is None:
            return None
        before = {name: answer for name, answer in found.items() if name in self.people.said}
        after = {name: found[key] for name in pair.changed if (key := _AGAIN.format(name)) in found}
        return before, {name: (before | after)[name] for name in self.people.said if name in before | after}
