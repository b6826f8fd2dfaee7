"""What follows from one person's answers: the values that the rules saw, and the truth of each rule and finding."""

from collections.abc import Mapping
from dataclasses import dataclass

from bonebrief.knowledge.conflict import Conflict, still_open
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.answer import Answers
from bonebrief.language.truth import Truth
from bonebrief.language.value import Value
from bonebrief.meanings.plain.rules import evaluate
from bonebrief.meanings.plain.settle import Branch, settle


@dataclass(frozen=True, slots=True)
class Inference:
    """What follows from one person's answers.

    `values`: what the rules saw. `branches`: of every question. `truths`: of every finding and rule, by id.
    `conflicts`: the answers that seldom go together, those that were kept when asked back included.
    """

    answers: Answers
    values: Mapping[str, Value]
    branches: Mapping[str, Branch]
    truths: Mapping[str, Truth]
    conflicts: tuple[Conflict, ...] = ()

    @property
    def open_conflicts(self) -> tuple[Conflict, ...]:
        """The conflicts that nobody has settled."""
        return still_open(self.conflicts, self.answers)


def judged(knowledge: Knowledge, answers: Answers) -> Inference:
    """What follows from the answers by the plain meaning alone: quick, and never shown without a second opinion."""
    settled = settle(knowledge.dictionary, answers, knowledge.conflicts.values())
    truths = evaluate(knowledge, settled.values)
    return Inference(answers, settled.values, settled.branches, truths, settled.conflicts)
