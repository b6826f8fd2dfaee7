"""When a missing answer could still raise a point to urgent or high, as a literal: what calm words wait for."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import assert_never

from bonebrief.knowledge.dictionary import asked_inputs
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.rule import Rule
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
    facts_read,
)
from bonebrief.meanings.solver.clauses.circuit import NO, YES, Circuit, Lit, Truths
from bonebrief.meanings.solver.clauses.conditions import truths
from bonebrief.meanings.solver.clauses.facts import Facts


class Waiting:
    """Follows what is unknown in rules down to the questions that could settle them."""

    def __init__(self, knowledge: Knowledge, facts: Facts, findings: Mapping[str, Truths]) -> None:
        self._knowledge = knowledge
        self._facts = facts
        self._findings = findings
        self._circuit: Circuit = facts.circuit
        self._of_findings: dict[str, list[Lit]] = defaultdict(list)
        self._of_facts: dict[str, list[Lit]] = defaultdict(list)

    def for_one_of(self, rules: Iterator[Rule]) -> Lit:
        """Whether a question that was passed over could settle one of these rules, which is unknown without it."""
        for rule in rules:
            self._follow(rule.when, YES)
        for finding in reversed(list(self._knowledge.findings.values())):
            reached = self._circuit.any_of(self._of_findings[finding.id])
            for rule in finding.rules:
                self._follow(rule.when, reached)
        return self._circuit.any_of(list(self._questions()))

    def _follow(self, condition: Condition, reached: Lit) -> None:
        """Note under which findings and facts an unknown condition is unknown, where it is reached at all."""
        if reached == NO:
            return
        of = truths(self._facts, condition, self._findings)
        here = self._circuit.all_of([reached, -of.true, -of.false])
        match condition:
            case All(parts) | Any(parts) | AtLeast(_, parts):
                for part in parts:
                    self._follow(part, here)
            case Not(part):
                self._follow(part, here)
            case Holds(name):
                self._of_findings[name].append(here)
            case Is() | Includes() | Compare() | Between() | Known():
                for fact in asked_inputs(self._knowledge.dictionary, (condition.fact,)):
                    self._of_facts[fact].append(here)
            case _:
                assert_never(condition)

    def _questions(self) -> Iterator[Lit]:
        """The questions that could settle what is unknown; where one waits for another one, that other one."""
        asked = [fact for fact in self._knowledge.dictionary.values() if fact.asking]
        for fact in reversed(asked):
            missing = self._circuit.all_of([self._circuit.any_of(self._of_facts[fact.id]), -self._facts.known(fact.id)])
            if missing == NO:
                continue
            yield self._circuit.all_of([missing, self._facts.passed_over(fact.id)])
            branch = self._facts.branch(fact.id)
            waits = self._circuit.all_of([missing, -branch.true, -branch.false])
            for gate in facts_read(fact.ask_if) if fact.ask_if else ():
                self._of_facts[gate].append(waits)
