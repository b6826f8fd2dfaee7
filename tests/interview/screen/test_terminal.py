"""The terminal asker in a real pseudo-terminal: every widget, size, colour and character set, and hurried hands."""

import json
import os
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from bonebrief.asking.standing import RulesMeaning
from bonebrief.interview.asker import Left
from bonebrief.interview.conversation import Conversation
from bonebrief.interview.keeping.journal import new_journal
from bonebrief.interview.screen.terminal import open_terminal
from bonebrief.interview.state import start
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.answer import Answer
from bonebrief.language.value import Value
from tests.interview.screen.tty import terminal
from tests.interview.stand_ins import Silent
from tests.interview.test_plain import at

ENTER, TAB, UP, DOWN, LEFT, BACK_TAB = "\r", "\t", "\x1b[A", "\x1b[B", "\x1b[D", "\x1b[Z"
HOME, PAGE_DOWN, CTRL_C, CTRL_K, CTRL_R, BACKSPACE, F5 = "\x1b[H", "\x1b[6~", "\x03", "\x0b", "\x12", "\x7f", "\x1b[15~"
T_SCORE = {"scan_done": "yes", "scan_kind": "dxa_hip_spine"}


def pasted(text: str) -> str:
    return f"\x1b[200~{text}\x1b[201~"


def asking(
    knowledge: Knowledge,
    folder: Path,
    known: dict[str, Answer] | None = None,
    *,
    rules: bool = False,
    thorough: bool = True,
) -> Callable[[], int]:
    """An interview to be run in a terminal; it ends with 0 for the brief and 130 when it is left for now."""

    def run() -> int:
        interview = start(knowledge, knowledge.questionnaire("bone-health"), known, thorough=thorough)
        meaning = RulesMeaning(knowledge) if rules else Silent()
        conversation = Conversation(interview, new_journal(folder, interview), meaning)
        asker = open_terminal(sys.stdin, sys.stdout, os.environ["TERM"])
        return 0 if asker.ask(conversation) is Left.FOR_THE_BRIEF else 130

    return run


def recorded(folder: Path) -> dict[str, object]:
    """What is on disk: by question its value, or its status where there is none."""
    lines = [json.loads(line) for path in folder.glob("*.jsonl") for line in path.read_text().splitlines()]
    return {line["fact"]: line.get("value", line["status"]) for line in lines if line.get("do") == "record"}


def eventually(folder: Path, fact: str, *, wait: bool) -> object:
    """What is recorded for a question; where an answer must come, the disk is given time."""
    end = time.monotonic() + 5 * wait
    while fact not in recorded(folder) and time.monotonic() < end:
        time.sleep(0.02)
    return recorded(folder).get(fact)


@pytest.mark.sampled(3)
@pytest.mark.parametrize(
    ("fact", "gates", "keys", "value"),
    [
        ("scan_done", {}, [ENTER], None),
        ("scan_done", {}, ["n", ENTER], "no"),
        ("scan_done", {}, ["n" + ENTER], "no"),
        ("scan_done", {}, ["7", ENTER], None),
        ("scan_done", {}, ["x", ENTER], None),
        ("scan_done", {}, [DOWN, ENTER], "yes"),
        ("scan_done", {}, [DOWN, F5, ENTER], None),
        ("scan_done", {}, [pasted("no\n"), ENTER], None),
        ("scan_done", {}, [TAB], "skipped"),
        ("scan_done", {}, [CTRL_K], "unknown"),
        ("scan_done", {}, ["y", CTRL_C], None),
        ("smoking", {}, ["c", ENTER], "current"),
        ("smoking", {}, ["3", ENTER], "current"),
        ("smoking", {}, ["9", ENTER], None),
        ("smoking", {}, [CTRL_R, ENTER], None),
        ("calcium_mg_per_day", {}, ["=", "2", ENTER], None),
        ("calcium_mg_per_day", {}, ["=", "2", ENTER, ENTER], 780),
        ("calcium_mg_per_day", {}, ["=", "2", CTRL_C, ENTER], None),
        ("conditions", {}, [PAGE_DOWN, ENTER, ENTER], ["chronic_liver_disease"]),
        ("conditions", {}, ["1", " ", "4", " ", ENTER], ["rheumatoid_arthritis", "celiac_disease"]),
        ("conditions", {}, ["1", ENTER], None),
        ("age", {}, ["63", ENTER], 63),
        ("age", {}, ["63" + ENTER], 63),
        ("age", {}, ["64", BACKSPACE, "3", ENTER], 63),
        ("age", {}, ["200", ENTER], None),
        ("age", {}, [pasted("63\n")], None),
        ("age", {}, [pasted("63\n"), ENTER], 63),
        ("height_cm", {}, ["5'6\"", ENTER], 167.6),
        ("t_score_total_hip", T_SCORE, ["−2.5", ENTER], -2.5),
        ("t_score_total_hip", T_SCORE, ["2.5", ENTER, ENTER], None),
        ("t_score_total_hip", T_SCORE, ["2.5", ENTER, DOWN, ENTER], -2.5),
        ("t_score_total_hip", T_SCORE, ["2.5", ENTER, DOWN, DOWN, ENTER], 2.5),
        ("t_score_total_hip", T_SCORE, ["1,234", ENTER], None),
    ],
)
def test_what_is_recorded_is_what_was_meant_or_nothing_is(
    knowledge: Knowledge, tmp_path: Path, fact: str, gates: dict[str, Value], keys: list[str], value: object
) -> None:
    with terminal(asking(knowledge, tmp_path, at(knowledge, fact, **gates)), rows=40) as shown:
        shown.settle("Ctrl-C").press(*keys)
        assert eventually(tmp_path, fact, wait=value is not None) == value


