"""Puts points in the order in which they are discussed, and open questions in the order of what they could change."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from bonebrief.brief.model import CouldRaise, MissingAnswer, RaisedPoint, Reason, Undetermined
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.rule import Point, PointOutcome, Priority, Raise, Unraised
from bonebrief.meanings.plain.explain import deciding_facts, explain_rule, missing_facts
from bonebrief.meanings.plain.inference import Inference


def raised_points(knowledge: Knowledge, inference: Inference) -> tuple[RaisedPoint, ...]:
    """The points with a true rule: by priority, then by the number of reasons, then as in the rule files.

    While one of them is urgent, the points of topics that step back are notes.
    """
    raised = [point for point in (_raised(knowledge, p, inference) for p in knowledge.points.values()) if point]
    if any(point.priority is Priority.URGENT for point in raised):
        raised = [_stepped_back(knowledge, point) for point in raised]
    return tuple(sorted(raised, key=lambda point: (-point.priority, -len(point.reasons))))


def _stepped_back(knowledge: Knowledge, point: RaisedPoint) -> RaisedPoint:
    return replace(point, priority=Priority.NOTE) if point.id in knowledge.points_that_step_back else point


def undetermined_points(
    knowledge: Knowledge, inference: Inference, raised: tuple[RaisedPoint, ...], needless: Collection[str] = ()
) -> tuple[Undetermined, ...]:
    """The points that a missing answer could raise, or raise higher than they are.

    The highest first, and of equals those that wait for the fewest answers. A question that is `needless` counts as no
    missing answer.
    """
    now = {point.id: int(point.priority) for point in raised}
    found = [
        could
        for point in knowledge.points.values()
        if (could := _undetermined(knowledge, point, now.get(point.id, 0), inference, needless))
    ]
    return tuple(sorted(found, key=lambda could: (-could.could_become, len(could.missing))))


def missing_answers(knowledge: Knowledge, undetermined: tuple[Undetermined, ...]) -> tuple[MissingAnswer, ...]:
    """The unanswered questions: by the highest priority they could bring, then by how many points, then as asked."""
    could_raise: dict[str, list[CouldRaise]] = {}
    for point in undetermined:
        for fact in point.missing:
            could_raise.setdefault(fact, []).append(CouldRaise(point.point, point.title, point.could_become))
    order = list(knowledge.dictionary)
    ranked = sorted(could_raise.items(), key=lambda item: (-item[1][0].priority, -len(item[1]), order.index(item[0])))
    return tuple(_missing(knowledge, fact, tuple(points)) for fact, points in ranked)


def _raised(knowledge: Knowledge, point: Point, inference: Inference) -> RaisedPoint | None:
    true = [entry for entry in point.raises if inference.truths[entry.rule.id]]
    if not true:
        return None
    reasons = sorted((_reason(knowledge, entry, inference) for entry in true), key=lambda reason: -reason.priority)
    fill = (knowledge.dictionary, inference.values)
    return RaisedPoint(
        id=point.id,
        title=point.title,
        priority=reasons[0].priority,
        say=point.say.fill(*fill),
        patient=point.patient.fill(*fill),
        reasons=tuple(reasons),
    )


def _reason(knowledge: Knowledge, entry: Raise, inference: Inference) -> Reason:
    facts = deciding_facts(explain_rule(knowledge, entry.rule, inference))
    return Reason(
        rule=entry.rule.id,
        priority=entry.priority,
        text=entry.because.fill(knowledge.dictionary, inference.values),
        because={fact: inference.values[fact] for fact in facts if fact in inference.values},
        sources=entry.rule.sources,
    )


def _undetermined(
    knowledge: Knowledge, point: Point, now: int, inference: Inference, needless: Collection[str]
) -> Undetermined | None:
    open_rules = list(_open_rules(knowledge, point, now, inference, needless))
    if not open_rules:
        return None
    missing = dict.fromkeys(fact for _, facts in open_rules for fact in facts)
    return Undetermined(point.id, point.title, max(entry.priority for entry, _ in open_rules), tuple(missing))


def _open_rules(
    knowledge: Knowledge, point: Point, now: int, inference: Inference, needless: Collection[str]
) -> Iterator[tuple[Raise, tuple[str, ...]]]:
    for entry in point.raises:
        if inference.truths[entry.rule.id] is None and entry.priority > now:
            missing = missing_facts(knowledge, explain_rule(knowledge, entry.rule, inference), inference)
            worth_asking = tuple(fact for fact in missing if fact not in needless)
            if worth_asking:
                yield entry, worth_asking


def _missing(knowledge: Knowledge, fact: str, could_raise: tuple[CouldRaise, ...]) -> MissingAnswer:
    entry = knowledge.dictionary[fact]
    return MissingAnswer(fact, entry.label, entry.asking.words if entry.asking else entry.label, could_raise)


def outcome_of(point: Point, inference: Inference) -> PointOutcome:
    """What becomes of a point by its own rules; that it may step back behind an urgent one does not count here."""
    truths = [(inference.truths[entry.rule.id], entry.priority) for entry in point.raises]
    raised = [priority for truth, priority in truths if truth]
    if raised:
        return max(raised)
    return Unraised.UNKNOWN if any(truth is None for truth, _ in truths) else Unraised.NO
