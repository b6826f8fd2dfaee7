"""Bounds in which a minus sign is probably lost: a question takes an answer there for a slip of the same kind."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from bonebrief.authoring.checking.page import page
from bonebrief.authoring.checking.samples import at_risk
from bonebrief.knowledge.dictionary import asked_inputs
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.condition import Between, Compare, leaves
from bonebrief.language.formula import calculates
from bonebrief.language.problem import Code, Mend, Problem
from bonebrief.language.value import number_words
from bonebrief.wording.conditions import words_of

PAGES: Final = (
    page(
        Code.LOST_SIGN,
        does="""Finds a rule for everybody up to a bound at which the question itself asks back whether a minus sign was
            lost, as of a T-score of 2.5, or from a score above zero on; and such a number alone in a chart.""",
        why="Nearly everybody has a T-score of 2.5 or lower, and was hardly meant.",
        bad=at_risk(("scan_kind is dxa_hip_spine", "t_score_total_hip <= 2.5")),
        good=at_risk(("scan_kind is dxa_hip_spine", "t_score_total_hip <= -2.5")),
    ),
)

_BOTH: Final = 2
_STEPS: Final = 2
"""From row to row a chart rarely goes on by more than twice the largest of its other steps."""


def lost_signs_in_charts(knowledge: Knowledge) -> Iterator[Problem]:
    """Look at every column of a chart: a number alone above zero that with a minus would go on with those beside it."""
    for name, column in knowledge.charts.items():
        numbers = [number for number, _ in column]
        for at, (number, place) in enumerate(column):
            if number > 0 and _stands_out(numbers, at):
                written = number_words(number, 0)
                beside = " and ".join(number_words(one, 0) for one in (*numbers[:at][-1:], *numbers[at + 1 :][:1]))
                what = f"{written} stands beside {beside} in {name}, and -{written} would go on with them."
                fix = f"Write -{written} if that was meant; if not, `# check: ignore W137 because ...` above the row."
                yield Problem(Code.LOST_SIGN, place, what, fix, mends=(Mend(place, written, f"-{written}"),))


def _stands_out(numbers: Sequence[float], at: int) -> bool:
    """Whether one of several numbers lies away from both beside it, or from all but one, and not so with a minus."""
    others = [*numbers[:at], *numbers[at + 1 :]]
    beside = [*numbers[:at][-1:], *numbers[at + 1 :][:1]]
    number, steps = numbers[at], [abs(two - one) for one, two in pairwise(others)]
    if len(beside) == _BOTH and min(beside) <= -number <= max(beside) < number:
        return True
    usual = _STEPS * max(steps, default=0.0)
    far, near = (max(abs(one - other) for other in beside) for one in (number, -number))
    return bool(steps) and max(beside) < 0 and far > usual and near <= usual


def lost_signs(knowledge: Knowledge) -> Iterator[Problem]:
    """Look at every bound from which a rule reaches down, each place once."""
    conditions = [rule.when for rule in knowledge.rules.values()]
    tests = {leaf.place: leaf for when in conditions for leaf in leaves(when) if isinstance(leaf, Compare | Between)}
    for test in tests.values():
        bound = _upper(test)
        doubt = _doubt(knowledge, test.fact, bound) if bound is not None else ""
        if bound is not None and doubt:
            number = number_words(bound, 0)
            what = f"`{words_of(test)}`: {doubt.replace('BOUND', number)}."
            fix = f"Write -{number} if that was meant; if not, `# check: ignore W137 because ...` above the line."
            yield Problem(Code.LOST_SIGN, test.place, what, fix)


def _upper(test: Compare | Between) -> float | None:
    """The bound up to which a test reaches, if with a minus it would be one as well."""
    match test:
        case Compare(_, "<" | "<=", bound):
            return bound
        case Between(_, low, high) if low < -high < high:
            return high
    return None


def _doubt(knowledge: Knowledge, fact: str, bound: float) -> str:
    """Why a sign may be lost before a bound of a question, or of what picks its number from some; or nothing."""
    formula = knowledge.dictionary[fact].formula
    if formula is not None and calculates(formula):
        return ""
    asked = [knowledge.dictionary[question] for question in asked_inputs(knowledge.dictionary, (fact,))]
    slips = [slip for one in asked if one.number for slip in one.number.slips if slip.sign_lost]
    if any(slip.low <= bound <= slip.high for slip in slips):
        return f"{fact} is asked back at BOUND, because a minus sign is often lost"
    return "many people have such a score, and a minus sign is often lost" if slips and bound > 0 else ""
