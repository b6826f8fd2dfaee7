"""The shipped conflicts: each holds for whom it should, is said in the brief, and is left in peace once kept."""

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bonebrief.brief.formats.json_contract import to_json
from bonebrief.brief.make import make_brief
from bonebrief.brief.model import Brief
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.answer import Answers
from bonebrief.meanings.plain.inference import Inference, judged
from bonebrief.reading.given.answers import read_answers_file
from tests.people import people

SCAN = "scan_done: yes, scan_kind: dxa_hip_spine"
BROKE = "fracture_as_adult: yes, fracture_low_trauma: yes"
STEROIDS = "steroid_use: current, steroid_months: 12"
FEMALE = "sex: female, menopause_status: postmenopausal"


def person(knowledge: Knowledge, answers: str) -> Inference:
    return judged(knowledge, read_answers_file(f"answers: {{{answers}}}", "a.yaml", knowledge.dictionary).answers)


def brief_of(knowledge: Knowledge, inference: Inference) -> Brief:
    return make_brief(knowledge, knowledge.questionnaire("bone-health"), inference, date(2026, 11, 27))


@pytest.mark.sampled(3)
@pytest.mark.parametrize(
    ("conflict", "holds", "does_not"),
    [
        ("premenopausal_late", "age: 58, sex: female, menopause_status: premenopausal", "58 -> 57"),
        ("perimenopausal_late", "age: 62, sex: female, menopause_status: perimenopausal", "62 -> 61"),
        (
            "ovaries_removed_before_menopause",
            "sex: female, menopause_status: premenopausal, ovaries_removed: yes",
            "yes -> no",
        ),
        (
            "menopause_after_operation",
            f"age: 70, {FEMALE}, menopause_age: 50, ovaries_removed: yes, ovaries_removed_age: 48",
            "48 -> 49",
        ),
        (
            "clots_here_and_not_there",
            f"{FEMALE}, hormone_therapy_cautions: [clots], blood_clot_history: no",
            "clot_history: no -> clot_history: yes",
        ),
        (
            "clots_here_and_not_there",
            f"{FEMALE}, hormone_therapy_cautions: [none], blood_clot_history: yes",
            "[none] -> unknown",
        ),
        (
            "heart_or_stroke_not_ticked",
            f"{FEMALE}, hormone_therapy_cautions: [clots], heart_attack_or_stroke_past_year: yes",
            "[clots] -> [stroke_or_tia]",
        ),
        (
            "breast_cancer_not_ticked",
            f"{FEMALE}, hormone_therapy_cautions: [none], bone_affecting_medicines: [aromatase_inhibitor]",
            "aromatase_inhibitor -> tenofovir",
        ),
        (
            "cancer_not_ticked",
            "sex: male, back_pain_new: yes, back_pain_warning: [none],bone_affecting_medicines: [androgen_deprivation]",
            "[none] -> [cancer_history]",
        ),
        (
            "weight_loss_not_ticked",
            "back_pain_new: yes, back_pain_warning: [none], weight_loss_unintended: yes",
            "unintended: yes -> unintended: no",
        ),
        (
            "cancer_not_ticked",
            "sex: female, back_pain_new: yes, back_pain_warning: [none], bone_affecting_medicines: [tamoxifen]",
            "tamoxifen -> tenofovir",
        ),
        (
            "cancer_not_ticked",
            "sex: male, back_pain_new: yes, back_pain_warning: [none], radiation_to_bone: yes",
            "to_bone: yes -> to_bone: no",
        ),
        ("ovaries_at_rest_in_a_man", "sex: male, bone_affecting_medicines: [ovarian_suppression]", "male -> female"),
        ("raloxifene_in_a_man", "sex: male, bone_medicine: raloxifene", "male -> female"),
        (
            "raloxifene_before_menopause",
            "sex: female, bone_medicine: raloxifene, menopause_status: premenopausal",
            "premenopausal -> postmenopausal",
        ),
        ("dialysis_and_good_kidneys", "conditions: [dialysis], egfr: 30", "30 -> 29.9"),
        ("calcium_low_here_and_not_there", "low_blood_calcium: yes, calcium_result: normal", "normal -> low"),
        (
            "calcium_low_here_and_not_there",
            "low_blood_calcium: no, calcium_result: low",
            "low_blood_calcium: no -> low_blood_calcium: yes",
        ),
        (
            "denosumab_dates_apart",
            "bone_medicine: denosumab, bone_medicine_ended: yes, bone_medicine_stopped_months_ago: 10,"
            "denosumab_months_since_dose: 2",
            "dose: 2 -> dose: 9",
        ),
        ("much_shorter", "height_cm: 150, height_peak_cm: 185", "185 -> 170"),
        (
            "spine_and_hip_apart",
            f"{SCAN}, t_score_lumbar_spine: -3.8, t_score_total_hip: 0.0",
            "-3.8 -> -3.0",
        ),
        (
            "two_bones_and_one_fracture",
            f"age: 60, {BROKE}, fracture_sites: [hip, pelvis], fracture_count: 1",
            "count: 1 -> count: 2",
        ),
        (
            "prostate_medicine_in_a_woman",
            "sex: female, bone_affecting_medicines: [androgen_deprivation]",
            "female -> male",
        ),
        (
            "contraceptive_in_a_man",
            "sex: male, bone_affecting_medicines: [depot_medroxyprogesterone]",
            "male -> female",
        ),
        ("kidney_disease_not_ticked", "egfr: 29, conditions: [none]", "29 -> 30"),
        (
            "ovaries_here_and_not_there",
            f"{FEMALE}, ovaries_removed: yes, bone_affecting_medicines: [gender_affirming_hormones],gonads_removed: no",
            "gonads_removed: no -> gonads_removed: yes",
        ),
        ("shorter_when_young", "height_cm: 165, height_peak_cm: 163.9", "163.9 -> 164"),
        (
            "measured_loss_too_large",
            "height_cm: 160, height_peak_cm: 161, height_loss_measured_cm: 3.1",
            "3.1 -> 3",
        ),
        ("sign_lost_lumbar_spine", f"age: 50, {SCAN}, t_score_lumbar_spine: 0.6", "0.6 -> 0.5"),
        ("sign_lost_lumbar_spine", f"age: 50, {SCAN}, t_score_lumbar_spine: 0.6", "50 -> 49"),
        ("sign_lost_total_hip", f"age: 70, {SCAN}, t_score_total_hip: 1.8", "1.8 -> -1.8"),
        ("sign_lost_total_hip", f"age: 70, {SCAN}, t_score_total_hip: 2.4", "2.4 -> 2.5"),
        ("sign_lost_femoral_neck", f"age: 70, {SCAN}, t_score_femoral_neck: 0.9", "0.9 -> 0.1"),
        ("sign_lost_forearm", f"age: 70, {SCAN}, t_score_forearm: 0.9", "0.9 -> 0.1"),
        ("scores_of_both_signs", f"{SCAN}, t_score_total_hip: 0.6, t_score_femoral_neck: -1.0", "-1.0 -> -0.9"),
        ("hip_and_neck_apart", f"{SCAN}, t_score_total_hip: -1.0, t_score_femoral_neck: -2.6", "-2.6 -> -2.5"),
        (
            "z_far_above_t_lumbar_spine",
            f"age: 70, {SCAN}, t_score_lumbar_spine: -2.0, z_score_lumbar_spine: 1.1",
            "1.1 -> 1.0",
        ),
        (
            "z_far_above_t_total_hip",
            f"age: 64, {SCAN}, t_score_total_hip: -2.0, z_score_total_hip: 0.3",
            "64 -> 65",
        ),
        (
            "z_far_above_t_femoral_neck",
            f"age: 49, {SCAN}, t_score_femoral_neck: -2.0, z_score_femoral_neck: -0.4",
            "49 -> 50",
        ),
        ("fracture_without_a_bone", f"age: 39, {BROKE}, fracture_sites: [none]", "39 -> 40"),
        ("fracture_before_adult", f"age: 60, {BROKE}, fracture_months_ago: 530", "530 -> 500"),
        (
            "fracture_before_40",
            f"age: 60, {BROKE}, fracture_sites: [rib], fracture_months_ago: 264",
            "264 -> 252",
        ),
        (
            "fracture_without_a_fall",
            f"{BROKE}, fracture_sites: [hip], fracture_months_ago: 10, falls_past_year: 0",
            "10 -> 11",
        ),
        (
            "high_dose_and_no_such_day",
            f"{STEROIDS}, steroid_dose_mg: 30, steroid_high_dose_days: 0",
            "mg: 30 -> mg: 29.9",
        ),
        (
            "high_dose_days_beyond_the_course",
            "steroid_use: past, steroid_months: 1, steroid_high_dose_days: 47",
            "47 -> 46",
        ),
        (
            "steroid_grams_too_few",
            f"{STEROIDS}, steroid_high_dose_days: 100, steroid_grams_past_year: 2.4",
            "2.4 -> 2.5",
        ),
        ("frax_with_density_and_no_scan", "scan_done: no, frax_done: yes, frax_with_bmd: yes", "done: no -> done: yes"),
    ],
)
def test_it_holds_for_whom_it_should(knowledge: Knowledge, conflict: str, holds: str, does_not: str) -> None:
    old, new = does_not.split(" -> ")
    assert old in holds
    found = person(knowledge, holds)
    assert conflict in [one.id for one in found.open_conflicts]
    assert conflict not in [one.id for one in person(knowledge, holds.replace(old, new, 1)).conflicts]
    warning = next(one for one in brief_of(knowledge, found).warnings if one.fact == knowledge.conflicts[conflict].ask)
    assert "(no answer)" not in warning.text


