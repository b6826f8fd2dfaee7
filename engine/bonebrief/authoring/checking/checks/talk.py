"""The talk of a visit: points without a place in it, and headings that join nothing."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from bonebrief.authoring.checking.page import page
from bonebrief.authoring.checking.samples import PREVENTING_FALLS
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.problem import Code, Problem
from bonebrief.machine.suggestion import meant_words, probable

_PLACED: Final = PREVENTING_FALLS.replace("    say:", "    talk: habits\n    say:")
_UNPLACED: Final = """\
  walking_aid:
    title: A walking aid
    say: Ask about a walking aid.
    patient: Ask for a stick.
    raise:
      - priority: note
        when: falls_past_year >= 3
        because: Three falls or more.
        source: WHO94
"""

PAGES: Final = (
    page(
        Code.POINT_WITHOUT_STAGE,
        does="""Finds points without `talk:` where other points have one: alarm, settle, risk, decide, medicine, habits
            or follow_up.""",
        why="Among points of one priority the talk is the order. A point without a place in it comes last.",
        bad=_PLACED + _UNPLACED,
        good=_PLACED + _UNPLACED.replace("    say:", "    talk: habits\n    say:"),
    ),
    page(
        Code.TALK_OF_ONE,
        does="Finds a `together:` heading under which only one point stands.",
        why="It joins nothing. The usual cause is a heading that is spelt otherwise at the other points.",
        bad=_PLACED.replace("    say:", "    together: Falls and balance\n    say:"),
        good=_PLACED,
    ),
)


_ALONE: Final = "Give another point the same heading, or take it out."


def points_without_stage(knowledge: Knowledge) -> Iterator[Problem]:
    """Find points without a place in the talk, where others have one: they come last among their priority."""
    points = knowledge.points.values()
    if any(point.talk for point in points):
        for point in points:
            if point.talk is None:
                what = f"The point {point.id} has no place in the talk, so it comes last of its priority."
                yield Problem(Code.POINT_WITHOUT_STAGE, point.place, what, "Add `talk:` with its stage.")


def talks_of_one(knowledge: Knowledge) -> Iterator[Problem]:
    """Find a heading under which only one point stands: often it is another heading, misspelt."""
    points = [point for point in knowledge.points.values() if point.together]
    counts = Counter(point.together for point in points)
    told: set[str] = set()
    for point in (point for point in points if counts[point.together] == 1 and point.together not in told):
        meant = probable(point.together, [heading for heading in counts if heading != point.together])
        what, fix = f'Nothing else stands under "{point.together}".', meant_words(meant) or _ALONE
        other = next((one for one in points if meant == [one.together] and counts[one.together] == 1), None)
        if other:
            told.add(other.together)
            what = f'Nothing else stands under "{point.together}", nor under "{other.together}" ({other.id}).'
            fix = "If one talk is meant, write the same words in both."
        yield Problem(Code.TALK_OF_ONE, point.place, what, fix)
