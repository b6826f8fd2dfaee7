"""How many questions people are asked: the full questionnaire and the short one keep to their promise."""

import pytest

from bonebrief.interview.action import Record
from bonebrief.interview.report.confirm import rows_of, toggled
from bonebrief.interview.report.confirm import taken as actions
from bonebrief.interview.state import Interview, apply, replay, start
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.answer import Answer, Answers, Status
from bonebrief.reading.given.answers import read_answers_file
from tests.interview.report import proposal

ORDINARY = {
    "a woman of 55 with low bone mass": """
        age: 55, sex: female, menopause_status: postmenopausal, menopause_age: 51, height_cm: 165, height_peak_cm: 166,
        weight_kg: 70, scan_done: yes, scan_kind: dxa_hip_spine, t_score_lumbar_spine: -1.6, t_score_total_hip: -1.2,
        t_score_femoral_neck: -1.4, hormone_therapy: never, parent_hip_fracture: no, frax_done: no""",
    "a woman of 68 with low bone mass": """
        age: 68, sex: female, menopause_status: postmenopausal, menopause_age: 50, height_cm: 162, height_peak_cm: 164,
        weight_kg: 72, scan_done: yes, scan_kind: dxa_hip_spine, t_score_lumbar_spine: -1.1, t_score_total_hip: -1.5,
        t_score_femoral_neck: -1.9, parent_hip_fracture: no, frax_done: no""",
    "a woman of 60 with normal density": """
        age: 60, sex: female, menopause_status: postmenopausal, menopause_age: 51, height_cm: 165, height_peak_cm: 166,
        weight_kg: 64, scan_done: yes, scan_kind: dxa_hip_spine, t_score_lumbar_spine: -0.3, t_score_total_hip: -0.2,
        t_score_femoral_neck: -0.8, hormone_therapy: never, parent_hip_fracture: yes, frax_done: no""",
    "a man of 71 in the osteoporosis range": """
        age: 71, sex: male, height_cm: 176, height_peak_cm: 178, weight_kg: 80, scan_done: yes,
        scan_kind: dxa_hip_spine, t_score_lumbar_spine: -1.0, t_score_total_hip: -2.5, t_score_femoral_neck: -2.7""",
    "a premenopausal woman of 41": """
        age: 41, sex: female, menopause_status: premenopausal, height_cm: 168, height_peak_cm: 168, weight_kg: 61,
        scan_done: yes, scan_kind: dxa_hip_spine, t_score_lumbar_spine: -1.8, t_score_total_hip: -1.2,
        t_score_femoral_neck: -1.4, z_score_lumbar_spine: -1.6, parent_hip_fracture: no""",
}
HABITS = """
    weight_loss_unintended: no, fracture_as_adult: no, back_pain_new: no, stooped_posture: no, steroid_use: never,
    bone_affecting_medicines: [none], conditions: [none], smoking: never, alcohol_units_per_day: 1,
    calcium_mg_per_day: 900, little_sun: no, weight_bearing_days: 3, falls_past_year: 0, unsteady: no,
    bone_medicine: none, thyroid_hormone: no, guidance: us"""


@pytest.mark.sampled(2)
@pytest.mark.parametrize(("name", "most"), [("bone-health", 26), ("quick", 15)])
@pytest.mark.parametrize(
    "person",
    ["a woman of 55 with low bone mass", "a woman of 68 with low bone mass", "a woman of 60 with normal density"],
)
def test_an_ordinary_person_is_asked_few_questions(knowledge: Knowledge, person: str, name: str, most: int) -> None:
    known = answers(knowledge, f"{ORDINARY[person]}, {HABITS}")
    assert len(screens_from(start(knowledge, knowledge.questionnaire(name)), known)) <= most


def test_the_short_one_asks_what_is_at_hand_at_a_visit(knowledge: Knowledge) -> None:
    thin = "age: 58, sex: female, menopause_status: postmenopausal, scan_done: no, weight_kg: 51, height_cm: 166"
    without_frax = asked_of(knowledge, answers(knowledge, f"{thin}, frax_done: no, {HABITS}"), "quick")
    assert {"weight_kg", "height_cm", "parent_hip_fracture", "falls_past_year", "frax_done"} <= {*without_frax}
    scanned = thin.replace("scan_done: no", "scan_done: yes, scan_kind: dxa_hip_spine, t_score_total_hip: -1.9")
    assert {"weight_kg", "height_cm"} <= {*asked_of(knowledge, answers(knowledge, f"{scanned}, {HABITS}"), "quick")}
    frax = "frax_done: yes, frax_model: us, frax_major_percent: 21, frax_hip_percent: 3"
    with_frax = asked_of(knowledge, answers(knowledge, f"{thin}, {frax}, {HABITS}"), "quick")
    assert {"frax_model", "frax_major_percent", "frax_hip_percent", "guidance"} <= {*with_frax}


