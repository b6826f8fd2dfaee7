"""How large one rule may be: the tests in it, and the parts of a group that are counted."""

from collections.abc import Iterator
from typing import Final

from bonebrief.language.condition import AtLeast, Condition, leaves, parts_of
from bonebrief.language.problem import Code
from bonebrief.reading.yaml.report import Report

MOST_TESTS: Final = 400
MOST_TESTS_OF_A_QUESTION: Final = 60
MOST_COUNTED: Final = 40
MOST_NOTS: Final = 10
"""How many `not` may follow one another in a line; more than two are a slip anyway."""


def report_size(when: Condition, report: Report, most: int = MOST_TESTS) -> None:
    """Report a condition that has more tests, or counts more parts, than the rule engine can be given."""
    tests = sum(1 for _ in leaves(when))
    if tests > most:
        what = f"This condition has {tests} tests, and {most} at most can be judged."
        report.add(Code.ENGINE_LIMIT, when.place, what, "Split it.")
    for group in _groups(when):
        if isinstance(group, AtLeast) and len(group.parts) > MOST_COUNTED:
            what = f'"at least {group.count}" counts {len(group.parts)} conditions, and {MOST_COUNTED} at most can be.'
            fix = "Join some of them in findings, and count these."
            report.add(Code.ENGINE_LIMIT, group.place, what, fix)


def levels(condition: Condition) -> int:
    """How deep a condition is nested; 1 for a single test."""
    return 1 + max((levels(part) for part in parts_of(condition)), default=0)


def _groups(condition: Condition) -> Iterator[Condition]:
    yield condition
    for part in parts_of(condition):
        yield from _groups(part)
