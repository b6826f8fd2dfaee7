"""Which facts make a condition what it is for this person, and which questions could settle one that is unknown."""

from typing import assert_never

from bonebrief.knowledge.dictionary import asked_inputs
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.condition import (
    All,
    Any,
    AtLeast,
    Between,
    Compare,
    Condition,
    Holds,
    Includes,
    Is,
    Known,
    Not,
)
from bonebrief.meanings.plain.conditions import is_known, truth_of
from bonebrief.meanings.plain.inference import Inference
from bonebrief.meanings.plain.settle import Branch


def deciding_facts(knowledge: Knowledge, condition: Condition, inference: Inference) -> tuple[str, ...]:
    """The facts whose values decide a condition, each once, in the order of the rule."""
    found: dict[str, None] = {}
    _decide(knowledge, condition, inference, found)
    return tuple(found)


def missing_facts(knowledge: Knowledge, condition: Condition, inference: Inference) -> tuple[str, ...]:
    """The questions whose answers could settle an unknown condition: those that make sense for this person.

    Where a question waits for the answer to another one, that other one is named.
    """
    found: dict[str, None] = {}
    for fact in asked_inputs(knowledge.dictionary, deciding_facts(knowledge, condition, inference)):
        _ask_first(knowledge, fact, inference, found)
    return tuple(found)


def _decide(knowledge: Knowledge, condition: Condition, inference: Inference, found: dict[str, None]) -> None:
    """Add the facts of those parts without which the condition could be otherwise."""
    match condition:
        case Is() | Includes() | Compare() | Between() | Known():
            found[condition.fact] = None
        case All(parts) | Any(parts) | AtLeast(_, parts):
            truth = truth_of(condition, inference.values, inference.truths)
            for part in parts:
                if truth_of(part, inference.values, inference.truths) is truth:
                    _decide(knowledge, part, inference, found)
        case Not(part):
            _decide(knowledge, part, inference, found)
        case Holds(name):
            found.update(dict.fromkeys(_deciding_finding(knowledge, name, inference)))
        case _:
            assert_never(condition)


def _deciding_finding(knowledge: Knowledge, name: str, inference: Inference) -> tuple[str, ...]:
    """The facts that decide a finding; worked out once for a person, because findings stand on each other."""
    if name not in inference.decided:
        found: dict[str, None] = {}
        for rule in knowledge.findings[name].rules:
            if inference.truths[rule.id] is inference.truths[name]:
                _decide(knowledge, rule.when, inference, found)
        inference.decided[name] = tuple(found)
    return inference.decided[name]


def _ask_first(knowledge: Knowledge, fact: str, inference: Inference, found: dict[str, None]) -> None:
    """Add a question, or those that must be answered before it can be asked."""
    if fact in found or is_known(fact, inference.values) or inference.branches[fact] is Branch.CLOSED:
        return
    gates = knowledge.dictionary[fact].reads
    if inference.branches[fact] is Branch.OPEN or not gates:
        found[fact] = None
        return
    for gate in gates:
        _ask_first(knowledge, gate, inference, found)
