"""A law beyond the proofs: a record without the answers that open questions loses nothing pressing."""

import random
from collections.abc import Iterator

import pytest

from bonebrief.brief.prioritise import judge
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.rule import PointOutcome, Priority, Unraised
from bonebrief.language.domain import Kind
from bonebrief.language.fact import Fact
from bonebrief.meanings.plain.inference import Inference, judged
from tests.meanings.plain.test_evidence import settled_gates
from tests.rules.anybody import Person, likely_people

people = pytest.mark.parametrize("count", [120, pytest.param(2500, marks=pytest.mark.long)])


def outcomes(knowledge: Knowledge, inference: Inference) -> dict[str, PointOutcome]:
    verdict = judge(knowledge, inference)
    return {point.id: verdict.of(point) for point in knowledge.points.values()}


def is_pressing(outcome: PointOutcome) -> bool:
    return isinstance(outcome, Priority) and outcome >= Priority.HIGH


def is_settled(inference: Inference) -> bool:
    return not (inference.settled.contradictions or inference.open_conflicts)


def sound(knowledge: Knowledge, count: int) -> Iterator[tuple[Person, Inference, random.Random]]:
    """People whose answers go together."""
    for person, chance in likely_people(knowledge, count):
        inference = judged(knowledge, person)
        if is_settled(inference):
            yield person, inference, chance


@people
def test_a_record_without_the_answers_that_open_questions_loses_nothing_pressing(
    knowledge: Knowledge, count: int
) -> None:
    """A record holds scores, results, conditions and medicines, and nobody's word that a scan was done.

    Where the answers left fit two answers of a question (grams of steroid: taken now, or in the past), what they do
    not decide stands open.
    """
    for person, inference, _ in sound(knowledge, count):
        gates = {gate for gate in settled_gates(knowledge, person) if opens_alone(knowledge.dictionary[gate])}
        alone = judged(knowledge, {fact: given for fact, given in person.items() if fact not in gates})
        assert is_settled(alone)
        undecided = gates - alone.values.keys()
        left = outcomes(knowledge, alone)
        lost = {point for point, outcome in outcomes(knowledge, inference).items() if is_pressing(outcome)}
        lost -= {point for point in lost if is_pressing(left[point]) or (undecided and left[point] is Unraised.UNKNOWN)}
        assert not lost, (person, lost, undecided)


def opens_alone(fact: Fact) -> bool:
    """Whether a question only opens others: its answer tells nothing that they do not tell."""
    return fact.kind is Kind.YES_NO or fact.id in ("scan_kind", "steroid_use")
