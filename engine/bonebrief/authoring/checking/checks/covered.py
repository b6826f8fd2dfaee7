"""Reasons that another one always outranks."""

from collections.abc import Iterator
from typing import Final

from bonebrief.authoring.checking.page import page
from bonebrief.authoring.checking.samples import a_point, a_reason
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.condition import Condition, conjuncts
from bonebrief.language.problem import Code, Problem
from bonebrief.language.same import meaning
from bonebrief.meanings.pattern import Alternative
from bonebrief.meanings.solver.necessity import Necessity

PAGES: Final = (
    page(
        Code.COVERED_REASON,
        does="Finds a reason that holds only when another one already raises the same point higher.",
        why="Its priority never shows. Often the two priorities, or their conditions, are exchanged.",
        bad=a_point(a_reason("high", "falls_past_year >= 2"), a_reason("routine", "falls_past_year >= 3")),
        good=a_point(a_reason("high", "falls_past_year >= 3"), a_reason("routine", "falls_past_year >= 2")),
    ),
)


def covered_reasons(knowledge: Knowledge) -> Iterator[Problem]:
    """Find reasons that another one always raises higher, on fewer or wider conditions."""
    necessity = Necessity(knowledge)
    for point in knowledge.points.values():
        for entry in point.raises:
            needs = necessity.of(entry.rule.when)
            for higher in (one for one in point.raises if needs and one.priority > entry.priority):
                if _covers(necessity, higher.rule.when, entry.rule.when, needs or {}):
                    what = f"Whenever {entry.rule.id} is true, {higher.rule.id} already raises the point higher."
                    yield Problem(Code.COVERED_REASON, entry.rule.place, what, "Remove it, or change its condition.")


def _covers(necessity: Necessity, wider: Condition, narrower: Condition, needs: Alternative) -> bool:
    written = {meaning(part) for part in conjuncts(narrower)}
    return all(meaning(part) in written or necessity.follows(part, needs) for part in conjuncts(wider))
