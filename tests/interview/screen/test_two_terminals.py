"""The program in real terminals: what was typed before the first screen, signals, and a second window."""

import os
import signal
import sys
import termios
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from bonebrief.cli import main
from bonebrief.knowledge.knowledge import Knowledge
from tests.interview.screen.test_terminal import CTRL_C, ENTER, asking, recorded
from tests.interview.screen.tty import Terminal, terminal
from tests.interview.test_plain import at


def program(state: Path, *arguments: str, late: float = 0.0) -> Callable[[], int]:
    """The program, which begins after so many seconds in which the terminal echoes what is typed, as a shell's does."""

    def run() -> int:
        os.environ["BONEBRIEF_STATE"] = str(state)
        time.sleep(late)
        return main(list(arguments))

    return run


@pytest.mark.sampled(2)
@pytest.mark.parametrize(
    "typed", ["63\n1\n1\n", *(pytest.param(text, marks=pytest.mark.long) for text in ("70\n", "\r\r\r", "\t\t", "63"))]
)
@pytest.mark.parametrize("plain", [[], ["--plain"]])
def test_what_was_typed_before_the_first_screen_answers_nothing(tmp_path: Path, typed: str, plain: list[str]) -> None:
    with terminal(program(tmp_path, "ask", "--questionnaire", "quick", *plain, late=0.4)) as shown:
        shown.send(typed, pause=0.1)
        shown.settle("How old are you?").settle()
        assert recorded(tmp_path) == {}
        shown.press("6", "4", ENTER).settle("Age: 64" if not plain else "Recorded: 64")
    assert recorded(tmp_path) == {"age": 64}


def test_a_line_typed_before_its_question_answers_nothing(tmp_path: Path) -> None:
    with terminal(program(tmp_path, "ask", "--questionnaire", "quick", "--plain")) as shown:
        shown.settle("How old are you?").send("63\n1\n1\n")
        shown.settle("Which sex").settle()
        assert recorded(tmp_path) == {"age": 63}
        shown.press("male", ENTER).settle("Recorded: male")


def test_a_second_terminal_is_told_and_begins_beside_it(tmp_path: Path) -> None:
    with terminal(program(tmp_path, "ask")) as first, terminal(program(tmp_path, "ask", late=0.1)) as second:
        first.settle("How old are you?").press("63", ENTER).settle("Which sex")
        second.settle("How old are you?")
        with terminal(program(tmp_path, "ask")) as third:
            third.settle("How old are you?")
            assert "open in another window since" in third.record
        with terminal(program(tmp_path, "sessions", "purge", "all")) as purging:
            purging.settle("0 deleted, 1 not")
            assert purging.ended() == 1
        first.press("f", ENTER).settle("Sex: female")
        first.kill()
    with terminal(program(tmp_path, "ask")) as later:
        later.settle("was left with 2 answered").press("1", ENTER).settle("Going on from")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_gives_the_terminal_back_and_ends_it(
    knowledge: Knowledge, tmp_path: Path, number: signal.Signals
) -> None:
    with terminal(asking(knowledge, tmp_path)) as shown:
        before = attributes(shown)
        shown.settle("How old are you?").press("63", ENTER).settle("Which sex")
        assert attributes(shown) != before
        os.kill(shown.process, number)
        assert shown.ended() == -number
        assert attributes(shown) == before
    assert recorded(tmp_path) == {"age": 63}


def test_an_interrupt_from_elsewhere_means_leave(knowledge: Knowledge, tmp_path: Path) -> None:
    with terminal(asking(knowledge, tmp_path)) as shown:
        shown.settle("How old are you?").press("63", ENTER).settle("Which sex")
        os.kill(shown.process, signal.SIGINT)
        assert shown.ended() == 130


@pytest.mark.sampled(3)
@pytest.mark.parametrize("before", ["\x1b[200~a paste without an end", "\x1b", "\x1b[", "\x1b[<0;1", "\udcc3", "\x1bO"])
def test_ctrl_c_leaves_whatever_came_before(knowledge: Knowledge, tmp_path: Path, before: str) -> None:
    with terminal(asking(knowledge, tmp_path)) as shown:
        shown.settle("How old are you?")
        shown.send_bytes(before.encode(errors="surrogateescape"))
        shown.settle().send(CTRL_C)
        assert shown.ended() == 130


REFUSED = ("Choose an option first", "No option has", "Please choose a number from 1 to 4")


@pytest.mark.sampled(3)
@pytest.mark.parametrize("keys", ["5.11\r", "511\r", "172\r"])
def test_a_number_meant_for_another_question_records_nothing(knowledge: Knowledge, tmp_path: Path, keys: str) -> None:
    with terminal(asking(knowledge, tmp_path, at(knowledge, "scan_done"))) as shown:
        shown.settle("bone-density scan?").send(keys)
        shown.settle(*REFUSED)
        shown.send(*keys, pause=0.05)
        shown.settle(*REFUSED)
    assert recorded(tmp_path) == {}


@pytest.mark.parametrize("encoding", ["utf-16", "cp037"])
def test_an_encoding_that_no_terminal_takes_leads_to_lines(tmp_path: Path, encoding: str) -> None:
    def run() -> int:
        sys.stdout.reconfigure(encoding=encoding)  # type: ignore[union-attr]
        from bonebrief.asking.begin import chosen_asker
        from bonebrief.interview.plain import PlainAsker

        return 0 if isinstance(chosen_asker(plain=False), PlainAsker) else 1

    with terminal(run) as shown:
        assert shown.ended() == 0


def attributes(shown: Terminal) -> list[object]:
    return termios.tcgetattr(shown.descriptor)[:4]


def test_an_error_within_a_screen_is_raised_where_it_was_shown_from(knowledge: Knowledge, tmp_path: Path) -> None:
    with terminal(partial(failing, knowledge, tmp_path)) as shown:
        assert shown.ended() == 3
        assert "the rules cannot be run" in shown.record
        assert "Press ENTER" not in shown.record


def failing(knowledge: Knowledge, folder: Path) -> int:
    from bonebrief.machine.error import BoneBriefError
    from tests.interview import stand_ins

    def fail(*_: object) -> None:
        raise BoneBriefError("the rules cannot be run")

    stand_ins.Silent.standing = fail  # type: ignore[assignment, method-assign]
    try:
        return asking(knowledge, folder)()
    except BoneBriefError as error:
        print(error)
        return 3
