"""`bonebrief ask` as a person meets it: left, gone on with, saved, changed, and never lost without a word."""

import json
from pathlib import Path

from bonebrief.brief.words import Heading
from tests.commands.program import PATIENT, run


def test_an_interview_in_which_saving_fails_goes_on(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    done = run("ask", "--questionnaire", "quick", "--plain", typed="skip\n" * 60, state=tmp_path / "file" / "state")
    assert done.returncode == 0
    assert done.stdout.count("not being saved") == 1
    left = run("ask", "--questionnaire", "quick", "--plain", typed="63\nquit\n", state=tmp_path / "file" / "state")
    assert "were not kept" in left.stderr


def test_an_interview_left_and_gone_on_with(tmp_path: Path) -> None:
    left = run("ask", "--plain", typed="55\nfemale\nquit\n", state=tmp_path)
    assert left.returncode == 130
    assert "--resume" in left.stderr
    done = run("ask", "--plain", "--resume", typed="skip\n" * 100, state=tmp_path)
    assert done.returncode == 0
    assert "2 answered" in done.stdout
    assert "is not a diagnosis" in done.stdout


def test_the_answers_of_a_file_are_taken_over_and_the_rest_is_asked(tmp_path: Path) -> None:
    done = run("ask", "--answers", PATIENT, typed="skip\n" * 40, state=tmp_path)
    assert done.returncode == 0
    assert "  Age: 55 years (from low-bone-mass-55.yaml)" in done.stdout
    assert "How old are you?" not in done.stdout
    talks = run("brief", PATIENT).stdout.partition(Heading.TALKS.words)[2][:400]
    assert len(talks) == 400
    assert talks in done.stdout


def test_the_screen_ends_on_what_matters_most(tmp_path: Path) -> None:
    done = run("ask", "--plain", "--no-save", "--answers", PATIENT, typed="skip\n" * 40, state=tmp_path)
    last = done.stdout.rpartition("In short: ")[2].splitlines()
    assert last[0].startswith("Low bone mass (osteopenia): T-score -1.7")
    assert last[1].strip() == "! ROUTINE  What the scan means"
    assert last[last.index("What next?") - 1] == ""


def test_a_name_alone_is_saved_in_the_home_folder_and_one_with_a_folder_where_it_says(tmp_path: Path) -> None:
    home, elsewhere = tmp_path / "home", tmp_path / "elsewhere.html"
    home.mkdir()
    typed = f"63\nbrief\n5\nmine.html\n8\n{elsewhere}\n6\n\n1\n"
    done = run("ask", "--plain", "--questionnaire", "quick", "--no-save", typed=typed, HOME=str(home))
    assert done.returncode == 0
    assert "Saved in your home folder as mine.html." in done.stdout
    assert f"Saved as {elsewhere}." in done.stdout
    assert elsewhere.is_file()
    assert sorted(path.suffix for path in home.iterdir()) == [".html", ".md"]


def test_an_interview_that_was_left_is_offered_by_its_time_and_length(tmp_path: Path) -> None:
    run("ask", "--plain", typed="55\nfemale\nquit\n", state=tmp_path)
    offered = run("ask", "--plain", typed="1\nquit\n", state=tmp_path)
    assert "was left with 2 answered" in offered.stdout
    assert "Going on from" in offered.stdout
    assert "Where are you with menopause?" in offered.stdout
    anew = run("ask", "--plain", typed="3\nquit\n", state=tmp_path)
    assert "How old are you?" in anew.stdout
    assert list(tmp_path.glob("*.jsonl")) == []


def test_a_brief_is_saved_and_never_over_a_file_that_is_there(tmp_path: Path) -> None:
    there = tmp_path / "there.md"
    there.write_text("mine")
    new = tmp_path / "new.json"
    typed = f"63\nbrief\n6\n{there}\n7\n{new}\n3\n4\n1\n"
    done = run("ask", "--plain", "--questionnaire", "quick", typed=typed)
    assert done.returncode == 0
    assert there.read_text() == "mine"
    assert "exists already" in done.stdout
    assert json.loads(new.read_text())["answers"]["age"]["value"] == 63
    assert new.stat().st_mode & 0o777 == 0o600
    assert done.stdout.count("This brief supports a conversation") == 2
    assert "for your visit" in done.stdout


def test_a_changed_answer_is_followed_into_the_brief(tmp_path: Path) -> None:
    answers = tmp_path / "answers.yaml"
    answers.write_text(Path(PATIENT).read_text())
    change = "2\nedit 7\n45\nbrief\n1\n"
    done = run("ask", "--answers", str(answers), "--plain", "--no-save", typed="skip\n" * 9 + "brief\n" + change)
    assert done.returncode == 0
    told = done.stdout.partition("What changed in the brief:")[2]
    assert "New: !! HIGH  A thin frame" in told
    assert "No longer: No cause for alarm" in told


def test_answers_of_a_file_that_contradict_each_other_are_asked_back_and_settled_for_good(tmp_path: Path) -> None:
    answers = tmp_path / "answers.yaml"
    answers.write_text("answers: {age: 70, scan_done: no, t_score_total_hip: -2.9}")
    asked = run("ask", "--answers", str(answers), "--plain", typed="1\nquit\n", state=tmp_path / "state")
    assert "Which is?" in asked.stdout
    assert "Recorded: yes." in asked.stdout
    again = run("ask", "--resume", "--plain", typed="review\nquit\n", state=tmp_path / "state")
    assert "Which is?" not in again.stdout
    assert "Kind of scan: DXA (DEXA) of the hip or spine (taken from: T-score, total hip)" in again.stdout


def test_an_interview_left_before_a_contradiction_was_settled_asks_back_when_it_goes_on(tmp_path: Path) -> None:
    answers = tmp_path / "answers.yaml"
    answers.write_text("answers: {age: 70, scan_done: no, t_score_total_hip: -2.9}")
    run("ask", "--answers", str(answers), "--plain", typed="quit\n", state=tmp_path / "state")
    again = run("ask", "--resume", "--plain", typed="2\nbrief\n", state=tmp_path / "state")
    assert "Left out: T-score, total hip." in again.stdout
    assert "contradict each other" not in again.stdout
