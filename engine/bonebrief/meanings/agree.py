"""Answers in, conclusions out: inferred by durable_rules, checked by the plain meaning, or not given at all."""

from dataclasses import replace

from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.answer import Answers
from bonebrief.language.truth import Truth
from bonebrief.machine.error import BoneBriefError
from bonebrief.meanings.durable.engine import Engine
from bonebrief.meanings.durable.messages import messages_of
from bonebrief.meanings.durable.production import productions_of
from bonebrief.meanings.plain.evidence import without_denial, without_evidence
from bonebrief.meanings.plain.inference import Inference, Sides
from bonebrief.meanings.plain.rules import evaluate
from bonebrief.meanings.plain.settle import settle
from bonebrief.wording.truths import TRUTH_WORDS


class DisagreementError(BoneBriefError):
    """durable_rules and the plain meaning differ on a rule; no brief may be made of either."""


class Inferrer:
    """A knowledge base compiled once; infers for any number of people, each time afresh."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Compile the rules.

        Raises:
            ProfileError: a rule is outside the profile in which durable_rules is exact.
            EngineError: durable_rules refuses the rules.
        """
        self.knowledge = knowledge
        self._engine = Engine(productions_of(knowledge))
        self._names = self._engine.names

    def infer(self, answers: Answers) -> Inference:
        """Infer everything that follows from the answers, twice, and compare; and from both sides of contradictions.

        Raises:
            DisagreementError: the two ways differ; the message names the rule.
            EngineError: durable_rules failed.
        """
        inference = self._inferred(answers)
        sides = tuple(
            Sides(one, self._inferred(without_evidence(answers, one)), self._inferred(without_denial(answers, one)))
            for one in inference.settled.contradictions
        )
        return replace(inference, sides=sides) if sides else inference

    def _inferred(self, answers: Answers) -> Inference:
        settled = settle(self.knowledge.dictionary, answers, self.knowledge.conflicts.values())
        messages = dict(messages_of(self.knowledge.dictionary, settled.values))
        concluded = self._engine.run({name: value for name, value in messages.items() if name in self._names})
        truths = evaluate(self.knowledge, settled.values)
        for rule, truth in truths.items():
            compare(rule, concluded.get(rule, set()), truth)
        return Inference(answers, settled, truths)


def compare(rule: str, engine: set[bool], evaluator: Truth) -> None:
    """Check that both ways agree on one finding or rule.

    Raises:
        DisagreementError: they do not.
    """
    expected = set() if evaluator is None else {evaluator}
    if engine != expected:
        said = " and ".join(TRUTH_WORDS[truth] for truth in sorted(engine)) or TRUTH_WORDS[None]
        raise DisagreementError(
            f"No brief: the rule engine and its check disagree on {rule} "
            f"(engine: {said}; check: {TRUTH_WORDS[evaluator]}). This is a fault of the program, not of your answers. "
            "Please report it with the name of the rule and the version of the knowledge."
        )
