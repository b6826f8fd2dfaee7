"""The straight line between two printed rows, as a calculation and at one value: the same for every kind of table."""

from math import ceil, floor

from bonebrief.language.condition import Condition, Operator
from bonebrief.language.domain import MOST_DECIMALS
from bonebrief.language.formula import Arithmetic, Calculation, Constant, Reference, calculate, without_noise

Printed = tuple[float, float]
"""Where a row is printed, and the number that stands in it."""


def straight_line(fact: str, low: Printed, high: Printed, unless: Condition | None = None) -> Calculation:
    """The number between one row and the next, by the fact along which they are printed."""
    run, rise = high[0] - low[0], round(high[1] - low[1], MOST_DECIMALS)
    if rise == 0:
        return level(fact, low[1], unless)
    beyond = Arithmetic("-", Reference(fact, unless), Constant(low[0]))
    slope = round(rise / run, MOST_DECIMALS)
    if round(slope * run, 9) == rise:
        return _plus(Arithmetic("*", beyond, Constant(slope)), low[1])
    return _plus(Arithmetic("/", Arithmetic("*", beyond, Constant(rise)), Constant(run)), low[1])


def level(fact: str, number: float, unless: Condition | None = None) -> Calculation:
    """The same number for every value of a fact, and none where the fact has none."""
    return _plus(Arithmetic("*", Reference(fact, unless), Constant(0.0)), number)


def bound_on_line(operator: Operator, low: Printed, high: Printed, at: float) -> float:
    """Where the line stands at a value, as a bound behind an operator.

    It has so many decimals as a condition may have; what is left over is cut to the side on which no number with these
    decimals is told apart otherwise.
    """
    exact = calculate(straight_line("", low, high), lambda _: at)
    assert exact is not None
    scale = 10**MOST_DECIMALS
    scaled = without_noise(exact) * scale
    if abs(scaled - round(scaled)) < 1e-6 * scale:
        return round(scaled) / scale + 0.0
    return (ceil(scaled) if operator in (">=", "<") else floor(scaled)) / scale + 0.0


def _plus(sum_: Calculation, number: float) -> Calculation:
    return Arithmetic("-" if number < 0 else "+", sum_, Constant(abs(number)))
