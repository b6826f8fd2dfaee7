"""After the questions: what changing an answer says of the brief, however the person comes back from it."""

from collections.abc import Callable, Sequence

import pytest

from bonebrief.asking.after import after
from bonebrief.asking.standing import RulesMeaning
from bonebrief.interview.action import Record
from bonebrief.interview.asker import Left
from bonebrief.interview.conversation import Conversation
from bonebrief.interview.keeping.journal import NotKept
from bonebrief.interview.state import start
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.answer import Answer, Status


class OneChange:
    """Somebody who changes answers once, leaves that in one way, and is done."""

    def __init__(self, change: Callable[[Conversation], None], how: Left) -> None:
        self._change, self._how = change, how
        self._chosen = iter([1, 0])
        self.said: list[str] = []

    def say(self, text: str) -> None:
        self.said.append(text)

    def greet(self, lines: Sequence[str]) -> str | None:
        return ""

    def choose(self, words: str, options: Sequence[str], above: Sequence[str] = ()) -> int | None:
        self.said += above
        return next(self._chosen)

    def line(self, words: str, suggestion: str) -> str | None:
        return None

    def more(self, words: str) -> bool:
        return False

    def ask(self, conversation: Conversation, proposal: object = None) -> Left:
        return Left.FOR_THE_BRIEF

    def review(self, conversation: Conversation) -> Left:
        self._change(conversation)
        return self._how


def said_after(knowledge: Knowledge, change: Callable[[Conversation], None], how: Left) -> str:
    meaning = RulesMeaning(knowledge)
    known = {"age": Answer(Status.ANSWERED, 66.0), "back_pain_new": Answer(Status.ANSWERED, "no")}
    interview = start(knowledge, knowledge.questionnaire("quick"), known)
    asker = OneChange(change, how)
    assert after(asker, Conversation(interview, NotKept(), meaning), meaning, plain=True) == 0
    return "\n".join(asker.said).rpartition("In short")[2]


def worse(conversation: Conversation) -> None:
    conversation.act(Record("back_pain_new", Answer(Status.ANSWERED, "yes")))


@pytest.mark.parametrize("how", list(Left))
def test_a_changed_answer_changes_the_brief_however_one_leaves(knowledge: Knowledge, how: Left) -> None:
    said = said_after(knowledge, worse, how)
    assert "What changed in the brief:\n  New: !! HIGH  New back pain" in said
    assert "as it was" not in said


@pytest.mark.parametrize("how", list(Left))
def test_without_a_change_nothing_changes(knowledge: Knowledge, how: Left) -> None:
    assert "Nothing changed in the brief." in said_after(knowledge, lambda _: None, how)
