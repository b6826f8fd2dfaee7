"""Ordinary people with a pasted report: how many screens they answer, and that what was left out changes nothing."""

import pytest

from bonebrief.brief.prioritise import raised_points
from bonebrief.interview.action import Record
from bonebrief.interview.report.confirm import rows_of, taken
from bonebrief.interview.state import Interview, apply, replay, start
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.answer import Answer, Answers, Status
from bonebrief.meanings.agree import Inferrer
from bonebrief.meanings.plain.inference import Inference
from bonebrief.meanings.plain.outlook import needless
from tests.interview.report import proposal
from tests.interview.test_length import answers, printed, screens_from

MOST = 25
WOMAN = """sex: female, menopause_status: postmenopausal, menopause_age: 50, height_cm: 163, height_peak_cm: 165,
    weight_kg: 68, hormone_therapy: never, hormone_therapy_cautions: [none], low_estrogen_symptoms: no,
    ovaries_removed: no"""
MAN = "sex: male, height_cm: 176, height_peak_cm: 178, weight_kg: 79"
EVERYBODY = """
    scan_done: yes, scan_kind: dxa_hip_spine, spine_scan_unreliable: no, previous_scan: no, guidance: us,
    parent_hip_fracture: no, family_osteoporosis: no, weight_loss_unintended: no, fracture_as_adult: no,
    back_pain_new: no, stooped_posture: no, anaemia_or_high_esr: no, steroid_use: never,
    bone_affecting_medicines: [none], conditions: [none], thyroid_hormone: no, smoking: never,
    alcohol_units_per_day: 0.5, calcium_mg_per_day: 900, little_sun: no, protein_low: no, weight_bearing_days: 5,
    strength_days: 1, loaded_spine_bending: no, falls_past_year: 0, unsteady: no, worried_about_falling: no,
    trouble_rising_from_chair: no, bone_medicine: none, frax_done: no, egfr: 75, calcium_result: normal,
    alp_result: normal, swallowing_or_upright_problem: no, radiation_to_bone: no,
    heart_attack_or_stroke_past_year: no, blood_clot_history: no, dental_work_planned: no"""
