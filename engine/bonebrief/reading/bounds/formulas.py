"""How far the numbers of a formula may go: as far as both engines are exact, on the way as at the end."""

from bonebrief.language.fact import Dictionary, Fact
from bonebrief.language.formula import Formula
from bonebrief.language.formula_range import UNBOUNDED, BeyondError, Range, range_of
from bonebrief.language.problem import Code, Place
from bonebrief.reading.yaml.report import Report


def report_too_far(formula: Formula, place: Place, facts: Dictionary, report: Report) -> bool:
    """Report a formula that comes to too large a number for some answers; return whether it does."""
    try:
        range_of(formula, lambda fact: limits_of(facts[fact]))
    except BeyondError as error:
        what = f"This formula can come to {error}, which is too far for the rule engine to be exact."
        report.add(Code.ENGINE_LIMIT, place, what, "Narrow the limits of its facts, or use larger units.")
        return True
    return False


def limits_of(fact: Fact) -> Range:
    """The numbers that a fact may have."""
    return fact.number.limits if fact.number else UNBOUNDED


def usual_of(fact: Fact) -> Range:
    """The numbers that a fact usually has."""
    return fact.number.usual if fact.number else UNBOUNDED
