"""Numbers rounded as Python does, in expressions of sums, products and floors."""

from collections.abc import Callable

from bonebrief.meanings.columns.circuit.bounds import How
from bonebrief.meanings.columns.engines.rounding import EXACT_BELOW, FINE, SMALL, SMALLEST, WHOLE_FROM
from bonebrief.meanings.columns.engines.sql.dialect import double
from bonebrief.meanings.columns.engines.sql.term import Term

Add = Callable[[Term], int]
"""Takes a term into a statement, and gives its number."""

_SPLIT = 134217729.0


def turned(how: How, number: int, add: Add) -> Term:
    """A number turned in this way; what it takes on the way is added."""
    match how:
        case "cut":
            return Term((number,), lambda one: f"floor({one})")
        case "round":
            return Term((number,), lambda one: f"floor({one} + 5e-1)")
        case "whole":
            return _whole(number, add)
        case _:
            return _without_noise(number, add)


def _whole(number: int, add: Add) -> Term:
    size = add(Term((number,), lambda one: f"abs({one})"))
    low = add(Term((size,), lambda one: f"floor({one})"))
    near = add(Term((low, size), lambda a, b: f"(({a} + 1e0) - {b} <= {double(WHOLE_FROM)})"))
    whole = Term((near, low, low), lambda is_near, a, b: f"CASE WHEN {is_near} THEN {a} + 1e0 ELSE {b} END")
    return _signed(add(whole), number)


def _without_noise(number: int, add: Add) -> Term:
    """Rounded to six decimals as the exact binary value says, by the exact error of the product."""
    size = add(Term((number,), lambda one: f"abs({one})"))
    product = add(Term((size,), lambda one: f"({one} * {double(FINE)})"))
    split = add(Term((size,), lambda one: f"({one} * {double(_SPLIT)})"))
    high = add(Term((split, split, size), lambda a, b, one: f"({a} - ({b} - {one}))"))
    parts = (high, product, size, high)
    error = add(
        Term(parts, lambda a, b, c, d: f"(({a} * {double(FINE)} - {b}) + ({c} - {d}) * {double(FINE)})"),
    )
    low = add(Term((product,), lambda one: f"floor({one})"))
    beyond = add(Term((product, low, error), lambda a, b, c: f"(({a} - {b} - 5e-1) + {c})"))
    odd = Term((low, low), lambda a, b: f"({a} - floor({b} * 5e-1) * 2e0 > 0e0)")
    up = Term((beyond, beyond, add(odd)), lambda a, b, c: f"({a} > 0e0 OR ({b} = 0e0 AND {c}))")
    fine = add(Term((low, add(up)), lambda a, b: f"(({a} + CASE WHEN {b} THEN 1e0 ELSE 0e0 END) / {double(FINE)})"))
    return _signed(add(Term((size, size, fine, fine, fine), _no_smaller)), number)


def _no_smaller(large: str, size: str, low: str, least: str, fine: str) -> str:
    """What is small is a ten-thousandth or nothing; what is large has no such decimals."""
    return (
        f"CASE WHEN {large} >= {double(EXACT_BELOW)} THEN {size} WHEN {low} < {double(SMALL)} THEN 0e0 "
        f"WHEN {least} < {double(SMALLEST)} THEN {double(SMALLEST)} ELSE {fine} END"
    )


def _signed(size: int, number: int) -> Term:
    return Term((number, size, size), lambda one, a, b: f"CASE WHEN {one} < 0e0 THEN -{a} ELSE {b} END")
