"""Reasons that others always outrank, and rules that nobody can meet: both exact, of all answers that there can be."""

from collections.abc import Iterable, Iterator
from typing import Final

from bonebrief.authoring.checking.everybody import Anybody
from bonebrief.authoring.checking.page import page
from bonebrief.authoring.checking.samples import a_point, a_reason
from bonebrief.knowledge.rule import Rule
from bonebrief.language.problem import Code, Problem

PAGES: Final = (
    page(
        Code.COVERED_REASON,
        does="Finds a reason that holds only when others already raise the same point higher.",
        why="Its priority never shows. Often the two priorities, or their conditions, are exchanged.",
        bad=a_point(a_reason("high", "falls_past_year >= 2"), a_reason("routine", "falls_past_year >= 3")),
        good=a_point(a_reason("high", "falls_past_year >= 3"), a_reason("routine", "falls_past_year >= 2")),
    ),
)


def covered_reasons(anybody: Anybody) -> Iterator[Problem]:
    """Find reasons that are never given unless others raise the point higher."""
    for point in anybody.knowledge.points.values():
        for entry in point.raises:
            higher = tuple(one.rule.id for one in point.raises if one.priority > entry.priority)
            if higher and _covered(anybody, entry.rule.id, higher):
                them = higher[0] if len(higher) == 1 else f"one of {', '.join(higher)}"
                what = f"Whenever {entry.rule.id} is true, {them} already raises the point higher."
                yield Problem(Code.COVERED_REASON, entry.rule.place, what, "Remove it, or change its condition.")


def impossible_rules(anybody: Anybody, untried: Iterable[Rule]) -> Iterator[Problem]:
    """Find rules, among those that no example makes true, that nobody can meet whatever the answers."""
    for rule in untried:
        if anybody.nobody(rule.id):
            what = f"Nobody can meet the condition of {rule.id}, whatever the answers."
            yield Problem(Code.CONTRADICTION, rule.place, what, "Change a part of it, or a finding that it names.")


def _covered(anybody: Anybody, rule: str, higher: tuple[str, ...]) -> bool:
    if anybody.an_example(rule, without=higher):
        return False
    return anybody.nobody(rule, without=higher) and not anybody.nobody(rule)
