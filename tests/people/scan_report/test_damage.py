"""Damaged reports: whatever one damage does to a sound report, no score is marked that it never had."""

import random

import pytest

from tests.people.scan_report.damage import damages
from tests.people.scan_report.printed import Printed, layouts, read, sure_scores

SOUND = [one for one in layouts() if one.sound]
FEW, MANY = 4, 35
NOTHING_CONTRADICTS = {
    ("10-medilink-osteocore", "a figure read as a letter"),
    ("12-tbs-insight-table", "two headings exchanged"),
    ("163-lunar-pt", "two lines merged"),
    ("169-norland-comparison", "two cells exchanged"),
    ("218-transposed", "two cells exchanged"),
}
"""Damages that were seen after which a text fits together as well as before, or of L1-L4 and L2-L4 leaves one row."""


def wrongly_marked(printed: Printed, most: int) -> tuple[int, list[object]]:
    """How many damages were tried, and what was marked that is not printed for its place."""
    tried = list(damages(printed.text))
    chosen = random.Random(printed.name).sample(tried, min(most, len(tried)))
    wrong: list[object] = [
        (printed.name, kind, one.fact, one.value, text.split("\n")[one.span.line - 1])
        for kind, text in chosen
        for one in sure_scores(read(text))
        if one.value not in printed.may.get(one.fact, ()) and (printed.name, kind) not in NOTHING_CONTRADICTS
    ]
    return len(chosen), wrong


def test_one_damage_marks_nothing_wrong() -> None:
    assert [wrong for printed in SOUND for wrong in wrongly_marked(printed, FEW)[1]] == []


@pytest.mark.long
def test_one_damage_marks_nothing_wrong_in_full() -> None:
    results = [wrongly_marked(printed, MANY) for printed in SOUND]
    assert sum(tried for tried, _ in results) >= 1500
    assert [wrong for _, found in results for wrong in found] == []
