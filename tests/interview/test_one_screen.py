"""Questions of yes or no that are asked at once: what is named is a yes, what is seen and left out a no, no more."""

import io

import pytest

from bonebrief.interview.action import Back, Record
from bonebrief.interview.conversation import Conversation
from bonebrief.interview.keeping.journal import NotKept
from bonebrief.interview.one_screen import Marked, read_marked
from bonebrief.interview.plain import PlainAsker
from bonebrief.interview.screen.talk import Talk
from bonebrief.interview.state import Interview, apply, start
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.answer import Answer, Status
from bonebrief.machine.catalogue import ENGLISH, speak
from bonebrief.reading.given.answers import read_answers_file
from tests.interview.stand_ins import Silent, Stage

FOUR = (
    "swallowing_or_upright_problem",
    "heart_attack_or_stroke_past_year",
    "blood_clot_history",
    "dental_work_planned",
)
ALL_NO = dict.fromkeys(FOUR, "no")
CLOT = {**ALL_NO, "blood_clot_history": "yes"}
UNKNOWN = dict.fromkeys(FOUR, "unknown")
SKIPPED = dict.fromkeys(FOUR, "skipped")


def before_the_four(knowledge: Knowledge) -> Interview:
    """A woman of whom all is known but the four."""
    said = """answers: {age: 70, sex: female, menopause_status: postmenopausal, menopause_age: 51, height_cm: 160,
        height_peak_cm: 161, weight_kg: 65, scan_done: yes, scan_kind: dxa_hip_spine, t_score_lumbar_spine: -2.0,
        t_score_total_hip: -2.3, t_score_femoral_neck: -2.6, z_score_lumbar_spine: 0, z_score_total_hip: 0,
        previous_scan: no, guidance: us, fracture_as_adult: no, back_pain_new: no, stooped_posture: no,
        parent_hip_fracture: no, steroid_use: never, bone_affecting_medicines: [none], conditions: [none],
        thyroid_hormone: no, smoking: never, alcohol_units_per_day: 0, calcium_mg_per_day: 1000, little_sun: no,
        weight_bearing_days: 5, strength_days: 2, loaded_spine_bending: no, falls_past_year: 0, unsteady: no,
        bone_medicine: none, egfr: 70, calcium_result: normal, alp_result: normal}"""
    known = read_answers_file(said, "person", knowledge.dictionary).answers
    return start(knowledge, knowledge.questionnaire("bone-health"), known)


def came_to(interview: Interview) -> dict[str, object]:
    answers = {fact: interview.answers[fact] for fact in FOUR if fact in interview.answers}
    return {fact: answer.value or answer.status.value for fact, answer in answers.items()}


def test_those_that_are_open_are_asked_at_once(knowledge: Knowledge) -> None:
    interview = before_the_four(knowledge)
    assert interview.one_screen == FOUR
    thorough = start(knowledge, interview.questionnaire, interview.answers, thorough=True)
    assert "radiation_to_bone" in thorough.one_screen or thorough.current not in FOUR


@pytest.mark.parametrize(
    ("keys", "answers"),
    [
        ("5 enter enter", ALL_NO),
        ("n o n e enter enter", ALL_NO),
        ("3 enter enter", CLOT),
        ("c l o t enter enter", CLOT),
        ("down down down space enter", CLOT),
        ("1 space 1 space 3 space enter", CLOT),
        ("c-k", UNKNOWN),
        ("1 c-k 3 space enter", {**CLOT, FOUR[0]: "unknown"}),
        ("1 c-k enter", {**ALL_NO, FOUR[0]: "unknown"}),
        ("1 c-k c-k 5 enter enter", ALL_NO),
        ("1 c-k 5 space enter", ALL_NO),
        ("1 c-k 1 space enter", {**ALL_NO, FOUR[0]: "yes"}),
        ("5 space 1 c-k enter", {**ALL_NO, FOUR[0]: "unknown"}),
        ("6 enter", UNKNOWN),
        ("tab", SKIPPED),
        ("7 enter", SKIPPED),
        ("enter", {}),
        ("3 enter", {}),
        ("y e s enter", {}),
        ("? x enter", {}),
    ],
)
def test_on_a_screen(knowledge: Knowledge, keys: str, answers: dict[str, str]) -> None:
    stage, conversation = Stage(), Conversation(before_the_four(knowledge), NotKept(), Silent())
    Talk(stage, conversation).question()
    stage.press(*({"space": " "}.get(key, key) for key in keys.split()))
    assert came_to(conversation.interview) == answers


