"""Whatever a person does, the three askers keep the same journal, the same answers, and lead to the same brief."""

import io
import json
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bonebrief.interview.conversation import Conversation
from bonebrief.interview.keeping.journal import continued_journal, new_journal
from bonebrief.interview.keeping.session import resume, sessions
from bonebrief.interview.one_screen import TITLE
from bonebrief.interview.plain import PlainAsker
from bonebrief.interview.screen.talk import Talk
from bonebrief.interview.state import Interview, replay, start
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.answer import Answer, Status
from bonebrief.language.value import Value
from tests.interview.screen.test_terminal import BACK_TAB, CTRL_K, CTRL_R, DOWN, ENTER, HOME, TAB, asking
from tests.interview.screen.tty import terminal as terminal_with
from tests.interview.script import run_script
from tests.interview.stand_ins import Silent, Stage
from tests.interview.walks import Step, walk

BY_HAND = 0.03
KNOWN: list[dict[str, Value]] = [
    {},
    {"t_score_total_hip": -2.9, "vertebral_fracture_count": 2.0},
    {"scan_done": "no", "t_score_total_hip": -2.9, "bone_medicine": "none", "bone_medicine_years": 3.0},
    {"fracture_as_adult": "no", "fracture_low_trauma": "no", "fracture_sites": ("hip",), "steroid_months": 6.0},
]
"""Nothing; answers without their gates; answers that their gates deny."""
KEYS = {"down": DOWN, "home": HOME, "enter": ENTER, "tab": TAB, "s-tab": BACK_TAB, "c-k": CTRL_K, "c-r": CTRL_R}


@dataclass(frozen=True)
class Came:
    """What came of a walk: the interview, and the journal without its header."""

    interview: Interview
    journal: list[object]


def scripted(conversation: Conversation, steps: list[Step]) -> None:
    assert run_script(conversation, [action for step in steps for action in step.actions]) == ()


def plain(conversation: Conversation, steps: list[Step]) -> None:
    typed = "".join(f"{line}\n" for step in steps for line in step.lines)
    PlainAsker(io.StringIO(typed), io.StringIO()).ask(conversation)


def terminal(conversation: Conversation, steps: list[Step]) -> None:
    stage = Stage()
    Talk(stage, conversation).question()
    stage.press(*(key for step in steps for key in step.keys))


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
@given(data=st.data())
def test_they_agree(knowledge: Knowledge, data: st.DataObject) -> None:
    questionnaire = knowledge.questionnaire(data.draw(st.sampled_from(["bone-health", "quick", "follow-up"])))
    known = data.draw(st.sampled_from(KNOWN))
    answers = {fact: Answer(Status.ANSWERED, value) for fact, value in known.items()}
    first = start(knowledge, questionnaire, answers, thorough=data.draw(st.booleans()))
    steps = list(walk(data, first, data.draw(st.integers(1, 40))))
    left_after = data.draw(st.integers(0, len(steps)))
    came = []
    for ask in (scripted, plain, terminal):
        with TemporaryDirectory() as folder:
            came.append(went(Path(folder), first, ask, steps, left_after))
    assert came[0] == came[1]
    assert came[0] == came[2]


def went(folder: Path, first: Interview, ask: object, steps: list[Step], left_after: int) -> Came:
    """Walk a part of the way, leave, resume from the disk, and walk the rest."""
    assert callable(ask)
    with closing(new_journal(folder, first)) as journal:
        ask(Conversation(first, journal, Silent()), steps[:left_after])
    interview, journal = first, new_journal(folder, first)
    for session in sessions(folder):
        interview, journal = resume(session, first).interview, continued_journal(session.path)
    conversation = Conversation(interview, journal, Silent())
    with closing(journal):
        ask(conversation, steps[left_after:])
    return Came(conversation.interview, lines_in(folder))


@pytest.mark.long
@settings(max_examples=2, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
@given(data=st.data())
def test_a_real_terminal_keeps_the_same_journal(knowledge: Knowledge, data: st.DataObject) -> None:
    first = start(knowledge, knowledge.questionnaire("bone-health"))
    steps = list(walk(data, first, 12))
    with TemporaryDirectory() as folder:
        kept = went(Path(folder), first, scripted, steps, 0).journal
    with TemporaryDirectory() as folder, terminal_with(asking(knowledge, Path(folder), thorough=False)) as shown:
        now, done = first, 0
        for step in steps:
            shown.settle(beginning(now))
            for key in step.keys:
                shown.send(KEYS.get(key, key), pause=BY_HAND)
                if key == "c-r":
                    shown.settle("Choose an answer to change it")
            done += len(step.actions)
            shown.settle_when(partial(has_lines, Path(folder), done))
            now = replay(now, step.actions)
        assert lines_in(Path(folder)) == kept


def beginning(interview: Interview) -> str:
    """How what must be on the screen begins: the next question, or answers that are asked back."""
    if interview.asked_back:
        return "Please check"
    if interview.one_screen:
        return TITLE[:30]
    asking = interview.knowledge.dictionary[interview.current or ""].asking
    assert asking is not None
    return asking.words[:30].rpartition(" ")[0]


def has_lines(folder: Path, number: int) -> bool:
    return len(lines_in(folder)) >= number


def lines_in(folder: Path) -> list[object]:
    """The actions of the one journal in a folder."""
    lines = [json.loads(line) for path in folder.glob("*.jsonl") for line in path.read_text().splitlines()]
    return [line for line in lines if "do" in line]
