"""The smallest change for one person: so few answers, all others as they are, and the evaluator says the same."""

import random

import pytest

from bonebrief.authoring.explaining.nearest_words import nearest_words
from bonebrief.authoring.explaining.what_if import WhatIf
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.condition import All, Compare, Holds, Is
from bonebrief.meanings.plain.inference import judged
from bonebrief.reading.given.answers import read_answers_file
from tests.rules.anybody import likely_people

WOMAN = "age: 66, sex: female, menopause_status: postmenopausal, scan_done: yes, scan_kind: dxa_hip_spine"


@pytest.fixture(scope="module")
def what_if(knowledge: Knowledge) -> WhatIf:
    return WhatIf(knowledge)


@pytest.mark.parametrize(
    ("rule", "answers", "changes"),
    [
        ("osteoporosis_by_t_score", f"{WOMAN}, t_score_total_hip: -2.4", {"t_score_total_hip": -2.5}),
        ("osteoporosis_by_t_score", f"{WOMAN}, t_score_total_hip: -2.5", {}),
        ("normal_bone_density", f"{WOMAN}, t_score_total_hip: -1.1", {"t_score_total_hip": -1.0}),
        ("smoking_and_bone.1", "smoking: never", {"smoking": "current"}),
        ("repeated_falls", "falls_past_year: 1", {"falls_past_year": 2}),
        ("parathyroid_and_bone.1", "conditions: [none]", {"conditions": ("primary_hyperparathyroidism",)}),
        ("z_score_applies.2", "sex: female, age: 60", {"sex": "male", "age": 49}),
        ("frax_fits_us", "frax_done: no, guidance: us", {"frax_done": "yes", "frax_model": "us"}),
    ],
)
def test_the_fewest_answers_that_would_have_to_change(
    knowledge: Knowledge, what_if: WhatIf, rule: str, answers: str, changes: dict[str, object]
) -> None:
    given = read_answers_file(f"answers: {{{answers}}}", "f", knowledge.dictionary).answers
    nearest = what_if.true(knowledge.rules[rule].when, judged(knowledge, given))
    assert {change.fact: change.after for change in nearest.changes} == changes


def test_what_else_would_do_is_said_and_which_answers_stand_in_the_way(knowledge: Knowledge, what_if: WhatIf) -> None:
    given = read_answers_file("answers: {sex: female, age: 60}", "f", knowledge.dictionary).answers
    nearest = what_if.true(knowledge.rules["z_score_applies.2"].when, judged(knowledge, given))
    assert nearest_words(knowledge.dictionary, nearest) == (
        'It would be true if the age were 49 years or lower; and the answer to "Sex" were "Male". '
        'No one answer would do: "Age" and "Sex" stand in the way.'
    )


def test_that_nobody_can_have_it_is_said_with_the_two_tests_that_exclude_each_other(
    knowledge: Knowledge, what_if: WhatIf
) -> None:
    condition = All((Is("sex", ("female",)), Compare("age", ">", 60), Compare("age", "<", 40)))
    nearest = what_if.true(condition, judged(knowledge, {}))
    assert nearest_words(knowledge.dictionary, nearest).startswith("No answers would make it true for anybody, because")
    assert "`age > 60` and `age < 40` together" in nearest_words(knowledge.dictionary, nearest)


@pytest.mark.parametrize("count", [3, pytest.param(15, marks=pytest.mark.long)])
def test_every_change_makes_it_true_with_all_else_as_it_is(knowledge: Knowledge, what_if: WhatIf, count: int) -> None:
    """In 58 of 360 such pairs the changes that a search proposed did not."""
    chance = random.Random(3)
    for person, _ in likely_people(knowledge, count):
        inference = judged(knowledge, person)
        false = [rule for rule in knowledge.rules if inference.truths[rule] is False]
        for rule in chance.sample(false, 3):
            nearest = what_if.true(Holds(rule) if rule in knowledge.findings else knowledge.rules[rule].when, inference)
            assert (nearest.undecided, nearest.never) == ("", False)
            assert nearest.changes
