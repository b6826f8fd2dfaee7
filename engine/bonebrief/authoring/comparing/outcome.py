"""What one person's brief says under one knowledge base, and how two briefs of the same person differ."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bonebrief.brief.make import bone_density
from bonebrief.brief.prioritise import judge
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.rule import Point, PointOutcome, Priority, Raise, Unraised
from bonebrief.language.template import Template
from bonebrief.meanings.plain.inference import Inference
from bonebrief.wording.truths import NOT_JUDGED, NOT_RAISED

TEXTS = ("title", "say", "patient")


@dataclass(frozen=True, slots=True)
class Words:
    """A text that is the same for all of whom it is said, but for their own answers; and how these are worded."""

    text: str
    answers: object = ()


Reason = tuple[Priority, Words]
"""A reason as a brief gives it, and how soon it raises the point."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that a brief says otherwise: a point's priority, its reasons or words, or the density class."""

    subject: str
    part: str
    was: str
    now: str

    @property
    def only_waits(self) -> bool:
        """Whether nothing is raised on either side, and only the list of what could not be judged differs."""
        return self.part == "priority" and _coarse(self.was) == _coarse(self.now)

    @property
    def kind(self) -> tuple[str, ...]:
        """Equal for differences that read the same, however many answers there are that settle what is not raised."""
        if self.only_waits:
            return self.subject, self.part, self.was, self.now
        if self.part in ("priority", "class"):
            return self.subject, self.part, _coarse(self.was), _coarse(self.now)
        return self.subject, self.part


@dataclass(frozen=True, slots=True)
class Outcome:
    """What counts of a brief: the density class, what becomes of each point, and its reasons and texts if raised."""

    density: str
    points: Mapping[str, PointOutcome]
    reasons: Mapping[str, Counter[Reason]]
    texts: Mapping[str, tuple[Words, ...]]

    def becomes(self, point: str) -> str:
        """What becomes of a point, in words."""
        return outcome_words(self.points.get(point, Unraised.NO))


def outcome(knowledge: Knowledge, inference: Inference) -> Outcome:
    """What the brief of an inference says."""
    verdict = judge(knowledge, inference)
    points = {point.id: verdict.of(point) for point in knowledge.points.values()}
    raised = [p for p in knowledge.points.values() if isinstance(points[p.id], Priority)]
    reasons = {
        point.id: Counter(reason_of(knowledge, entry) for entry in point.raises if verdict.truths[entry.rule.id])
        for point in raised
    }
    texts = {point.id: texts_of(knowledge, point) for point in raised}
    return Outcome(bone_density(knowledge, inference).category, points, reasons, texts)


def outcome_words(becomes: PointOutcome) -> str:
    """What becomes of a point, in words."""
    match becomes:
        case Priority():
            return becomes.word
        case Unraised.NO:
            return NOT_RAISED
        case Unraised.UNKNOWN:
            return NOT_JUDGED


def reason_of(knowledge: Knowledge, entry: Raise) -> Reason:
    """The reason that an entry gives."""
    return entry.priority, _words(knowledge, entry.because)


def texts_of(knowledge: Knowledge, point: Point) -> tuple[Words, ...]:
    """The texts of a point, in the order of their names."""
    return Words(point.title), _words(knowledge, point.say), _words(knowledge, point.patient)


def differences(old: Outcome, new: Outcome) -> Iterator[Difference]:
    """What two briefs of one person say differently; ids of rules, lines and versions do not count."""
    if old.density != new.density:
        yield Difference("density", "class", old.density, new.density)
    for point in sorted({*old.points, *new.points}):
        was, now = old.becomes(point), new.becomes(point)
        if was != now:
            yield Difference(point, "priority", was, now)
        elif point in old.reasons:
            yield from _otherwise(old, new, point)


def _otherwise(old: Outcome, new: Outcome, point: str) -> Iterator[Difference]:
    was, now = old.reasons[point], new.reasons[point]
    if was != now:
        yield Difference(point, "reasons", _reasons(was), _reasons(now))
    for part, before, after in zip(TEXTS, old.texts[point], new.texts[point], strict=True):
        if before != after:
            yield Difference(point, part, before.text, after.text)


def _reasons(reasons: Counter[Reason]) -> str:
    return " + ".join(sorted(words.text for _, words in reasons.elements()))


def _words(knowledge: Knowledge, template: Template) -> Words:
    facts = (knowledge.dictionary[fact] for fact in template.facts)
    return Words(template.text, tuple((fact.id, tuple(fact.choices.items()), fact.shown) for fact in facts))


def _coarse(words: str) -> str:
    return NOT_RAISED if words == NOT_JUDGED else words
