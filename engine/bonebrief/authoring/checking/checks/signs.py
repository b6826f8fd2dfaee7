"""Bounds in which a minus sign is probably lost: a question takes an answer there for a slip of the same kind."""

from collections.abc import Iterator
from typing import Final

from bonebrief.authoring.checking.page import page
from bonebrief.authoring.checking.samples import at_risk
from bonebrief.knowledge.dictionary import asked_inputs
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.condition import Compare, leaves
from bonebrief.language.formula import calculates
from bonebrief.language.problem import Code, Problem
from bonebrief.language.value import number_words
from bonebrief.wording.conditions import words_of

PAGES: Final = (
    page(
        Code.LOST_SIGN,
        does="""Finds a rule for everybody up to a bound at which the question itself asks back whether a minus sign was
            lost, as of a T-score of 2.5.""",
        why="Nearly everybody has a T-score of 2.5 or lower, and was hardly meant.",
        bad=at_risk(("scan_kind is dxa_hip_spine", "t_score_total_hip <= 2.5")),
        good=at_risk(("scan_kind is dxa_hip_spine", "t_score_total_hip <= -2.5")),
    ),
)


def lost_signs(knowledge: Knowledge) -> Iterator[Problem]:
    """Look at every bound from which a rule reaches down, each place once."""
    conditions = [rule.when for rule in knowledge.rules.values()]
    tests = {leaf.place: leaf for when in conditions for leaf in leaves(when) if isinstance(leaf, Compare)}
    for test in tests.values():
        if test.operator in ("<", "<=") and _is_slip(knowledge, test.fact, test.bound):
            number = number_words(test.bound, 0)
            what = f"`{words_of(test)}`: {test.fact} is asked back at {number}, because a minus sign is often lost."
            fix = f"Write -{number} if that was meant; if not, `# check: ignore W137 because ...` above the line."
            yield Problem(Code.LOST_SIGN, test.place, what, fix)


def _is_slip(knowledge: Knowledge, fact: str, bound: float) -> bool:
    """Whether a bound lies where a question that the fact is, or picks its number from, takes a sign for lost."""
    formula = knowledge.dictionary[fact].formula
    if formula is not None and calculates(formula):
        return False
    numbers = (knowledge.dictionary[question].number for question in asked_inputs(knowledge.dictionary, (fact,)))
    slips = (slip for number in numbers if number for slip in number.slips if slip.sign_lost)
    return any(slip.low <= bound <= slip.high for slip in slips)
