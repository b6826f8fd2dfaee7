"""In an interview: what follows from other answers is not asked, and what contradicts them is asked back at once."""

from dataclasses import replace

import pytest

from bonebrief.interview.action import Jump, Onward, Prefill, Record, Uphold
from bonebrief.interview.asking_back import question_back, ways
from bonebrief.interview.state import ImpossibleActionError, Interview, apply, replay, start
from bonebrief.interview.words import recorded_words
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.answer import Answer, Status
from bonebrief.reading.given.answers import read_answers_file


def given_answer(value: str | float) -> Answer:
    return Answer(Status.ANSWERED, value)


def begun_with(knowledge: Knowledge, text: str, name: str = "bone-health") -> Interview:
    """An interview with answers taken over from a file."""
    now = start(knowledge, knowledge.questionnaire(name))
    answers = read_answers_file(f"answers: {text}", "t", knowledge.dictionary).answers
    return replay(now, [Prefill(fact, answer, "t.yaml") for fact, answer in answers.items()])


@pytest.mark.parametrize("thorough", [False, True])
def test_a_gate_that_follows_from_answers_taken_over_is_not_asked(knowledge: Knowledge, thorough: bool) -> None:
    now = replace(begun_with(knowledge, "{age: 70, sex: female, t_score_total_hip: -2.9}"), thorough=thorough)
    assert {"scan_done", "scan_kind"} <= set(now.open)
    assert now.status("scan_done") is Status.TAKEN
    assert recorded_words(now, "scan_done") == "yes (taken from: T-score, total hip)"
    asked = set()
    while now.current is not None:
        asked.add(now.current)
        now = apply(now, Record(now.current, Answer(Status.UNKNOWN)))
    assert not asked & {"scan_done", "scan_kind", "t_score_total_hip"}


def test_a_gate_of_which_a_part_follows_is_still_asked(knowledge: Knowledge) -> None:
    now = replace(begun_with(knowledge, "{age: 70, vertebral_fracture_count: 2}"), thorough=True)
    assert now.status("fracture_sites") is Status.PENDING
    assert recorded_words(now, "fracture_sites").startswith("spine (a vertebra); of the others it is not known")


def test_a_contradiction_is_asked_back_at_once_and_before_anything_else(knowledge: Knowledge) -> None:
    now = begun_with(knowledge, "{age: 70, scan_done: no, t_score_total_hip: -2.9}")
    assert now.asked_back is not None
    assert question_back(now, now.asked_back) == (
        'You answered "Bone-density scan: no". You also answered "T-score, total hip: -2.9 SD". '
        "These cannot both be right. Which is?"
    )
    options = [(way.words, way.action) for way in ways(now, now.asked_back)]
    assert [words for words, _ in options] == [
        "Bone-density scan is wrong: change it to yes",
        "Bone-density scan is right: leave out T-score, total hip",
        "I don't know: go on, and use neither",
    ]
    wrong, right, left = (apply(now, action) for _, action in options)
    assert [one.asked_back for one in (wrong, right, left)] == [None, None, None]
    assert wrong.settled.values["t_score_total_hip"] == -2.9
    assert right.settled.parked == ("t_score_total_hip",)
    assert right.settled.values["scan_done"] == "no"
    assert left.settled.contradictions == now.settled.contradictions


def test_a_gate_that_could_be_several_is_asked_again(knowledge: Knowledge) -> None:
    now = begun_with(knowledge, "{bone_medicine: none, bone_medicine_years: 3}")
    assert now.asked_back is not None
    again = apply(now, ways(now, now.asked_back)[0].action)
    assert again.current == "bone_medicine"
    assert again.asked_back is None
    assert again.answers == now.answers
    settled = apply(again, Record("bone_medicine", given_answer("raloxifene")))
    assert settled.asked_back is None
    assert settled.settled.values["bone_medicine_years"] == 3.0


def test_one_who_left_a_contradiction_is_asked_again_when_its_answers_change(knowledge: Knowledge) -> None:
    now = apply(begun_with(knowledge, "{scan_done: no, t_score_total_hip: -2.9}"), Onward())
    assert now.asked_back is None
    again = replay(now, [Jump("scan_done"), Record("scan_done", given_answer("no"))])
    assert again.asked_back is not None
    assert (
        replay(now, [Jump("t_score_total_hip"), Record("t_score_total_hip", Answer(Status.UNKNOWN))]).asked_back is None
    )


def test_nothing_that_contradicts_can_be_upheld_where_there_is_nothing(knowledge: Knowledge) -> None:
    with pytest.raises(ImpossibleActionError, match="Nothing contradicts"):
        apply(begun_with(knowledge, "{age: 70}"), Uphold("scan_done"))
