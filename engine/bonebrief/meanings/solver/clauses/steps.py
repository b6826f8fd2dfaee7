"""The steps of a calculation: values that it can never come to, however its numbers are chosen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import gcd
from typing import Final

from bonebrief.language.formula import Arithmetic, Calculation, Constant

_FINE: Final = 10**6
_ROUNDED: Final = 1e-6
"""How far a value is moved at the most where it is freed of noise, unless it is `_SMALL`."""
_SMALL: Final = 0.001
_NOISE: Final = 2.0**-50
"""The share by which one sum may be off; that is several times too much."""


@dataclass(frozen=True, slots=True)
class Steps:
    """Every value is a whole number of steps, or `off` by so much, and none is farther from zero than `most`."""

    step: Fraction
    most: float
    off: float = 0.0

    @property
    def noisy(self) -> "Steps":
        """The same, worked out with so many digits as the machine has."""
        return Steps(self.step, self.most, self.off + _NOISE * (self.most + self.off))

    def may_reach(self, value: float) -> bool:
        """Whether a calculation may come to this value; where that is not sure, it may."""
        beyond = Fraction(value) % self.step
        return abs(value) < _SMALL or float(min(beyond, self.step - beyond)) <= _ROUNDED + self.off


def steps_of(formula: Calculation, numbers: Mapping[Calculation, Sequence[float]]) -> Steps | None:
    """The steps of a calculation with numbers that have these values; None where they are not known."""
    if formula in numbers:
        return _between(numbers[formula])
    match formula:
        case Constant(value):
            return _between([value])
        case Arithmetic("/", left, Constant(value)):
            return _product(steps_of(left, numbers), _inverse(value))
        case Arithmetic("*", left, right):
            return _product(steps_of(left, numbers), steps_of(right, numbers))
        case Arithmetic("+" | "-", left, right):
            return _sum(steps_of(left, numbers), steps_of(right, numbers))
    return None


def _between(values: Sequence[float]) -> Steps | None:
    fine = [round(value * _FINE) for value in values]
    step = gcd(*fine)
    if not step or any(one / _FINE != value for one, value in zip(fine, values, strict=True)):
        return None
    return Steps(Fraction(step, _FINE), max(map(abs, values))).noisy


def _inverse(value: float) -> Steps | None:
    one = _between([value])
    return None if one is None else Steps(1 / one.step, float(1 / one.step)).noisy


def _product(one: Steps | None, other: Steps | None) -> Steps | None:
    if one is None or other is None:
        return None
    off = one.most * other.off + other.most * one.off + one.off * other.off
    return Steps(one.step * other.step, one.most * other.most, off).noisy


def _sum(one: Steps | None, other: Steps | None) -> Steps | None:
    if one is None or other is None:
        return None
    parts = one.step.denominator * other.step.denominator
    shared = gcd(one.step.numerator * other.step.denominator, other.step.numerator * one.step.denominator)
    return Steps(Fraction(shared, parts), one.most + other.most, one.off + other.off).noisy
