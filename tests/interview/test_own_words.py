"""Answers in a person's own words: numbers and times as they are said, and medicines by the names that they have."""

import pytest

from bonebrief.interview.typed import is_dont_know, read_line
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.value import Value


@pytest.mark.parametrize(
    ("fact", "text", "value"),
    [
        ("falls_past_year", "none", 0.0),
        ("falls_past_year", "No", 0.0),
        ("falls_past_year", "once", 1.0),
        ("falls_past_year", "Twice", 2.0),
        ("falls_past_year", "three times", 3.0),
        ("falls_past_year", "about 2", 2.0),
        ("alcohol_units_per_day", "none", 0.0),
        ("alcohol_units_per_day", "7 a week", 1.0),
        ("alcohol_units_per_day", "7 units a week", 1.0),
        ("alcohol_units_per_day", "2 per day", 2.0),
        ("weight_bearing_days", "daily", 7.0),
        ("weight_bearing_days", "3 a week", 3.0),
        ("steroid_dose_mg", "30 mg daily", 30.0),
        ("fracture_months_ago", "2 yrs", 24.0),
        ("fracture_months_ago", "1 1/2 years", 18.0),
        ("fracture_months_ago", "1½ years", 18.0),
        ("steroid_months", "6 weeks", 1.4),
        ("denosumab_months_since_dose", "26 weeks", 6.0),
        ("height_cm", "5 4", 162.6),
        ("height_cm", "5 ft 4 1/2", 163.8),
        ("height_cm", "5 feet 4½ in", 163.8),
        ("t_score_total_hip", "about -2.5", -2.5),
        ("age", "about 50", 50.0),
        ("smoking", "quit", "former"),
        ("smoking", "yes", "current"),
        ("alcohol_units_per_day", "2 US drinks", 3.0),
        ("alcohol_units_per_day", "14 units a week", 2.0),
        ("guidance", "USA", "us"),
        ("sex", "woman", "female"),
        ("bone_medicine", "Prolia", "denosumab"),
        ("bone_medicine", "fosamax", "oral_bisphosphonate"),
        ("bone_medicine", "alendronate", "oral_bisphosphonate"),
        ("bone_affecting_medicines", "omeprazole", ("proton_pump_inhibitor_over_1_year",)),
        ("bone_affecting_medicines", "Prozac, ppi", ("proton_pump_inhibitor_over_1_year", "ssri_or_snri")),
        ("conditions", "anorexia", ("eating_disorder",)),
        ("conditions", "copd, type 2 diabetes", ("diabetes_type_2", "copd")),
    ],
)
def test_they_are_understood(knowledge: Knowledge, fact: str, text: str, value: Value) -> None:
    assert read_line(knowledge.dictionary[fact], text).value == value


@pytest.mark.parametrize(
    ("fact", "text", "said"),
    [
        ("conditions", "diabetes", "Type 1 diabetes, or Type 2 diabetes"),
        ("conditions", "kidney", "Long-term kidney disease, or Organ transplant, or Kidney dialysis"),
        ("bone_affecting_medicines", "diabetes", "That could be"),
        ("bone_medicine", "bisphosphonate", "That could be"),
        ("smoking", "no", "none of the options"),
        ("t_score_total_hip", "none", "not a number"),
        ("vitamin_d_level_nmol", "none", "not a number"),
        ("fracture_months_ago", "11/2", "not a number"),
        ("fracture_months_ago", "2019", "Write how many months, not the year"),
        ("age", "almost 50", "not a number"),
    ],
)
def test_what_could_mean_something_else_is_not(knowledge: Knowledge, fact: str, text: str, said: str) -> None:
    meant = read_line(knowledge.dictionary[fact], text)
    assert meant.value is None
    assert said in meant.say


@pytest.mark.parametrize("text", ["not sure", "Unsure", "don't know", "I don't know", "idk"])
def test_not_sure_is_dont_know(text: str) -> None:
    assert is_dont_know(text)


def test_no_other_word_stands_for_two_answers_or_for_a_choice_of_another_name(knowledge: Knowledge) -> None:
    for fact in knowledge.dictionary.values():
        for word, value in (fact.asking.also if fact.asking else {}).items():
            assert fact.meant_by(word.upper()) == value
            assert word == value or word not in fact.choices, (fact.id, word)
