"""`bonebrief brief`: what cannot be used is said, and what comes out holds in every format, encoding and width."""

import json
from pathlib import Path

import pytest

from tests.commands.program import PATIENT, run
from tests.conftest import ROOT


@pytest.mark.sampled(4)
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


@pytest.mark.sampled(6)
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
        shown = run("--knowledge", str(tmp_path / "clinic"), "brief", PATIENT, "--all", "--format", style).stdout
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