def test_every_shipped_conflict_is_tried(knowledge: Knowledge) -> None:
    marks = test_it_holds_for_whom_it_should.pytestmark  # type: ignore[attr-defined]
    assert {case[0] for case in marks[0].args[1]} == set(knowledge.conflicts)


OSTEOPOROSIS_AT_66 = (
    f"age: 66, sex: female, menopause_status: premenopausal, {SCAN}, t_score_total_hip: -3.2, z_score_total_hip: -0.9,"
    "fracture_as_adult: no, steroid_use: never"
)


def test_premenopausal_at_66_gives_no_calm_class(knowledge: Knowledge) -> None:
    found = person(knowledge, OSTEOPOROSIS_AT_66)
    brief = brief_of(knowledge, found)
    assert brief.bone_density.category not in ("within_expected_range_for_age", "normal")
    assert "menopause_status" not in found.values
    assert brief.warnings[0].text.startswith("At 66 hardly any woman is still before menopause.")
    assert "menopause_status" in [one.fact for one in brief.missing]


def test_what_lies_behind_an_answer_that_is_held_back_does_not_bring_it_back(knowledge: Knowledge) -> None:
    answers = "age: 66, sex: female, menopause_status: premenopausal, periods_absent_6_months: yes"
    found = person(knowledge, answers)
    assert [one.id for one in found.open_conflicts] == ["premenopausal_late"]
    assert "menopause_status" not in found.values


