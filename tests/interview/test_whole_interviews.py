"""Whole interviews, played by a person at a real terminal from the first question to the brief.

What they see is kept as text; UPDATE_GOLDEN=1 writes it anew.
"""

import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pexpect
import pytest

from bonebrief.asking.standing import RulesMeaning
from bonebrief.interview.action import Record
from bonebrief.interview.conversation import Conversation
from bonebrief.interview.keeping.journal import NotKept
from bonebrief.interview.one_screen import TITLE, Marked, given
from bonebrief.interview.report.proposal import OFFERED_AFTER
from bonebrief.interview.state import Interview, start
from bonebrief.interview.words import as_put
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.answer import Answer, Answers, Status
from bonebrief.language.fact import Fact
from bonebrief.reading.given.answers import read_answers_file
from bonebrief.reading.yaml.files import read_file
from tests.conftest import ROOT
from tests.interview.report import TEXT
from tests.interview.screen.picture import picture
from tests.interview.screen.tty import Terminal
from tests.interview.walks import pressed

GOLDEN = Path(__file__).parent / "golden"
LONG = [pytest.param(name, marks=pytest.mark.long) for name in ("healthy-55", "steroids-63", "premenopausal-38")]
PEOPLE = [pytest.param("back-pain-emergency-68", marks=pytest.mark.long), *LONG]
KEYS = {"down": "\x1b[B", "home": "\x1b[H", "enter": "\r", "c-k": "\x0b"}
BY_HAND = 0.03
PICTURE = ROOT / "docs" / "interview.svg"


@pytest.mark.parametrize("name", PEOPLE)
def test_from_the_first_question_to_the_brief(knowledge: Knowledge, tmp_path: Path, name: str) -> None:
    with sat_down(tmp_path, "ask") as shown:
        first = start(knowledge, knowledge.questionnaire("bone-health"))
        conversation = Conversation(first, NotKept(), RulesMeaning(knowledge))
        interview = answered_all(shown, conversation, person(knowledge, name))
        shown.settle("Review").settle()
        hold(f"{name}.txt", shown.record)
        shown.send("\r")
        shown.settle("What next?")
        assert "This brief supports a conversation and is not a diagnosis." in shown.record
        assert len(interview.answers) <= 45
        shown.press("1")
        shown.send("\r")
        assert shown.ended() == 0


def test_a_change_of_mind_a_wrong_unit_an_interruption_and_a_resume(tmp_path: Path) -> None:
    with sat_down(tmp_path, "ask", "--questionnaire", "bone-health") as shown:
        shown.settle("How old are you?").press("63", "\r")
        shown.settle("Which sex").press("m", "\r")
        shown.settle("How tall are you now?").press("\x1b[D", "f", "\r")
        shown.settle("How old were you when you had your last period?").press("51", "\r")
        shown.settle("How tall are you now?").press("5 stone", "\r")
        shown.settle("Nothing was")
        shown.press(*["\x7f"] * 7, "5'6\"", "\r")
        shown.settle("Height now: 167.6 cm")
        shown.send("\x03")
        assert shown.ended() == 130
        assert "bonebrief ask --resume" in shown.record
    with sat_down(tmp_path, "ask") as shown:
        shown.settle("was left with 4 answered").press("1", "\r")
        shown.settle("What was your tallest height as an adult?")
        assert "Going on from" in shown.record


@pytest.mark.parametrize(
    ("text", "seen"),
    [(TEXT, "This is what the report says"), ("Dear doctor,\nthank you.\n", "does not read as a scan")],
)
def test_a_report_may_be_pasted_before_the_first_question_of_a_low_window(tmp_path: Path, text: str, seen: str) -> None:
    with sat_down(tmp_path, "ask", columns=40, rows=20) as shown:
        shown.settle("Begin").send(f"\x1b[200~{text}\x1b[201~")
        shown.settle(seen)


@contextmanager
def sat_down(state: Path, *arguments: str, columns: int = 80, rows: int = 30) -> Iterator[Terminal]:
    """The program in a terminal of 80 columns, or of others."""
    environment = {**os.environ, "TERM": "xterm-256color", "BONEBRIEF_STATE": str(state)}
    environment = {name: value for name, value in environment.items() if name not in ("NO_COLOR", "ACCESSIBLE")}
    child = pexpect.spawn(
        sys.executable, ["-m", "bonebrief", *arguments], dimensions=(rows, columns), env=environment, cwd=str(ROOT)
    )
    assert child.pid is not None
    shown = Terminal(child.child_fd, child.pid, columns, rows)
    try:
        yield shown
    finally:
        shown.kill()


def person(knowledge: Knowledge, name: str) -> Answers:
    path = ROOT / "tests" / "examples" / f"{name}.yaml"
    return read_answers_file(read_file(path), name, knowledge.dictionary).answers


def answered_all(shown: Terminal, conversation: Conversation, known: Answers) -> Interview:
    """Answer every question as it comes on the screen; what the person does not know they do not know.

    The conversation goes along with the screen: it tells which question must come, and what must be announced.
    """
    while (question := conversation.interview.current) is not None:
        fact = conversation.interview.knowledge.dictionary[question]
        assert fact.asking is not None
        if conversation.interview.one_screen:
            answered_at_once(shown, conversation, known)
            continue
        shown.settle(fact.asking.words[:40])
        if os.environ.get("UPDATE_GOLDEN") and question == "t_score_femoral_neck" and not PICTURE.exists():
            PICTURE.write_text(picture(shown.screen), encoding="utf-8")
        answer = known.get(question, Answer(Status.UNKNOWN))
        shown.send(*(KEYS.get(key, key) for key in keys_of(conversation.interview, answer)), pause=BY_HAND)
        conversation.act(Record(question, answer))
        conversation.notice()
        if (question, answer.value) == OFFERED_AFTER:
            shown.settle("Paste the report").press("\r")
        if conversation.offers_to_stop():
            shown.settle("Do you want to stop here").press("1", "\r")
    return conversation.interview


def answered_at_once(shown: Terminal, conversation: Conversation, known: Answers) -> None:
    """Tick those that are a yes, mark those that the person does not know, or tick none."""
    facts = [conversation.interview.knowledge.dictionary[one] for one in conversation.interview.one_screen]
    marked = marked_of(facts, known)
    shown.settle(TITLE[:40])
    shown.send(*keys_of_marked(len(facts), marked), pause=BY_HAND)
    for action in given(conversation.interview, facts, marked):
        conversation.act(action)
    conversation.notice()


def marked_of(facts: Sequence[Fact], known: Answers) -> Marked:
    values = [known.get(fact.id, Answer(Status.UNKNOWN)).value for fact in facts]
    yes, unknown = ({at for at, value in enumerate(values) if value == one} for one in ("yes", None))
    return Marked(frozenset(yes), frozenset(unknown))


def keys_of_marked(count: int, marked: Marked) -> Iterator[str]:
    keys = {**dict.fromkeys(marked.yes, " "), **dict.fromkeys(marked.unknown, KEYS["c-k"])} or {count: " "}
    for row, key in sorted(keys.items()):
        yield from (*str(row + 1), key)
    yield "\r"


def keys_of(interview: Interview, answer: Answer) -> Iterator[str]:
    if answer.value is None:
        yield "c-k"
    else:
        assert interview.current is not None
        yield from pressed(interview, as_put(interview, interview.current), answer.value)


def hold(name: str, text: str) -> None:
    text = re.sub(r"[ \t]+\n", "\n", text) + "\n"
    path = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")