def test_keys_typed_ahead_of_the_screen_answer_only_what_was_there(knowledge: Knowledge, tmp_path: Path) -> None:
    with terminal(asking(knowledge, tmp_path)) as shown:
        shown.settle("How old are you?").send("63\r1\r1\r1\r1\r")
        shown.settle("Which sex").settle()
    assert recorded(tmp_path) == {"age": 63}


def test_keys_typed_before_the_first_question_answer_nothing(knowledge: Knowledge, tmp_path: Path) -> None:
    with terminal(asking(knowledge, tmp_path)) as shown:
        shown.send("6\r6\r6\r")
        shown.settle("How old are you?")
    assert recorded(tmp_path) == {}


@pytest.mark.parametrize("marked", [True, False])
def test_a_page_of_text_poured_in_records_nothing(knowledge: Knowledge, tmp_path: Path, marked: bool) -> None:
    page = "Dear Doctor, no.\rYes, 1 or 2 falls.\rn\ry\r" * 40
    with terminal(asking(knowledge, tmp_path, at(knowledge, "scan_done"))) as shown:
        shown.settle("bone-density scan?").send(pasted(page) if marked else page)
        shown.settle()
        assert shown.press(DOWN).text
    assert recorded(tmp_path) == {}


@pytest.mark.sampled(2)
@pytest.mark.parametrize(("columns", "rows"), [(40, 15), (60, 20), (80, 24), (200, 60)])
def test_every_size_shows_the_question_and_the_marked_row(
    knowledge: Knowledge, tmp_path: Path, columns: int, rows: int
) -> None:
    known = at(knowledge, "conditions")
    with terminal(asking(knowledge, tmp_path, known), columns, rows) as shown:
        shown.settle("Ctrl-C").press("1", "7")
        shown.settle("› 17 [ ] Stroke")
        for key in ("Enter ok", "Space tick", "Ctrl-C leave"):
            shown.settle(key)
        shown.press(" ", ENTER)
        assert eventually(tmp_path, "conditions", wait=True) == ["stroke_or_parkinson"]


def test_resized_in_the_middle(knowledge: Knowledge, tmp_path: Path) -> None:
    with terminal(asking(knowledge, tmp_path), 80, 24) as shown:
        shown.settle("How old are you?").press("6")
        for columns, rows in ((40, 15), (200, 60), (60, 20)):
            shown.resize(columns, rows)
            shown.settle()
        shown.press("3", ENTER).settle("Which sex")
    assert recorded(tmp_path) == {"age": 63}


@pytest.mark.sampled(3)
@pytest.mark.parametrize(
    "environment",
    [
        {"NO_COLOR": "1"},
        {"TERM": "vt100"},
        {"TERM": "xterm"},
        {"TERM": "xterm-256color"},
        {"COLORTERM": "truecolor"},
        {"ENCODING": "ascii", "LC_ALL": "C"},
    ],
)
def test_every_terminal_can_be_used(knowledge: Knowledge, tmp_path: Path, environment: dict[str, str]) -> None:
    with terminal(asking(knowledge, tmp_path), environment=environment) as shown:
        shown.settle("How old are you?").press("63", ENTER, "f")
        shown.settle(f"{'>' if 'ENCODING' in environment else '›'}  1 Female")
        assert "?" not in shown.text.replace("birth?", "").replace("? why", "")
    assert recorded(tmp_path) == {"age": 63}