@pytest.mark.parametrize("language", [ENGLISH, "de"])
def test_how_to_answer_stands_in_one_line_of_a_narrow_window(knowledge: Knowledge, language: str) -> None:
    speak(language)
    try:
        stage = Stage()
        Talk(stage, Conversation(before_the_four(knowledge), NotKept(), Silent())).question()
        assert stage.screen is not None
        said = stage.screen.view().head[2].fitted(40)
    finally:
        speak(ENGLISH)
    assert len(said) <= 40
    assert "-K" in said


def test_one_goes_back_to_each_alone(knowledge: Knowledge) -> None:
    stage, conversation = Stage(), Conversation(before_the_four(knowledge), NotKept(), Silent())
    Talk(stage, conversation).question()
    stage.press("5", "enter", "enter")
    back = apply(conversation.interview, Back())
    assert (back.current, back.one_screen) == (FOUR[-1], ())


def test_what_there_was_no_room_for_is_shown_before_it_counts_as_no(knowledge: Knowledge) -> None:
    stage, conversation = Stage(), Conversation(before_the_four(knowledge), NotKept(), Silent())
    Talk(stage, conversation).question()
    assert stage.screen is not None
    drawn = stage.screen.view().drawn
    assert drawn
    drawn(frozenset({0, 1, 2}))
    stage.press("1", " ", "enter")
    assert came_to(conversation.interview) == {}
    assert "more questions than were shown" in stage.screen.view().say
    drawn(frozenset({3, 4, 5}))
    stage.press("enter")
    assert came_to(conversation.interview) == {**ALL_NO, "swallowing_or_upright_problem": "yes"}


@pytest.mark.parametrize(
    ("typed", "answers"),
    [
        ("none", ALL_NO),
        ("no", ALL_NO),
        ("5", ALL_NO),
        ("3", CLOT),
        ("3 1?", {**CLOT, FOUR[0]: "unknown"}),
        ("unknown", UNKNOWN),
        ("not sure", UNKNOWN),
        ("skip", SKIPPED),
        ("yes", {}),
        ("3, 5", {}),
        ("9", {}),
        ("", {}),
        ("?", {}),
    ],
)
def test_in_lines(knowledge: Knowledge, typed: str, answers: dict[str, str]) -> None:
    shown = io.StringIO()
    conversation = Conversation(before_the_four(knowledge), NotKept(), Silent())
    PlainAsker(io.StringIO(f"{typed}\n"), shown).ask(conversation)
    assert came_to(conversation.interview) == answers
    assert "What you leave out counts as no." in shown.getvalue()
    assert answers or "Nothing was recorded" in shown.getvalue() or typed == "?"


@pytest.mark.parametrize(
    ("text", "yes", "unknown"),
    [
        ("1,3", {0, 2}, set()),
        ("1 3", {0, 2}, set()),
        ("1 and 3", {0, 2}, set()),
        ("1, 2 and 3", {0, 1, 2}, set()),
        ("1, 3?", {0}, {2}),
        ("1? 3", {2}, {0}),
        ("1 ?, 2 ?", set(), {0, 1}),
        ("?2", set(), {1}),
        ("None", set(), set()),
        ("4", set(), set()),
    ],
)
def test_the_numbers_of_a_line(text: str, yes: set[int], unknown: set[int]) -> None:
    assert read_marked(3, text) == Marked(frozenset(yes), frozenset(unknown))


@pytest.mark.parametrize("text", ["4, 1", "4?", "1, 1?", "0", "0?", "?", "clot", "1, clot?"])
def test_a_line_that_says_something_else(text: str) -> None:
    assert read_marked(3, text) is None


def test_all_of_them_stand_as_answered_or_not(knowledge: Knowledge) -> None:
    stage, conversation = Stage(), Conversation(before_the_four(knowledge), NotKept(), Silent())
    Talk(stage, conversation).question()
    stage.press("c-k")
    assert {conversation.interview.status(fact) for fact in FOUR} == {Status.UNKNOWN}
    assert stage.printed[-1] == "  Dental work planned: don't know"


