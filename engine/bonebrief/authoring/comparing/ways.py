"""The ways from a test in a rule to what a brief shows, and what must be so beside it for the test to decide."""

from collections.abc import Iterator
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
    Holds,
    Includes,
    Is,
    Known,
    Leaf,
    Not,
    leaves,
)
from bonebrief.meanings.solver.witness import Goal


@dataclass(frozen=True, slots=True)
class Step:
    """A test within a rule of a finding or point on the way to a brief."""

    rule: Rule
    leaf: Leaf


class Ways:
    """A knowledge base, with who reads each finding."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self._readers: dict[str, list[Step]] = {}
        self._owners: dict[str, Finding] = {r.id: f for f in knowledge.findings.values() for r in f.rules}
        for rule in knowledge.rules.values():
            for leaf in leaves(rule.when):
                if isinstance(leaf, Holds):
                    self._readers.setdefault(leaf.finding, []).append(Step(rule, leaf))

    def goal(self, condition: Condition, wanted: bool = True) -> Goal:
        return Goal(condition, wanted, self.knowledge.findings)

    def to_briefs(self, rule: Rule) -> Iterator[list[Step]]:
        """The shortest ways from a rule to what a brief shows, one for each reason and density class it decides."""
        waiting: list[tuple[Rule, list[Step]]] = [(rule, [])]
        seen = {rule.id}
        while waiting:
            current, way = waiting.pop(0)
            finding = self._owners.get(current.id)
            if finding is None or finding.density:
                yield way
            for step in self._readers.get(finding.id, []) if finding else []:
                if step.rule.id not in seen:
                    seen.add(step.rule.id)
                    waiting.append((step.rule, [*way, step]))

    def goals(self, way: list[Step]) -> tuple[list[Goal], ...]:
        """What must be so for a change at the beginning of a way to reach its end: strictly, then as little as goes."""
        strict, loose = ([goal for step in way for goal in self._beside(step, how)] for how in (True, False))
        return (strict, loose) if len(strict) > len(loose) else (strict,)

    def _beside(self, step: Step, strict: bool) -> Iterator[Goal]:
        yield from self._siblings(step.rule.when, step.leaf, strict)
        finding = self._owners.get(step.rule.id)
        for rule in finding.rules if finding and strict else ():
            if rule is not step.rule:
                yield self.goal(rule.when, False)

    def _siblings(self, condition: Condition, leaf: Leaf, strict: bool) -> Iterator[Goal]:
        match condition:
            case Not(part):
                yield from self._siblings(part, leaf, strict)
            case All(parts) | Any(parts) | AtLeast(_, parts):
                here = next(part for part in parts if any(one is leaf for one in leaves(part)))
                others = [part for part in parts if part is not here]
                true = condition.count - 1 if isinstance(condition, AtLeast) else len(others)
                true = 0 if isinstance(condition, Any) else true
                yield from (self.goal(part) for part in others[:true])
                yield from (self.goal(part, False) for part in others[true:] if strict)
                yield from self._siblings(here, leaf, strict)
            case Holds() | Is() | Includes() | Compare() | Between() | Known():
                return
            case _:
                assert_never(condition)
