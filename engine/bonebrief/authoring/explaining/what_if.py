"""What would have to be otherwise for a rule to be true of one person: the fewest answers, or that there are none."""

from dataclasses import dataclass
from itertools import combinations

from bonebrief.authoring.proving.witness import with_kept
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.answer import Answer, Answers, Status
from bonebrief.language.condition import Condition, conjuncts
from bonebrief.language.value import Partly
from bonebrief.meanings.plain.conditions import truth_of
from bonebrief.meanings.plain.inference import Inference, judged
from bonebrief.meanings.solver.clauses.circuit import Lit
from bonebrief.meanings.solver.nearest import Change, nearest_changes
from bonebrief.meanings.solver.questions import Everybody
from bonebrief.meanings.solver.sat import UndecidedError


@dataclass(frozen=True, slots=True)
class Nearest:
    """The answers that would have to change. If nobody can have it: `never`, and the tests that exclude each other.

    `undecided`: why it was not found out.
    """

    changes: tuple[Change, ...] = ()
    never: bool = False
    apart: tuple[Condition, ...] = ()
    undecided: str = ""


class WhatIf:
    """Everybody under one knowledge base, to look among them for those who are nearest to a person."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._everybody = Everybody(knowledge.dictionary)
        self._book = self._everybody.judged_by(knowledge)

    def true(self, condition: Condition, inference: Inference) -> Nearest:
        """What would have to change for a condition to be true of somebody, as the evaluator says as well."""
        answers, wanted = _seen(inference), self._book.holds(condition).true
        there = {conflict.id for conflict in inference.conflicts}
        apart = [-literal for name, literal in self._book.conflicts.items() if name not in there]
        try:
            found = self._nearest(answers, self._book.circuit.all_of([wanted, *apart])) or self._nearest(
                answers, wanted
            )
            if found is None:
                return Nearest(never=True, apart=self._apart(condition))
        except UndecidedError as error:
            return Nearest(undecided=str(error))
        changes, then = found
        changed = judged(self._knowledge, with_kept(self._knowledge, then))
        if truth_of(condition, changed.values, changed.truths) is not True:
            return Nearest(undecided="The evaluator says otherwise of the change that was found.")
        return Nearest(changes)

    def _nearest(self, answers: Answers, wanted: Lit) -> tuple[tuple[Change, ...], Answers] | None:
        return nearest_changes(self._everybody, self._book, answers, wanted)

    def _apart(self, condition: Condition) -> tuple[Condition, ...]:
        """Two parts of a condition that nobody has together, or one that nobody has."""
        parts = conjuncts(condition)
        for few in [*((part,) for part in parts), *combinations(parts, 2)]:
            if self._everybody.nobody(*(self._book.holds(part).true for part in few)):
                return few
        return ()


def _seen(inference: Inference) -> Answers:
    """What the rules saw of a person's answers, and the questions that they left open."""
    values = {fact: value for fact, value in inference.values.items() if fact in inference.branches}
    seen = {fact: value.chosen if isinstance(value, Partly) else value for fact, value in values.items()}
    answered = {fact: Answer(Status.ANSWERED, value) for fact, value in seen.items()}
    asked_in_vain = {fact: answer for fact, answer in inference.answers.items() if answer.value is None}
    return {**asked_in_vain, **answered}
