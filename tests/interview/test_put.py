"""Questions as they are put: to the person or of a patient, and without options that cannot apply."""

import io
import re
from pathlib import Path

import pytest

from bonebrief.asking.standing import RulesMeaning
from bonebrief.interview.action import Record, Voice
from bonebrief.interview.conversation import Conversation
from bonebrief.interview.keeping.journal import NotKept, new_journal
from bonebrief.interview.keeping.session import resume, sessions
from bonebrief.interview.plain import PlainAsker
from bonebrief.interview.progress import progress_of
from bonebrief.interview.screen.beside import Beside
from bonebrief.interview.screen.question import Question
from bonebrief.interview.state import Interview, apply, replay, start
from bonebrief.interview.typed import read_line
from bonebrief.interview.words import as_put, hint, why_lines
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.answer import Answer, Status
from bonebrief.language.value import Value
from bonebrief.reading.given.answers import read_answers_file
from tests.interview.stand_ins import Silent

TO_THE_PERSON = re.compile(r"\b(you|your|yours|yourself)\b", re.IGNORECASE)


def known(**values: Value) -> dict[str, Answer]:
    return {fact: Answer(Status.ANSWERED, value) for fact, value in values.items()}


def begun(knowledge: Knowledge, **values: Value) -> Interview:
    return start(knowledge, knowledge.questionnaire("bone-health"), known(**values))


def answered(interview: Interview, typed: str) -> tuple[Interview, str]:
    shown = io.StringIO()
    conversation = Conversation(interview, NotKept(), RulesMeaning(interview.knowledge))
    PlainAsker(io.StringIO(typed), shown).ask(conversation)
    return conversation.interview, shown.getvalue()


def test_no_question_of_a_patient_speaks_to_the_person(knowledge: Knowledge) -> None:
    interview = apply(begun(knowledge), Voice(for_patient=True))
    for name in (name for form in knowledge.questionnaires.values() for name in form.questions):
        fact = as_put(interview, name)
        assert fact.asking is not None
        read = [fact.asking.words, hint(fact), *fact.choices.values()]
        told = [line for line in why_lines(knowledge, fact) if not line.startswith("The answer matters for")]
        assert not [text for text in [*read, *told] if TO_THE_PERSON.search(text)]
        assert not re.search(r"\bthe patient's? (the|patient)\b", fact.asking.words)


def test_no_part_of_an_interview_about_a_patient_is_headed_as_to_the_person(knowledge: Knowledge) -> None:
    for form in knowledge.questionnaires.values():
        assert not [one for one in form.sections if TO_THE_PERSON.search(one.of_patient or one.title)]
    interview = begun(knowledge)
    headed = [progress_of(apply(interview, Voice(for_patient=of))) for of in (False, True)]
    assert [one.section for one in headed if one] == ["About you", "About the patient"]


def test_whoever_answers_for_a_patient_says_so_and_may_take_it_back(knowledge: Knowledge) -> None:
    interview, shown = answered(begun(knowledge), "patient\n66\npatient\nquit\n")
    assert shown.index("How old are you?") < shown.index("How old is the patient?")
    assert shown.rindex("was recorded for the patient at birth") < shown.rindex("was recorded for you at birth")
    assert not interview.for_patient


def test_the_screen_offers_it_before_anything_is_answered(knowledge: Knowledge) -> None:
    conversation = Conversation(begun(knowledge), NotKept(), Silent())
    acted: list[object] = []

    def act(action: object) -> str:
        acted.append(action)
        return ""

    first = Question(Beside(conversation, act, lambda _: None, lambda _: None))
    assert any("Do you answer for a patient? Press Ctrl-P" in part.text for part in first.view().head)
    first.press("c-p")
    assert acted == [Voice(for_patient=True)]
    conversation.interview = begun(knowledge, age=66.0)
    later = Question(Beside(conversation, act, lambda _: None, lambda _: None))
    assert not any("Ctrl-P" in part.text for part in later.view().head)


def test_what_is_urgent_is_said_to_whoever_answers(knowledge: Knowledge) -> None:
    pain = known(age=66.0, sex="female", back_pain_new="yes")
    typed = "edit back_pain_emergency\n2\nquit\n"
    _, to_the_person = answered(start(knowledge, knowledge.questionnaire("bone-health"), pain), typed)
    of_patient = apply(start(knowledge, knowledge.questionnaire("bone-health"), pain), Voice(for_patient=True))
    _, for_a_patient = answered(of_patient, typed)
    point = knowledge.points["nerve_emergency"]
    assert point.patient.text[:40] in to_the_person
    assert point.say.text[:40] in for_a_patient
    assert point.patient.text[:40] not in for_a_patient


def test_it_is_remembered(knowledge: Knowledge, tmp_path: Path) -> None:
    journal = new_journal(tmp_path, begun(knowledge))
    for action in (Voice(for_patient=True), Record("age", Answer(Status.ANSWERED, 66.0))):
        journal.keep(action)
    journal.close()
    (session,) = sessions(tmp_path)
    assert resume(session, begun(knowledge)).interview.for_patient


@pytest.mark.parametrize(
    ("sex", "question", "option", "offered"),
    [
        ("female", "bone_affecting_medicines", "androgen_deprivation", False),
        ("male", "bone_affecting_medicines", "androgen_deprivation", True),
        (None, "bone_affecting_medicines", "androgen_deprivation", True),
        ("male", "bone_affecting_medicines", "depot_medroxyprogesterone", False),
        ("male", "bone_affecting_medicines", "ovarian_suppression", False),
        ("female", "bone_affecting_medicines", "ovarian_suppression", True),
        ("male", "bone_medicine", "raloxifene", False),
        (None, "bone_medicine", "raloxifene", True),
    ],
)
def test_what_cannot_apply_is_not_offered(
    knowledge: Knowledge, sex: str | None, question: str, option: str, offered: bool
) -> None:
    interview = begun(knowledge, **({"sex": sex} if sex else {}))
    fact = as_put(interview, question)
    assert (option in fact.choices) is offered
    assert bool(read_line(fact, option).value) is offered


def test_what_was_answered_all_the_same_is_shown_and_kept(knowledge: Knowledge) -> None:
    text = "answers: {sex: female, bone_affecting_medicines: [androgen_deprivation]}"
    given = read_answers_file(text, "a.yaml", knowledge.dictionary).answers
    interview = start(knowledge, knowledge.questionnaire("bone-health"), given)
    assert interview.settled.values["bone_affecting_medicines"] == ("androgen_deprivation",)
    assert "androgen_deprivation" in as_put(interview, "bone_affecting_medicines").choices
    again = Record("bone_affecting_medicines", Answer(Status.ANSWERED, ("none",)))
    assert "androgen_deprivation" not in as_put(replay(interview, [again]), "bone_affecting_medicines").choices
