"""The review: each answer keeps its number, and its first words are true of the rows below."""

import pytest

from bonebrief.asking.standing import RulesMeaning
from bonebrief.interview.conversation import Conversation
from bonebrief.interview.keeping.journal import NotKept
from bonebrief.interview.screen.review import Review
from bonebrief.interview.screen.talk import Talk
from bonebrief.interview.state import Interview, start
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.answer import Answer, Status
from tests.interview.stand_ins import Silent, Stage


def reviewed(interview: Interview, meaning: Silent | RulesMeaning) -> tuple[list[str], list[str]]:
    """The rows of the review, and what its keys called for."""
    done: list[str] = []
    review = Review(Conversation(interview, NotKept(), meaning), done.append, done.append)
    return [*review.view().pick.rows], done


def begun(knowledge: Knowledge, status: Status, left: int) -> Interview:
    """A short interview in which all but the last questions have one answer."""
    interview = start(knowledge, knowledge.questionnaire("quick"), thorough=True)
    while interview.current and len(interview.questionnaire.questions) - len(interview.answers) > left:
        interview = start(
            knowledge, interview.questionnaire, {**interview.answers, interview.current: Answer(status)}, thorough=True
        )
    return interview


def test_an_answer_has_one_number_before_the_end_and_at_it(knowledge: Knowledge) -> None:
    under_way, _ = reviewed(begun(knowledge, Status.UNKNOWN, 30), Silent())
    ended, _ = reviewed(begun(knowledge, Status.UNKNOWN, 0), Silent())
    assert under_way[0] == "Go on with the questions"
    assert ended[0] == "See the brief"
    assert [under_way.index(row) for row in under_way if row.startswith(("Age", "Sex"))] == [2, 3]
    assert [ended.index(row) for row in ended if row.startswith(("Age", "Sex"))] == [2, 3]


@pytest.mark.parametrize(("row", "called"), [("1", "brief"), ("2", "back"), ("3", "age")])
def test_each_row_does_what_it_says(knowledge: Knowledge, row: str, called: str) -> None:
    done: list[str] = []
    review = Review(Conversation(begun(knowledge, Status.UNKNOWN, 0), NotKept(), Silent()), done.append, done.append)
    for key in (row, "enter"):
        review.press(key)
    assert done == [called]


def test_the_first_words_do_not_deny_what_a_row_says(knowledge: Knowledge) -> None:
    conversation = Conversation(begun(knowledge, Status.UNKNOWN, 0), NotKept(), RulesMeaning(knowledge))
    view = Review(conversation, lambda _: None, lambda _: None).view()
    assert any("could raise" in row for row in view.pick.rows)
    assert "An answer that is missing could still matter" in view.head[1].text
    assert "Nothing further" not in view.head[1].text


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        (["c-k"], "  Height now: don't know (kept)"),
        (["1", "7", "0", "enter"], "  Height now: 170 cm (was don't know)"),
    ],
)
def test_an_answer_given_again_is_said_to_be_kept(knowledge: Knowledge, keys: list[str], line: str) -> None:
    known = {"height_cm": Answer(Status.UNKNOWN)}
    stage = Stage()
    interview = start(knowledge, knowledge.questionnaire("bone-health"), known)
    talk = Talk(stage, Conversation(interview, NotKept(), Silent()))
    talk.review()
    stage.press("5" if interview.open.index("height_cm") == 2 else str(interview.open.index("height_cm") + 3), "enter")
    stage.press(*keys)
    assert stage.printed[-1] == line
