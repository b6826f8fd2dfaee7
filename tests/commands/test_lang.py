"""`--lang` and BONEBRIEF_LANG: which commands speak another language, and what is said where there is none."""

from pathlib import Path

import pytest

from tests.commands.program import PATIENT, run

GERMAN = "Übersetzung (Deutsch): nicht ärztlich geprüft."
NARROW = 40


@pytest.mark.sampled(3)
@pytest.mark.parametrize("how", ["html", "markdown", "terminal"])
def test_a_brief_in_german_says_once_that_it_is_translated(how: str) -> None:
    done = run("--lang", "de", "brief", PATIENT, "--for", "patient", "--format", how)
    assert done.returncode == 0
    assert done.stdout.count(GERMAN) == 1
    assert "Wann Sie anrufen sollten" in done.stdout
    assert ('<html lang="de">' in done.stdout) is (how == "html")


def test_the_environment_names_a_language_and_an_option_goes_before_it() -> None:
    assert GERMAN in run("brief", PATIENT, BONEBRIEF_LANG="de").stdout
    english = run("--lang", "en", "brief", PATIENT, BONEBRIEF_LANG="de").stdout
    assert "Low bone mass (osteopenia)" in english
    assert "Übersetzung" not in english


def test_a_language_that_is_not_there_is_said_with_those_that_are() -> None:
    done = run("--lang", "fr", "brief", PATIENT)
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr == 'There are no texts here in the language "fr". There are: en, de.\n'


@pytest.mark.parametrize("command", [["check"], ["why", "calcium_low", PATIENT]])
def test_a_command_that_speaks_english_only_says_so(command: list[str]) -> None:
    done = run("--lang", "de", *command)
    assert (done.returncode, done.stdout) == (2, "")
    assert "--lang goes with ask, brief, rules, sessions." in done.stderr


@pytest.mark.long
def test_such_a_command_heeds_no_environment() -> None:
    silent = run("why", "calcium_low", PATIENT)
    spoken = run("why", "calcium_low", PATIENT, BONEBRIEF_LANG="de")
    assert (spoken.stdout, spoken.returncode) == (silent.stdout, silent.returncode)


@pytest.mark.long
def test_rules_are_listed_by_their_german_titles() -> None:
    done = run("--lang", "de", "rules", "Kalzium")
    assert done.returncode == 0
    assert "Kalzium" in done.stdout


def test_an_interview_is_gone_on_with_in_another_language(tmp_path: Path) -> None:
    run("ask", "--plain", typed="62\nfemale\nquit\n", state=tmp_path)
    done = run("--lang", "de", "ask", "--plain", "--resume", typed="durchsehen\nbeenden\n", state=tmp_path)
    assert done.returncode == 130
    assert "1) Alter: 62 Jahre" in done.stdout
    assert "2) Geschlecht: Weiblich" in done.stdout
    assert done.stderr.splitlines()[-1] == "  bonebrief --lang de ask --resume"
    assert max(map(len, done.stderr.splitlines())) <= NARROW
