"""Why a condition is true, false or unknown for this person: the condition tree with every node's truth."""

from dataclasses import dataclass
from typing import assert_never

from bonebrief.knowledge.dictionary import asked_inputs
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.rule import Finding, Rule
from bonebrief.language.condition import (
    All,
    Any,
    AtLeast,
    Between,
    Compare,
    Condition,
    FactTest,
    Holds,
    Includes,
    Is,
    Known,
    Not,
    facts_read,
)
from bonebrief.language.truth import Truth, combined, negation
from bonebrief.language.value import Seen
from bonebrief.meanings.plain.conditions import is_known, truth_of
from bonebrief.meanings.plain.inference import Inference
from bonebrief.meanings.plain.settle import Branch


@dataclass(frozen=True, slots=True)
class Why:
    """One node: a condition, a rule or a finding (`name`), its truth, and what it follows from.

    A test of a fact has no parts; it has the fact and the person's value instead (None: unknown), `taken_from` the
    answers that this follows from, or `contradicted` by another answer and not used.
    """

    condition: Condition | None
    name: str
    truth: Truth
    parts: tuple["Why", ...] = ()
    fact: str | None = None
    value: Seen | None = None
    taken_from: tuple[str, ...] = ()
    contradicted: bool = False

    @property
    def decisive(self) -> tuple["Why", ...]:
        """The parts that make this node what it is; without them it could be otherwise."""
        if isinstance(self.condition, Not):
            return self.parts
        return tuple([part for part in self.parts if part.truth is self.truth])


def explain_rule(knowledge: Knowledge, rule: Rule, inference: Inference) -> Why:
    """Why a rule is true, false or unknown."""
    return Why(None, rule.id, inference.truths[rule.id], (_explain(knowledge, rule.when, inference),))


def explain_finding(knowledge: Knowledge, finding: Finding, inference: Inference) -> Why:
    """Why a finding is true, false or unknown, rule by rule."""
    opened = inference.opened.get(finding.id)
    if isinstance(opened, Why):
        return opened
    rules = tuple(explain_rule(knowledge, rule, inference) for rule in finding.rules)
    parts = rules[0].parts if len(rules) == 1 else rules
    why = inference.opened[finding.id] = Why(None, finding.id, inference.truths[finding.id], parts)
    return why


def deciding_facts(why: Why) -> tuple[str, ...]:
    """The facts whose values decide a node, each once, in the order of the rule."""
    found: dict[str, None] = {}
    _decide(why, set(), found)
    return tuple(found)


def missing_facts(knowledge: Knowledge, why: Why, inference: Inference) -> tuple[str, ...]:
    """The questions whose answers could settle an unknown node: those that make sense for this person.

    Where a question waits for the answer to another one, that other one is named.
    """
    found: dict[str, None] = {}
    for fact in asked_inputs(knowledge.dictionary, deciding_facts(why)):
        _ask_first(knowledge, fact, inference, found)
    return tuple(found)


def _ask_first(knowledge: Knowledge, fact: str, inference: Inference, found: dict[str, None]) -> None:
    """Add a question, or those that must be answered before it can be asked."""
    if fact in found or is_known(fact, inference.values) or inference.branches[fact] is Branch.CLOSED:
        return
    ask_if = knowledge.dictionary[fact].ask_if
    if inference.branches[fact] is Branch.OPEN or ask_if is None:
        found[fact] = None
        return
    for gate in facts_read(ask_if):
        _ask_first(knowledge, gate, inference, found)


def _decide(why: Why, passed: set[int], found: dict[str, None]) -> None:
    """Add the facts that decide a node, each once; a node that was passed is not gone into again."""
    if id(why) in passed:
        return
    passed.add(id(why))
    if why.fact is not None:
        found[why.fact] = None
    for part in why.decisive:
        _decide(part, passed, found)


def _explain(knowledge: Knowledge, condition: Condition, inference: Inference) -> Why:
    match condition:
        case All(parts) | Any(parts) | AtLeast(_, parts):
            explained = tuple(_explain(knowledge, part, inference) for part in parts)
            return Why(condition, "", combined(condition, [part.truth for part in explained]), explained)
        case Not(part):
            inner = _explain(knowledge, part, inference)
            return Why(condition, "", negation(inner.truth), (inner,))
        case Holds(name):
            finding = explain_finding(knowledge, knowledge.findings[name], inference)
            return Why(condition, name, finding.truth, finding.parts)
        case Is() | Includes() | Compare() | Between() | Known():
            return _explained_test(condition, inference)
        case _:
            assert_never(condition)


def _explained_test(test: FactTest, inference: Inference) -> Why:
    truth, value = truth_of(test, inference.values), inference.values.get(test.fact)
    taken_from = inference.settled.taken.get(test.fact, ())
    return Why(test, "", truth, (), test.fact, value, taken_from, test.fact in inference.settled.contradicted)
