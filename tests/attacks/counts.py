"""How much of an attack is made each time: the first thousands in the long run, all of them with `make attack`."""

import pytest


def in_thousands(all_of_them: int, of_them_long: int) -> list[object]:
    """The numbers of the thousands, each marked with the run that it belongs to."""
    marks = [pytest.mark.long] * of_them_long + [pytest.mark.attack] * (all_of_them - of_them_long)
    return [pytest.param(thousand, marks=mark) for thousand, mark in enumerate(marks, 1)]
