"""What a condition is said to need, everybody has for whom it is true: random rules and random people."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.answer import Answers
from bonebrief.meanings.durable.messages import messages_of
from bonebrief.meanings.pattern import Interval, OneOf, Test
from bonebrief.meanings.plain.conditions import truth_of
from bonebrief.meanings.plain.rules import evaluate
from bonebrief.meanings.plain.settle import settle
from bonebrief.meanings.solver.necessity import Necessity
from tests.meanings.rule_books import knowledges, people

_SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]


def passes(test: Test, value: str | float) -> bool:
    if isinstance(test, OneOf):
        return value in test.words
    assert isinstance(test, Interval)
    assert isinstance(value, float)
    above = value > test.low or (test.low_included and value == test.low)
    return above and (value < test.high or (test.high_included and value == test.high))


def hold_for(knowledge: Knowledge, answers: Answers) -> None:
    """Every rule that is true or false has what it needs to be so, and what follows from that is so, too."""
    values = settle(knowledge.dictionary, answers).values
    truths = evaluate(knowledge, values)
    told = dict(messages_of(knowledge.dictionary, values))
    told |= {name: "true" if truths[name] else "false" for name in knowledge.findings if truths[name] is not None}
    necessity = Necessity(knowledge)
    for rule in knowledge.rules.values():
        truth = truths[rule.id]
        if truth is None:
            continue
        needs = necessity.of(rule.when, truth)
        assert needs is not None
        assert all(name in told and passes(test, told[name]) for name, test in needs.items())
        for other in knowledge.rules.values():
            for wanted in (True, False):
                if necessity.follows(other.when, needs, wanted):
                    assert truth_of(other.when, values, truths) is wanted


@settings(max_examples=12, deadline=None, suppress_health_check=_SLOW)
@given(knowledges(), st.data())
def test_needs_and_what_follows_from_them_hold(knowledge: Knowledge, data: st.DataObject) -> None:
    for answers in data.draw(st.lists(people(), min_size=10, max_size=10)):
        hold_for(knowledge, answers)


@pytest.mark.long
@settings(max_examples=150, deadline=None, suppress_health_check=_SLOW)
@given(knowledges(), st.data())
def test_needs_hold_over_many_rule_books(knowledge: Knowledge, data: st.DataObject) -> None:
    for answers in data.draw(st.lists(people(), min_size=20, max_size=20)):
        hold_for(knowledge, answers)


@pytest.mark.long
def test_the_shipped_examples_have_what_their_rules_need(knowledge: Knowledge) -> None:
    for example in list(knowledge.examples)[::1900]:
        hold_for(knowledge, example.given)
