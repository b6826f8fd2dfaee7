"""Answers in, conclusions out: inferred by durable_rules, checked by the plain meaning, or not given at all."""

from dataclasses import replace

from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.answer import Answers
from bonebrief.language.truth import Truth
from bonebrief.machine.error import BoneBriefError
from bonebrief.meanings.durable.compiled import compiled, compiled_before
from bonebrief.meanings.durable.engine import Engine
from bonebrief.meanings.durable.messages import messages_of
from bonebrief.meanings.durable.production import within_reach
from bonebrief.meanings.plain.evidence import without_denial, without_evidence
from bonebrief.meanings.plain.inference import Inference, Sides
from bonebrief.meanings.plain.rules import evaluate
from bonebrief.meanings.plain.settle import settle
from bonebrief.wording.truths import TRUTH_WORDS


class DisagreementError(BoneBriefError):
    """durable_rules and the plain meaning differ on a rule; no brief may be made of either."""


class Inferrer:
    """A knowledge base compiled once; infers for any number of people, each time afresh."""

    def __init__(self, knowledge: Knowledge, *, one_person: bool = False) -> None:
        """Compile the rules; for `one_person`, whose knowledge is as its files hold it, only once for all later starts.

        For them the engine is given only those rules that their answers can touch, and never gives the memory back:
        20 MB a person.

        Raises:
            KnowledgeError: a rule is outside the profile in which durable_rules is exact.
        """
        self.knowledge = knowledge
        self._productions = compiled_before(knowledge) if one_person else compiled(knowledge)
        self._names = frozenset(name for production in self._productions for name in production.patterns)
        self._engine = None if one_person else Engine(self._productions)

    def infer(self, answers: Answers) -> Inference:
        """Infer everything that follows from the answers, twice, and compare; and from both sides of contradictions.

        Raises:
            DisagreementError: the two ways differ; the message names the rule.
            EngineError: durable_rules refuses the rules, or failed.
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
        read = {name: value for name, value in messages.items() if name in self._names}
        engine = self._engine or Engine(within_reach(self._productions, read))
        concluded = engine.run(read)
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
