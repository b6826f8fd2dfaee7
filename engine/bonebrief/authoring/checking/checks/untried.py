"""What no example shows."""

from collections.abc import Iterable, Iterator
from typing import Final

from bonebrief.authoring.checking.page import page
from bonebrief.authoring.checking.samples import PREVENTING_FALLS, repeated_falls
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.rule import Rule
from bonebrief.language.problem import Code, Problem

_TRIED: Final = """
examples:
  - {name: two falls, given: {falls_past_year: 2}, expect: {}}
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
        does="Finds points that no example raises, for any of their reasons.",
        why="Nobody has ever seen the point in a brief.",
        bad=PREVENTING_FALLS,
        good=PREVENTING_FALLS + _TRIED,
    ),
)


def untried_rules(knowledge: Knowledge, never_true: Iterable[Rule]) -> Iterator[Problem]:
    """The rules that no example makes true, and the points that therefore no example raises."""
    never = {rule.id: rule for rule in never_true}
    for point in knowledge.points.values():
        rules = [entry.rule.id for entry in point.raises]
        if rules and all(rule in never for rule in rules):
            never = {name: rule for name, rule in never.items() if name not in rules}
            fix = "Add an example in which it is raised, for each entry under `raise`."
            yield Problem(Code.UNRAISED_POINT, point.place, f"No example raises the point {point.id}.", fix)
    for rule in never.values():
        what, fix = f"No example makes {rule.id} true.", "Add one in the same file whose answers meet its condition."
        yield Problem(Code.UNTRIED_RULE, rule.place, what, fix)
