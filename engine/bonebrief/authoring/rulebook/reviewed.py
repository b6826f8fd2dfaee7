"""What a reviewer of a point reads, as a digest: whatever of it changes, the digest changes, and nothing else does."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from hashlib import sha256

from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.rule import Finding, Point, Rule
from bonebrief.language.condition import Condition, findings_read, parts_of
from bonebrief.language.problem import Place
from bonebrief.wording.conditions import words_of

_DIGITS = 16


@dataclass(frozen=True, slots=True)
class Review:
    """Who read a point, in which role and when; `wording` is the digest of what stood there then."""

    point: str
    by: str
    role: str
    on: date
    wording: str
    place: Place


class Standing(Enum):
    """How a review stands to what is written now."""

    HOLDS = "holds"
    CHANGED = "changed since"
    GONE = "gone since"


def standing(knowledge: Knowledge, review: Review) -> Standing:
    """Whether a point still reads as it did when it was reviewed."""
    point = knowledge.points.get(review.point)
    if point is None:
        return Standing.GONE
    return Standing.HOLDS if wording_of(knowledge, point) == review.wording else Standing.CHANGED


def wording_of(knowledge: Knowledge, point: Point) -> str:
    """The digest of a point: its texts, its rules, the findings that they rest on, and what is cited for them."""
    return sha256("\n".join(_read(knowledge, point)).encode()).hexdigest()[:_DIGITS]


def newest(reviews: tuple[Review, ...]) -> dict[tuple[str, str], Review]:
    """Of several reviews of one point by one person the one that counts."""
    return {(one.point, one.by): one for one in sorted(reviews, key=lambda one: one.on)}


def _read(knowledge: Knowledge, point: Point) -> Iterator[str]:
    yield from (point.id, point.title, point.talk.word if point.talk else "", point.together)
    yield from (point.say.text, point.patient.text)
    for entry in point.raises:
        yield f"{entry.priority.word}{' calm' if entry.calm else ''}: {entry.because.text}"
        yield from _of_rule(knowledge, entry.rule)
    for finding in _rests_on(knowledge, [entry.rule for entry in point.raises]):
        yield from (finding.id, finding.title)
        for rule in finding.rules:
            yield from _of_rule(knowledge, rule)


def _of_rule(knowledge: Knowledge, rule: Rule) -> Iterator[str]:
    yield _whole(rule.when)
    yield "; ".join(map(str, rule.sources))
    yield from (f"{row}: {knowledge.evidence[row].says}" for row in rule.evidence)
    yield rule.verify


def _rests_on(knowledge: Knowledge, rules: list[Rule]) -> list[Finding]:
    """The findings that rules name, and those that these name, by id."""
    found: dict[str, Finding] = {}
    waiting = [name for rule in rules for name in findings_read(rule.when)]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = knowledge.findings[name]
            waiting += [inner for rule in found[name].rules for inner in findings_read(rule.when)]
    return [found[name] for name in sorted(found)]


def _whole(condition: Condition) -> str:
    parts = parts_of(condition)
    return f"{words_of(condition)}({', '.join(map(_whole, parts))})" if parts else words_of(condition)
