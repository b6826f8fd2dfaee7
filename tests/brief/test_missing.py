"""What stands as missing in a brief: what an answer could still change, and what some questionnaire would ask."""

from datetime import date

import pytest

from bonebrief.brief.make import make_brief
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.meanings.agree import Inferrer
from bonebrief.reading.given.answers import read_answers_file

PAST = """
    age: 68, sex: female, menopause_status: postmenopausal, weight_kg: 72, scan_done: yes, scan_kind: dxa_hip_spine,
    t_score_lumbar_spine: -1.1, t_score_total_hip: -1.5, t_score_femoral_neck: -1.9, fracture_as_adult: no,
    parent_hip_fracture: no, falls_past_year: 0, back_pain_new: no, bone_medicine: none, frax_done: no,
    steroid_use: past"""


@pytest.mark.parametrize("name", ["bone-health", "quick", "follow-up"])
def test_days_at_a_high_dose_are_not_missing_after_two_weeks_of_steroids(
    knowledge: Knowledge, inferrer: Inferrer, name: str
) -> None:
    assert "steroid_high_dose_days" not in missing(knowledge, inferrer, name, "steroid_months: 0.5")


def test_they_are_missing_where_steroids_were_taken_for_longer(knowledge: Knowledge, inferrer: Inferrer) -> None:
    assert "steroid_high_dose_days" in missing(knowledge, inferrer, "quick", "steroid_months: 6")


def missing(knowledge: Knowledge, inferrer: Inferrer, name: str, more: str) -> set[str]:
    known = read_answers_file("answers: {" + f"{PAST}, {more}" + "}", "person", knowledge.dictionary).answers
    brief = make_brief(knowledge, knowledge.questionnaire(name), inferrer.infer(known), date(2026, 11, 28))
    return {answer.fact for answer in brief.missing}
