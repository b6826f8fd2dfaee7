"""What a changed rule does to anybody: nothing that a brief shows, or another outcome for somebody, the smallest."""

from dataclasses import dataclass

from bonebrief.authoring.comparing.outcome import Difference
from bonebrief.authoring.comparing.ways import Way, shown_ways
from bonebrief.authoring.mutating.killing import resting_on
from bonebrief.authoring.mutating.mutants import Mutant
from bonebrief.authoring.proving.witness import Seeker
from bonebrief.brief.make import bone_density
from bonebrief.brief.prioritise import judge
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.answer import Answers
from bonebrief.meanings.plain.inference import Inference, judged
from bonebrief.meanings.solver.clauses.rules import Book
from bonebrief.meanings.solver.sat import UndecidedError


@dataclass(frozen=True, slots=True)
class Survivor:
    """Somebody for whom a changed rule shows something else."""

    difference: Difference
    answers: Answers

    @property
    def kept(self) -> bool:
        """Whether they were asked about answers that seldom go together, and kept them."""
        return any(answer.kept for answer in self.answers.values())


class Proving:
    """Everybody under one knowledge base, and under it with one rule changed."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._seeker = Seeker(knowledge)
        circuit, book = self._seeker.book.circuit, self._seeker.book
        self._solver = self._seeker.everybody.asking(one for of in book.truths.values() for one in of)
        self._circuit = circuit

    def survivor(self, mutant: Mutant) -> Survivor | None:
        """Somebody to whom a brief shows another priority or density class; None if there is nobody.

        Raises:
            UndecidedError: that was not found out, or the evaluator says otherwise of them.
        """
        before, knowledge = self._seeker.book, mutant.of(self._seeker.knowledge)
        touched = resting_on(self._seeker.knowledge, mutant.rule)
        kept = {name: of for name, of in before.truths.items() if name not in touched}
        after = Book(self._seeker.everybody.people, knowledge, known=kept)
        for ways in shown_ways(before, after):
            literals = {way: self._circuit.all_of(way.wanted) for way in ways}
            found = self._solver.somebody([self._circuit.any_of(literals.values())]) if ways else None
            if found is not None:
                return self._smallest(knowledge, next(way for way in ways if found.holds(literals[way])))
        return None

    def _smallest(self, knowledge: Knowledge, way: Way) -> Survivor:
        old = self._seeker.knowledge

        def differs(inference: Inference) -> bool:
            return _shown(old, inference, way) != _shown(knowledge, judged(knowledge, inference.answers), way)

        answers = self._seeker.somebody(way.wanted, differs)
        if answers is None:
            raise UndecidedError("The person who was found was not found again.")
        return Survivor(way.difference, answers)


def _shown(knowledge: Knowledge, inference: Inference, way: Way) -> object:
    point = knowledge.points.get(way.difference.subject)
    return bone_density(knowledge, inference).category if point is None else judge(knowledge, inference).of(point)
