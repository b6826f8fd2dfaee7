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
        ("steroid_use", "no", "never"),
        ("hormone_therapy", "No.", "never"),
        ("bone_medicine", "nothing", "none"),
        ("parent_hip_fracture", "nope", "no"),
        ("pth_result", "low", "normal"),
        ("conditions", "SLE", ("lupus",)),
        ("conditions", "ra, T2D", ("rheumatoid_arthritis", "diabetes_type_2")),
        ("fracture_sites", "wrist and ankle", ("forearm_or_wrist", "other_major")),
        (
            "bone_affecting_medicines",
            "omeprazole and sertraline",
            ("proton_pump_inhibitor_over_1_year", "ssri_or_snri"),
        ),
        ("height_cm", "5-4", 162.6),
        ("height_cm", "five foot four", 162.6),
        ("height_cm", "1m63", 163.0),
        ("weight_kg", "65 kilograms.", 65.0),
        ("age", "sixty-two", 62.0),
        ("age", "60 years old", 60.0),
        ("fracture_months_ago", "a year and 6 months ago", 18.0),
        ("fracture_months_ago", "10 days ago", 0.3),
        ("bone_medicine_years", "half a year", 0.5),
        ("calcium_supplement_mg", "none", 0.0),
        ("falls_past_year", "two falls", 2.0),
        ("t_score_total_hip", "negative 2.5", -2.5),
        ("t_score_total_hip", "minus two point five", -2.5),
        ("alcohol_units_per_day", "I don’t drink.", 0.0),
        ("alcohol_units_per_day", "no alcohol", 0.0),
        ("calcium_supplement_mg", "don't take any", 0.0),
        ("bone_medicine", "never had any", "none"),
        ("bone_medicine", "never", "none"),
        ("bone_affecting_medicines", "no medicines", ("none",)),
        ("conditions", "never had any", ("none",)),
        ("smoking", "about a pack", "current"),
        ("smoking", "I gave up", "former"),
        ("smoking", "I have never smoked", "never"),
        ("steroid_months", "a year and a half", 18.0),
        ("steroid_months", "about a year", 12.0),
        ("steroid_months", "18 months or so", 18.0),
        ("weight_kg", "ten and a half stone", 66.7),
        ("weight_kg", "10st 4", 65.3),
        ("age", "60ish", 60.0),
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
        ("smoking", "no", "1 (Never smoked), 2 (Former smoker)"),
        ("smoking", "don't smoke", "1 (Never smoked), 2 (Former smoker)"),
        ("smoking", "since my forties", "Type the number of one"),
        ("alcohol_units_per_day", "socially", "your best estimate"),
        ("alcohol_units_per_day", "don't drink much", "not a number"),
        ("falls_past_year", "a few", "your best estimate"),
        ("falls_past_year", "couple", "your best estimate"),
        ("falls_past_year", "yes", "your best estimate"),
        ("falls_past_year", "twice last winter", "If it is 2 altogether, write 2 alone"),
        ("falls_past_year", "two or three", "more than one number"),
        ("falls_past_year", "once or twice", "more than one number. Write the one that is nearer"),
        ("steroid_months", "since my forties", "How many months is that?"),
        ("steroid_months", "none", "Write a number such as"),
        ("menopause_age", "early fifties", '"early fifties" is not a number. Write a number such as 48 years.'),
        ("steroid_months", "a couple of years", "How many months is that?"),
        ("calcium_supplement_mg", "1 tablet", "such as 200 mg"),
        ("weight_kg", "half a stone", "Weight must be 25 to 300 kg"),
        ("weight_kg", "10.5 stone", "two ways"),
        ("t_score_total_hip", "two point fifty", "not a number"),
        ("age", "nearly 60ish", "not a number"),
        ("parent_hip_fracture", "maybe", "Type yes, no, or don't know"),
        ("fracture_sites", "never", "none of the options"),
        ("t_score_total_hip", "none", "not a number"),
        ("vitamin_d_level_nmol", "none", "not a number"),
        ("fracture_months_ago", "11/2", "not a number"),
        ("fracture_months_ago", "2019", "Write how many months, not the year"),
        ("age", "almost 50", "not a number"),
        ("age", "60 to 65", "more than one number"),
        ("falls_past_year", "1 or 2", "more than one number"),
        ("steroid_months", "3 years ago", "not a number"),
        ("fracture_months_ago", "since 2019", "Write how many months, not the year"),
        ("height_cm", "5 ft 14 in", "not a number"),
        ("steroid_dose_mg", "5 mg 10 mg", "not a number"),
        ("steroid_dose_mg", "5 mg every other day", "not a number"),
        ("alcohol_units_per_day", "twice a week", "not a number"),
        ("calcium_result", "no", "none of the options"),
        ("bone_affecting_medicines", "and", "none of the options"),
        ("bone_affecting_medicines", "no tamoxifen", "none of the options"),
        ("conditions", "low thyroid", "none of the options"),
        ("conditions", "menopause", "none of the options"),
    ],
)
def test_what_could_mean_something_else_is_not(knowledge: Knowledge, fact: str, text: str, said: str) -> None:
    meant = read_line(knowledge.dictionary[fact], text)
    assert meant.value is None
    assert said in meant.say


