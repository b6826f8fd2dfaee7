"""Counts of many people as binary numbers: their digits, the lowest first, each of them the bits of all."""

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from itertools import zip_longest
from operator import or_

import numpy as np

from bonebrief.meanings.columns.engines.numbers import Bytes, packed_size

Digits = Sequence[int]
"""Of a count of every person the digits, the lowest first; whoever has a bit set in one has that digit."""

_AT_ONCE = 16
"""How many columns of counts are written out together: enough that a step costs little, and few enough to stay near."""


def added(terms: Iterable[tuple[int, int]]) -> Digits:
    """What the bits that are set of each person weigh together."""
    digits: list[int] = []
    for bits, weight in terms:
        for start in digits_of(weight):
            carried, at = bits, start
            while carried:
                digits += [0] * (at + 1 - len(digits))
                digits[at], carried, at = digits[at] ^ carried, digits[at] & carried, at + 1
    return digits


def digits_of(number: int) -> list[int]:
    """Which digits of a number are set."""
    return [at for at in range(number.bit_length()) if number >> at & 1]


def only(bits: int, count: Digits) -> Digits:
    """A count where a bit is set; zero elsewhere."""
    return [bits & digit for digit in count]


def most(one: Digits, other: Digits) -> Digits:
    """The higher of two counts of each person."""
    both = list(zip_longest(one, other, fillvalue=0))
    higher = lower = 0
    for first, second in reversed(both):
        higher |= first & ~(second | lower)
        lower |= second & ~(first | higher)
    return [second ^ (first ^ second) & higher for first, second in both]


def unequal(one: Digits, other: Digits) -> int:
    """The bits of those of whom two counts differ."""
    return reduce(or_, (first ^ second for first, second in zip_longest(one, other, fillvalue=0)), 0)


def written(counts: Sequence[Digits], people: int) -> Iterator[Bytes]:
    """Of each column of counts the number of each person, 255 at most."""
    for start in range(0, len(counts), _AT_ONCE):
        yield from _written(counts[start : start + _AT_ONCE], people)


def _written(counts: Sequence[Digits], people: int) -> Bytes:
    numbers = np.zeros((len(counts), people), np.uint8)
    for digits in reversed(list(zip_longest(*counts, fillvalue=0))):
        held = b"".join(bits.to_bytes(packed_size(people), "little") for bits in digits)
        rows = np.frombuffer(held, np.uint8).reshape(len(counts), -1)
        numbers += numbers
        numbers += np.unpackbits(rows, axis=1, count=people, bitorder="little")
    return numbers
