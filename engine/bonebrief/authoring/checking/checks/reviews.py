"""Sources whose date of review has passed, or was set wrong."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from bonebrief.authoring.checking.page import page
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.problem import Code, Problem

_CLOCKS: Final = timedelta(days=31)
"""How far the clock of one computer may be behind that of another."""

PAGES: Final = (
    page(
        Code.PAST_REVIEW,
        does="Finds sources whose `review_by` has passed, and those reviewed on a day that is still to come.",
        why="Guidelines are replaced; what the rules rest on may no longer be said.",
        bad="""
            sources:
              WHO94:
                title: Assessment of fracture risk
                organisation: World Health Organization
                year: 1994
                where: WHO Technical Report Series 843
                reviewed: 2019-11-24
                review_by: 2021-11-24
            """,
        good="""
            sources:
              WHO94:
                title: Assessment of fracture risk
                organisation: World Health Organization
                year: 1994
                where: WHO Technical Report Series 843
                reviewed: 2026-11-24
                review_by: 2096-11-24
            """,
        file="rules/sources.yaml",
    ),
)


def past_reviews(knowledge: Knowledge, today: date) -> Iterator[Problem]:
    """Guidelines are replaced; a source past its `review_by` may no longer say what the rules rest on."""
    for source in knowledge.sources.values():
        if source.reviewed > today + _CLOCKS:
            what = f"{source.id} was reviewed on {source.reviewed}, which is still to come."
            yield Problem(Code.PAST_REVIEW, source.place, what, "Write the day on which somebody looked at it.")
        if source.review_by < today:
            what = f"{source.id} was to be looked at again by {source.review_by}."
            fix = "Look for a newer version, then set `reviewed` and `review_by`."
            yield Problem(Code.PAST_REVIEW, source.place, what, fix)
