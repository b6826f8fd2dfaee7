"""Whether anybody can meet a rule at all; the solver is asked only where no example shows that somebody can."""

from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from bonebrief.authoring.examples.tried import TriedExamples
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.answer import Answers
from bonebrief.language.condition import All, Condition
from bonebrief.language.value import Partly, Value
from bonebrief.meanings.plain.conditions import truth_of
from bonebrief.meanings.plain.inference import Inference, judged
from bonebrief.meanings.solver.necessity import Necessity

if TYPE_CHECKING:
    from bonebrief.meanings.solver.clauses.rules import Book
    from bonebrief.meanings.solver.questions import Everybody
    from bonebrief.meanings.solver.sat import Solver


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

    def somebody(self, true: Collection[Condition], false: Collection[Condition]) -> Answers | None:
        """The fewest answers of somebody of whom some conditions are true and others false; None where nobody is found.

        What was found is shown only if the evaluator says the same.
        """
        from bonebrief.meanings.solver.sat import UndecidedError

        everybody, book = self._asked
        wanted = [*(book.holds(one).true for one in true), *(book.holds(one).false for one in false)]
        try:
            found = everybody.smallest(*wanted)
        except UndecidedError:
            return None
        return found if found is not None and self._is_so(found, true, false) else None

    def is_possible(self, owner: str, true: Sequence[Condition], none_of: Sequence[Condition]) -> bool:
        """Whether conditions are true of somebody of whom others are not; also where that was not found out.

        The examples are asked first, those of a finding or point before the others.
        """
        from bonebrief.meanings.solver.sat import UndecidedError

        for one in self._tried.likely(owner, self._necessity.of(All(tuple(true)))):
            truths = [truth_of(condition, one.values, one.truths) for condition in (*true, *none_of)]
            if all(truths[: len(true)]) and not any(truths[len(true) :]):
                return True
        everybody, book = self._asked
        try:
            return not everybody.nobody(*(book.holds(c).true for c in true), *(-book.holds(c).true for c in none_of))
        except UndecidedError:
            return True

    def never_settled(self, rule: str, question: str) -> bool:
        """Whether a rule is unknown of somebody of whom a question is not asked and who answered all others.

        False where that was not found out.
        """
        from bonebrief.meanings.solver.sat import UndecidedError

        _, book = self._interviewed
        of, asked = book.truths[rule], book.facts.branch(question)
        try:
            return self._solver.somebody((book.complete(), -asked.true, -of.true, -of.false)) is not None
        except UndecidedError:
            return False

    def never_raised(self, without: Collection[str]) -> frozenset[str]:
        """The points that are raised for nobody who answers none of some questions; not those where it is undecided."""
        from bonebrief.meanings.solver.sat import UndecidedError

        everybody, book = self._interviewed
        raised = {point: book.raised(point) for point in self.knowledge.points}
        unsaid = [-everybody.people.said[question].has for question in without]
        solver, found = everybody.asking([*unsaid, *raised.values()]), set()
        for point, literal in raised.items():
            with suppress(UndecidedError):
                if solver.somebody([*unsaid, literal]) is None:
                    found.add(point)
        return frozenset(found)

    def seen_of(self, answers: Answers) -> dict[str, Value | bool]:
        """The facts and findings of somebody, as far as they are known."""
        judgement = self._judged(answers)
        facts = {name: value for name, value in judgement.values.items() if not isinstance(value, Partly)}
        return {**facts, **{name: truth for name, truth in judgement.truths.items() if truth is not None}}

    def _judged(self, answers: Answers) -> Inference:
        return judged(replace(self.knowledge.with_open_questions, conflicts={}), answers)

    def _is_so(self, answers: Answers, true: Collection[Condition], false: Collection[Condition]) -> bool:
        judgement = self._judged(answers)
        values, findings = judgement.values, judgement.truths
        holds = all(truth_of(one, values, findings) is True for one in true)
        return holds and all(truth_of(one, values, findings) is False for one in false)

    def an_example(self, rule: str, without: Collection[str]) -> bool:
        """Whether a rule is true of one of the examples, and none of some others."""
        likely = self._tried.likely(self.knowledge.rules[rule].owner, {})
        return any(one.truths[rule] and not any(one.truths[other] for other in without) for one in likely)

    @cached_property
    def _necessity(self) -> Necessity:
        return Necessity(self.knowledge)

    @cached_property
    def _interviewed(self) -> "tuple[Everybody, Book]":
        """Those of whom a question is asked only where another one opens it."""
        from bonebrief.meanings.solver.questions import Everybody

        everybody = Everybody(self.knowledge.dictionary)
        return everybody, everybody.judged_by(self.knowledge)

    @cached_property
    def _solver(self) -> "Solver":
        """Asked of those who are interviewed, once for each of very many rules: what it was asked before it keeps."""
        everybody, _ = self._interviewed
        return everybody.asking(())

    @cached_property
    def _asked(self) -> "tuple[Everybody, Book]":
        from bonebrief.meanings.solver.questions import Everybody

        knowledge = self.knowledge.with_open_questions
        everybody = Everybody(knowledge.dictionary)
        return everybody, everybody.judged_by(knowledge)