def begun(knowledge: Knowledge, more: str = "", neck: str = "-2.2") -> Interview:
    """A woman of whom it is to be asked whether her back hurts and whether a bone broke."""
    said = f"""answers: {{age: 70, sex: female, menopause_status: postmenopausal, menopause_age: 51, height_cm: 160,
        height_peak_cm: 161, weight_kg: 65, scan_done: yes, scan_kind: dxa_hip_spine, t_score_lumbar_spine: -2.0,
        t_score_total_hip: -2.3, t_score_femoral_neck: {neck}, guidance: us{more}}}"""
    known = read_answers_file(said, "person", knowledge.dictionary).answers
    return start(knowledge, knowledge.questionnaire("bone-health"), known)


BROKEN = ("back_pain_new", "fracture_as_adult", "fracture_low_trauma")


@pytest.mark.parametrize(
    ("line", "answers"),
    [
        ("none", {BROKEN[0]: "no", BROKEN[1]: "no"}),
        ("2", {BROKEN[0]: "no", BROKEN[1]: "yes", BROKEN[2]: "no"}),
        ("2 3", {BROKEN[0]: "no", BROKEN[1]: "yes", BROKEN[2]: "yes"}),
        ("3", {BROKEN[0]: "no", BROKEN[1]: "yes", BROKEN[2]: "yes"}),
        ("2 3?", {BROKEN[0]: "no", BROKEN[1]: "yes", BROKEN[2]: "unknown"}),
        ("2?", {BROKEN[0]: "no", BROKEN[1]: "unknown"}),
        ("unknown", {BROKEN[0]: "unknown", BROKEN[1]: "unknown"}),
    ],
)
def test_what_another_one_on_the_screen_opens_is_asked_with_it(
    knowledge: Knowledge, line: str, answers: dict[str, str]
) -> None:
    interview = begun(knowledge)
    assert interview.one_screen == BROKEN
    conversation = Conversation(interview, NotKept(), Silent())
    PlainAsker(io.StringIO(f"{line}\n"), io.StringIO()).ask(conversation)
    found = {fact: conversation.interview.answers[fact] for fact in BROKEN if fact in conversation.interview.answers}
    assert {fact: answer.value or answer.status.value for fact, answer in found.items()} == answers
    assert conversation.interview.status("fracture_as_adult") is not Status.CONTRADICTED


def test_what_something_else_opens_as_well_is_not_asked_yet(knowledge: Knowledge) -> None:
    """Whether hip density was entered is asked beside whether there is a FRAX result, unless nothing asks for one."""
    told = """, back_pain_new: no, fracture_as_adult: no, steroid_use: never, conditions: [none],
        bone_affecting_medicines: [none]"""
    assert {"previous_scan", "frax_done", "frax_with_bmd"} <= {*begun(knowledge, told).one_screen}
    assert not {"frax_done", "frax_with_bmd"} & {*begun(knowledge, told, "-2.7").one_screen}


def test_an_answer_settles_the_question_that_opens_it(knowledge: Knowledge) -> None:
    known = "age: {age}, sex: female, scan_done: yes"

    def woman(age: int) -> Interview:
        answers = read_answers_file(f"answers: {{{known.format(age=age)}}}", "person", knowledge.dictionary).answers
        return start(knowledge, knowledge.questionnaire("bone-health"), answers)

    assert woman(57).current == "menopause_status"
    interview = woman(58)
    assert interview.current == "menopause_age"
    said = apply(interview, Record("menopause_age", Answer(Status.ANSWERED, 50.0)))
    assert said.settled.values["menopause_status"] == "postmenopausal"
    assert said.status("menopause_status") is Status.TAKEN
    assert said.current == "height_cm"
    for status in (Status.UNKNOWN, Status.SKIPPED):
        passed = apply(interview, Record("menopause_age", Answer(status)))
        assert passed.current == "menopause_status"
        after = apply(passed, Record("menopause_status", Answer(Status.ANSWERED, "premenopausal")))
        assert after.asked_back is not None
