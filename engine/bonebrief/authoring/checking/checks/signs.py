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
            lost, as of a T-score of 2.5, or from a score above zero on.""",
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
        doubt = _doubt(knowledge, test.fact, test.bound) if test.operator in ("<", "<=") else ""
        if doubt:
            number = number_words(test.bound, 0)
            what = f"`{words_of(test)}`: {doubt.replace('BOUND', number)}."
            fix = f"Write -{number} if that was meant; if not, `# check: ignore W137 because ...` above the line."
            yield Problem(Code.LOST_SIGN, test.place, what, fix)


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
