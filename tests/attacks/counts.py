"""How much of an attack is made each time: the first thousands in the long run, all of them with `make attack`."""

from collections.abc import Iterator

import pytest


def in_thousands(all_of_them: int, of_them_long: int) -> Iterator[object]:
    """The numbers of the thousands, each marked with the run that it belongs to."""
    for thousand in range(1, all_of_them + 1):
        yield pytest.param(thousand, marks=pytest.mark.long if thousand <= of_them_long else pytest.mark.attack)
