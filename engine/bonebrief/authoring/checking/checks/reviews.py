"""What was to be reviewed by a day that has passed: sources, and the codes of health records."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from bonebrief.authoring.checking.page import page
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.problem import Code, Place, Problem

PAGES: Final = (
    page(
        Code.PAST_REVIEW,
        does="Finds sources whose `review_by` has passed.",
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
        yield from past_review(source.id, source.review_by, source.place, today)


def past_review(name: str, review_by: date, place: Place, today: date) -> Iterator[Problem]:
    """Whether something was to be looked at again before today."""
    if review_by < today:
        what = f"{name} was to be looked at again by {review_by}."
        yield Problem(Code.PAST_REVIEW, place, what, "Look for a newer version, then set `reviewed` and `review_by`.")
