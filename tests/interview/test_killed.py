"""Killed at any moment, an interview has everything that was shown as recorded, and can be gone on with."""

import io
import os
import random
import select
import signal
import time
from pathlib import Path

import pytest

from bonebrief.interview.action import Record
from bonebrief.interview.conversation import Conversation
from bonebrief.interview.keeping.journal import continued_journal, new_journal
from bonebrief.interview.keeping.session import resume, sessions
from bonebrief.interview.plain import PlainAsker
from bonebrief.interview.screen.pacing import READ
from bonebrief.interview.state import Interview, start
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.answer import Answer, Status
from tests.interview.screen.test_terminal import ENTER, TAB, asking, recorded
from tests.interview.screen.tty import terminal
from tests.interview.stand_ins import Silent

LINES = "".join(f"{line}\n" for line in ["63", "female", *["skip"] * 60])


@pytest.mark.parametrize("times", [20, pytest.param(200, marks=pytest.mark.long)])
def test_line_by_line(knowledge: Knowledge, tmp_path: Path, times: int) -> None:
    for seed in range(times):
        folder = tmp_path / str(seed)
        shown = killed(start(knowledge, knowledge.questionnaire("bone-health")), folder, random.Random(seed))
        kept = sessions(folder)
        answered = kept[0].answered if kept else 0
        assert answered >= shown.count("Recorded:"), seed
        for session in kept:
            again = resume(session, start(knowledge, knowledge.questionnaire("bone-health")))
            assert (len(again.interview.answers), again.asked_again) == (answered, ())
            assert continued_journal(session.path).keep(Record("sex", Answer(Status.UNKNOWN))) == ""
            assert sessions(folder)[0].answered >= answered


def killed(interview: Interview, folder: Path, chance: random.Random) -> str:
    """What an interview showed in a process of its own until it was killed at a random moment."""
    keys_in, keys_out = os.pipe()
    shown_in, shown_out = os.pipe()
    process = os.fork()
    if process == 0:
        try:
            source, sink = os.fdopen(keys_in), os.fdopen(shown_out, "w")
            PlainAsker(source, sink).ask(Conversation(interview, new_journal(folder, interview), Silent()))
        finally:
            os._exit(0)
    os.close(keys_in)
    os.close(shown_out)
    os.write(keys_out, LINES.encode())
    time.sleep(chance.uniform(0.0, 0.12))
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    os.close(keys_out)
    return read_all(shown_in)


def read_all(descriptor: int) -> str:
    written = io.BytesIO()
    while select.select([descriptor], [], [], 1)[0] and (data := os.read(descriptor, 65536)):
        written.write(data)
    os.close(descriptor)
    return written.getvalue().decode()


@pytest.mark.parametrize("times", [1, pytest.param(30, marks=pytest.mark.long)])
def test_on_the_screen(knowledge: Knowledge, tmp_path: Path, times: int) -> None:
    for seed in range(times):
        folder = tmp_path / str(seed)
        with terminal(asking(knowledge, folder)) as shown:
            shown.settle("How old are you?").press("63", ENTER)
            shown.send(*[TAB] * 12, pause=READ + random.Random(seed).uniform(0.01, 0.05))
            os.kill(shown.process, signal.SIGKILL)
            shown.settle()
            text = shown.record
        seen = sum(line.startswith("  ") and ": " in line for line in text.splitlines())
        assert len(recorded(folder)) >= seen >= 1
