"""Which facts make a condition what it is for this person, and which questions could settle one that is unknown."""

from collections.abc import Iterable
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
from bonebrief.language.truth import Truth, combined, negation
from bonebrief.meanings.plain.conditions import is_known, truth_of
from bonebrief.meanings.plain.inference import Inference
from bonebrief.meanings.plain.settle import Branch


def deciding_facts(knowledge: Knowledge, condition: Condition, inference: Inference) -> tuple[str, ...]:
    """The facts whose values decide a condition, each once, in the order of the rule."""
    return tuple(dict.fromkeys(_decided(knowledge, condition, inference)[1]))


def missing_facts(knowledge: Knowledge, condition: Condition, inference: Inference) -> tuple[str, ...]:
    """The questions whose answers could settle an unknown condition: those that make sense for this person.

    Where a question waits for the answer to another one, that other one is named.
    """
    found: dict[str, None] = {}
    for fact in asked_inputs(knowledge.dictionary, deciding_facts(knowledge, condition, inference)):
        _ask_first(knowledge, fact, inference, found)
    return tuple(found)


def _decided(knowledge: Knowledge, condition: Condition, inference: Inference) -> tuple[Truth, Iterable[str]]:
    """What a condition comes to, and the facts of those parts without which it could be otherwise."""
    match condition:
        case Is() | Includes() | Compare() | Between() | Known():
            return truth_of(condition, inference.values), (condition.fact,)
        case All(parts) | Any(parts) | AtLeast(_, parts):
            decided = [_decided(knowledge, part, inference) for part in parts]
            truth = combined(condition, [part for part, _ in decided])
            return truth, [fact for part, facts in decided if part is truth for fact in facts]
        case Not(part):
            truth, facts = _decided(knowledge, part, inference)
            return negation(truth), facts
        case Holds(name):
            return inference.truths[name], _deciding_finding(knowledge, name, inference)
        case _:
            assert_never(condition)


def _deciding_finding(knowledge: Knowledge, name: str, inference: Inference) -> tuple[str, ...]:
    """The facts that decide a finding; worked out once for a person, because findings stand on each other."""
    if name not in inference.decided:
        rules = knowledge.findings[name].rules
        decided = [_decided(knowledge, rule.when, inference) for rule in rules]
        found = (fact for truth, facts in decided if truth is inference.truths[name] for fact in facts)
        inference.decided[name] = tuple(dict.fromkeys(found))
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