PEOPLE = {
    "62, no fracture": (
        WOMAN,
        """
        age: 62, t_score_lumbar_spine: -1.8, t_score_total_hip: -1.4, t_score_femoral_neck: -1.9""",
    ),
    "64, a wrist fracture": (
        WOMAN,
        """
        age: 64, t_score_lumbar_spine: -1.6, t_score_total_hip: -1.4, t_score_femoral_neck: -2.1,
        fracture_as_adult: yes, fracture_low_trauma: yes, fracture_sites: [forearm_or_wrist],
        fracture_count: 1, fracture_months_ago: 18, falls_past_year: 0""",
    ),
    "73, a spine fracture": (
        WOMAN,
        """
        age: 73, t_score_lumbar_spine: -2.8, t_score_total_hip: -2.0, t_score_femoral_neck: -2.3,
        fracture_as_adult: yes, fracture_low_trauma: yes, fracture_sites: [spine], fracture_count:
        1, vertebral_fracture_count: 1, fracture_months_ago: 9, stooped_posture: yes,
        height_peak_cm: 168""",
    ),
    "79, a hip fracture": (
        WOMAN,
        """
        age: 79, t_score_lumbar_spine: -2.0, t_score_total_hip: -2.9, t_score_femoral_neck: -3.1,
        fracture_as_adult: yes, fracture_low_trauma: yes, fracture_sites: [hip], fracture_count: 1,
        fracture_months_ago: 5, falls_past_year: 2, fall_injury: yes, unsteady: yes, balance_days: 0""",
    ),
    "70, on alendronate": (
        WOMAN,
        """
        age: 70, t_score_lumbar_spine: -2.2, t_score_total_hip: -1.9, t_score_femoral_neck: -2.4,
        bone_medicine: oral_bisphosphonate, bone_medicine_years: 5, bone_medicine_missed: no,
        bone_medicine_ended: no, thigh_or_groin_pain: no, jaw_problem: no, other_bone_pain: no,
        previous_scan: yes, bmd_change_percent: 2.1, bmd_lsc_percent: 3""",
    ),
    "74, on denosumab": (
        WOMAN,
        """
        age: 74, t_score_lumbar_spine: -2.4, t_score_total_hip: -2.3, t_score_femoral_neck: -2.6,
        bone_medicine: denosumab, bone_medicine_years: 3, bone_medicine_missed: no,
        bone_medicine_ended: no, denosumab_months_since_dose: 4, thigh_or_groin_pain: no,
        jaw_problem: no, other_bone_pain: no, previous_scan: yes, bmd_change_percent: 4,
        bmd_lsc_percent: 3""",
    ),
    "66, steroids and a UK FRAX result": (
        WOMAN,
        """
        age: 66, t_score_lumbar_spine: -1.5, t_score_total_hip: -1.7, t_score_femoral_neck: -2.0,
        guidance: uk, steroid_use: current, steroid_dose_mg: 5, steroid_months: 20, frax_done: yes,
        frax_model: uk, frax_with_bmd: yes, frax_major_percent: 17, frax_hip_percent: 4.5,
        conditions: [rheumatoid_arthritis], steroid_high_dose_days: 0""",
    ),
    "58, an aromatase inhibitor": (
        WOMAN,
        """
        age: 58, t_score_lumbar_spine: -1.9, t_score_total_hip: -1.6, t_score_femoral_neck: -1.8,
        bone_affecting_medicines: [aromatase_inhibitor], hormone_therapy_cautions:
        [breast_or_estrogen_cancer]""",
    ),
    "68, thyroid tablets": (
        WOMAN,
        """
        age: 68, t_score_lumbar_spine: -2.1, t_score_total_hip: -1.7, t_score_femoral_neck: -2.2,
        thyroid_hormone: yes, tsh_suppressed: no""",
    ),
    "52, coeliac disease": (
        WOMAN,
        """
        age: 52, menopause_age: 51, t_score_lumbar_spine: -2.3, t_score_total_hip: -1.8,
        t_score_femoral_neck: -2.0, conditions: [celiac_disease], weight_kg: 54, menopause_status:
        postmenopausal""",
    ),
    "77, falls": (
        WOMAN,
        """
        age: 77, t_score_lumbar_spine: -1.4, t_score_total_hip: -1.8, t_score_femoral_neck: -2.2,
        falls_past_year: 3, fall_injury: yes, unsteady: yes, balance_days: 0,
        trouble_rising_from_chair: yes""",
    ),
    "85, frail": (
        WOMAN,
        """
        age: 85, t_score_lumbar_spine: -1.0, t_score_total_hip: -2.6, t_score_femoral_neck: -2.9,
        weight_kg: 47, height_cm: 155, height_peak_cm: 163, stooped_posture: yes, falls_past_year:
        1, fall_injury: no, unsteady: yes, protein_low: yes, little_sun: yes,
        vitamin_d_supplement_iu: 800, vitamin_d_level_nmol: 60, trouble_rising_from_chair: yes,
        balance_days: 0""",
    ),
    "67, a score of -2.7": (
        WOMAN,
        """
        age: 67, t_score_lumbar_spine: -1.9, t_score_total_hip: -2.2, t_score_femoral_neck: -2.7""",
    ),
    "72, a UK FRAX result of 31 %": (
        WOMAN,
        """
        age: 72, t_score_lumbar_spine: -1.9, t_score_total_hip: -2.2, t_score_femoral_neck: -2.3,
        guidance: uk, frax_done: yes, frax_model: uk, frax_with_bmd: yes, frax_major_percent: 31,
        frax_hip_percent: 9.5, parent_hip_fracture: yes""",
    ),
    "59, a recent wrist fracture": (
        WOMAN,
        """
        age: 59, t_score_lumbar_spine: -0.9, t_score_total_hip: -1.0, t_score_femoral_neck: -1.2,
        fracture_as_adult: yes, fracture_low_trauma: yes, fracture_sites: [forearm_or_wrist],
        fracture_count: 1, fracture_months_ago: 3, falls_past_year: 1, fall_injury: yes,
        balance_days: 0, trouble_rising_from_chair: no""",
    ),
    "56, a score of -2.6 and flushes": (
        WOMAN,
        """
        age: 56, t_score_lumbar_spine: -2.6, t_score_total_hip: -1.9, t_score_femoral_neck: -2.1,
        low_estrogen_symptoms: yes, menopause_age: 53""",
    ),
    "a man of 74 on treatment of the prostate": (
        MAN,
        """
        age: 74, t_score_lumbar_spine: -1.4, t_score_total_hip: -1.9, t_score_femoral_neck: -2.2,
        bone_affecting_medicines: [androgen_deprivation]""",
    ),
    "a man of 67, no fracture": (
        MAN,
        """
        age: 67, t_score_lumbar_spine: -1.2, t_score_total_hip: -1.1, t_score_femoral_neck: -1.7""",
    ),
    "a man of 70, steroids and COPD": (
        MAN,
        """
        age: 70, t_score_lumbar_spine: -1.6, t_score_total_hip: -1.8, t_score_femoral_neck: -2.1,
        steroid_use: current, steroid_dose_mg: 10, steroid_months: 8, steroid_high_dose_days: 10,
        steroid_grams_past_year: unknown, conditions: [copd], smoking: former""",
    ),
    "a man of 78, two spine fractures": (
        MAN,
        """
        age: 78, t_score_lumbar_spine: -2.6, t_score_total_hip: -2.0, t_score_femoral_neck: -2.4,
        fracture_as_adult: yes, fracture_low_trauma: yes, fracture_sites: [spine], fracture_count:
        2, vertebral_fracture_count: 2, fracture_months_ago: 20, height_peak_cm: 181""",
    ),
    "a man of 80, falls and Parkinson's disease": (
        MAN,
        """
        age: 80, t_score_lumbar_spine: -0.8, t_score_total_hip: -1.9, t_score_femoral_neck: -2.3,
        falls_past_year: 4, fall_injury: no, unsteady: yes, conditions: [parkinson_disease],
        balance_days: 0, trouble_rising_from_chair: yes""",
    ),
    "a man of 61, alcohol and a broken rib": (
        MAN,
        """
        age: 61, t_score_lumbar_spine: -1.7, t_score_total_hip: -1.5, t_score_femoral_neck: -1.8,
        alcohol_units_per_day: 5, fracture_as_adult: yes, fracture_low_trauma: yes, fracture_sites:
        [rib], fracture_count: 1, fracture_months_ago: 14, falls_past_year: 1, fall_injury: yes,
        smoking: current, balance_days: 0, trouble_rising_from_chair: no""",
    ),
}


