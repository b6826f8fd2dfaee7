"""A part of a knowledge base that stands on its own: some findings and points, and every finding that these rest on."""

from collections.abc import Iterable
from dataclasses import replace

from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.rule import Rule
from bonebrief.language.condition import findings_read


def part_of(knowledge: Knowledge, names: Iterable[str]) -> Knowledge:
    """The knowledge base with no other findings and points than these and what they rest on, and without examples.

    What it concludes of them for a person is what the whole one concludes.
    """
    wanted = set(names)
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


def _rules(knowledge: Knowledge, name: str) -> Iterable[Rule]:
    if name in knowledge.findings:
        return knowledge.findings[name].rules
    return [entry.rule for entry in knowledge.points[name].raises]
