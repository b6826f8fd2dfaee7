"""The person that shows something: found among all, and shown only after the evaluator says the same of them."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from bonebrief.knowledge.conflict import Conflict, keeping
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.answer import Answers
from bonebrief.meanings.plain.inference import Inference, judged
from bonebrief.meanings.plain.settle import settle
from bonebrief.meanings.solver.clauses.circuit import Lit
from bonebrief.meanings.solver.clauses.rules import Book
from bonebrief.meanings.solver.questions import Everybody, Pair
from bonebrief.meanings.solver.sat import UndecidedError

_Found = TypeVar("_Found")
Replay = Callable[[Inference], bool]
ReplayOfTwo = Callable[[Inference, Inference], bool]


class Seeker:
    """Looks for people in one knowledge base, first among those whose answers go together."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.everybody = Everybody(knowledge.dictionary)
        self.book = self.everybody.judged_by(knowledge)

    def somebody(self, wanted: Iterable[Lit], replay: Replay) -> Answers | None:
        """The fewest answers of somebody of whom this is true; if only answers that seldom go together, they are kept.

        Raises:
            UndecidedError: that was not found out, or the evaluator does not say so of the person that was found.
        """
        first = self.everybody.smallest(*(wanted := list(wanted)))
        answers = self._going_together(wanted, first) or first
        if answers is None:
            return None
        kept = with_kept(self.knowledge, answers)
        return _confirmed(kept, replay(judged(self.knowledge, kept)))

    def together(self, wanted: Iterable[Lit], replay: Replay) -> Answers | None:
        """The fewest answers, that go together, of somebody of whom this is true.

        Raises:
            UndecidedError: that was not found out, or the evaluator does not say so of the person that was found.
        """
        found = self._going_together(wanted := list(wanted), self.everybody.smallest(*wanted))
        return None if found is None else _confirmed(found, replay(judged(self.knowledge, found)))

    def two(self, pair: Pair, wanted: Iterable[Lit], replay: ReplayOfTwo) -> tuple[Answers, Answers] | None:
        """The fewest answers, before and after a change, that go together each time.

        Raises:
            UndecidedError: that was not found out, or the evaluator does not say so of the person that was found.
        """
        wanted = list(wanted)
        while (found := self.everybody.smallest_pair(pair, *wanted)) is not None:
            before, after = found
            apart = [*self._conflicts(pair.before, before), *self._conflicts(pair.after, after)]
            if not apart:
                return _confirmed(found, replay(judged(self.knowledge, before), judged(self.knowledge, after)))
            wanted += apart
        return None

    def _going_together(self, wanted: list[Lit], found: Answers | None) -> Answers | None:
        """The fewest answers that go together, beginning with those that were found first."""
        while found is not None and (apart := self._conflicts(self.book, found)):
            wanted = [*wanted, *apart]
            found = self.everybody.smallest(*wanted)
        return found

    def _conflicts(self, book: Book, answers: Answers) -> list[Lit]:
        """That none of the conflicts among these answers is there."""
        return [-book.conflicts[conflict.id] for conflict in conflicts_among(self.knowledge, answers)]


def with_kept(knowledge: Knowledge, answers: Answers) -> Answers:
    """The same answers, of which the person was asked about those that seldom go together, and kept them."""
    return keeping(conflicts_among(knowledge, answers), answers)


def conflicts_among(knowledge: Knowledge, answers: Answers) -> tuple[Conflict, ...]:
    """The answers that seldom go together."""
    return settle(knowledge.dictionary, answers, knowledge.conflicts.values()).conflicts


def _confirmed(found: _Found, so: bool) -> _Found:
    if not so:
        raise UndecidedError("The evaluator says otherwise of the person who was found.")
    return found
