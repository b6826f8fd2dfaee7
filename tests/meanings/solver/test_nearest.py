"""The nearest change that would make a rule fire, in words."""

import pytest

from bonebrief.authoring.explaining.nearest_words import change_words
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.meanings.plain.settle import settle
from bonebrief.meanings.solver.nearest import nearest_changes
from bonebrief.reading.given.answers import read_answers_file

WOMAN = "age: 66, sex: female, menopause_status: postmenopausal, scan_done: yes, scan_kind: dxa_hip_spine"


@pytest.mark.parametrize(
    ("rule", "answers", "changes"),
    [
        ("osteoporosis_by_t_score", f"{WOMAN}, t_score_total_hip: -2.4", ["the lowest T-score were -2.5 SD or lower"]),
        ("osteoporosis_by_t_score", f"{WOMAN}, t_score_total_hip: -2.5", []),
        ("normal_bone_density", f"{WOMAN}, t_score_total_hip: -1.1", ["the lowest T-score were -1.0 SD or higher"]),
        ("smoking_and_bone.1", "smoking: never", ['the answer to "Smoking" were "Current smoker"']),
        ("repeated_falls", "falls_past_year: 1", ["the falls in the past year were 2 or higher"]),
        ("thin_frame", "height_cm: 160, weight_kg: 70", ["the body mass index were below 20.0 kg/m²"]),
        (
            "parathyroid_and_bone.1",
            "conditions: [none]",
            ['the answer to "Conditions" included "Overactive'],
        ),
        (
            "lifestyle_first.1",
            f"{WOMAN}, t_score_total_hip: 0, fracture_as_adult: no",
            ["the lowest T"],
        ),
        (
            "z_score_applies.2",
            "sex: female, age: 60",
            ['the answer to "Sex" were "M', "the age were below 50 years"],
        ),
        (
            "frax_fits_us",
            "frax_done: no, guidance: us",
            ['the answer to "FRAX result at', 'the answer to "FRAX country'],
        ),
    ],
)
def test_the_fewest_tests_that_would_have_to_change(
    knowledge: Knowledge, rule: str, answers: str, changes: list[str]
) -> None:
    given = read_answers_file(f"answers: {{{answers}}}", "f", knowledge.dictionary).answers
    values = settle(knowledge.dictionary, given).values
    found = nearest_changes(knowledge, knowledge.rules[rule].when, values)
    said = [change_words(knowledge.dictionary, change) for change in found]
    assert bool(said) is bool(changes)
    assert len(said) >= len(changes)
    for words, start in zip(said, changes, strict=False):
        assert words.startswith(start)


def test_at_least_two_takes_the_two_nearest(knowledge: Knowledge) -> None:
    given = read_answers_file("answers: {parent_hip_fracture: yes, smoking: never}", "f", knowledge.dictionary).answers
    values = settle(knowledge.dictionary, given).values
    found = nearest_changes(knowledge, knowledge.rules["several_risk_factors"].when, values)
    assert len(found) == 1
