"""Two examples for a new rule: somebody for whom it raises its point, and somebody for whom it nearly does."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain

from bonebrief.authoring.comparing.compare import smallest
from bonebrief.brief.prioritise import judge
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.rule import Point, PointOutcome, Priority, Rule, Unraised
from bonebrief.language.answer import Answers
from bonebrief.language.condition import All, Between, Compare, Condition, FactTest, Not, bounds_of, conjuncts
from bonebrief.meanings.plain.conditions import truth_of
from bonebrief.meanings.plain.inference import judged
from bonebrief.meanings.solver.witness import Goal, people


@dataclass(frozen=True, slots=True)
class Found:
    """Somebody's answers, the fewest that do, and what becomes of the point."""

    answers: Answers
    outcome: PointOutcome


def raising(knowledge: Knowledge, point: Point, rule: Rule, priority: Priority) -> Found | None:
    """Somebody for whom the rule raises the point at its priority; None if nobody was found."""

    def fits(answers: Answers) -> bool:
        inference = judged(knowledge, answers)
        return inference.truths[rule.id] is True and judge(knowledge, inference).of(point) is priority

    found = next(filter(fits, _candidates(knowledge, point, rule, [rule.when])), None)
    return Found(smallest(found, fits), priority) if found else None


def nearly(knowledge: Knowledge, point: Point, rule: Rule) -> Found | None:
    """Somebody for whom all of the rule holds but one test, as near to it as can be: a threshold, if it has one.

    Of those equally near, somebody for whom the point is not raised at all comes first.
    """
    tests = conjuncts(rule.when)
    thresholds = [test for test in tests if isinstance(test, Compare | Between)]
    for missed in [*thresholds, *(test for test in reversed(tests) if test not in thresholds)]:
        wanted = tuple(Not(test) if test is missed else test for test in tests)
        if found := _nearest(knowledge, point, rule, wanted, missed):
            return found
    return None


def _nearest(
    knowledge: Knowledge, point: Point, rule: Rule, wanted: tuple[Condition, ...], missed: Condition
) -> Found | None:
    def outcome(answers: Answers) -> tuple[bool, PointOutcome]:
        inference = judged(knowledge, answers)
        holds = truth_of(All(wanted), inference.values, inference.truths) is True
        return holds, judge(knowledge, inference).of(point)

    near = partial(_distance, knowledge, point, missed)
    nearest = min(
        (one for one in _candidates(knowledge, point, rule, wanted) if outcome(one)[0]), key=near, default=None
    )
    if nearest is None:
        return None
    same = outcome(nearest)
    return Found(smallest(nearest, lambda answers: outcome(answers) == same), same[1])


def _distance(knowledge: Knowledge, point: Point, missed: Condition, answers: Answers) -> tuple[float, bool]:
    inference = judged(knowledge, answers)
    raised = judge(knowledge, inference).of(point) is not Unraised.NO
    value = inference.values.get(missed.fact) if isinstance(missed, FactTest) else None
    bounds = bounds_of(missed) if isinstance(missed, FactTest) else ()
    if not isinstance(value, float) or not bounds:
        return 0.0, raised
    return min(abs(value - bound) for bound in bounds), raised


def _candidates(knowledge: Knowledge, point: Point, rule: Rule, wanted: Iterable[Condition]) -> Iterator[Answers]:
    goals = [Goal(condition, True, knowledge.findings) for condition in wanted]
    others = [Goal(e.rule.when, False, knowledge.findings) for e in point.raises if e.rule is not rule]
    return chain(people(knowledge.dictionary, [*goals, *others], {}), people(knowledge.dictionary, goals, {}))
