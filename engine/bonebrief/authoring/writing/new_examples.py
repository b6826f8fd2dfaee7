"""Two examples for a new rule: somebody for whom it raises its point, and somebody for whom it nearly does."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from bonebrief.authoring.proving.witness import Seeker
from bonebrief.brief.prioritise import judge
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.rule import Point, PointOutcome, Priority, Rule, Unraised
from bonebrief.language.answer import Answers
from bonebrief.language.condition import Between, Compare, Condition, Not, conjuncts
from bonebrief.meanings.plain.inference import Inference
from bonebrief.meanings.solver.clauses.circuit import Lit
from bonebrief.meanings.solver.sat import UndecidedError

_STEPS: Final = (1, 5, 20)
"""How many steps from a threshold somebody is looked for, before it is anywhere on its other side."""
_OUTCOMES: Final[tuple[PointOutcome, ...]] = (Unraised.NO, Unraised.UNKNOWN, *Priority)


@dataclass(frozen=True, slots=True)
class Found:
    """Somebody's answers, the fewest that do, and what becomes of the point."""

    answers: Answers
    outcome: PointOutcome


def raising(seeker: Seeker, point: Point, rule: Rule, priority: Priority) -> Found | None:
    """Somebody for whom the rule raises the point at its priority, at its thresholds if that can be; None if nobody."""
    book, thresholds = seeker.book, [test for test in conjuncts(rule.when) if isinstance(test, Compare)]
    at = [book.holds(_no_farther(seeker.knowledge, test)).true for test in thresholds]
    wanted = [book.truths[rule.id].true]
    return _somebody(seeker, point, [*wanted, *at], (priority,)) or _somebody(seeker, point, wanted, (priority,))


def nearly(seeker: Seeker, point: Point, rule: Rule) -> Found | None:
    """Somebody for whom all of the rule holds but one test, as near to it as can be: a threshold, if it has one.

    Of those equally near, somebody for whom the point is not raised at all comes first.
    """
    tests = conjuncts(rule.when)
    thresholds = [test for test in tests if isinstance(test, Compare | Between)]
    for missed in [*thresholds, *(test for test in reversed(tests) if test not in thresholds)]:
        others = [test for test in tests if test is not missed]
        for near in _near(seeker.knowledge, missed):
            wanted = [seeker.book.holds(one).true for one in [*others, *near, Not(missed)]]
            if found := _somebody(seeker, point, wanted, _OUTCOMES):
                return found
    return None


def _no_farther(knowledge: Knowledge, test: Compare) -> Compare:
    """What holds as well of those who pass a test with the value that is nearest to its bound."""
    number = knowledge.dictionary[test.fact].number
    step = number.step if number and test.operator in ("<", ">") else 0.0
    if test.operator in (">", ">="):
        return replace(test, operator="<=", bound=test.bound + step)
    return replace(test, operator=">=", bound=test.bound - step)


def _near(knowledge: Knowledge, missed: Condition) -> Iterator[list[Condition]]:
    """What holds as well of those who miss a test by little, then by more, then by anything."""
    number = knowledge.dictionary[missed.fact].number if isinstance(missed, Compare | Between) else None
    for away in [steps * number.step for steps in _STEPS] if number else []:
        match missed:
            case Compare(_, operator, bound):
                yield [replace(missed, bound=bound - away if operator in (">", ">=") else bound + away)]
            case Between(_, low, high):
                yield [replace(missed, low=low - away, high=high + away)]
    yield []


def _somebody(seeker: Seeker, point: Point, wanted: Sequence[Lit], outcomes: Sequence[PointOutcome]) -> Found | None:
    """Somebody of whom this is true, with the first of some outcomes that anybody of them has."""
    for outcome in outcomes:

        def fits(inference: Inference, outcome: PointOutcome = outcome) -> bool:
            return judge(seeker.knowledge, inference).of(point) is outcome

        try:
            answers = seeker.together([*wanted, seeker.book.becomes(point.id, outcome)], fits)
        except UndecidedError:
            continue
        if answers is not None:
            return Found(answers, outcome)
    return None
