"""The follow-up questionnaire asks a person on a bone medicine about the medicine, and nobody about everything."""

import pytest

from bonebrief.interview.action import Record
from bonebrief.interview.state import apply, start
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.answer import Answer, Status
from bonebrief.language.value import Value

EVERYBODY: dict[str, Value] = {
    "age": 73.0,
    "sex": "female",
    "menopause_status": "postmenopausal",
    "guidance": "us",
    "height_cm": 160.0,
    "height_peak_cm": 162.0,
    "weight_kg": 60.0,
    "weight_loss_unintended": "no",
    "scan_done": "yes",
    "scan_kind": "dxa_hip_spine",
    "spine_scan_unreliable": "no",
    "scan_months_ago": 1.0,
    "t_score_lumbar_spine": -2.1,
    "t_score_total_hip": -2.0,
    "t_score_femoral_neck": -2.4,
    "previous_scan": "yes",
    "bmd_change_percent": -2.0,
    "bmd_lsc_percent": 4.0,
    "fracture_as_adult": "no",
    "back_pain_new": "no",
    "stooped_posture": "no",
    "steroid_use": "never",
    "conditions": ("none",),
    "falls_past_year": 0.0,
    "bone_affecting_medicines": ("none",),
    "frax_done": "no",
}


def asked(knowledge: Knowledge, **more: Value) -> list[str]:
    """The questions put to this person, in order; what is not said is not known."""
    interview = start(knowledge, knowledge.questionnaire("follow-up"))
    questions = []
    while (question := interview.current) is not None:
        questions.append(question)
        value = {**EVERYBODY, **more}.get(question)
        given = Answer(Status.UNKNOWN) if value is None else Answer(Status.ANSWERED, value)
        interview = apply(interview, Record(question, given))
    return questions


def test_a_person_on_denosumab_is_asked_for_the_last_injection(knowledge: Knowledge) -> None:
    questions = asked(knowledge, bone_medicine="denosumab")
    assert {"denosumab_months_since_dose", "bone_medicine_missed", "jaw_problem", "egfr"} <= set(questions)
    assert "frax_done" not in questions


def test_a_person_without_a_medicine_is_asked_for_frax_instead(knowledge: Knowledge) -> None:
    questions = asked(knowledge, bone_medicine="none")
    assert "frax_done" in questions
    assert not {"jaw_problem", "egfr", "dental_work_planned"} & set(questions)


@pytest.mark.parametrize(("medicine", "most"), [("none", 31), ("oral_bisphosphonate", 38), ("denosumab", 38)])
def test_a_follow_up_is_not_long(knowledge: Knowledge, medicine: str, most: int) -> None:
    assert len(asked(knowledge, bone_medicine=medicine)) <= most
