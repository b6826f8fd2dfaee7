"""Which points an answer could affect: those whose rules read it, themselves or through findings and derived facts."""

from collections.abc import Collection

from bonebrief.knowledge.dictionary import asked_inputs
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.rule import Point
from bonebrief.language.condition import Condition, facts_read, findings_read


def points_affected(knowledge: Knowledge, fact: str) -> tuple[Point, ...]:
    """The points whose rules read a question's answer, those that can be most pressing first."""
    reading = _findings_reading(knowledge, fact)
    points = [
        (max(entry.priority for entry in entries), point)
        for point in knowledge.points.values()
        if (entries := [e for e in point.raises if _reads(knowledge, e.rule.when, fact, reading)])
    ]
    return tuple(point for _, point in sorted(points, key=lambda pair: -pair[0]))


def _findings_reading(knowledge: Knowledge, fact: str) -> frozenset[str]:
    reading: set[str] = set()
    for finding in knowledge.findings.values():
        if any(_reads(knowledge, rule.when, fact, reading) for rule in finding.rules):
            reading.add(finding.id)
    return frozenset(reading)


def _reads(knowledge: Knowledge, condition: Condition, fact: str, reading: Collection[str]) -> bool:
    questions = asked_inputs(knowledge.dictionary, facts_read(condition))
    return fact in questions or any(name in reading for name in findings_read(condition))