A_WOMAN = """
    sex: female, menopause_status: postmenopausal, menopause_age: 50, height_cm: 161, height_peak_cm: 163,
    weight_kg: 66, scan_done: yes, scan_kind: dxa_hip_spine, hormone_therapy: never,
    parent_hip_fracture: no"""
AT_THE_DOCTORS = """
    previous_scan: no, egfr: 75, swallowing_or_upright_problem: no, calcium_result: normal, alp_result: normal,
    heart_attack_or_stroke_past_year: no, blood_clot_history: no, dental_work_planned: no, loaded_spine_bending: no"""
RISKS = {
    "57, her mother broke a hip": "age: 57, parent_hip_fracture: yes, frax_done: no",
    "59, she smokes": "age: 59, smoking: current, frax_done: no",
    "60, wine and little calcium": "age: 60, alcohol_units_per_day: 3, calcium_mg_per_day: 500, frax_done: no",
    "61, one fall": "age: 61, falls_past_year: 1, fall_injury: no, frax_done: no",
    "63, an early menopause": "age: 63, menopause_age: 43, frax_done: no",
    "64, with a FRAX result": (
        "age: 64, frax_done: yes, frax_model: us, frax_with_bmd: yes, frax_major_percent: 9.5, frax_hip_percent: 1.2"
    ),
    "66, thyroid tablets": "age: 66, thyroid_hormone: yes, frax_done: no",
    "70, two weeks of steroids": "age: 70, steroid_use: past, steroid_months: 0.5, frax_done: no",
    "74, her mother broke a hip, and she smokes": "age: 74, parent_hip_fracture: yes, smoking: current, frax_done: no",
    "79, unsteady": "age: 79, unsteady: yes, frax_done: no",
}


@pytest.mark.sampled(4)
@pytest.mark.parametrize("woman", RISKS)
def test_with_a_pasted_report_a_woman_with_a_risk_factor_or_two_is_asked_few(knowledge: Knowledge, woman: str) -> None:
    """Where nothing brings up a medicine: a score of -2.5, a fracture or a high FRAX result opens that section."""
    scores = "t_score_lumbar_spine: -1.3, t_score_total_hip: -1.1, t_score_femoral_neck: -1.7"
    told = {fact: answer for text in (HABITS, A_WOMAN, scores) for fact, answer in answers(knowledge, text).items()}
    known = {**told, **answers(knowledge, RISKS[woman])}
    first = start(knowledge, knowledge.questionnaire("bone-health"))
    pasted = replay(first, list(actions(first, rows_of(first, proposal(knowledge, printed(known))))))
    assert len(screens_from(pasted, known)) <= 18


BROUGHT_UP = {
    "a wrist fracture": (
        22,
        """fracture_as_adult: yes, fracture_low_trauma: yes, fracture_sites: [forearm_or_wrist], fracture_count: 1,
        fracture_months_ago: 30""",
    ),
    "a score of -2.7": (19, "t_score_lumbar_spine: -1.9, t_score_total_hip: -2.2, t_score_femoral_neck: -2.7"),
    "steroids and UK FRAX": (
        25,
        """guidance: uk, steroid_use: current, steroid_dose_mg: 7.5, steroid_months: 14, steroid_high_dose_days: 0,
        frax_done: yes, frax_model: uk, frax_with_bmd: yes, frax_major_percent: 19, frax_hip_percent: 6""",
    ),
    "FRAX of 31 %": (
        22,
        """guidance: uk, frax_done: yes, frax_model: uk, frax_with_bmd: yes, frax_major_percent: 31,
        frax_hip_percent: 9.5, parent_hip_fracture: yes, t_score_femoral_neck: -2.2""",
    ),
}


@pytest.mark.parametrize("woman", BROUGHT_UP)
def test_where_a_medicine_comes_up_what_is_yes_or_no_is_asked_at_once(knowledge: Knowledge, woman: str) -> None:
    """Of the questions that are left each has an answer that changes a point for her, or opens one that has."""
    most, more = BROUGHT_UP[woman]
    told = "age: 67, frax_done: no, t_score_lumbar_spine: -1.3, t_score_total_hip: -1.1, t_score_femoral_neck: -1.7"
    known: dict[str, Answer] = {}
    for text in (HABITS, A_WOMAN, AT_THE_DOCTORS, told, more):
        known.update(answers(knowledge, text))
    first = start(knowledge, knowledge.questionnaire("bone-health"))
    pasted = replay(first, list(actions(first, rows_of(first, proposal(knowledge, printed(known))))))
    screens = screens_from(pasted, known)
    assert len(screens) <= most


