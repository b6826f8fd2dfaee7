"""A reason names what it is about: of several choices those that its rule asks for, never all that was ticked."""

import pytest

from bonebrief.meanings.agree import Inferrer
from tests.brief.people import brief_of

WOMAN = "sex: female, menopause_status: postmenopausal, age: 70"
BROKE = "fracture_as_adult: yes, fracture_low_trauma: yes"
HIP_AND_MORE = f"{WOMAN}, {BROKE}, fracture_sites: [hip, forearm_or_wrist, hand_foot_face]"


@pytest.mark.parametrize(
    ("answers", "rule", "text"),
    [
        (HIP_AND_MORE, "hip_or_spine_fracture_talk.1", "Broken in a minor fall or without injury: hip."),
        (HIP_AND_MORE, "minor_fall_fracture_talk.1", "Broken in a minor fall or without injury: forearm or wrist."),
        (
            f"{HIP_AND_MORE}, scan_done: no",
            "first_scan.1",
            "No scan so far, after a fragility fracture: hip, forearm or wrist.",
        ),
        (
            f"{WOMAN}, bone_affecting_medicines: [aromatase_inhibitor, proton_pump_inhibitor_over_1_year]",
            "medicine_review.1",
            "Takes: acid blocker for over a year (such as omeprazole).",
        ),
        (
            f"{WOMAN}, bone_affecting_medicines: [loop_diuretic, sglt2_inhibitor]",
            "medicine_review.3",
            "Takes: diabetes tablet ending in -gliflozin. The evidence for this class is mixed.",
        ),
        (
            f"{WOMAN}, conditions: [celiac_disease, copd]",
            "conditions_and_bone.1",
            "Reported: long-term lung disease (COPD).",
        ),
        (
            f"{WOMAN}, back_pain_new: yes, back_pain_warning: [cancer_history, night_pain]",
            "back_pain_warning_signs.1",
            "New back pain with: cancer now or in the past, pain at night or that does not ease when lying down.",
        ),
    ],
)
def test_a_reason_names_the_choices_that_its_rule_asks_for(
    inferrer: Inferrer, answers: str, rule: str, text: str
) -> None:
    reasons = {
        reason.rule: reason.text for point in brief_of(inferrer, f"{{{answers}}}").points for reason in point.reasons
    }
    assert reasons[rule] == text
