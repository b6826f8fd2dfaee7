"""Two examples for a new rule: somebody for whom it raises its point, and somebody for whom it nearly does."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from bonebrief.knowledge.answer import Answers
from bonebrief.knowledge.condition import All, Between, Compare, Condition
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.rule import Point, Priority, Rule
from bonebrief.workbench.compare import smallest
from bonebrief.workbench.examples import outcome_of
from bonebrief.workbench.outcome import judged
from bonebrief.workbench.witness import Goal, people

Outcome = Priority | bool | None


@dataclass(frozen=True, slots=True)
class Found:
    """Somebody's answers, the fewest that do, and what becomes of the point."""

    answers: Answers
    outcome: Outcome

    @property
    def word(self) -> str:
        if isinstance(self.outcome, Priority):
            return self.outcome.word
        return "unknown" if self.outcome is None else "no"


def raising(knowledge: Knowledge, point: Point, rule: Rule, priority: Priority) -> Found | None:
    """Somebody for whom the rule raises the point at its priority; None if nobody was found."""
    candidates = _candidates(knowledge, point, rule, [Goal(rule.when, True, knowledge.findings)])
    return _first(knowledge, point, rule, candidates, True, (priority,))


def nearly(knowledge: Knowledge, point: Point, rule: Rule) -> Found | None:
    """Somebody for whom all of the rule holds but one test, as near to it as can be: a threshold, if it has one."""
    tests: tuple[Condition, ...] = rule.when.parts if isinstance(rule.when, All) else (rule.when,)
    thresholds = [test for test in tests if isinstance(test, Compare | Between)]
    for outcomes in ((False,), (None, *Priority)):
        for missed in [*thresholds, *(test for test in reversed(tests) if test not in thresholds)]:
            goals = [Goal(test, test is not missed, knowledge.findings) for test in tests]
            candidates = _candidates(knowledge, point, rule, goals)
            if found := _first(knowledge, point, rule, candidates, False, outcomes):
                return found
    return None


def _candidates(knowledge: Knowledge, point: Point, rule: Rule, goals: list[Goal]) -> Iterator[Answers]:
    others = [Goal(e.rule.when, False, knowledge.findings) for e in point.raises if e.rule is not rule]
    return chain(people(knowledge.dictionary, [*goals, *others], {}), people(knowledge.dictionary, goals, {}))


def _first(
    knowledge: Knowledge,
    point: Point,
    rule: Rule,
    found: Iterable[Answers],
    wanted: bool,
    outcomes: tuple[Outcome, ...],
) -> Found | None:
    def fits(answers: Answers) -> bool:
        inference = judged(knowledge, answers)
        outcome = outcome_of(point, inference)
        kind = any(outcome is one for one in outcomes)
        return kind and inference.truths[rule.id] is wanted

    for answers in found:
        if fits(answers):
            fewest = smallest(answers, fits)
            return Found(fewest, outcome_of(point, judged(knowledge, fewest)))
    return None
