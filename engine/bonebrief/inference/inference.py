"""Answers in, conclusions out: inferred by durable_rules, checked by the evaluator, or not given at all."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bonebrief.inference.engine import Engine
from bonebrief.inference.evaluator import evaluate
from bonebrief.inference.production import known_name, option_name, productions_of
from bonebrief.knowledge.answer import Answers, Branch, settle
from bonebrief.knowledge.dictionary import Dictionary
from bonebrief.knowledge.fact import Kind
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.problem import BoneBriefError
from bonebrief.knowledge.truth import Truth
from bonebrief.knowledge.value import Value


class DisagreementError(BoneBriefError):
    """durable_rules and the evaluator differ on a rule; no brief may be made of either."""


@dataclass(frozen=True, slots=True)
class Inference:
    """What follows from one person's answers.

    `values`: what the rules saw. `branches`: of every question. `truths`: of every finding and rule, by id.
    """

    answers: Answers
    values: Mapping[str, Value]
    branches: Mapping[str, Branch]
    truths: Mapping[str, Truth]


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
        """Infer everything that follows from the answers, twice, and compare.

        Raises:
            DisagreementError: the two ways differ; the message names the rule.
            EngineError: durable_rules failed.
        """
        settled = settle(self.knowledge.dictionary, answers)
        messages = dict(messages_of(self.knowledge.dictionary, settled.values))
        concluded = self._engine.run({name: value for name, value in messages.items() if name in self._names})
        truths = evaluate(self.knowledge, settled.values)
        for rule, truth in truths.items():
            compare(rule, concluded.get(rule, set()), truth)
        return Inference(answers, settled.values, settled.branches, truths)


def messages_of(dictionary: Dictionary, values: Mapping[str, Value]) -> Iterator[tuple[str, str | float]]:
    """What the engine is told of a person: one message per known fact, one per option of a several-choice fact."""
    for fact in dictionary.values():
        value = values.get(fact.id)
        yield known_name(fact.id), "no" if value is None else "yes"
        if fact.kind is Kind.CHOICES and isinstance(value, tuple):
            yield from ((option_name(fact.id, word), "yes" if word in value else "no") for word in fact.choices)
        elif isinstance(value, str | float):
            yield fact.id, value


def compare(rule: str, engine: set[bool], evaluator: Truth) -> None:
    """Check that both ways agree on one finding or rule.

    Raises:
        DisagreementError: they do not.
    """
    expected = set() if evaluator is None else {evaluator}
    if engine != expected:
        said = " and ".join(_WORDS[truth] for truth in sorted(engine)) or _WORDS[None]
        raise DisagreementError(
            f"No brief: the rule engine and its check disagree on {rule} "
            f"(engine: {said}; check: {_WORDS[evaluator]}). This is a fault of the program, not of your answers. "
            "Please report it with the name of the rule and the version of the knowledge."
        )


_WORDS: Mapping[Truth, str] = {True: "true", False: "false", None: "unknown"}