@pytest.mark.parametrize(
    ("fact", "text", "option"),
    [
        ("conditions", "thyroid", "Overactive thyroid"),
        ("conditions", "heart", "Organ transplant"),
        ("conditions", "kidney disease", "Long-term kidney disease"),
        ("conditions", "lung disease", "Long-term lung disease"),
        ("back_pain_warning", "infection", "Fever or chills or a recent infection"),
        ("bone_affecting_medicines", "diabetes tablet", "Diabetes tablet ending in -gliflozin"),
        ("bone_medicine", "ibandronic acid", "Bisphosphonate by mouth"),
        ("back_pain_emergency", "weakness", "New or worsening weakness"),
        ("smoking", "gave up ten years ago", "Former smoker"),
        ("parent_hip_fracture", "yes, my mother", "Yes"),
    ],
)
def test_a_part_of_what_an_option_says_is_asked_back(knowledge: Knowledge, fact: str, text: str, option: str) -> None:
    meant = read_line(knowledge.dictionary[fact], text)
    assert meant.value is not None
    assert f"That may be: {option}" in meant.say


@pytest.mark.parametrize("text", ["n/a", "N/A.", "Not applicable", "-", "—"])
def test_what_does_not_apply_is_neither_no_nor_none(knowledge: Knowledge, text: str) -> None:
    for fact in (fact for fact in knowledge.dictionary.values() if fact.asking):
        meant = read_line(fact, text)
        assert meant.value is None, fact.id
        assert meant.say == "If this does not apply, type skip. If you do not know, type don't know."


def test_every_option_is_meant_by_what_it_says(knowledge: Knowledge) -> None:
    for fact in (fact for fact in knowledge.dictionary.values() if fact.asking):
        for word, shown in fact.choices.items():
            for text in (shown, shown.upper(), word, word.replace("_", " ")):
                meant = read_line(fact, text)
                assert (meant.value, meant.say) in [(word, ""), ((word,), "")], (fact.id, text)


@pytest.mark.parametrize("text", ["no", "not", "yes", "and", "or"])
def test_a_word_that_says_something_of_its_own_is_no_beginning_of_a_name(knowledge: Knowledge, text: str) -> None:
    says = {"no": ("no", "never", "none", ("none",)), "yes": ("yes", "current")}
    for fact in (fact for fact in knowledge.dictionary.values() if fact.asking and fact.choices):
        meant = read_line(fact, text)
        assert meant.value is None or meant.value in says.get(text, ()), fact.id


@pytest.mark.parametrize(
    "text", ["not sure", "No idea.", "I’m not sure", "Unsure", "don't know", "I don't know", "idk"]
)
def test_not_sure_is_dont_know(text: str) -> None:
    assert is_dont_know(text)


def test_no_other_word_stands_for_two_answers_or_for_a_choice_of_another_name(knowledge: Knowledge) -> None:
    for fact in knowledge.dictionary.values():
        for word, value in (fact.asking.also if fact.asking else {}).items():
            assert fact.meant_by(word.upper()) == value
            assert word == value or word not in fact.choices, (fact.id, word)