@pytest.mark.sampled(4)
@pytest.mark.parametrize("who", PEOPLE)
def test_with_a_pasted_report_they_answer_few_screens(knowledge: Knowledge, inferrer: Inferrer, who: str) -> None:
    known = told(knowledge, who)
    first = start(knowledge, knowledge.questionnaire("bone-health"))
    pasted = replay(first, taken(first, rows_of(first, proposal(knowledge, printed(known)))))
    assert len(screens_from(pasted, known)) <= MOST
    ended = answered(pasted, known)
    left_out = {fact: answer for fact, answer in known.items() if is_worth_asking(ended, fact)}
    found, with_the_others = (inferrer.infer(one) for one in (ended.answers, {**left_out, **ended.answers}))
    assert raised(knowledge, found) == raised(knowledge, with_the_others)


def is_worth_asking(interview: Interview, fact: str) -> bool:
    asked = interview.questionnaire.questions
    return fact in asked and not needless(interview.questionnaire, fact, interview.settled.values)


def told(knowledge: Knowledge, who: str) -> Answers:
    """Everything that is true of somebody; what is said last counts."""
    known: dict[str, Answer] = {}
    for text in (EVERYBODY, *PEOPLE[who]):
        known.update(answers(knowledge, text))
    return known


def answered(interview: Interview, known: Answers) -> Interview:
    """The interview after its last question."""
    while (question := interview.current) is not None:
        for one in interview.one_screen or (question,):
            if one in interview.sensible:
                interview = apply(interview, Record(one, known.get(one, Answer(Status.UNKNOWN))))
    return interview


def raised(knowledge: Knowledge, inference: Inference) -> dict[str, str]:
    return {point.id: point.priority.name for point in raised_points(knowledge, inference)}
