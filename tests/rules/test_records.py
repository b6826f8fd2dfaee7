"""A law beyond the proofs: a record without the answers that open questions loses nothing pressing."""

import random
from collections.abc import Iterator

import pytest

from bonebrief.brief.prioritise import judge
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.rule import Priority
from bonebrief.language.domain import Kind
from bonebrief.language.fact import Fact
from bonebrief.meanings.plain.inference import Inference, judged
from tests.meanings.plain.test_evidence import settled_gates
from tests.rules.anybody import Person, likely_people

people = pytest.mark.parametrize("count", [120, pytest.param(2500, marks=pytest.mark.long)])


def raised(knowledge: Knowledge, inference: Inference) -> dict[str, Priority]:
    verdict = judge(knowledge, inference)
    outcomes = {point.id: verdict.of(point) for point in knowledge.points.values()}
    return {point: outcome for point, outcome in outcomes.items() if isinstance(outcome, Priority)}


def pressing(points: dict[str, Priority]) -> set[str]:
    return {point for point, priority in points.items() if priority >= Priority.HIGH}


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
    """A record holds scores, results, conditions and medicines, and nobody's word that a scan was done."""
    for person, inference, _ in sound(knowledge, count):
        gates = {gate for gate in settled_gates(knowledge, person) if opens_alone(knowledge.dictionary[gate])}
        alone = judged(knowledge, {fact: given for fact, given in person.items() if fact not in gates})
        assert is_settled(alone)
        lost = pressing(raised(knowledge, inference)) - pressing(raised(knowledge, alone))
        assert not lost, (person, lost, gates - alone.values.keys())


def opens_alone(fact: Fact) -> bool:
    """Whether a question only opens others: its answer tells nothing that they do not tell."""
    return fact.kind is Kind.YES_NO or fact.id in ("scan_kind", "steroid_use")
