"""What follows from one person's answers: the values that the rules saw, and the truth of each rule and finding."""

from collections.abc import Mapping
from dataclasses import dataclass

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
    """

    answers: Answers
    values: Mapping[str, Value]
    branches: Mapping[str, Branch]
    truths: Mapping[str, Truth]


def judged(knowledge: Knowledge, answers: Answers) -> Inference:
    """What follows from the answers by the plain meaning alone: quick, and never shown without a second opinion."""
    settled = settle(knowledge.dictionary, answers)
    return Inference(answers, settled.values, settled.branches, evaluate(knowledge, settled.values))