def test_left_and_back_again(knowledge: Knowledge, tmp_path: Path) -> None:
    with terminal(asking(knowledge, tmp_path)) as shown:
        shown.settle("How old are you?").press("63", ENTER, LEFT)
        shown.settle("Recorded so far: 63 years")
        shown.press(TAB, "m", BACK_TAB, "64", ENTER)
        shown.settle("Age: 64 years (was 63 years)")
        shown.press(CTRL_C)
        assert shown.ended() == 130


def test_random_keys_never_crash_it(knowledge: Knowledge, tmp_path: Path) -> None:
    keys = [
        ENTER,
        TAB,
        UP,
        DOWN,
        LEFT,
        BACK_TAB,
        PAGE_DOWN,
        CTRL_K,
        CTRL_R,
        BACKSPACE,
        F5,
        "?",
        "=",
        " ",
        "\x1b",
        "\x00",
    ]
    keys += [*"0123456789ynxd-.,é世", "\x1b[200~pasted\x1b[201~", "\x1b[99;99R", "\xff"]
    for seed in range(3):
        chosen = random.Random(seed).choices(keys, k=120)
        with terminal(asking(knowledge, tmp_path, rules=True), 60, 20) as shown:
            shown.settle("How old are you?").send(*chosen, pause=0.004)
            shown.settle()
            shown.press(CTRL_C, CTRL_C)
            assert shown.ended() in (0, 130), (seed, shown.text)
            assert "Traceback" not in shown.record


def test_the_why_of_a_question_and_what_it_matters_for(knowledge: Knowledge, tmp_path: Path) -> None:
    with terminal(asking(knowledge, tmp_path, at(knowledge, "smoking"))) as shown:
        shown.settle("Ctrl-C").press("?")
        shown.settle("Why we ask:")
        shown.settle("The answer matters for:")


LONG = [
    "A first line that is to be read before any other.",
    *(f"Line {number} of what is said." for number in range(12)),
]


def greeting() -> int:
    pasted = open_terminal(sys.stdin, sys.stdout, os.environ["TERM"]).greet(LONG)
    return 0 if pasted is None else 1 + len(pasted)


def choosing() -> int:
    asker = open_terminal(sys.stdin, sys.stdout, os.environ["TERM"])
    entries = ["  An entry that is longer than a narrow window is wide."] * 5
    return asker.choose("What next?", [f"Thing {number}" for number in range(6)], [*LONG[:1], *entries, *LONG[9:]]) or 0


def test_a_greeting_that_the_first_question_would_push_out_is_read_by_itself() -> None:
    with terminal(greeting, 40, 20) as shown:
        shown.settle("Begin")
        assert [part for part in ("A first line that", LONG[-1]) if part not in shown.text] == []
        shown.press(ENTER)
        assert shown.ended() == 1
    with terminal(greeting, 40, 20) as shown:
        shown.settle("Begin").press(CTRL_C)
        assert shown.ended() == 0


def test_what_is_pasted_at_a_greeting_is_handed_on() -> None:
    with terminal(greeting, 40, 20) as shown:
        shown.settle("Begin").send("\x1b[200~a\rb\x1b[201~")
        assert shown.ended() == 4


def test_a_greeting_that_leaves_room_asks_for_no_key() -> None:
    with terminal(greeting, 80, 40) as shown:
        assert shown.ended() == 1
        assert "Begin" not in shown.record


@pytest.mark.parametrize(("columns", "rows"), [(40, 20), (80, 24), (80, 40)])
def test_what_is_said_above_options_is_in_sight_of_them(columns: int, rows: int) -> None:
    with terminal(choosing, columns, rows) as shown:
        shown.settle("Thing 0")
        assert [part for part in ("A first line that", LONG[-1], "What next?") if part not in shown.text] == []
        assert ("An entry that is longer than a …" in shown.text) is (columns == 40)
        shown.press("3", ENTER)
        assert shown.ended() == 2
