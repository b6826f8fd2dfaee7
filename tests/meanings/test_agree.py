"""durable_rules and the evaluator agree on every rule and finding, whatever the rules and the answers."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.meanings.agree import Inferrer
from tests.meanings.rule_books import knowledges, people

_SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]


def _agree_on(knowledge: Knowledge, data: st.DataObject, count: int) -> None:
    inferrer = Inferrer(knowledge)
    for answers in data.draw(st.lists(people(), min_size=count, max_size=count)):
        truths = inferrer.infer(answers).truths
        assert set(truths) == {*knowledge.findings, *knowledge.rules}


@settings(max_examples=20, deadline=None, suppress_health_check=_SLOW)
@given(knowledges(), st.data())
def test_they_agree_over_random_rule_books(knowledge: Knowledge, data: st.DataObject) -> None:
    _agree_on(knowledge, data, 20)


@pytest.mark.long
@settings(max_examples=120, deadline=None, suppress_health_check=_SLOW)
@given(knowledges(), st.data())
def test_they_agree_over_many_random_rule_books(knowledge: Knowledge, data: st.DataObject) -> None:
    _agree_on(knowledge, data, 20)
