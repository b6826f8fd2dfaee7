"""`bonebrief report`: for a look and for other programs; whatever is given, an answer in words and a true status."""

import json
from pathlib import Path

import pytest

from tests.commands.program import run
from tests.interview.report import TEXT


def test_a_report_is_told_line_by_line(tmp_path: Path) -> None:
    (tmp_path / "scan.txt").write_text(TEXT)
    done = run("report", str(tmp_path / "scan.txt"))
    assert done.returncode == 0
    assert "[x] T-score, lumbar spine: -1.9 SD\n    line 2: L1-L4 0.842 >>-1.9<< -0.1\n" in done.stdout
    assert "[ ] T-score, total hip: +1.5 SD\n" in done.stdout
    assert "6 answers found, 4 of them sure. Nothing was recorded." in done.stdout


def test_what_programs_read_names_every_value_its_place_and_its_doubt() -> None:
    done = run("report", "-", "--format", "json", typed=TEXT)
    data = json.loads(done.stdout)
    assert data["schema"] == 1
    hip = next(one for one in data["candidates"] if one["fact"] == "t_score_total_hip")
    assert (hip["value"], hip["sure"], hip["line"], hip["text"]) == (1.5, False, 3, "1.5")
    assert TEXT.split("\n")[hip["line"] - 1][hip["start"] : hip["end"]] == hip["text"]
    assert "bone density" in hip["doubt"]


@pytest.mark.sampled(4)
@pytest.mark.parametrize(
    ("typed", "status", "words"),
    [
        ("", 0, "No score was found; type them."),
        ("REMS of the spine: T-score -2.1", 0, "This is not a DXA of hip or spine."),
        ("\x1b[31mL1-L4 T-score: -2.1\x1b[0m", 0, "answer"),
        (b"\x89PNG\r\n\x1a\n\0\0", 3, "This is a picture."),
        (b"PK\x03\x04\0\0", 3, "word processor"),
        (b"a\0b", 3, "This is not a text file."),
        (b"L1-L4 T-score: \x962.1\n", 0, "T-score, lumbar spine: -2.1 SD"),
        ("L1-L4 T-score: -2.1\n".encode("utf-16"), 0, "T-score, lumbar spine: -2.1 SD"),
        ("T-score " * 30_000, 3, "more than 200 kB"),
        ("L1-L4 0.842 -1.9 " * 10_000, 3, "more than 20,000 characters"),
    ],
)
def test_whatever_is_given_is_answered_in_words(typed: str | bytes, status: int, words: str) -> None:
    done = run("report", "-", typed=typed)
    assert done.returncode == status
    assert words in done.stdout + done.stderr
    assert "\x1b" not in done.stdout


@pytest.mark.parametrize(("name", "words"), [("/no/such/file", "There is no such file"), ("/", "This is a folder")])
def test_a_file_that_cannot_be_read_is_said(name: str, words: str) -> None:
    done = run("report", name)
    assert done.returncode == 3
    assert words in done.stderr
