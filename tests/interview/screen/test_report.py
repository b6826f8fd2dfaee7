"""The table of a report in a real pseudo-terminal: what Enter takes, what a number opens, and what is never taken."""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bonebrief.interview.asker import Left
from bonebrief.interview.conversation import Conversation
from bonebrief.interview.keeping.journal import new_journal
from bonebrief.interview.report.proposal import Proposal
from bonebrief.interview.screen.terminal import open_terminal
from bonebrief.interview.state import start
from bonebrief.knowledge.knowledge import Knowledge
from tests.interview.report import TEXT, proposal, reports
from tests.interview.screen.test_terminal import BACK_TAB, CTRL_C, DOWN, ENTER, LEFT, PAGE_DOWN, pasted
from tests.interview.screen.tty import terminal
from tests.interview.stand_ins import Silent
from tests.interview.test_plain import at

SURE = {
    "t_score_lumbar_spine": -1.9,
    "t_score_femoral_neck": -2.0,
    "z_score_lumbar_spine": -0.1,
    "z_score_femoral_neck": -0.5,
}
WITHOUT_SPINE = {fact: value for fact, value in SURE.items() if fact != "t_score_lumbar_spine"}


def confirming(knowledge: Knowledge, folder: Path, given: Proposal | None, at_scan: bool = False) -> Callable[[], int]:
    def run() -> int:
        known = at(knowledge, "scan_done") if at_scan else None
        interview = start(knowledge, knowledge.questionnaire("bone-health"), known, thorough=True)
        conversation = Conversation(interview, new_journal(folder, interview), Silent(), reports(knowledge))
        asker = open_terminal(sys.stdin, sys.stdout, os.environ["TERM"])
        return 0 if asker.ask(conversation, given) is Left.FOR_THE_BRIEF else 130

    return run


def kept(folder: Path) -> dict[str, object]:
    """What the journal holds of a report: by question its value; each with the line it came from."""
    lines = [json.loads(line) for path in folder.glob("*.jsonl") for line in path.read_text().splitlines()]
    prefilled = [line for line in lines if line.get("do") == "prefill"]
    assert all(line["from"].startswith("report, line ") for line in prefilled)
    assert all("BMD" not in json.dumps(line) for line in lines)
    return {line["fact"]: line["value"] for line in prefilled}


@pytest.mark.sampled(3)
@pytest.mark.parametrize(
    ("keys", "taken"),
    [
        ([ENTER], SURE),
        ([BACK_TAB], {}),
        ([LEFT], {}),
        ([" ", ENTER], WITHOUT_SPINE),
        ([DOWN, "-", ENTER], {**SURE, "t_score_total_hip": -1.5}),
        ([DOWN, " ", ENTER], {**SURE, "t_score_total_hip": 1.5}),
        (["2", "-1.4", ENTER, ENTER], {**SURE, "t_score_total_hip": -1.4}),
        (["2", "1.5", ENTER, ENTER], {**SURE, "t_score_total_hip": 1.5}),
        (["2", "2.4", ENTER, DOWN, ENTER, ENTER], {**SURE, "t_score_total_hip": -2.4}),
        (["2", "20", ENTER, BACK_TAB, ENTER], SURE),
        (["1", PAGE_DOWN, ENTER, ENTER], WITHOUT_SPINE),
        (["9", ENTER], SURE),
        (["x", ENTER], SURE),
        ([pasted("-1.5\n"), ENTER], SURE),
        ([CTRL_C], {}),
    ],
)
def test_what_is_taken_is_what_was_ticked(
    knowledge: Knowledge, tmp_path: Path, keys: list[str], taken: dict[str, float]
) -> None:
    with terminal(confirming(knowledge, tmp_path, proposal(knowledge)), rows=40) as shown:
        shown.settle("Is it right?").press(*keys)
        shown.settle()
    assert kept(tmp_path) == taken


def test_nothing_is_on_disk_before_enter(knowledge: Knowledge, tmp_path: Path) -> None:
    with terminal(confirming(knowledge, tmp_path, proposal(knowledge)), rows=40) as shown:
        shown.settle("Is it right?").press(DOWN, "-", "3", BACK_TAB)
        assert list(tmp_path.glob("*")) == []
        assert "[x] T-score, total hip: -1.5 SD, as you gave it" in " ".join(shown.text.split())


def test_a_report_is_offered_after_the_scan_and_can_be_pasted_whole(knowledge: Knowledge, tmp_path: Path) -> None:
    with terminal(confirming(knowledge, tmp_path, None, at_scan=True), rows=40) as shown:
        shown.settle("bone-density scan?").press("y", ENTER)
        shown.settle("Paste the report").send(pasted(TEXT))
        shown.settle("Is it right?").press(ENTER)
        shown.settle("from report, line 2")
    assert kept(tmp_path) == SURE


