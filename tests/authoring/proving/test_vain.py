"""Tests that decide nothing, and rules that stay unknown though all is answered that is asked."""

from pathlib import Path

import pytest

from bonebrief.authoring.proving.vain import idle_tests, never_settled
from bonebrief.authoring.proving.witness import Seeker
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.reading.knowledge import load_knowledge
from bonebrief.wording.conditions import words_of
from tests.authoring.small_knowledge import write_knowledge

PAIN_TALK = "when: [pain is yes, pain_days > 7]"


def book(tmp_path: Path, when: str) -> Knowledge:
    return load_knowledge(write_knowledge(tmp_path, ("rules/bones.yaml", PAIN_TALK, when)))


@pytest.mark.parametrize(
    ("when", "idle"),
    [
        ("when: [pain is yes, pain_days > 7]", []),
        ("when: [age > 70, aged]", ["aged"]),
        ("when: {any: [age > 70, aged]}", ["age > 70"]),
        ("when: [pain_days > 7, pain_days is known]", []),
        ("when: {none: [{any: [age > 70, aged]}]}", ["age > 70"]),
    ],
)
def test_a_test_is_idle_if_its_group_is_true_and_false_of_the_same_people_without_it(
    tmp_path: Path, when: str, idle: list[str]
) -> None:
    assert [words_of(test) for test in idle_tests(book(tmp_path, when))] == idle


@pytest.mark.parametrize(("when", "unsettled"), [(PAIN_TALK, []), ("when: pain_days > 7", ["pain_talk.2"])])
def test_a_rule_without_its_gate_stays_unknown(tmp_path: Path, when: str, unsettled: list[str]) -> None:
    assert [rule.id for rule in never_settled(Seeker(book(tmp_path, when)))] == unsettled
