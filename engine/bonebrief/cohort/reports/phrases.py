"""The words of a report on many people, the same on a screen and on a page."""

from collections.abc import Iterator
from typing import Final

from bonebrief.cohort.design import Design, Share, Shares
from bonebrief.cohort.report import Report
from bonebrief.cohort.summary import Group, PointCount
from bonebrief.knowledge.rule import Priority
from bonebrief.people.table.quality import FactQuality, Quality
from bonebrief.wording.counts import counted

MOST_POINTS: Final = 12
MOST_REASONS: Final = 10
PRIORITIES: Final = tuple(sorted(Priority, reverse=True))
DENSITY_WORDS: Final = {
    "osteoporosis": "osteoporosis",
    "low_bone_mass": "low bone mass",
    "normal": "normal",
    "below_expected_range_for_age": "below the expected range for age",
    "within_expected_range_for_age": "within the expected range for age",
    "unknown": "not known",
}


def many(count: int) -> str:
    """A count as it is read: `1,204,000`."""
    return f"{count:,}"


def of_all(count: int, every: int) -> str:
    """A count with its part of all: `204 (10 %)`."""
    share = 100 * count / every if every else 0
    return f"{many(count)} ({share:.0f} %)" if count == 0 or share >= 1 else f"{many(count)} ({share:.2f} %)"


def share_words(share: Share | None) -> str:
    """A weighted share with its standard error, in per cent."""
    if share is None:
        return ""
    error = "" if share.error is None else f" ± {100 * share.error:.1f}"
    return f"{100 * share.share:.1f}{error}"


def calls_words(group: Group) -> str:
    """How many are urgent, high or neither."""
    urgent, high = (of_all(group.calls[one], group.people) for one in (Priority.URGENT, Priority.HIGH))
    return f"{urgent} urgent, {high} high"


def density_words(name: str) -> str:
    """A class of bone density in words."""
    return DENSITY_WORDS.get(name, name.replace("_", " "))


def shown_points(group: Group, everything: bool) -> tuple[PointCount, ...]:
    """The points that anybody has, or could have; the most pressing ones where not everything is asked for."""
    some = tuple(one for one in group.points if one.raised or one.could)
    return some if everything else some[:MOST_POINTS]


def quality_lines(quality: Quality) -> Iterator[str]:
    """How much was read, refused and left unread."""
    facts = counted(len(quality.facts), "question")
    yield f"{counted(quality.rows, 'person', 'people')}, {facts} with a column."
    if quality.refused:
        yield f"{counted(quality.refused, 'value')} refused: not guessed, and not used."
    if quality.unread:
        names = ", ".join(quality.unread[:12]) + (", ..." if len(quality.unread) > 12 else "")
        yield f"Columns not read: {names}."


def fact_words(fact: FactQuality, rows: int) -> str:
    """What one fact has, in words."""
    parts = [f"{of_all(fact.answered, rows)} answered"]
    parts += [f"{many(fact.not_known)} not known"] if fact.not_known else []
    parts += [f"{many(fact.refused)} refused"] if fact.refused else []
    parts += [f"{many(fact.unusual)} unusual"] if fact.unusual else []
    return ", ".join(parts)


def spread_words(fact: FactQuality) -> str:
    """The lowest and highest number of a fact."""
    if fact.lowest is None or fact.highest is None:
        return ""
    return f"{fact.lowest:g} to {fact.highest:g}"


def design_words(design: Design, shares: Shares) -> str:
    """How the shares were weighed, and what stands behind ±."""
    if design.units or design.strata:
        parts = [f"strata {design.strata}"] if design.strata else []
        parts += [f"sampling units {design.units}"] if design.units else []
        about = f"{' and '.join(parts)}, {shares.degrees} degrees of freedom"
    else:
        about = "as if each person was drawn alone"
    return (
        f"Weighted by {design.weights}; behind ± the standard error by Taylor linearisation ({about}). "
        "Per cent of everybody with a weight, those without the answers included."
    )


def replayed_words(report: Report) -> str:
    """That a sample was judged again."""
    if report.replayed is None:
        return ""
    people = counted(report.replayed.people, "person", "people")
    return f"{people} judged again by the evaluator and by durable_rules: no difference."
