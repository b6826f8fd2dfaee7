"""Bounds of a size that their number hardly has: finer than it is asked, or beyond what usual answers come to."""

from collections.abc import Iterator
from typing import Final

from bonebrief.authoring.checking.checks.numbers.gaps import decimals_of
from bonebrief.authoring.checking.page import page
from bonebrief.authoring.checking.samples import at_risk
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.condition import FactTest, bounds_of, fact_tests
from bonebrief.language.domain import Number
from bonebrief.language.fact import Fact
from bonebrief.language.formula import calculates
from bonebrief.language.problem import Code, Problem
from bonebrief.language.value import number_words
from bonebrief.wording.conditions import words_of

PAGES: Final = (
    page(
        Code.FINER_BOUND,
        does="""Finds a bound with more decimals than its number is asked in. Bounds in tables are left out: they are
            copied as they were printed.""",
        why="""Nobody has a T-score of -2.55 on a report, so that the rule does what it would with -2.6, and its text
            says something else. Often a digit slipped in.""",
        bad=at_risk(("scan_kind is dxa_hip_spine", "t_score_total_hip <= -2.55")),
        good=at_risk(("scan_kind is dxa_hip_spine", "t_score_total_hip <= -2.5")),
    ),
    page(
        Code.FAR_BOUND,
        does="Finds a bound of a worked-out number that lies beyond all that the number comes to for usual answers.",
        why="""Hardly anybody is on its other side. Mostly the formula is in another unit than the bound, as a height in
            centimetres where metres were meant.""",
        bad=at_risk(("height_loss_cm >= 70",)),
        good=at_risk(("height_loss_cm >= 4",)),
    ),
)


def finer_bounds(knowledge: Knowledge) -> Iterator[Problem]:
    """A bound has more decimals than its number, so that a coarser one would do the same."""
    for test, fact, number in _tests(knowledge, tables=False):
        decimals = decimals_of(knowledge.dictionary, fact.id) if fact.formula else number.decimals
        finer = [bound for bound in bounds_of(test) if round(bound, decimals) != bound]
        if finer:
            many = "no decimals" if not decimals else f"{decimals} decimal{'s' if decimals > 1 else ''}"
            what = f"`{words_of(test)}`: {fact.id} has {many}, and {number_words(finer[0], 0)} has more."
            fix = "Write the bound with as many; if it is meant so, `# check: ignore W146 because ...` above the line."
            yield Problem(Code.FINER_BOUND, test.place, what, fix)


def far_bounds(knowledge: Knowledge) -> Iterator[Problem]:
    """A bound of a worked-out number lies where no usual answers lead."""
    for test, fact, number in _tests(knowledge, tables=True):
        low, high = number.usual
        far = [bound for bound in bounds_of(test) if not low <= bound <= high]
        if far and fact.formula is not None and calculates(fact.formula):
            spread = f"{number_words(low, fact.decimals)} to {number_words(high, fact.decimals)}"
            what = f"`{words_of(test)}`: with usual answers {fact.id} comes to {spread}."
            unit = f" ({fact.unit})" if fact.unit else ""
            fix = (
                f"Is the bound in the unit of the formula{unit}? If that is meant, `# check: ignore W148 because ...`."
            )
            yield Problem(Code.FAR_BOUND, test.place, what, fix)


def _tests(knowledge: Knowledge, tables: bool) -> Iterator[tuple[FactTest, Fact, Number]]:
    """The tests of numbers in rules, each place once."""
    rules = [rule for rule in knowledge.rules.values() if tables or rule.table is None]
    tests = {test.place: test for rule in rules for test in fact_tests(rule.when)}
    for test in tests.values():
        fact = knowledge.dictionary[test.fact]
        if fact.number is not None:
            yield test, fact, fact.number
