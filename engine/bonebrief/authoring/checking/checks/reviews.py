"""What was to be reviewed by a day that has passed, and points that have changed since they were reviewed."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final

from bonebrief.authoring.checking.page import page
from bonebrief.authoring.rulebook.reviewed import Review, Standing, newest, standing
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.problem import Code, Place, Problem

_CLOCKS: Final = timedelta(days=31)
"""How far the clock of one computer may be behind that of another."""

PAGES: Final = (
    page(
        Code.PAST_REVIEW,
        does="""Finds sources whose `review_by` has passed, and what was reviewed or retired on a day that is still to
            come.""",
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
    page(
        Code.CHANGED_SINCE_REVIEW,
        does="""Finds reviews of points whose texts, rules, findings or evidence are no longer what was read, or that
            are gone.""",
        why="Whoever signed for it signed for other words.",
        bad="""
            reviews:
              - point: lost_point
                by: A. Reader
                role: geriatrician
                on: 2026-11-24
                wording: "0a1b2c3d4e5f6a7b"
            """,
        good="reviews: []",
        file="rules/reviews.yaml",
    ),
)

_CHANGED: Final = Code.CHANGED_SINCE_REVIEW


def past_reviews(knowledge: Knowledge, today: date) -> Iterator[Problem]:
    """Guidelines are replaced; a source past its `review_by` may no longer say what the rules rest on."""
    for source in knowledge.sources.values():
        if source.reviewed > today + _CLOCKS:
            what = f"{source.id} was reviewed on {source.reviewed}, which is still to come."
            yield Problem(Code.PAST_REVIEW, source.place, what, "Write the day on which somebody looked at it.")
        yield from past_review(source.id, source.review_by, source.place, today)


def to_come(knowledge: Knowledge, reviews: Iterable[Review], today: date) -> Iterator[Problem]:
    """Find what was retired or reviewed, by what is written down, on a day that is still to come."""
    days = [(f"{one.id} was retired", one.since, one.place) for one in knowledge.retired.values()]
    days += [(f"{review.point} was reviewed by {review.by}", review.on, review.place) for review in reviews]
    for what, day, place in days:
        if day > today + _CLOCKS:
            fix = "Write the day on which it was."
            yield Problem(Code.PAST_REVIEW, place, f"{what} on {day}, which is still to come.", fix)


def past_review(name: str, review_by: date, place: Place, today: date) -> Iterator[Problem]:
    """Whether something was to be looked at again before today."""
    if review_by < today:
        what = f"{name} was to be looked at again by {review_by}."
        yield Problem(Code.PAST_REVIEW, place, what, "Look for a newer version, then set `reviewed` and `review_by`.")


def changed_since_review(knowledge: Knowledge, reviews: Iterable[Review]) -> Iterator[Problem]:
    """Find the newest reviews, by point and name, that no longer hold."""
    for review in newest(tuple(reviews)).values():
        stands = standing(knowledge, review)
        if stands is Standing.HOLDS:
            continue
        read = f"{review.point} was reviewed by {review.by} ({review.role}) on {review.on}"
        if stands is Standing.GONE:
            fix = "Remove the line, or write the new name of the point in it."
            yield Problem(_CHANGED, review.place, f"{read}, and is gone since.", fix)
        else:
            fix = f"Read it again, then run `bonebrief review {review.point} --by ... --role ...`."
            yield Problem(_CHANGED, review.place, f"{read}, and has changed since.", fix)
