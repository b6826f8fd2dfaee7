"""People found for conditions: what was wished for is what the evaluator then says."""

import pytest

from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.condition import Between, Compare, Condition, Known, Not
from bonebrief.language.value import Value
from bonebrief.meanings.plain.conditions import truth_of
from bonebrief.meanings.plain.rules import evaluate
from bonebrief.meanings.plain.settle import settle
from bonebrief.meanings.solver.witness import Goal, people


@pytest.mark.long
def test_somebody_is_found_for_nineteen_of_twenty_rules_true_and_false(knowledge: Knowledge) -> None:
    missed = set()
    for rule in knowledge.rules.values():
        for wanted in (True, False):
            found = people(knowledge.dictionary, [Goal(rule.when, wanted, knowledge.findings)], {})
            settled = (settle(knowledge.dictionary, answers).values for answers in found)
            if not any(evaluate(knowledge, values)[rule.id] is wanted for values in settled):
                missed.add(rule.id)
    assert len(missed) <= len(knowledge.rules) / 20, missed


@pytest.mark.parametrize(
    ("condition", "wanted"),
    [
        (Compare("bmi", "<", 20), True),
        (Compare("bmi", "<", 20), False),
        (Compare("years_since_menopause", "<=", 2), True),
        (Compare("ost_index", "<", 2), True),
        (Compare("lowest_t_score", "<=", -2.5), True),
        (Compare("spine_hip_difference", ">=", 1), True),
        (Between("height_loss_cm", 2, 4), True),
        (Between("height_loss_cm", 2, 4), False),
        (Known("lowest_z_score"), True),
        (Compare("steroid_dose_mg", ">", 7.5), True),
        (Compare("fracture_count", ">=", 2), True),
        (Not(Known("tbs")), True),
    ],
)
def test_derived_and_closed_questions_are_opened(knowledge: Knowledge, condition: Condition, wanted: bool) -> None:
    for answers in people(knowledge.dictionary, [Goal(condition, wanted, {})], {}):
        assert truth_of(condition, settle(knowledge.dictionary, answers).values) is wanted
        break
    else:
        pytest.fail("nobody was found")


@pytest.mark.parametrize(("fact", "value"), [("lowest_t_score", -2.4), ("age", 65.0), ("conditions", ("hiv",))])
def test_a_fixed_value_is_met_exactly(knowledge: Knowledge, fact: str, value: Value) -> None:
    found = next(people(knowledge.dictionary, [Goal(Known("age"), True, {})], {fact: value}))
    assert settle(knowledge.dictionary, found).values[fact] == value


def test_what_contradicts_itself_finds_nobody(knowledge: Knowledge) -> None:
    goals = [Goal(Compare("age", "<", 50), True, {}), Goal(Compare("age", ">", 60), True, {})]
    assert list(people(knowledge.dictionary, goals, {})) == []
    assert list(people(knowledge.dictionary, [Goal(Compare("age", ">", 114.5), True, {})], {"age": 50.0})) == []
