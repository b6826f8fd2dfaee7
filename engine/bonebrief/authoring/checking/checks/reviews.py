"""Sources whose date of review has passed."""

from collections.abc import Iterator
from datetime import date

from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.problem import Code, Problem


def past_reviews(knowledge: Knowledge, today: date) -> Iterator[Problem]:
    """Guidelines are replaced; a source past its `review_by` may no longer say what the rules rest on."""
    for source in knowledge.sources.values():
        if source.review_by < today:
            what = f"{source.id} was to be looked at again by {source.review_by}."
            fix = "Look for a newer version, then set `reviewed` and `review_by`."
            yield Problem(Code.PAST_REVIEW, source.place, what, fix)
