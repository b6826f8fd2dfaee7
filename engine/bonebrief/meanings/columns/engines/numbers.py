"""Numbers and counts of many people as arrays; a number that is not there is NaN."""

from collections.abc import Sequence
from functools import reduce
from math import nan
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from bonebrief.language.formula import FARTHEST, Sign
from bonebrief.meanings.columns.circuit.bounds import How
from bonebrief.meanings.columns.engines.rounding import EXACT_BELOW, FINE, SMALL, SMALLEST, WHOLE_FROM

Numbers = NDArray[np.float64]
Bytes = NDArray[np.uint8]


def packed(yes: NDArray[Any]) -> int:
    """Who is meant, as a whole number: the first person is its lowest bit."""
    return int.from_bytes(np.packbits(yes, bitorder="little").tobytes(), "little")


def packed_rows(yes: NDArray[Any]) -> list[int]:
    """The same of each row: a few steps of numpy for all of them."""
    return [int.from_bytes(row.tobytes(), "little") for row in np.packbits(yes, axis=1, bitorder="little")]


def packed_size(people: int) -> int:
    """How many bytes the bits of so many people take."""
    return (people + 7) // 8


def unpacked(bits: int, people: int) -> Bytes:
    """For each of so many people 1 if a bit is set, or else 0."""
    held = np.frombuffer(bits.to_bytes(packed_size(people), "little"), np.uint8)
    return np.unpackbits(held, count=people, bitorder="little")


def where(bits: int, numbers: Numbers) -> Numbers:
    """The numbers of those whose bit is set.

    Every bit of the others is set, which is a NaN: a choice for each one would be guessed wrongly half the time.
    """
    return (numbers.view(np.int64) | (unpacked(bits, len(numbers)).astype(np.int64) - 1)).view(np.float64)


def summed(sign: Sign, left: Numbers, right: Numbers) -> Numbers:
    """Two numbers as one; none by zero, nor farther out than FARTHEST."""
    with np.errstate(all="ignore"):
        match sign:
            case "+":
                result = left + right
            case "-":
                result = left - right
            case "*":
                result = left * right
            case _:
                result = left / right
    if np.fmax.reduce(result, initial=0.0) > FARTHEST or np.fmin.reduce(result, initial=0.0) < -FARTHEST:
        return np.where(np.abs(result) > FARTHEST, nan, result)
    return result


def picked(function: Literal["lowest", "highest", "first"], parts: Sequence[Numbers]) -> Numbers:
    """The lowest, highest or first of the numbers that are there."""
    match function:
        case "lowest":
            return reduce(np.fmin, parts)
        case "highest":
            return reduce(np.fmax, parts)
        case _:
            return reduce(lambda one, other: np.where(np.isnan(one), other, one), parts)


def turned(how: How, numbers: Numbers) -> Numbers:
    """Rounded as Python does, by sums, products and floors."""
    match how:
        case "cut":
            return np.floor(numbers)
        case "round":
            return np.floor(numbers + 0.5)
        case "whole":
            size = np.floor(np.abs(numbers))
            up = (size + 1) - np.abs(numbers) <= WHOLE_FROM
            return (size + up) * np.sign(numbers)
        case _:
            return _without_noise(numbers)


def _without_noise(numbers: Numbers) -> Numbers:
    """Rounded to six decimals as the exact binary value says, by the exact error of the product."""
    size = np.abs(numbers)
    with np.errstate(all="ignore"):
        product = size * FINE
        split = size * 134217729.0
        high = split - (split - size)
        low = size - high
        error = (high * FINE - product) + low * FINE
        floor = np.floor(product)
        beyond = (product - floor - 0.5) + error
        odd = floor - np.floor(floor * 0.5) * 2 > 0
        fine = (floor + ((beyond > 0) | ((beyond == 0) & odd))) / FINE
    fine = np.where(fine < SMALLEST, np.where(fine >= SMALL, SMALLEST, 0.0), fine)
    return np.where(size < EXACT_BELOW, fine, size) * np.sign(numbers)
