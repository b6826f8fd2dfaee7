"""The commands as a person meets them: a clear message and the right exit status, never a traceback."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

PATIENT = str(ROOT / "tests" / "examples" / "low-bone-mass-55.yaml")


def run(
    *arguments: str, typed: str | bytes = "", state: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "BONEBRIEF_STATE": str(state or "/nonexistent"), **environment}
    data = typed.encode() if isinstance(typed, str) else typed
    done = subprocess.run(
        [sys.executable, "-m", "bonebrief", *arguments], input=data, capture_output=True, env=env, check=False
    )
    out, err = done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace")
    assert "Traceback" not in out + err, out + err
    return subprocess.CompletedProcess(done.args, done.returncode, out, err)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "empty"),
        ("answers: {agee: 60}", "Did you mean age?"),
        ("answers: {smoking: curent}", "Did you mean current?"),
        ("answers: {age: 200}", "must be 18 to 115"),
        ("answers: {age: .nan}", "is not a number"),
        ("answers: {t_score_total_hip: -25}", "Did you mean -2.5?"),
        ("answers: {frax_major_percent: 5, frax_hip_percent: 9}", "more than"),
        ("questionnaire: quik\nanswers: {age: 60}", "Did you mean quick?"),
        ("a: &a [1]\nb: [*a, *a]", "alias"),
        (b"\x00\x01\x02", "not a text file"),
        (b"answers: {age: \xff}", "not UTF-8"),
        (b"x" * 1_100_000, "more than 1 MB"),
        (b"[" * 100_000, "nested too deeply"),
    ],
)
def test_answers_that_cannot_be_used(text: str | bytes, words: str) -> None:
    done = run("brief", "-", typed=text)
    assert (done.returncode, done.stdout) == (3, "")
    assert words in done.stderr


@pytest.mark.parametrize("name", ["missing.yaml", str(ROOT)])
def test_a_file_that_is_none(name: str) -> None:
    assert run("brief", name).returncode == 3


def test_answers_of_another_questionnaire() -> None:
    done = run("brief", "-", "--questionnaire", "bone-health", typed="questionnaire: quick\nanswers: {age: 60}")
    assert done.returncode == 3
    assert "not to bone-health" in done.stderr


@pytest.mark.parametrize(("score", "words"), [("2.5", "is it -2.5"), ("0.85", "g/cm2")])
def test_a_likely_slip_is_asked_back_in_the_brief(score: str, words: str) -> None:
    answers = f"answers: {{scan_done: yes, scan_kind: dxa_hip_spine, t_score_total_hip: {score}}}"
    warnings = json.loads(run("brief", "-", "--format", "json", typed=answers).stdout)["warnings"]
    assert words in " ".join(warning["text"] for warning in warnings)


def test_the_json_contract() -> None:
    done = run("brief", PATIENT, "--format", "json")
    brief = json.loads(done.stdout)
    assert done.returncode == 0
    assert brief["schema"] == 1
    assert brief["bone_density"] == {
        "category": "low_bone_mass",
        "site": "t_score_femoral_neck",
        "value": -1.7,
        "basis": "t_score",
    }
    assert {"questionnaire", "knowledge", "answers", "findings", "points", "undetermined", "missing"} <= brief.keys()
    assert brief["answers"]["age"] == {"status": "answered", "value": 55}
    again = run("brief", "-", "--format", "json", typed=done.stdout)
    assert json.loads(again.stdout)["points"] == brief["points"]


@pytest.mark.parametrize("style", ["terminal", "markdown", "html", "json"])
@pytest.mark.parametrize("reader", ["clinician", "patient"])
@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_every_format_in_every_encoding(style: str, reader: str, encoding: str) -> None:
    done = run("brief", PATIENT, "--format", style, "--for", reader, PYTHONIOENCODING=encoding)
    assert done.returncode == 0, done.stderr
    assert len(done.stdout) > 500


@pytest.mark.parametrize("width", [40, 80, 120])
def test_a_brief_fits_its_width(width: int) -> None:
    done = run("brief", PATIENT, "--all", COLUMNS=str(width))
    assert max(map(len, done.stdout.splitlines())) <= width


def test_html_fetches_nothing(tmp_path: Path) -> None:
    page = tmp_path / "brief.html"
    assert run("brief", PATIENT, "--format", "html", "--output", str(page)).returncode == 0
    text = page.read_text()
    assert "<svg" in text
    assert not any(fetched in text for fetched in ("src=", "<link", "@import", "url("))


def test_hostile_text_is_harmless(tmp_path: Path) -> None:
    assert run("init", str(tmp_path / "clinic")).returncode == 0
    rules = tmp_path / "clinic" / "rules" / "bone-density.yaml"
    hostile = "[/red] <script>x</script> `|` \\e[31m\\u202e :warning:"
    text = rules.read_text().replace("title: What low bone mass (osteopenia) means", f'title: "{hostile}"')
    assert hostile in text
    rules.write_text(text)
    for style in ("terminal", "markdown", "html", "json"):
        shown = run("--knowledge", str(tmp_path / "clinic"), "brief", PATIENT, "--format", style).stdout
        assert "\x1b" not in shown
        assert "\u202e" not in shown
        assert ":warning:" in shown
        assert style != "html" or "<script>" not in shown
        assert style != "terminal" or "[/red]" in shown


def test_a_broken_rule_file_stops_the_brief_and_lists_every_problem(tmp_path: Path) -> None:
    run("init", str(tmp_path / "clinic"))
    rules = tmp_path / "clinic" / "rules" / "lifestyle.yaml"
    rules.write_text(
        rules.read_text().replace("smoking is current", "smoking is curent").replace("because:", "becaus:", 1)
    )
    for command in (["brief", PATIENT], ["check"]):
        done = run("--knowledge", str(tmp_path / "clinic"), *command)
        assert done.returncode == (3 if command[0] == "brief" else 1)
        assert "Did you mean current?" in done.stdout + done.stderr
        assert "Did you mean because?" in done.stdout + done.stderr


def test_standard_output_closed_early() -> None:
    done = subprocess.run(
        f"{sys.executable} -m bonebrief rules | head -1", shell=True, capture_output=True, text=True, check=False
    )
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr


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
    brief = run("brief", PATIENT).stdout
    assert brief.partition("Points to discuss")[2][:400] in done.stdout


def test_kept_interviews_are_listed_shown_and_deleted(tmp_path: Path) -> None:
    run("ask", "--plain", typed="55\nfemale\nquit\n", state=tmp_path)
    run("ask", "--plain", "--questionnaire", "quick", typed="60\nquit\n", state=tmp_path)
    listed = run("sessions", state=tmp_path).stdout
    assert "quick, 1 answered, not finished" in listed
    assert "bone-health, 2 answered, not finished" in listed
    assert "for 30 days" in listed
    assert "Age: 55 years" in run("sessions", "show", "2", state=tmp_path).stdout
    assert run("sessions", "show", "9", state=tmp_path).returncode == 3
    assert run("sessions", "purge", state=tmp_path).returncode == 3
    assert "1 deleted" in run("sessions", "purge", "1", state=tmp_path).stdout
    assert "1 deleted" in run("sessions", "purge", "all", state=tmp_path).stdout
    assert list(tmp_path.glob("*.jsonl")) == []


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
    change = "2\nedit 6\n45\nbrief\n1\n"
    done = run("ask", "--answers", str(answers), "--plain", "--no-save", typed="skip\n" * 9 + "brief\n" + change)
    assert done.returncode == 0
    told = done.stdout.partition("What changed in the brief:")[2]
    assert "New: !! HIGH  A thin frame" in told
    assert "No longer: No cause for alarm" in told


@pytest.mark.parametrize("name", ["calcium_low", "low_bone_mass", "calcium_low.1", "ask_for_frax"])
def test_why_shows_the_tree(name: str) -> None:
    done = run("why", name, PATIENT)
    assert done.returncode == 0
    assert "[+] true" in done.stdout or "[-] false" in done.stdout


def test_why_of_nothing() -> None:
    assert "Did you mean calcium_low" in run("why", "calcium_lo", PATIENT).stderr


@pytest.mark.parametrize(
    "arguments", [["check"], ["test", "-k", "alcohol"], ["rules"], ["rules", "--facts"], ["--version"], ["--help"]]
)
def test_the_other_commands(arguments: list[str]) -> None:
    assert run(*arguments).returncode == 0


def test_wrong_usage() -> None:
    assert run("brief").returncode == 2


def test_what_a_clinician_has_still_to_verify_is_listed() -> None:
    done = run("rules", "--to-verify")
    assert done.returncode == 0
    assert "steroid_very_high_risk.1" in done.stdout
    assert "the table of risk categories in the guideline itself" in done.stdout
    assert "4.17 (memory)" in done.stdout


def test_the_coverage_of_the_examples_is_shown() -> None:
    done = run("test", "rules/falls.yaml", "--coverage")
    assert done.returncode == 0
    assert "The examples leave nothing untried." in done.stdout


COMMANDS = ["ask", "brief", "why", "check", "test", "diff", "rules", "schema", "init", "sessions"]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command: str) -> None:
    done = run(command, "--help")
    assert done.returncode == 0
    words = " ".join(done.stdout.split())
    assert f"Example: bonebrief {command}" in words
    assert "Exit status: 0 done, 1 a check or example failed, 2 wrong usage, 3 unusable answers or rules" in words


@pytest.mark.parametrize(
    "arguments", [["check"], ["test", "rules/falls.yaml", "--coverage"], ["why", "calcium_low", PATIENT]]
)
def test_what_programs_read_is_json(arguments: list[str]) -> None:
    done = run(*arguments, "--format", "json")
    assert done.returncode == 0
    json.loads(done.stdout)


@pytest.mark.parametrize("words", [["--explain"], ["--explain", "W101"], ["--explain", "contradiction"]])
def test_a_check_explains_itself(words: list[str]) -> None:
    done = run("check", *words)
    assert done.returncode == 0
    assert "contradiction" in done.stdout


def test_an_unknown_check_is_named_with_a_hint() -> None:
    done = run("check", "--explain", "contradction")
    assert (done.returncode, done.stdout) == (3, "")
    assert "Did you mean contradiction?" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["check", "/no/such/folder"], 3),
        (["check", "/"], 3),
        (["test", "/no/such/file.yaml"], 3),
        (["why", "no_such_point", PATIENT], 3),
        (["why", "calcium_low"], 2),
        (["check", "--format", "xml"], 2),
        (["check", "rules/falls.yaml"], 0),
        (["test", "-k", "no such example"], 0),
    ],
)
def test_the_exit_status_tells_what_happened(arguments: list[str], status: int) -> None:
    assert run(*arguments).returncode == status
