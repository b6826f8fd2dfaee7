"""Bands of one number that stand side by side and leave a value between them that falls in neither."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from math import floor, inf
from typing import Final

from bonebrief.authoring.checking.page import page
from bonebrief.authoring.checking.samples import at_risk
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.written import written_conditions
from bonebrief.language.condition import All, Any, Between, Compare, Condition, Not, parts_of
from bonebrief.language.fact import Dictionary
from bonebrief.language.formula import Arithmetic, Call, Constant, Formula, Reference
from bonebrief.language.problem import Code, Problem
from bonebrief.language.value import number_words
from bonebrief.meanings.pattern import Interval, together
from bonebrief.meanings.solver.necessity import Necessity
from bonebrief.wording.conditions import words_of

PAGES: Final = (
    page(
        Code.GAP_BETWEEN_BANDS,
        does="""Finds neighbouring bands of one number, under one `any:` or of one finding or point, with a value
            between them that falls in neither, of the decimals that the number has.""",
        why="A person with that value gets nothing at all, where both neighbours get something.",
        bad=at_risk("{any: [bmi < 18.5, bmi between 18.6 and 20]}"),
        good=at_risk("{any: [bmi < 18.5, bmi between 18.5 and 20]}"),
    ),
)

_FINEST: Final = 4
_STEPS: Final = 2.001
"""Bounds further apart than two of their last digits are meant to be apart."""


@dataclass(frozen=True, slots=True)
class _Band:
    """Where one of several conditions wants a number to be, and the test that says so."""

    fact: str
    test: Condition
    where: Interval


def gaps_between_bands(knowledge: Knowledge) -> Iterator[Problem]:
    """Find neighbouring bands under one `any:`, or of one finding or point, with a value between them."""
    necessity = Necessity(knowledge)
    for siblings in _siblings(knowledge):
        bands = [band for condition in siblings for band in _bands(necessity, condition)]
        for fact in dict.fromkeys(band.fact for band in bands):
            yield from _gaps(decimals_of(knowledge.dictionary, fact), [one for one in bands if one.fact == fact])


def _siblings(knowledge: Knowledge) -> Iterator[Sequence[Condition]]:
    yield from ([rule.when for rule in finding.rules] for finding in knowledge.findings.values())
    yield from ([entry.rule.when for entry in point.raises] for point in knowledge.points.values())
    yield from chain.from_iterable(map(_alternatives, written_conditions(knowledge)))


def _alternatives(condition: Condition) -> Iterator[Sequence[Condition]]:
    if isinstance(condition, Any):
        yield condition.parts
    for part in parts_of(condition):
        yield from _alternatives(part)


def _bands(necessity: Necessity, condition: Condition) -> Iterator[_Band]:
    found: dict[str, _Band] = {}
    for part in condition.parts if isinstance(condition, All) else (condition,):
        wanted, test = (False, part.part) if isinstance(part, Not) else (True, part)
        needs = necessity.of_value(test, wanted) if isinstance(test, Compare | Between) else None
        for fact, where in (needs or {}).items():
            known = found.get(fact)
            both = together({fact: known.where}, {fact: where}) if known else {fact: where}
            merged = (both or {}).get(fact)
            if isinstance(merged, Interval):
                found[fact] = _Band(fact, part, merged)
    yield from found.values()


def _gaps(decimals: int, bands: list[_Band]) -> Iterator[Problem]:
    for lower in bands:
        above = [band for band in bands if _is_above(band.where, lower.where)]
        upper = min(above, key=lambda band: (band.where.low, not band.where.low_included), default=None)
        value = _between(lower.where, upper.where, decimals) if upper else None
        if upper and value is not None and not any(band.where.holds(value) for band in bands):
            what = f"Between `{words_of(lower.test)}` and `{words_of(upper.test)}` lies {number_words(value, 0)}."
            fix = f"Write `<` and `>=` with one bound for both: it falls in neither, and {lower.fact} can have it."
            yield Problem(Code.GAP_BETWEEN_BANDS, upper.test.place, what, fix)


def _is_above(upper: Interval, lower: Interval) -> bool:
    if -inf < lower.high < inf and upper.low > -inf:
        return upper.low > lower.high or (upper.low == lower.high and not (upper.low_included and lower.high_included))
    return False


def _between(lower: Interval, upper: Interval, decimals: int) -> float | None:
    """The first value with so many decimals between two bounds that nearly meet."""
    low, high = lower.high, upper.low
    if high - low > _STEPS * 10.0 ** -max(_written(low), _written(high)):
        return None
    scale = 10**decimals
    at = low if not lower.high_included and _written(low) <= decimals else (floor(low * scale + 1e-9) + 1) / scale
    at = round(at, _FINEST)
    return at if at < high or (at == high and not upper.low_included) else None


def _written(bound: float) -> int:
    return len(number_words(bound, 0).partition(".")[2])


def decimals_of(dictionary: Dictionary, fact: str) -> int:
    """The decimals a number can have: as declared, or as they come out of the sum it is worked out by."""
    known = dictionary[fact]
    if known.formula is None:
        return known.number.decimals if known.number else 0
    return _of_formula(dictionary, known.formula)


def _of_formula(dictionary: Dictionary, formula: Formula) -> int:
    match formula:
        case Constant(value):
            return _written(value)
        case Reference(fact):
            return decimals_of(dictionary, fact)
        case Arithmetic(sign, left, right) if sign in "+-":
            return max(_of_formula(dictionary, left), _of_formula(dictionary, right))
        case Call(function, parts) if function != "whole":
            return max(_of_formula(dictionary, part) for part in parts)
    return _FINEST if isinstance(formula, Arithmetic) else 0