@pytest.mark.parametrize(
    "person",
    ["a woman of 55 with low bone mass", "a woman of 68 with low bone mass", "a woman of 60 with normal density"],
)
def test_with_a_pasted_report_fewer_are_asked(knowledge: Knowledge, person: str) -> None:
    known = answers(knowledge, f"{ORDINARY[person]}, {HABITS}")
    report = proposal(knowledge, printed(known))
    first = start(knowledge, knowledge.questionnaire("bone-health"))
    taken = list(actions(first, rows_of(first, report)))
    assert {one.fact for one in taken} >= {"t_score_lumbar_spine", "t_score_total_hip", "t_score_femoral_neck"}
    assert len(screens_from(replay(first, taken), known)) <= 18


@pytest.mark.parametrize("left_out", ["scan_months_ago", "t_score_total_hip", "scan_months_ago t_score_total_hip"])
def test_what_is_left_out_of_a_report_is_asked_like_any_other_question(knowledge: Knowledge, left_out: str) -> None:
    """Also where the questionnaire itself does not ask it, as it does not ask when the scan was."""
    known = answers(knowledge, f"{ORDINARY['a woman of 68 with low bone mass']}, {HABITS}")
    first = start(knowledge, knowledge.questionnaire("bone-health"))
    rows = rows_of(first, proposal(knowledge, printed(known)))
    fewer = tuple(toggled(row) if row.proposed.fact in left_out.split() else row for row in rows)
    beside, whole = (asked_from(replay(first, list(actions(first, one))), known) for one in (fewer, rows))
    assert sorted({*beside} - {*whole}) == left_out.split()
    assert not {*left_out.split()} & {*whole}


def test_an_age_in_years_and_months_is_that_of_somebody_who_said_the_years(knowledge: Knowledge) -> None:
    first = start(knowledge, knowledge.questionnaire("bone-health"), answers(knowledge, "age: 76, scan_done: yes"))
    said = proposal(knowledge, "Age: 76.4   Sex: Female\nRegion   BMD   T-score\nTotal Hip   0.650   -2.4\n")
    assert "age" in {row.fact for row in said.rows}
    assert "age" not in {row.proposed.fact for row in rows_of(first, said)}


Z_SCORES_ONLY = """Scan Date: 20 November 2026   Sex: Female
Region          BMD (g/cm2)   Z-score
AP Spine L1-L4  0.900         {spine}
Total Hip       0.750         -1.2
Femoral Neck    0.700         -1.3
"""


@pytest.mark.parametrize("age", [34, 68])
def test_t_scores_are_not_asked_after_a_report_that_printed_z_scores_only(knowledge: Knowledge, age: int) -> None:
    interview = with_report(knowledge, age, Z_SCORES_ONLY.format(spine="-1.1"))
    assert interview.status("z_score_total_hip") is Status.ANSWERED
    assert not [question for question in asked_from(interview, {}) if question.startswith("t_score")]
    assert interview.status("t_score_total_hip") is Status.SKIPPED
    typed = apply(interview, Record("t_score_total_hip", Answer(Status.ANSWERED, -2.6)))
    assert typed.settled.values["t_score_total_hip"] == -2.6


def test_a_t_score_that_is_known_already_is_kept_beside_a_report_with_z_scores_only(knowledge: Knowledge) -> None:
    interview = with_report(knowledge, 68, Z_SCORES_ONLY.format(spine="-1.1"), ", t_score_total_hip: -2.6")
    assert interview.settled.values["t_score_total_hip"] == -2.6
    assert "t_score_lumbar_spine" in asked_from(interview, {})


def with_report(knowledge: Knowledge, age: int, text: str, more: str = "") -> Interview:
    """An interview in which the marked rows of a report were taken over."""
    person = answers(knowledge, f"age: {age}, sex: female, scan_done: yes, scan_kind: dxa_hip_spine{more}")
    first = start(knowledge, knowledge.questionnaire("bone-health"), person)
    return replay(first, list(actions(first, rows_of(first, proposal(knowledge, text)))))