@pytest.mark.sampled(2)
@pytest.mark.parametrize("words", ["Dear Ms Plum,\nthank you.\n", "\n\n"])
def test_what_is_no_report_goes_on_to_the_numbers(knowledge: Knowledge, tmp_path: Path, words: str) -> None:
    with terminal(confirming(knowledge, tmp_path, None, at_scan=True), rows=40) as shown:
        shown.settle("bone-density scan?").press("y", ENTER)
        shown.settle("Paste the report").send(pasted(words))
        shown.settle("What kind of scan")
        assert "No score was found; type them." in shown.record


def test_a_report_of_which_nothing_is_taken_is_told_why_at_any_question(knowledge: Knowledge, tmp_path: Path) -> None:
    text = "DXA report\nCalcaneus: T-score -1.9\n"
    with terminal(confirming(knowledge, tmp_path, None), rows=40) as shown:
        shown.settle("How old are you?").send(pasted(text))
        shown.settle("This is not a DXA")


@pytest.mark.parametrize(("columns", "rows"), [(40, 20), (80, 24)])
def test_a_report_that_the_terminal_pours_in_like_typing_is_read_as_one(
    knowledge: Knowledge, tmp_path: Path, columns: int, rows: int
) -> None:
    with terminal(confirming(knowledge, tmp_path, None), columns=columns, rows=rows) as shown:
        shown.settle("How old are you?").send(TEXT.replace("\n", "\r"))
        shown.settle("What is sure is ticked").press(ENTER, ENTER)
        shown.settle("How old are you?")
    assert kept(tmp_path) == SURE


def test_a_report_may_be_pasted_in_two_parts(knowledge: Knowledge, tmp_path: Path) -> None:
    first, second = TEXT[: TEXT.index("Femoral")], TEXT[TEXT.index("Femoral") :]
    with terminal(confirming(knowledge, tmp_path, None), rows=40) as shown:
        shown.settle("How old are you?").send(pasted(first))
        shown.settle("Is it right?").press(ENTER)
        shown.settle("How old are you?").send(pasted(f"{second}End of the report.\n"))
        shown.settle("Is it right?").press(ENTER)
        shown.settle("T-score, femoral neck: -2.0 SD")
    assert kept(tmp_path) == SURE


def test_a_file_is_named_and_a_wrong_name_is_said(knowledge: Knowledge, tmp_path: Path) -> None:
    (tmp_path / "scan.txt").write_text(TEXT)
    with terminal(confirming(knowledge, tmp_path / "state", None, at_scan=True), columns=160, rows=40) as shown:
        shown.settle("bone-density scan?").press("y", ENTER)
        shown.settle("Paste the report").press("x", ENTER)
        shown.settle('There is no file "x"').press("\x15")
        shown.send(pasted(str(tmp_path / "scan.txt")))
        shown.settle("scan.txt").press(ENTER)
        shown.settle("Is it right?")


@pytest.mark.parametrize(("columns", "rows"), [(40, 20), (80, 24)])
def test_a_small_screen_shows_the_row_in_hand_and_the_key_that_ticks_it(
    knowledge: Knowledge, tmp_path: Path, columns: int, rows: int
) -> None:
    with terminal(confirming(knowledge, tmp_path, proposal(knowledge)), columns, rows) as shown:
        shown.settle("Enter take ticked  Space tick").press(DOWN)
        shown.settle("›  2 [ ] T-score")


def test_enter_records_nothing_that_there_was_no_room_for(knowledge: Knowledge, tmp_path: Path) -> None:
    with terminal(confirming(knowledge, tmp_path, proposal(knowledge)), 40, 15) as shown:
        shown.settle("Enter take ticked").press(ENTER)
        shown.settle("More rows are ticked than were shown")
        assert kept(tmp_path) == {}
        for _ in range(8):
            shown.press(DOWN)
        shown.settle("Enter take ticked").press(ENTER)
        shown.settle("Skip this question")
    assert kept(tmp_path) == SURE


def test_a_report_can_be_pasted_where_any_question_stands(knowledge: Knowledge, tmp_path: Path) -> None:
    with terminal(confirming(knowledge, tmp_path, None)) as shown:
        shown.settle("The text of a scan report can be pasted here").send(pasted(TEXT))
        shown.settle("Is it right?").press(ENTER)
        shown.settle("T-score, femoral neck: -2.0 SD")
        shown.settle("How old are you?")


@pytest.mark.sampled(2)
@pytest.mark.parametrize("text", ["two lines\nof no report", "63\n64", "\n\n"])
def test_several_lines_that_are_no_report_are_no_answer(knowledge: Knowledge, tmp_path: Path, text: str) -> None:
    with terminal(confirming(knowledge, tmp_path, None)) as shown:
        shown.settle("How old are you?").send(pasted(text))
        shown.settle("How old are you?")
        assert "Is it right?" not in shown.text
    assert not list(tmp_path.glob("*.jsonl"))
