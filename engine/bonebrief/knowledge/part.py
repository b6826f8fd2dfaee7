"""A part of a knowledge base that stands on its own: some findings and points, and every finding that these rest on."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.rule import Priority, Rule
from bonebrief.language.condition import findings_read


def part_of(knowledge: Knowledge, names: Iterable[str]) -> Knowledge:
    """The knowledge base with no other findings and points than these and what they rest on, and without examples.

    What it concludes of them for a person is what the whole one concludes: calm words and points that step back keep
    those beside which they may not stand.
    """
    wanted = set(names)
    wanted |= set(_outranking(knowledge, wanted))
    waiting = list(wanted)
    while waiting:
        for rule in _rules(knowledge, waiting.pop()):
            new = set(findings_read(rule.when)) - wanted
            wanted |= new
            waiting += new
    topics = tuple(
        replace(
            topic,
            findings=tuple(finding for finding in topic.findings if finding.id in wanted),
            points=tuple(point for point in topic.points if point.id in wanted),
            examples=(),
        )
        for topic in knowledge.topics
    )
    return replace(knowledge, topics=topics)


def _outranking(knowledge: Knowledge, names: set[str]) -> Iterator[str]:
    """The points that keep one of these points back, or make a note of it, while they are raised."""
    points = [knowledge.points[name] for name in names if name in knowledge.points]
    calm = any(entry.calm for point in points for entry in point.raises)
    back = not knowledge.points_that_step_back.isdisjoint(names)
    least = Priority.HIGH if calm else Priority.URGENT
    if calm or back:
        for point in knowledge.points.values():
            if any(entry.priority >= least for entry in point.raises):
                yield point.id


def _rules(knowledge: Knowledge, name: str) -> Iterable[Rule]:
    if name in knowledge.findings:
        return knowledge.findings[name].rules
    return [entry.rule for entry in knowledge.points[name].raises]
