"""Answers that cannot both be so: each side, and what only that side would raise."""

from collections.abc import Iterator

from bonebrief.brief.model import Contradicted, CouldRaise, SaidAnswer
from bonebrief.brief.prioritise import raised_points
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.value import with_unit
from bonebrief.meanings.plain.inference import Inference, Sides


def contradicted_answers(knowledge: Knowledge, inference: Inference) -> Iterator[Contradicted]:
    """Every contradiction of an inference, in the order of the questions."""
    for sides in inference.sides:
        said = [_said(knowledge, inference, fact) for fact in sides.contradiction.facts]
        yield Contradicted(said[0], tuple(said[1:]), *_would_raise(knowledge, sides))


def _said(knowledge: Knowledge, inference: Inference, fact: str) -> SaidAnswer:
    entry, value = knowledge.dictionary[fact], inference.answers[fact].value
    assert value is not None
    return SaidAnswer(fact, entry.label, value, with_unit(entry, value))


def _would_raise(knowledge: Knowledge, sides: Sides) -> tuple[tuple[CouldRaise, ...], tuple[CouldRaise, ...]]:
    """The points that each side raises and the other does not, or not as high; in brief order."""
    gate, evidence = (raised_points(knowledge, one) for one in (sides.if_gate, sides.if_evidence))
    ranked = [{point.id: point.priority for point in points} for points in (evidence, gate)]
    first, second = (
        tuple(CouldRaise(p.id, p.title, p.priority) for p in points if p.priority > other.get(p.id, 0))
        for points, other in zip((gate, evidence), ranked, strict=True)
    )
    return first, second
