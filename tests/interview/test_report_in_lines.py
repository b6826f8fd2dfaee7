"""A report in lines: offered, looked over in words, changed, and recorded only at Enter."""

import io
import json
from pathlib import Path

import pytest

from bonebrief.interview.conversation import Conversation
from bonebrief.interview.keeping.journal import NotKept, new_journal
from bonebrief.interview.plain import PlainAsker
from bonebrief.interview.state import start
from bonebrief.knowledge.knowledge import Knowledge
from tests.commands.program import run
from tests.interview.report import TEXT, proposal, reports
from tests.interview.stand_ins import Silent
from tests.interview.test_plain import at

SURE = {
    "t_score_lumbar_spine": -1.9,
    "t_score_femoral_neck": -2.0,
    "z_score_lumbar_spine": -0.1,
    "z_score_femoral_neck": -0.5,
}


def talked(knowledge: Knowledge, folder: Path, typed: str, *, offered: bool = False) -> tuple[str, dict[str, object]]:
    """What is said to somebody who types so, and what is kept of the report, by question."""
    known = at(knowledge, "scan_done") if offered else None
    interview = start(knowledge, knowledge.questionnaire("bone-health"), known, thorough=True)
    conversation = Conversation(interview, new_journal(folder, interview), Silent(), reports(knowledge))
    out = io.StringIO()
    PlainAsker(io.StringIO(typed), out).ask(conversation, None if offered else proposal(knowledge))
    lines = [json.loads(line) for path in folder.glob("*.jsonl") for line in path.read_text().splitlines()]
    return out.getvalue(), {line["fact"]: line["value"] for line in lines if line.get("do") == "prefill"}


@pytest.mark.parametrize(
    ("typed", "taken"),
    [
        ("\nquit\n", SURE),
        ("none\nquit\n", {}),
        ("-2\n\nquit\n", {**SURE, "t_score_total_hip": -1.5}),
        ("2\n-1.4\n\nquit\n", {**SURE, "t_score_total_hip": -1.4}),
        ("2\nyes\n\nquit\n", {**SURE, "t_score_total_hip": 1.5}),
        ("2\n2.4\n2.4\n\nquit\n", {**SURE, "t_score_total_hip": 2.4}),
        ("2\n2.4\n-2.4\n\nquit\n", {**SURE, "t_score_total_hip": -2.4}),
        ("2\n20\n\n\nquit\n", SURE),
        ("1\nno\n\nquit\n", {fact: value for fact, value in SURE.items() if fact != "t_score_lumbar_spine"}),
        ("what\n99\n\nquit\n", SURE),
        ("", {}),
        ("2\n", {}),
    ],
)
def test_what_is_taken_is_what_was_marked(
    knowledge: Knowledge, tmp_path: Path, typed: str, taken: dict[str, float]
) -> None:
    assert talked(knowledge, tmp_path, typed)[1] == taken


def test_every_row_is_one_line_with_its_value_its_line_and_its_doubt(knowledge: Knowledge, tmp_path: Path) -> None:
    said, _ = talked(knowledge, tmp_path, "none\nquit\n")
    assert "  1) marked: T-score, lumbar spine: -1.9 SD (line 2: L1-L4 0.842 [-1.9] -0.1)" in said
    assert "  2) not marked: T-score, total hip: +1.5 SD (line 3: Total hip 0.760 [1.5] 0.4); not sure:" in said


def test_a_report_is_pasted_up_to_a_full_stop_or_named(knowledge: Knowledge, tmp_path: Path) -> None:
    assert talked(knowledge, tmp_path / "one", f"yes\n{TEXT}.\n\nquit\n", offered=True)[1] == SURE
    (tmp_path / "scan.txt").write_text(TEXT)
    assert talked(knowledge, tmp_path / "two", f"yes\n{tmp_path}/scan.txt\n\nquit\n", offered=True)[1] == SURE


def test_enter_alone_goes_on_to_the_numbers(knowledge: Knowledge, tmp_path: Path) -> None:
    said, taken = talked(knowledge, tmp_path, "yes\n\nquit\n", offered=True)
    assert "What kind of scan" in said
    assert taken == {}


@pytest.mark.parametrize("typed", ["Dear Ms Plum,\nthank you.\n.\n", "\x00\x01\n.\n"])
def test_what_is_no_report_is_said_and_the_questions_go_on(knowledge: Knowledge, tmp_path: Path, typed: str) -> None:
    said, taken = talked(knowledge, tmp_path, f"yes\n{typed}quit\n", offered=True)
    assert taken == {}
    assert "No score was found" in said or "What kind of scan" in said


def test_the_interview_of_the_program_takes_a_report(tmp_path: Path) -> None:
    report = tmp_path / "scan.txt"
    report.write_text(TEXT)
    done = run("ask", "--report", str(report), "--plain", typed="\nquit\n", state=tmp_path / "state")
    assert "T-score, lumbar spine: -1.9 SD (from report, line 2)." in done.stdout
    kept = "".join(path.read_text() for path in (tmp_path / "state").glob("*.jsonl"))
    assert '"from": "report, line 2"' in kept
    assert "Region" not in kept
    assert "0.842" not in kept
    again = run("ask", "--resume", "--plain", typed="review\nquit\n", state=tmp_path / "state")
    assert "T-score, lumbar spine: -1.9 SD (from report, line 2)" in again.stdout


def test_a_report_that_is_not_there_or_leaves_no_terminal_is_said() -> None:
    missing = run("ask", "--report", "/no/such/report.txt")
    assert missing.returncode == 3
    assert "There is no such file" in missing.stderr


def test_a_report_can_be_read_at_any_question(knowledge: Knowledge) -> None:
    shown = io.StringIO()
    conversation = Conversation(
        start(knowledge, knowledge.questionnaire("bone-health")), NotKept(), Silent(), reports(knowledge)
    )
    PlainAsker(io.StringIO(f"report\n{TEXT}.\n\n"), shown).ask(conversation)
    assert conversation.interview.answers["t_score_femoral_neck"].value == -2.0
    assert shown.getvalue().rindex("How old are you?") > shown.getvalue().index("T-score, femoral neck: -2.0 SD (from")
