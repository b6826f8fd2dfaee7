"""Tests whose outcome is clear before anybody answers: by the limits of the fact, or by a test beside it."""

from collections.abc import Iterator
from typing import Final

from bonebrief.authoring.checking.page import page
from bonebrief.authoring.checking.samples import at_risk
from bonebrief.language.condition import All, Condition, FactTest, Not, fact_tests, parts_of
from bonebrief.language.fact import Dictionary
from bonebrief.language.problem import Code, Problem
from bonebrief.language.same import meaning
from bonebrief.meanings.pattern import Alternative, Interval, together
from bonebrief.meanings.solver.necessity import Necessity
from bonebrief.wording.conditions import words_of

PAGES: Final = (
    page(
        Code.FOREGONE_TEST,
        does="""Finds tests, and whole rules, that come out the same for everybody: by the limits of the fact, or
            because a test beside it implies it.""",
        why="Such a test decides nothing. Often the bound or the sign is not the one that was meant.",
        bad=at_risk(("falls_past_year >= 2", "age >= 18")),
        good=at_risk(("falls_past_year >= 2", "age >= 65")),
    ),
)


def foregone_tests(necessity: Necessity, condition: Condition) -> Iterator[Problem]:
    """Find tests, and whole conditions, that come out the same for everybody who answers."""
    found = [*_by_limits(necessity, condition), *_by_a_neighbour(necessity, condition)]
    yield from found
    if not found and necessity.of(condition, False) is None:
        what = "This condition is true for everybody who answers."
        yield Problem(Code.FOREGONE_TEST, condition.place, what, "Add what it depends on, or change a bound.")


def _by_limits(necessity: Necessity, condition: Condition) -> Iterator[Problem]:
    for test in fact_tests(condition):
        possible = _possible(necessity.dictionary, test)
        true, false = (necessity.of_value(test, wanted) for wanted in (True, False))
        always = _never(false, possible) or necessity.follows(test, possible)
        outcome = "false" if _never(true, possible) else ("true" if always else "")
        if outcome:
            what = f"`{words_of(test)}` is {outcome} for every answer that is possible."
            yield Problem(Code.FOREGONE_TEST, test.place, what, "Leave it out, or change the bound.")


def _possible(dictionary: Dictionary, test: FactTest) -> Alternative:
    number = dictionary[test.fact].number
    return {test.fact: Interval(number.limits[0], True, number.limits[1], True)} if number else {}


def _never(needs: Alternative | None, possible: Alternative) -> bool:
    return needs is None or together(possible, needs) is None


def _by_a_neighbour(necessity: Necessity, condition: Condition) -> Iterator[Problem]:
    if isinstance(condition, All):
        tests = [(part, needs) for part in condition.parts if (needs := _one_test(necessity, part))]
        for number, (part, needs) in enumerate(tests):
            others = [(other, found) for at, (other, found) in enumerate(tests) if at < number or found != needs]
            others = [(other, found) for other, found in others if meaning(other) != meaning(part)]
            implied_by = next((other for other, found in others if necessity.follows(part, found)), None)
            if implied_by:
                what = f"`{words_of(part)}` is true whenever `{words_of(implied_by)}` beside it is."
                yield Problem(Code.FOREGONE_TEST, part.place, what, "Leave it out, or change the bound.")
    for inner in parts_of(condition):
        yield from _by_a_neighbour(necessity, inner)


def _one_test(necessity: Necessity, part: Condition) -> Alternative | None:
    wanted, test = (False, part.part) if isinstance(part, Not) else (True, part)
    needs = necessity.of_value(test, wanted) if isinstance(test, FactTest) else None
    return needs or None
