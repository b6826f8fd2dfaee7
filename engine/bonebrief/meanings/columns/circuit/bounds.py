"""Where a test of a number that was rounded begins to pass, as the exact double, so that no engine has to round."""

import struct
from collections.abc import Callable
from functools import lru_cache
from math import floor, inf, nextafter
from typing import Final, Literal

from bonebrief.language.formula import FARTHEST, whole, without_noise

How = Literal["whole", "exact", "cut", "round"]
_TURNED: Final[dict[str, Callable[[float], float]]] = {
    "whole": whole,
    "exact": without_noise,
    "cut": lambda value: float(floor(value)),
    "round": lambda value: float(floor(value + 0.5)),
}


def after(bound: float) -> float:
    """The next double, so that to be over a bound is to be this or more."""
    return nextafter(bound, inf)


@lru_cache(maxsize=4096)
def first_from(how: How, bound: float) -> float:
    """The lowest number that is `bound` or more once it is turned in this way; infinite if none is."""
    turn = _TURNED[how]
    low, high = _ordinal(-2 * FARTHEST), _ordinal(2 * FARTHEST)
    if turn(_double(high)) < bound:
        return inf
    if turn(_double(low)) >= bound:
        return -inf
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if turn(_double(middle)) >= bound else (middle, high)
    return _double(high)


def _ordinal(value: float) -> int:
    """The place of a double among all doubles."""
    (bits,) = struct.unpack("<q", struct.pack("<d", value))
    return int(bits) if bits >= 0 else -(int(bits) & 0x7FFF_FFFF_FFFF_FFFF)


def _double(ordinal: int) -> float:
    (value,) = struct.unpack("<d", struct.pack("<q", abs(ordinal)))
    return float(value) if ordinal >= 0 else -float(value)
