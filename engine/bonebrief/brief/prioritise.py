"""Decides which points are raised, and puts them in the order in which they are discussed."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from bonebrief.brief.model import CouldRaise, MissingAnswer, RaisedPoint, Reason, Undetermined
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.rule import Point, PointOutcome, Priority, Raise, Unraised
from bonebrief.language.answer import Status
from bonebrief.language.domain import NONE, Choices
from bonebrief.language.truth import Truth
from bonebrief.language.value import Seen
from bonebrief.meanings.plain.conditions import is_known
from bonebrief.meanings.plain.deciding import deciding_facts, missing_facts
from bonebrief.meanings.plain.inference import Inference
from bonebrief.meanings.plain.options import options_meant
from bonebrief.meanings.plain.settle import Branch

_LAST: Final = 99


@dataclass(frozen=True, slots=True)
class Verdict:
    """What every rule that raises a point comes to in a brief, and the points that step back.

    `waits_for`: the questions for which calm words wait; `held_back`: why they may not be said, in words.
    """

    truths: Mapping[str, Truth]
    step_back: frozenset[str] = frozenset()
    waits_for: tuple[str, ...] = ()
    held_back: str = ""

    def of(self, point: Point) -> PointOutcome:
        """What becomes of a point in the brief."""
        truths = [(self.truths[entry.rule.id], entry.priority) for entry in point.raises]
        raised = [priority for truth, priority in truths if truth]
        if raised:
            return Priority.NOTE if point.id in self.step_back else max(raised)
        return Unraised.UNKNOWN if any(truth is None for truth, _ in truths) else Unraised.NO


def judge(knowledge: Knowledge, inference: Inference, asked: Collection[str] = ()) -> Verdict:
    """Decide what is raised: all that is true, but a calm word only where nothing speaks or may speak against it.

    Calm words are false while a point is urgent or high. They are unknown while a contradiction, a conflict or a parked
    answer is to be settled, and while a question without an answer could raise a point to urgent or high:
    one of those `asked`, or one answered with "don't know" or passed over. While a point is urgent, those of topics
    that step back are notes.
    """
    entries = [entry for point in knowledge.points.values() for entry in point.raises]
    truths = {entry.rule.id: inference.truths[entry.rule.id] for entry in entries}
    raised = [entry.priority for entry in entries if truths[entry.rule.id] and not entry.calm]
    if max(raised, default=0) >= Priority.HIGH:
        held = dict.fromkeys(knowledge.calm_rules, False)
        step_back = knowledge.points_that_step_back if Priority.URGENT in raised else frozenset()
        return Verdict({**truths, **held}, step_back, (), "calm words are not said beside an urgent or high point")
    if not any(truths[rule] for rule in knowledge.calm_rules):
        return Verdict(truths)
    open_questions = {*asked, *_not_known(inference)}
    missing = could_still_raise(knowledge, inference, Priority.HIGH) if open_questions else ()
    waits_for = tuple(dict.fromkeys(fact for fact in missing if fact in open_questions))
    if waits_for or inference.is_unsettled:
        waiting = {rule: None for rule in knowledge.calm_rules if truths[rule]}
        labels = [knowledge.dictionary[fact].label for fact in waits_for] or ["answers that contradict one another"]
        return Verdict({**truths, **waiting}, frozenset(), waits_for, f"calm words wait for {'; '.join(labels)}")
    return Verdict(truths)


def could_still_raise(knowledge: Knowledge, inference: Inference, least: Priority) -> Iterator[str]:
    """The questions whose answers could raise a point to a priority or a higher one, by other than calm words."""
    for point in knowledge.points.values():
        for entry in point.raises:
            if entry.priority >= least and not entry.calm:
                yield from _missing_for(knowledge, entry, inference)


def raised_points(
    knowledge: Knowledge, inference: Inference, verdict: Verdict | None = None
) -> tuple[RaisedPoint, ...]:
    """The raised points by priority, then by their place in the talk, by the number of reasons, and by id."""
    verdict = verdict or judge(knowledge, inference)
    raised = [point for p in knowledge.points.values() if (point := _raised(knowledge, p, inference, verdict))]
    return tuple(sorted(raised, key=_rank))


def _rank(point: RaisedPoint) -> tuple[int, int, int, str]:
    return -point.priority, point.talk or _LAST, -len(point.reasons), point.id


def undetermined_points(
    knowledge: Knowledge, inference: Inference, raised: tuple[RaisedPoint, ...], needless: Collection[str] = ()
) -> tuple[Undetermined, ...]:
    """The points that a missing answer could raise, or raise higher than they are.

    The highest first, and of equals those that wait for the fewest answers. A question that is `needless` counts as no
    missing answer. Calm words that cannot be raised any more are left out.
    """
    now = {point.id: int(point.priority) for point in raised}
    pressing = any(point.priority >= Priority.HIGH for point in raised)
    found = [
        could
        for point in knowledge.points.values()
        if (could := _undetermined(knowledge, point, now.get(point.id, 0), inference, needless, calm=not pressing))
    ]
    return tuple(sorted(found, key=lambda could: (-could.could_become, len(could.missing), could.point)))


def missing_answers(knowledge: Knowledge, undetermined: tuple[Undetermined, ...]) -> tuple[MissingAnswer, ...]:
    """The unanswered questions: by the highest priority they could bring, then by how many points, then as asked."""
    could_raise: dict[str, list[CouldRaise]] = {}
    for point in undetermined:
        for fact in point.missing:
            could_raise.setdefault(fact, []).append(CouldRaise(point.point, point.title, point.could_become))
    order = list(knowledge.dictionary)
    ranked = sorted(could_raise.items(), key=lambda item: (-item[1][0].priority, -len(item[1]), order.index(item[0])))
    return tuple(_missing(knowledge, fact, tuple(points)) for fact, points in ranked)


def _not_known(inference: Inference) -> Iterator[str]:
    for fact, answer in inference.answers.items():
        asked = inference.branches[fact] is Branch.OPEN
        if asked and not is_known(fact, inference.values) and answer.status in (Status.UNKNOWN, Status.SKIPPED):
            yield fact


def _raised(knowledge: Knowledge, point: Point, inference: Inference, verdict: Verdict) -> RaisedPoint | None:
    priority = verdict.of(point)
    if not isinstance(priority, Priority):
        return None
    true = [entry for entry in point.raises if verdict.truths[entry.rule.id]]
    reasons = sorted((_reason(knowledge, entry, inference) for entry in true), key=lambda reason: -reason.priority)
    fill = (knowledge.dictionary, inference.values)
    return RaisedPoint(
        id=point.id,
        title=point.title,
        priority=priority,
        talk=point.talk,
        together=point.together,
        say=point.say.fill(*fill),
        patient=point.patient.fill(*fill),
        reasons=tuple(reasons),
        written=point.written,
    )


def _reason(knowledge: Knowledge, entry: Raise, inference: Inference) -> Reason:
    facts = deciding_facts(knowledge, entry.rule.when, inference)
    return Reason(
        rule=entry.rule.id,
        priority=entry.priority,
        text=entry.because.fill(knowledge.dictionary, _told(knowledge, entry, inference)),
        because={fact: inference.values[fact] for fact in facts if fact in inference.values},
        sources=entry.rule.sources,
        evidence=entry.rule.evidence,
    )


def _told(knowledge: Knowledge, entry: Raise, inference: Inference) -> Mapping[str, Seen]:
    """The values that a reason tells: of several choices those that its condition is about."""
    if not any(knowledge.dictionary[fact].choices for fact in entry.because.facts):
        return inference.values
    return {**inference.values, **options_meant(knowledge, entry.rule.when, inference)}


def _undetermined(
    knowledge: Knowledge, point: Point, now: int, inference: Inference, needless: Collection[str], calm: bool
) -> Undetermined | None:
    open_rules = list(_open_rules(knowledge, point, now, inference, needless, calm))
    if not open_rules:
        return None
    missing = dict.fromkeys(fact for _, facts in open_rules for fact in facts)
    return Undetermined(point.id, point.title, max(entry.priority for entry, _ in open_rules), tuple(missing))


def _open_rules(
    knowledge: Knowledge, point: Point, now: int, inference: Inference, needless: Collection[str], calm: bool
) -> Iterator[tuple[Raise, tuple[str, ...]]]:
    for entry in point.raises:
        if entry.priority > now and (calm or not entry.calm):
            missing = _missing_for(knowledge, entry, inference)
            worth_asking = tuple(fact for fact in missing if fact not in needless)
            if worth_asking:
                yield entry, worth_asking


def _missing_for(knowledge: Knowledge, entry: Raise, inference: Inference) -> tuple[str, ...]:
    """The questions that could settle a rule that is unknown; none where it is settled."""
    if inference.truths[entry.rule.id] is not None:
        return ()
    return missing_facts(knowledge, entry.rule.when, inference)


def _missing(knowledge: Knowledge, fact: str, could_raise: tuple[CouldRaise, ...]) -> MissingAnswer:
    entry = knowledge.dictionary[fact]
    asked = (entry.asking.words, entry.asking.for_patient.words) if entry.asking else (entry.label, entry.label)
    several = isinstance(entry.domain, Choices)
    options = tuple(shown for word, shown in entry.choices.items() if several and word != NONE)
    written = entry.asking.written if entry.asking else ""
    return MissingAnswer(fact, entry.label, *asked, could_raise, options, written)
