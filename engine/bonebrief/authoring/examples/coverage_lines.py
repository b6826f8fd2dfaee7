"""Coverage as a table by topic, and then a line for everything that is untried."""

from collections.abc import Iterable, Iterator

from bonebrief.authoring.examples.coverage import SIDES, Coverage, TopicCoverage
from bonebrief.language.value import number_words

_HEAD = ("topic", "rules made true", "thresholds below, at, above")


def coverage_lines(found: Coverage) -> Iterator[str]:
    """The table, its sum, and what the examples leave untried with its place."""
    topics = [topic for topic in found.topics if topic.rules]
    rows = [_HEAD, *(_row(topic.topic, [topic]) for topic in topics), _row("all", topics)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEAD))]
    for row in rows:
        yield f"{row[0]:<{widths[0]}}  {row[1]:>{widths[1]}}  {row[2]:>{widths[2]}}"
    untried = list(_untried(found))
    yield ""
    yield "The examples leave untried:" if untried else "The examples leave nothing untried."
    yield from untried


def _row(name: str, topics: Iterable[TopicCoverage]) -> tuple[str, str, str]:
    topics = list(topics)
    rules = sum(topic.rules for topic in topics)
    thresholds = [threshold for topic in topics for threshold in topic.thresholds]
    true = rules - sum(len(topic.never_true) for topic in topics)
    return name, _share(true, rules), _share(sum(one.tried for one in thresholds), len(SIDES) * len(thresholds))


def _share(part: int, whole: int) -> str:
    if whole == 0:
        return "-"
    percent = 100 if part == whole else min(99, round(100 * part / whole))
    return f"{part} of {whole}  {percent:>3} %"


def _untried(found: Coverage) -> Iterator[str]:
    for rule in found.never_true:
        yield f"  {rule.place}  {rule.id}: no example makes it true"
    for one in found.never_shown:
        yield f"  {one.place}  {one.name}: no example where it is {one.outcome}"
    for threshold in found.thresholds:
        if threshold.untried:
            sides = ", ".join("at it" if side == "at" else f"just {side}" for side in threshold.untried)
            where = f"{threshold.rule.place}  {threshold.rule.id}: {threshold.fact} {number_words(threshold.bound, 0)}"
            yield f"  {where}: no example {sides}"
