"""Answers that seldom go together are asked back about once, by every asker alike, and never refused."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from bonebrief.interview.action import Jump, Record
from bonebrief.interview.asking_back import question_back, ways
from bonebrief.interview.conversation import Conversation
from bonebrief.interview.keeping.journal import NotKept, new_journal
from bonebrief.interview.keeping.session import resume, sessions
from bonebrief.interview.plain import PlainAsker
from bonebrief.interview.screen.talk import Talk
from bonebrief.interview.state import Interview, apply, replay, start
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.answer import Answer, Status
from bonebrief.language.value import Value
from tests.interview.stand_ins import Silent, Stage

WOMAN: dict[str, Value] = {"sex": "female", "scan_done": "yes", "scan_kind": "dxa_hip_spine"}


def told(knowledge: Knowledge, **values: Value) -> Interview:
    """An interview in which these answers were given, in this order."""
    first = start(knowledge, knowledge.questionnaire("bone-health"))
    return replay(first, (Record(fact, Answer(Status.ANSWERED, value)) for fact, value in values.items()))


def asked_back(interview: Interview) -> str | None:
    return interview.conflict.id if interview.conflict else None


@pytest.mark.parametrize(
    ("answers", "conflict"),
    [
        ({"age": 66.0, "sex": "female", "menopause_status": "premenopausal"}, "premenopausal_late"),
        ({"age": 58.0, "sex": "female", "menopause_status": "premenopausal"}, "premenopausal_late"),
        ({"age": 57.0, "sex": "female", "menopause_status": "premenopausal"}, None),
        ({"sex": "female", "menopause_status": "premenopausal", "age": 90.0}, "premenopausal_late"),
        ({"age": 62.0, "sex": "female", "menopause_status": "perimenopausal"}, "perimenopausal_late"),
        ({"age": 61.0, "sex": "female", "menopause_status": "perimenopausal"}, None),
        ({"age": 66.0, **WOMAN, "t_score_total_hip": 1.8}, "sign_lost_total_hip"),
        ({"age": 66.0, **WOMAN, "t_score_total_hip": 0.5}, None),
        ({"age": 66.0, **WOMAN, "t_score_femoral_neck": 0.6}, "sign_lost_femoral_neck"),
        ({"age": 49.0, **WOMAN, "t_score_total_hip": 1.8}, None),
        ({**WOMAN, "t_score_total_hip": 1.8, "age": 66.0}, "sign_lost_total_hip"),
        ({"age": 66.0, **WOMAN, "t_score_femoral_neck": -1.8, "t_score_total_hip": 1.8}, "scores_of_both_signs"),
        ({"age": 40.0, **WOMAN, "t_score_femoral_neck": -1.0, "t_score_total_hip": 0.6}, "scores_of_both_signs"),
        ({"age": 66.0, **WOMAN, "t_score_femoral_neck": -2.7, "t_score_total_hip": -1.1}, "hip_and_neck_apart"),
        ({"age": 66.0, **WOMAN, "t_score_femoral_neck": -2.6, "t_score_total_hip": -1.1}, None),
        ({"height_cm": 165.0, "height_peak_cm": 160.0}, "shorter_when_young"),
        ({"height_cm": 165.0, "height_peak_cm": 164.0}, None),
        ({"age": 80.0, **WOMAN, "t_score_total_hip": -2.5, "z_score_total_hip": 0.6}, "z_far_above_t_total_hip"),
        ({"age": 80.0, **WOMAN, "t_score_total_hip": -2.5, "z_score_total_hip": 0.2}, None),
    ],
)
def test_it_is_asked_back_when_the_last_answer_is_given(
    knowledge: Knowledge, answers: dict[str, Value], conflict: str | None
) -> None:
    assert asked_back(told(knowledge, **answers)) == conflict


def test_keeping_both_is_one_choice_and_settles_it(knowledge: Knowledge) -> None:
    interview = told(knowledge, age=66.0, sex="female", menopause_status="premenopausal")
    conflict = interview.conflict
    assert conflict
    assert "menopause_status" not in interview.settled.values
    assert "At 66 hardly any woman" in question_back(interview, conflict)
    keep, *changes = ways(interview, conflict)
    assert [way.words for way in changes] == ["Change Menopause: before menopause", "Change Age: 66 years"]
    kept = apply(interview, keep.action)
    assert asked_back(kept) is None
    assert kept.settled.values["menopause_status"] == "premenopausal"
    assert asked_back(apply(kept, Record("age", Answer(Status.ANSWERED, 67.0)))) == "premenopausal_late"


def test_the_same_answer_once_more_keeps_it(knowledge: Knowledge) -> None:
    interview = told(knowledge, age=66.0, sex="female", menopause_status="premenopausal")
    again = replay(interview, [Jump("age"), Record("age", Answer(Status.ANSWERED, 66.0))])
    assert asked_back(again) is None


def test_what_this_questionnaire_does_not_ask_is_left_to_the_brief(knowledge: Knowledge) -> None:
    given: dict[str, Value] = {"sex": "male", "bone_affecting_medicines": ("depot_medroxyprogesterone",)}
    answers = {fact: Answer(Status.ANSWERED, value) for fact, value in given.items()}
    for name, asks in {"bone-health": "contraceptive_in_a_man", "quick": None}.items():
        interview = start(knowledge, knowledge.questionnaire(name), answers)
        assert [conflict.id for conflict in interview.settled.conflicts] == ["contraceptive_in_a_man"]
        assert asked_back(interview) == asks


def test_a_lost_minus_is_put_back_by_one_choice(knowledge: Knowledge) -> None:
    interview = told(knowledge, age=66.0, **WOMAN, t_score_total_hip=1.8)
    assert interview.conflict
    minus, plus, *_ = ways(interview, interview.conflict)
    assert (minus.words, plus.words) == ("It is -1.8 SD", "It is +1.8 SD")
    assert apply(interview, minus.action).settled.values["t_score_total_hip"] == -1.8
    assert apply(interview, plus.action).conflict is None


Ask = Callable[[Conversation, str], None]


def plainly(conversation: Conversation, typed: str) -> None:
    PlainAsker(io.StringIO("".join(f"{line}\n" for line in typed.split())), io.StringIO()).ask(conversation)


def on_screen(conversation: Conversation, typed: str) -> None:
    stage = Stage()
    Talk(stage, conversation).begin()
    for word in typed.split():
        stage.press(*word, "enter")


@pytest.mark.parametrize("ask", [plainly, on_screen])
@pytest.mark.parametrize(
    ("typed", "value", "kept"),
    [
        ("1.8", 1.8, False),
        ("+1.8", 1.8, True),
        ("1.8 1", -1.8, False),
        ("1.8 2", 1.8, True),
        ("1.8 3 -1.7", -1.7, False),
        ("1.8 3 1.8", 1.8, True),
        ("-1.8", -1.8, False),
    ],
)
def test_every_asker_asks_alike(knowledge: Knowledge, ask: Ask, typed: str, value: float, kept: bool) -> None:
    interview = apply(told(knowledge, age=66.0, **WOMAN), Jump("t_score_total_hip"))
    conversation = Conversation(interview, NotKept(), Silent())
    ask(conversation, typed)
    answer = conversation.interview.answers["t_score_total_hip"]
    assert answer.value == value
    assert bool(answer.kept) is kept
    assert asked_back(conversation.interview) == ("sign_lost_total_hip" if typed == "1.8" else None)


def test_what_was_kept_is_not_asked_again_after_a_break(knowledge: Knowledge, tmp_path: Path) -> None:
    first = start(knowledge, knowledge.questionnaire("bone-health"))
    conversation = Conversation(first, new_journal(tmp_path, first), Silent())
    answers: dict[str, Value] = {"age": 66.0, "sex": "female", "menopause_status": "premenopausal"}
    for fact, value in answers.items():
        conversation.act(Record(fact, Answer(Status.ANSWERED, value)))
    assert asked_back(resume(sessions(tmp_path)[0], first).interview) == "premenopausal_late"
    assert conversation.interview.conflict
    conversation.act(ways(conversation.interview, conversation.interview.conflict)[0].action)
    assert asked_back(resume(sessions(tmp_path)[0], first).interview) is None
