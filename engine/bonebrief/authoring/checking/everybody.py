"""Whether anybody can meet a rule at all; the solver is asked only where no example shows that somebody can."""

from collections.abc import Collection
from functools import cached_property
from typing import TYPE_CHECKING

from bonebrief.authoring.examples.tried import TriedExamples
from bonebrief.knowledge.knowledge import Knowledge

if TYPE_CHECKING:
    from bonebrief.meanings.solver.clauses.rules import Book
    from bonebrief.meanings.solver.questions import Everybody


class Anybody:
    """All people under one knowledge base, a question that opens others asked of each or not: records as well.

    The solver is imported, and the rules are put as clauses, when something is first asked.
    """

    def __init__(self, knowledge: Knowledge, tried: TriedExamples) -> None:
        self.knowledge = knowledge
        self._tried = tried

    def nobody(self, rule: str, without: Collection[str] = ()) -> bool:
        """Whether a rule is true of nobody of whom none of some others is; False too where that was not found out."""
        from bonebrief.meanings.solver.sat import UndecidedError

        everybody, book = self._asked
        try:
            return everybody.nobody(book.truths[rule].true, *(-book.truths[other].true for other in without))
        except UndecidedError:
            return False

    def an_example(self, rule: str, without: Collection[str]) -> bool:
        """Whether a rule is true of one of the examples, and none of some others."""
        likely = self._tried.likely(self.knowledge.rules[rule].owner, {})
        return any(one.truths[rule] and not any(one.truths[other] for other in without) for one in likely)

    @cached_property
    def _asked(self) -> "tuple[Everybody, Book]":
        from bonebrief.meanings.solver.questions import Everybody

        knowledge = self.knowledge.with_open_questions
        everybody = Everybody(knowledge.dictionary)
        return everybody, everybody.judged_by(knowledge)