def printed(known: Answers) -> str:
    """A report of somebody's scan as it is handed out: the person, the scores, and no more."""
    value = {fact: answer.value for fact, answer in known.items()}
    rows = [
        f"{site}   {density}   {value[f't_score_{place}']:+.1f}   {float(str(value[f't_score_{place}'])) + 1:+.1f}"
        for site, place, density in (
            ("AP Spine L1-L4", "lumbar_spine", "1.000"),
            ("Total Hip", "total_hip", "0.850"),
            ("Femoral Neck", "femoral_neck", "0.750"),
        )
    ]
    head = f"Scan Date: 20 November 2026   Age: {value['age']:.0f}   Sex: {str(value['sex']).title()}"
    body = f"Height: {value['height_cm']:.1f} cm   Weight: {value['weight_kg']:.1f} kg"
    return "\n".join([head, body, "Region   BMD (g/cm2)   T-score   Z-score", *rows])


@pytest.mark.parametrize(
    ("steroids", "followed_by"),
    [
        ("months: 0.5", "months"),
        ("months: 6, past_dose_mg: 10, stopped_months_ago: 60", "months past_dose_mg stopped_months_ago"),
        (
            "months: 6, past_dose_mg: 10, stopped_months_ago: 4",
            "months past_dose_mg stopped_months_ago high_dose_days grams_past_year",
        ),
    ],
)
def test_steroids_of_the_past_are_asked_about_as_far_as_they_count(
    knowledge: Knowledge, steroids: str, followed_by: str
) -> None:
    told = ", ".join(f"steroid_{one}" for one in ["use: past", *steroids.split(", ")])
    person = f"{ORDINARY['a woman of 68 with low bone mass']}, {HABITS}".replace("steroid_use: never", told)
    questions = asked_of(knowledge, answers(knowledge, person), "bone-health")
    assert [one.removeprefix("steroid_") for one in questions if "steroid" in one] == ["use", *followed_by.split()]


def test_nobody_is_asked_much_more(knowledge: Knowledge) -> None:
    first = start(knowledge, knowledge.questionnaire("bone-health"))
    told = [answers(knowledge, f"{ORDINARY[person]}, {HABITS}") for person in ORDINARY]
    assert all(len(screens_from(first, known)) <= 30 for known in told)


@pytest.mark.parametrize("name", ["bone-health", "quick"])
@pytest.mark.parametrize("sex", ["sex: female, menopause_status: premenopausal", "sex: male"])
def test_a_young_person_whose_report_has_z_scores_only_says_so_once(knowledge: Knowledge, sex: str, name: str) -> None:
    person = f"age: 34, {sex}, scan_done: yes, scan_kind: dxa_hip_spine, z_score_total_hip: -1.9"
    known = answers(knowledge, f"{person}, z_score_lumbar_spine: -1.7, z_score_femoral_neck: -1.8, {HABITS}")
    questions = asked_of(knowledge, known, name)
    assert [question for question in questions if question.startswith("t_score")] == ["t_score_lumbar_spine"]
    assert "z_score_total_hip" in questions
    assert "ovaries_removed" not in questions, "who is before menopause has said so"


def test_a_question_that_is_not_worth_asking_is_counted_as_not_asked_and_may_still_be_answered(
    knowledge: Knowledge,
) -> None:
    interview = start(
        knowledge,
        knowledge.questionnaire("bone-health"),
        answers(knowledge, ORDINARY["a woman of 60 with normal density"]),
    )
    assert "z_score_total_hip" not in interview.open
    assert interview.status("z_score_total_hip") is Status.NOT_ASKED
    answered = apply(interview, Record("z_score_total_hip", Answer(Status.ANSWERED, 0.4)))
    assert "z_score_total_hip" in answered.open
    assert answered.settled.values["z_score_total_hip"] == 0.4


def asked(knowledge: Knowledge, person: str, name: str) -> list[str]:
    """The questions a person of whom this is true is asked; what is not said is not known."""
    return asked_of(knowledge, answers(knowledge, f"{ORDINARY[person]}, {HABITS}"), name)


def asked_of(knowledge: Knowledge, known: Answers, name: str) -> list[str]:
    return asked_from(start(knowledge, knowledge.questionnaire(name)), known)


def asked_from(interview: Interview, known: Answers) -> list[str]:
    """The questions that still come to an answer from a state of the interview on."""
    return [question for screen in screens_from(interview, known) for question in screen]


def screens_from(interview: Interview, known: Answers) -> list[tuple[str, ...]]:
    """The same, screen by screen: some questions are asked at once; of these some need no answer after all."""
    screens = []
    while (question := interview.current) is not None:
        answered = []
        for one in interview.one_screen or (question,):
            if one in interview.sensible:
                interview = apply(interview, Record(one, known.get(one, Answer(Status.UNKNOWN))))
                answered.append(one)
        screens.append(tuple(answered))
    return screens


def answers(knowledge: Knowledge, text: str) -> Answers:
    return read_answers_file("answers: {" + text + "}", "person", knowledge.dictionary).answers
