"""What follows from one person's answers: the values that the rules saw, and the truth of each rule and finding."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from bonebrief.knowledge.conflict import Conflict, still_open
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.answer import Answers
from bonebrief.language.truth import Truth
from bonebrief.language.value import Seen
from bonebrief.meanings.plain.evidence import Contradiction
from bonebrief.meanings.plain.rules import evaluate
from bonebrief.meanings.plain.settle import Branch, Settled, settle


@dataclass(frozen=True, slots=True)
class Inference:
    """What follows from one person's answers.

    `settled`: what the rules saw. `truths`: of every finding and rule, by id. `sides`: what would follow if one of the
    contradictions were settled in one way or in the other; only of what a brief is made of. `opened` and
    `decided` keep what was explained once, because findings stand on each other.
    """

    answers: Answers
    settled: Settled
    truths: Mapping[str, Truth]
    sides: tuple["Sides", ...] = ()
    opened: dict[str, object] = field(default_factory=dict, compare=False, repr=False)
    decided: dict[str, tuple[str, ...]] = field(default_factory=dict, compare=False, repr=False)

    @property
    def values(self) -> Mapping[str, Seen]:
        """What the rules saw."""
        return self.settled.values

    @property
    def branches(self) -> Mapping[str, Branch]:
        """The branch of every question."""
        return self.settled.branches

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """The answers that seldom go together, those that were kept when asked back included."""
        return self.settled.conflicts

    @property
    def open_conflicts(self) -> tuple[Conflict, ...]:
        """The conflicts that nobody has settled."""
        return still_open(self.conflicts, self.answers)

    @property
    def is_unsettled(self) -> bool:
        """Whether answers contradict one another, seldom go together, or stand behind a question another closed."""
        return bool(self.settled.contradictions or self.settled.parked or self.open_conflicts)

    def coming_to(self, truths: Mapping[str, Truth]) -> "Inference":
        """The same answers where rules come to something else; what was explained is explained anew."""
        return replace(self, truths=truths, opened={}, decided={})


@dataclass(frozen=True, slots=True)
class Sides:
    """What would follow if the gate of a contradiction were right, and if the answers behind it were."""

    contradiction: Contradiction
    if_gate: Inference
    if_evidence: Inference


def judged(knowledge: Knowledge, answers: Answers) -> Inference:
    """What follows from the answers by the plain meaning alone: quick, and never shown without a second opinion."""
    settled = settle(knowledge.dictionary, answers, knowledge.conflicts.values())
    return Inference(answers, settled, evaluate(knowledge, settled.values))
