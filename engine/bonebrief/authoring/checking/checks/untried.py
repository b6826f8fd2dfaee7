"""What no example shows."""

from collections.abc import Iterable, Iterator
from typing import Final

from bonebrief.authoring.checking.page import page
from bonebrief.authoring.checking.samples import PREVENTING_FALLS, repeated_falls
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.rule import Priority, Rule
from bonebrief.language.problem import Code, Problem

_TRIED: Final = """
examples:
  - {name: two falls, given: {falls_past_year: 2}, expect: {}}
"""
_EXPECTED: Final = """
examples:
  - name: two falls
    given: {falls_past_year: 2}
    expect: {points: {preventing_falls: routine}}
"""

PAGES: Final = (
    page(
        Code.UNTRIED_RULE,
        does="Finds rules that no example makes true.",
        why="Nobody has shown what the rule means, and nobody will notice when a change breaks it.",
        bad=repeated_falls(),
        good=repeated_falls() + _TRIED,
    ),
    page(
        Code.UNRAISED_POINT,
        does="Finds points that no example raises, for any of their reasons, or that no example expects.",
        why="Nobody has said for whom the point is meant, and no example fails when a change takes it away.",
        bad=PREVENTING_FALLS + _TRIED,
        good=PREVENTING_FALLS + _EXPECTED,
    ),
)


def untried_rules(knowledge: Knowledge, never_true: Iterable[Rule]) -> Iterator[Problem]:
    """The points that no example raises and expects, and the rules of all others that no example makes true."""
    never = {rule.id: rule for rule in never_true}
    expected = {
        name for one in knowledge.examples for name, how in one.expect.points.items() if isinstance(how, Priority)
    }
    told: set[str] = set()
    for point in knowledge.points.values():
        rules = [entry.rule.id for entry in point.raises]
        is_raised = any(rule not in never for rule in rules)
        if rules and not (is_raised and point.id in expected):
            told.update(rules)
            what = f"No example {'expects' if is_raised else 'raises'} the point {point.id}."
            fix = "Add an example in which it is raised, for each entry under `raise`, and expect it there."
            yield Problem(Code.UNRAISED_POINT, point.place, what, fix)
    for rule in (rule for name, rule in never.items() if name not in told):
        what, fix = f"No example makes {rule.id} true.", "Add one in the same file whose answers meet its condition."
        yield Problem(Code.UNTRIED_RULE, rule.place, what, fix)
