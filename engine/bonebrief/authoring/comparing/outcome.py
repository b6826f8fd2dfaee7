"""What one person's brief says under one knowledge base, and how two briefs of the same person differ."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bonebrief.brief.make import bone_density
from bonebrief.brief.model import RaisedPoint
from bonebrief.brief.prioritise import judge, raised_points
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.rule import Unraised
from bonebrief.meanings.plain.inference import Inference
from bonebrief.wording.truths import NOT_JUDGED, NOT_RAISED


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
    def kind(self) -> tuple[str, str, str, str]:
        """Equal for differences that read the same once the answers that only settle what is not raised are gone."""
        if self.only_waits:
            return self.subject, self.part, self.was, self.now
        return self.subject, self.part, _coarse(self.was), _coarse(self.now)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What counts of a brief: the density class, the raised points, and the points that could not be judged."""

    density: str
    raised: Mapping[str, RaisedPoint]
    open: frozenset[str]
    reasons: Mapping[str, str]

    def priority(self, point: str) -> str:
        if point in self.raised:
            return self.raised[point].priority.word
        return NOT_JUDGED if point in self.open else NOT_RAISED


def outcome(knowledge: Knowledge, inference: Inference) -> Outcome:
    """What the brief of an inference says."""
    verdict = judge(knowledge, inference)
    raised = {point.id: point for point in raised_points(knowledge, inference, verdict)}
    waiting = frozenset(p.id for p in knowledge.points.values() if verdict.of(p) is Unraised.UNKNOWN)
    because = {
        entry.rule.id: entry.because.text
        for point in raised
        for entry in knowledge.points[point].raises
        if verdict.truths[entry.rule.id]
    }
    return Outcome(bone_density(knowledge, inference).category, raised, waiting, because)


def differences(old: Outcome, new: Outcome) -> Iterator[Difference]:
    """What two briefs of one person say differently; ids of rules, lines and versions do not count."""
    if old.density != new.density:
        yield Difference("density", "class", old.density, new.density)
    for point in sorted({*old.raised, *new.raised, *old.open, *new.open}):
        was, now = old.priority(point), new.priority(point)
        if was != now:
            yield Difference(point, "priority", was, now)
        elif point in old.raised:
            yield from _words(old, new, point)


def _words(old: Outcome, new: Outcome, point: str) -> Iterator[Difference]:
    was, now = old.raised[point], new.raised[point]
    texts = [sorted((reason.priority, reason.text) for reason in one.reasons) for one in (was, now)]
    if texts[0] != texts[1]:
        yield Difference(point, "reasons", _reasons(old, was), _reasons(new, now))
    for part in ("title", "say", "patient"):
        before, after = getattr(was, part), getattr(now, part)
        if before != after:
            yield Difference(point, part, before, after)


def _reasons(one: Outcome, point: RaisedPoint) -> str:
    return " + ".join(sorted(one.reasons[reason.rule] for reason in point.reasons))


def _coarse(words: str) -> str:
    return NOT_RAISED if words == NOT_JUDGED else words
