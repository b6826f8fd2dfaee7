"""Faults that were reported from outside, each with the value that is right."""

from datetime import date

import pytest

from bonebrief.brief.make import make_brief
from bonebrief.brief.model import Brief
from bonebrief.brief.prioritise import judge
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.rule import Priority
from bonebrief.language.problem import KnowledgeError
from bonebrief.meanings.plain.inference import Inference, judged
from bonebrief.reading.given.answers import read_answers_file

UK = (
    "sex: female, guidance: uk, menopause_status: postmenopausal, frax_done: yes, frax_model: uk, frax_with_bmd: yes,"
    "frax_major_percent: 25, frax_hip_percent: 6, scan_done: yes, scan_kind: dxa_hip_spine, t_score_femoral_neck: -1.8,"
    "fracture_as_adult: no, steroid_use: never, bone_medicine: none"
)
CANADA = (
    "guidance: canada, sex: female, menopause_status: postmenopausal, scan_done: yes, scan_kind: dxa_hip_spine,"
    "t_score_femoral_neck: -3.9, fracture_as_adult: no, steroid_use: never, bone_medicine: none, frax_done: no"
)
HALF_FRAX = (
    "age: 54, sex: female, guidance: uk, menopause_status: postmenopausal, frax_done: yes, frax_model: uk,"
    "frax_major_percent: 9.6, fracture_as_adult: no, steroid_use: never"
)


def person(knowledge: Knowledge, answers: str) -> Inference:
    return judged(knowledge, read_answers_file(f"answers: {{{answers}}}", "a.yaml", knowledge.dictionary).answers)


def brief_of(knowledge: Knowledge, answers: str) -> Brief:
    return make_brief(knowledge, knowledge.questionnaire("bone-health"), person(knowledge, answers), date(2026, 11, 27))


@pytest.mark.parametrize("age", range(50, 90))
@pytest.mark.parametrize("guidance", [UK, CANADA])
def test_between_two_birthdays_nothing_changes(knowledge: Knowledge, age: int, guidance: str) -> None:
    before, between = (person(knowledge, f"age: {years}, {guidance}") for years in (age, age + 0.5))
    assert between.values == before.values
    assert between.truths == before.truths


def test_at_64_and_a_half_the_line_of_64_counts(knowledge: Knowledge) -> None:
    found = person(knowledge, f"age: 64.5, {UK}")
    assert judge(knowledge, found).of(knowledge.points["treatment_conversation"]) is Priority.HIGH


def test_no_fact_without_decimals_reaches_a_rule_with_some(knowledge: Knowledge) -> None:
    for fact in knowledge.dictionary.values():
        if fact.asking and fact.number and not fact.number.decimals:
            half = f"{fact.id}: {int(fact.number.limits[0]) + 0.5}"
            if fact.number.fractions == "refuse":
                with pytest.raises(KnowledgeError, match="is a whole number"):
                    person(knowledge, half)
            else:
                value = person(knowledge, half).values[fact.id]
                assert isinstance(value, float)
                assert value.is_integer()


@pytest.mark.parametrize(
    ("weight", "thin", "said"), [("51.0", True, "19.9"), ("51.1", True, "19.96"), ("51.2", False, "20.0")]
)
def test_a_bmi_is_compared_as_it_is_and_never_shown_as_something_else(
    knowledge: Knowledge, weight: str, thin: bool, said: str
) -> None:
    answers = f"age: 60, height_cm: 160, weight_kg: {weight}"
    assert person(knowledge, answers).truths["thin_frame"] is thin
    reasons = [reason.text for point in brief_of(knowledge, answers).points for reason in point.reasons]
    assert any(f"Body mass index {said}, under 20" in reason for reason in reasons) is thin


def test_a_frax_without_the_hip_is_said_without_it(knowledge: Knowledge) -> None:
    reasons = [reason.text for point in brief_of(knowledge, HALF_FRAX).points for reason in point.reasons]
    assert any("FRAX (UK)" in reason and "9.6 %" in reason for reason in reasons)
    assert not any("not known" in reason or "hip" in reason for reason in reasons)


@pytest.mark.parametrize("step", [400, pytest.param(40, marks=pytest.mark.long)])
def test_no_text_of_an_example_with_an_answer_missing_says_that_something_is_not_known(
    knowledge: Knowledge, step: int
) -> None:
    for example in list(knowledge.examples)[::step]:
        for left_out in example.given:
            given = {fact: answer for fact, answer in example.given.items() if fact != left_out}
            brief = make_brief(
                knowledge, knowledge.questionnaire("bone-health"), judged(knowledge, given), date(2026, 11, 27)
            )
            for point in brief.points:
                said = " ".join([point.say, point.patient, *(reason.text for reason in point.reasons)])
                assert "(no answer)" not in said
                assert not set("{}[]|") & set(said)


@pytest.mark.parametrize(
    ("fact", "text", "value"),
    [
        ("tbs", '"1,250"', 1.25),
        ("t_score_total_hip", '"0,004"', 0.004),
        ("steroid_months", "1 month", 1.0),
        ("scan_months_ago", "1 month", 1.0),
        ("denosumab_months_since_dose", "1 month", 1.0),
        ("denosumab_months_since_dose", "6.9", 6.9),
        ("scan_months_ago", "6.9", 6.9),
        ("egfr", '">90"', 90.0),
        ("egfr", "45 mL/min/1.73m2", 45.0),
        ("age", '"64,5"', 64.0),
        ("height_cm", "5 ft 11 in", 180.3),
    ],
)
def test_numbers_are_read_as_people_and_laboratories_write_them(
    knowledge: Knowledge, fact: str, text: str, value: float
) -> None:
    read = read_answers_file(f"answers:\n  {fact}: {text}\n", "a.yaml", knowledge.dictionary).answers
    assert read[fact].value == value


@pytest.mark.parametrize("text", ['{"answers": {"age": null, "sex": "male"}}', "answers: {age: ~, sex: male}"])
def test_null_is_no_answer(knowledge: Knowledge, text: str) -> None:
    assert set(read_answers_file(text, "a.json", knowledge.dictionary).answers) == {"sex"}


@pytest.mark.parametrize(
    ("fact", "text", "message"),
    [
        ("falls_past_year", "2.5", "Falls in the past year is a whole number, and 2.5 is not. Write 2 or 3."),
        ("height_cm", "5.11 ft", "Write 5 ft 11 in (180.3) or 155.8."),
        ("height_cm", "5.11", "Did you mean 5 ft 11 in (180.3) or 155.8?"),
        ("age", "", "Nothing stands after"),
    ],
)
def test_what_means_two_things_or_nothing_is_asked_back(
    knowledge: Knowledge, fact: str, text: str, message: str
) -> None:
    with pytest.raises(KnowledgeError) as raised:
        read_answers_file(f"answers:\n  {fact}: {text}\n", "a.yaml", knowledge.dictionary)
    assert message in str(raised.value)
