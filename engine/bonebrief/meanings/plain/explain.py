"""Why a condition is true, false or unknown for this person: the condition tree with every node's truth."""

from dataclasses import dataclass
from typing import assert_never

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
)
from bonebrief.language.truth import Truth, combined, negation
from bonebrief.language.value import Seen
from bonebrief.meanings.plain.conditions import truth_of
from bonebrief.meanings.plain.inference import Inference


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
