"""A whole sitting: an ordinary woman at a terminal, from the command to the page, at the pace of a person."""

import time
from pathlib import Path
from typing import Any, Final

import pytest

from bonebrief.interview.action import Record
from bonebrief.interview.conversation import Conversation
from bonebrief.interview.keeping.journal import NotKept
from bonebrief.interview.one_screen import TITLE
from bonebrief.interview.report.confirm import rows_of, taken
from bonebrief.interview.state import start
from bonebrief.interview.words import as_put
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.answer import Answer, Answers, Status
from tests.interview.report import proposal
from tests.interview.screen.tty import Terminal
from tests.interview.stand_ins import Silent
from tests.interview.test_length import HABITS, ORDINARY, answers, printed
from tests.interview.test_whole_interviews import KEYS, answered_at_once, keys_of, sat_down

READING: Final = 2.0
"""Seconds that each screen is looked at before the first key."""

TYPING: Final = 0.2
FOUR_MINUTES: Final = 240.0
MOST_QUESTIONS: Final = 25


@pytest.mark.benchmark(group="a sitting")
@pytest.mark.parametrize("woman", ["a woman of 55 with low bone mass", "a woman of 68 with low bone mass"])
def test_with_a_pasted_report(benchmark: Any, knowledge: Knowledge, tmp_path: Path, woman: str) -> None:
    known = answers(knowledge, f"{ORDINARY[woman]}, {HABITS}")
    questions, seconds = benchmark.pedantic(sitting, args=(knowledge, known, tmp_path), rounds=1, iterations=1)
    assert questions <= MOST_QUESTIONS
    assert seconds < FOUR_MINUTES


def sitting(knowledge: Knowledge, known: Answers, folder: Path) -> tuple[int, float]:
    """Answer everything, see the brief and leave; return how many questions were answered, and the seconds."""
    begun = time.monotonic()
    conversation = Conversation(start(knowledge, knowledge.questionnaire("bone-health")), NotKept(), Silent())
    asked = 0
    with sat_down(folder, "ask") as shown:
        seen(shown, "How old are you?")
        paste(shown, conversation, knowledge, printed(known))
        while (question := conversation.interview.current) is not None:
            if conversation.interview.one_screen:
                seen(shown, TITLE[:40])
                answered_at_once(shown, conversation, known)
                asked += 1
                continue
            asking = as_put(conversation.interview, question).asking
            assert asking is not None
            seen(shown, asking.words[:40])
            answer = known.get(question, Answer(Status.UNKNOWN))
            keys = [KEYS.get(key, key) for key in keys_of(conversation.interview, answer)]
            shown.send(*keys, pause=TYPING)
            conversation.act(Record(question, answer))
            asked += 1
        seen(shown, "Review")
        shown.send("\r")
        seen(shown, "What next?")
        seconds = time.monotonic() - begun
        shown.send("1", "\r", pause=TYPING)
        assert shown.ended() == 0
    return asked, seconds


def paste(shown: Terminal, conversation: Conversation, knowledge: Knowledge, text: str) -> None:
    """Paste the report at the first question, look over the table, and take what is ticked."""
    shown.send(f"\x1b[200~{text}\x1b[201~")
    seen(shown, "Is it right?")
    shown.send("\r")
    for action in taken(conversation.interview, rows_of(conversation.interview, proposal(knowledge, text))):
        conversation.act(action)


def seen(shown: Terminal, *texts: str) -> None:
    """Wait for a screen, and read it."""
    shown.settle(*texts)
    time.sleep(READING)
    shown.drain()
