"""The interview is a replay of its actions: whatever the walk, nothing is lost, leaked or trapped."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bonebrief.interview.action import Action, Back, Jump, Onward, Prefill, Record, Uphold
from bonebrief.interview.conversation import Conversation
from bonebrief.interview.keeping.journal import NotKept
from bonebrief.interview.state import ImpossibleActionError, apply, complaint, replay, start
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.answer import Answer, Status
from bonebrief.meanings.plain.settle import Branch
from tests.interview.script import run_script
from tests.interview.stand_ins import Silent
from tests.people import answers


def given_answer(value: str | float) -> Answer:
    return Answer(Status.ANSWERED, value)


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_every_prefix_of_a_walk_replays_to_the_same_state(knowledge: Knowledge, data: st.DataObject) -> None:
    first = start(knowledge, knowledge.questionnaire("bone-health"))
    now, walk = first, list[Action]()
    for _ in range(data.draw(st.integers(1, 25))):
        kind = data.draw(st.sampled_from(["answer", "answer", "answer", "back", "jump"]))
        action: Action = Back()
        if kind == "answer" and now.current is not None:
            answer = data.draw(answers(knowledge.dictionary[now.current]))
            if answer.value is not None and complaint(now, now.current, answer.value):
                answer = Answer(Status.SKIPPED)
            action = Record(now.current, answer)
        elif kind == "jump":
            action = Jump(data.draw(st.sampled_from(now.open)))
        before = now
        try:
            now = apply(now, action)
        except ImpossibleActionError:
            assert isinstance(action, Back)
            continue
        walk.append(action)
        if not isinstance(action, Record):
            assert now.answers == before.answers
        closed = {fact for fact, branch in now.settled.branches.items() if branch is Branch.CLOSED}
        assert not closed & now.settled.values.keys()
        assert now.current is None or now.current in now.open
    assert replay(first, walk) == now
    cut = data.draw(st.integers(0, len(walk)))
    assert replay(replay(first, walk[:cut]), walk[cut:]) == now


def test_a_parked_answer_returns_when_its_branch_reopens(knowledge: Knowledge) -> None:
    now = start(knowledge, knowledge.questionnaire("bone-health"))
    dose = "steroid_dose_mg"
    now = apply(apply(now, Record("steroid_use", given_answer("current"))), Record(dose, given_answer(5.0)))
    assert now.settled.values[dose] == 5.0
    denied = apply(apply(now, Jump("steroid_use")), Record("steroid_use", given_answer("never")))
    assert denied.status(dose) is Status.CONTRADICTED
    parked = apply(denied, Uphold("steroid_use"))
    assert dose not in parked.settled.values
    assert parked.settled.parked == (dose,)
    assert parked.status(dose) is Status.NOT_ASKED
    back = apply(apply(parked, Jump("steroid_use")), Record("steroid_use", given_answer("current")))
    assert back.settled.values[dose] == 5.0


def test_back_goes_to_the_question_answered_before_and_onward_leaves_it_as_it_is(knowledge: Knowledge) -> None:
    now = start(knowledge, knowledge.questionnaire("quick"))
    first, second, third = now.open[:3]
    with pytest.raises(ImpossibleActionError, match="first question"):
        apply(now, Back())
    now = replay(now, [Record(first, Answer(Status.SKIPPED)), Record(second, Answer(Status.SKIPPED))])
    assert now.current == third
    back = apply(now, Back())
    assert back.current == second
    assert apply(back, Back()).current == first
    onward = apply(apply(back, Back()), Onward())
    assert onward.current == third
    assert onward.answers == now.answers


def test_an_answer_taken_over_is_not_asked_and_its_origin_goes_when_it_is_answered(knowledge: Knowledge) -> None:
    now = start(knowledge, knowledge.questionnaire("quick"))
    first, second = now.open[:2]
    taken = apply(now, Prefill(first, given_answer(60.0), "answers.yaml"))
    assert taken.current == second
    assert taken.origins == {first: "answers.yaml"}
    again = replay(taken, [Jump(first), Record(first, given_answer(61.0))])
    assert again.origins == {}


def test_where_the_order_is_free_the_weightiest_question_comes_first(knowledge: Knowledge) -> None:
    quick = knowledge.questionnaire("quick")
    free = replace(quick, sections=tuple(replace(section, free=True) for section in quick.sections))
    now = start(knowledge, free)
    assert now.current is not None
    here = [question for question in now.open if question in free.sections[0].questions]
    assert now.useful[now.current] == max(now.useful[question] for question in here)


def test_everything_that_makes_sense_is_asked_when_thorough(knowledge: Knowledge) -> None:
    now = start(knowledge, knowledge.questionnaire("bone-health"), thorough=True)
    assert now.open == now.sensible


def test_a_question_that_is_not_open_takes_no_answer(knowledge: Knowledge) -> None:
    now = start(knowledge, knowledge.questionnaire("bone-health"))
    with pytest.raises(ImpossibleActionError, match="steroid_dose_mg"):
        apply(now, Record("steroid_dose_mg", given_answer(5.0)))


def test_a_number_may_not_exceed_another(knowledge: Knowledge) -> None:
    now = start(knowledge, knowledge.questionnaire("bone-health"), {"frax_major_percent": given_answer(10.0)})
    assert "cannot be more than" in complaint(now, "frax_hip_percent", 20.0)
    assert complaint(now, "frax_hip_percent", 3.0) == ""


def test_a_script_does_what_fits_and_names_the_rest(knowledge: Knowledge) -> None:
    conversation = Conversation(start(knowledge, knowledge.questionnaire("bone-health")), NotKept(), Silent())
    impossible = Record("steroid_dose_mg", given_answer(5.0))
    left = run_script(
        conversation, [Record("age", given_answer(60.0)), impossible, Record("sex", Answer(Status.UNKNOWN))]
    )
    assert left == (impossible,)
    assert set(conversation.interview.answers) == {"age", "sex"}
