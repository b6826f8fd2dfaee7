"""The asked numbers that give a derived fact a wanted value."""

from collections.abc import Iterator, Mapping
from math import inf
from typing import Final, assert_never

from bonebrief.language.answer import Answer, Status
from bonebrief.language.domain import Number
from bonebrief.language.fact import Dictionary, Fact
from bonebrief.language.formula import Arithmetic, Call, Constant, Formula, Reference, SiteOfLowest, inputs, references
from bonebrief.meanings.pattern import Alternative, Interval, OneOf
from bonebrief.meanings.plain.settle import settle

_EITHER_SIDE: Final = 3


def inversions(dictionary: Dictionary, derived: str, known: Alternative) -> Iterator[Alternative]:
    """Tests on asked facts that put a derived fact where `known` wants it, one way for each input that can do it.

    Other inputs keep the number that `known` gives them; those a calculation cannot do without get a usual one.
    """
    fact, test = dictionary[derived], known[derived]
    if isinstance(fact.formula, SiteOfLowest):
        sites = test.words if isinstance(test, OneOf) else frozenset[str]()
        yield from ({part.fact: Interval()} for part in fact.formula.parts if part.fact in sites)
        return
    if not isinstance(test, Interval) or fact.formula is None:
        return
    small = _without_gates(dictionary, derived)
    numbers = [reference.fact for reference in references(fact.formula)]
    given = {name: value for name in small if (value := _given(small[name], known.get(name))) is not None}
    for name in dict.fromkeys(name for name in numbers if small[name].formula is None):
        needed = [n for n in _needed(fact.formula, name) if small[n].formula is None]
        others = {**{n: _usual(small[n], known.get(n)) for n in needed}, **given}
        value = _solved(small, derived, test, name, others)
        if value is not None:
            pinned = {n: v for n, v in {**others, name: value}.items() if n in numbers}
            yield {n: Interval(v, True, v, True) for n, v in pinned.items()}


def _needed(formula: Formula, solved: str) -> Iterator[str]:
    """The facts without which a formula that is solved for one of them has no value."""
    match formula:
        case Reference(fact):
            yield fact
        case Arithmetic(_, left, right):
            yield from _needed(left, solved)
            yield from _needed(right, solved)
        case Call(_, parts):
            reads = (part for part in parts if any(one.fact == solved for one in references(part)))
            yield from _needed(next(reads, parts[0]), solved)
        case Constant() | SiteOfLowest():
            return
        case _:
            assert_never(formula)


def _solved(small: Dictionary, derived: str, test: Interval, name: str, others: Mapping[str, float]) -> float | None:
    """The number of one input for which the derived fact lies in the interval, found by halving."""
    spec = small[name].number
    aim = _aim(small[derived], test)
    if spec is None or aim is None:
        return None
    scale = 10**spec.decimals
    low, high = (round(limit * scale) for limit in spec.limits)

    def gives(steps: int) -> float | None:
        numbers = {**others, name: steps / scale + 0.0}
        value = settle(small, {n: Answer(Status.ANSWERED, v) for n, v in numbers.items()}).values.get(derived)
        return value if isinstance(value, float) else None

    first, last = gives(low), gives(high)
    if first is None or last is None:
        return None
    rising = first < last
    while high - low > 1:
        middle = (low + high) // 2
        value = gives(middle)
        if value is None:
            return None
        low, high = (low, middle) if (value >= aim) is rising else (middle, high)
    near = range(low - _EITHER_SIDE, high + _EITHER_SIDE + 1)
    fitting = [s for s in near if spec.limits[0] <= s / scale <= spec.limits[1] and _within(gives(s), test)]
    return min(fitting, key=lambda s: abs((gives(s) or 0.0) - aim)) / scale + 0.0 if fitting else None


def number_within(spec: Number, test: Interval) -> float | None:
    """A possible number within an interval, at its bound where it has one; None if there is none."""
    step = spec.step
    (least, most), (usual_low, usual_high) = spec.limits, spec.usual
    if test.low > -inf:
        value = test.low if test.low_included else test.low + step
    elif test.high < inf:
        value = test.high if test.high_included else test.high - step
    else:
        value = float(round((usual_low + usual_high) / 2))
    value = round(value, 4) + 0.0
    above = value > test.low or (value == test.low and test.low_included)
    below = value < test.high or (value == test.high and test.high_included)
    return value if above and below and least <= value <= most else None


def _aim(fact: Fact, test: Interval) -> float | None:
    step = fact.number.step if fact.number else 1.0
    if test.low > -inf:
        return test.low if test.low_included else test.low + step
    if test.high < inf:
        return test.high if test.high_included else test.high - step
    return 0.0


def _within(value: float | None, test: Interval) -> bool:
    if value is None:
        return False
    above = value > test.low or (value == test.low and test.low_included)
    return above and (value < test.high or (value == test.high and test.high_included))


def _given(fact: Fact, test: object) -> float | None:
    return test.low if isinstance(test, Interval) and test.low == test.high else None


def _usual(fact: Fact, test: object) -> float:
    within = test if isinstance(test, Interval) else Interval()
    return (number_within(fact.number, within) if fact.number else None) or 0.0


def _without_gates(dictionary: Dictionary, derived: str) -> Dictionary:
    """The derived fact and all it is worked out from, each asked of everybody."""
    wanted, waiting = {derived}, [derived]
    while waiting:
        formula = dictionary[waiting.pop()].formula
        new = [name for name in (inputs(formula) if formula else ()) if name not in wanted]
        wanted.update(new)
        waiting += new
    return {f.id: f.asked_of_everybody for f in dictionary.values() if f.id in wanted}