def kept(answers: Answers, fact: str, conflict: str) -> Answers:
    return {**answers, fact: replace(answers[fact], kept=frozenset({conflict}))}


def test_once_kept_the_answer_counts_and_json_keeps_that(knowledge: Knowledge) -> None:
    answers = kept(person(knowledge, OSTEOPOROSIS_AT_66).answers, "menopause_status", "premenopausal_late")
    found = judged(knowledge, answers)
    assert found.values["menopause_status"] == "premenopausal"
    assert found.open_conflicts == ()
    text = to_json(brief_of(knowledge, found))
    assert json.loads(text)["answers"]["menopause_status"]["kept"] == ["premenopausal_late"]
    assert "Both were kept when asked back." in json.loads(text)["warnings"][0]["text"]
    again = read_answers_file(text, "b.json", knowledge.dictionary).answers
    assert again["menopause_status"] == answers["menopause_status"]


def test_a_score_whose_plus_was_typed_is_not_in_question(knowledge: Knowledge) -> None:
    answers = person(knowledge, f"age: 70, {FEMALE}, {SCAN}, t_score_total_hip: 2.2").answers
    assert [one.fact for one in brief_of(knowledge, judged(knowledge, answers)).warnings] == ["t_score_total_hip"]
    answers = kept(answers, "t_score_total_hip", "sign_lost_total_hip")
    assert brief_of(knowledge, judged(knowledge, answers)).warnings == ()


@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_no_rule_sees_an_answer_that_is_held_back(knowledge: Knowledge, data: st.DataObject) -> None:
    found = judged(knowledge, data.draw(people(knowledge)))
    for conflict in found.open_conflicts:
        assert conflict.ask not in found.values or not conflict.unused
    for warning in brief_of(knowledge, found).warnings:
        assert "not known" not in warning.text
        assert "(no answer)" not in warning.text
