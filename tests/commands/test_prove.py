"""`bonebrief prove` and `bonebrief check --laws`, as an author of rules runs them."""

import json
import re
from pathlib import Path

import pytest

from tests.authoring.proving.lawful import WITH_YOUNG_PAIN, knowledge_with
from tests.commands.program import run

OLDER = "laws:\n  older: {title: Older, worse: {fact: age, direction: higher, keeps: urgent and high}}\n"


@pytest.fixture
def sound(tmp_path: Path) -> str:
    knowledge_with(tmp_path, OLDER)
    return str(tmp_path)


@pytest.fixture
def broken(tmp_path: Path) -> str:
    knowledge_with(tmp_path, OLDER, WITH_YOUNG_PAIN)
    return str(tmp_path)


def test_what_holds_is_counted_and_it_is_said_for_whom(sound: str) -> None:
    done = run("prove", sound)
    assert done.returncode == 0
    assert "everybody whom an interview can bring" in " ".join(done.stdout.split())
    assert "Rules: 10 of 10 outcomes are possible" in done.stdout
    assert "Laws: 1 of 1 proved." in done.stdout


def test_a_law_that_is_broken_is_shown_with_both_people_and_ends_with_1(broken: str) -> None:
    done = run("prove", broken, "--laws-only")
    assert done.returncode == 1
    assert "refuted: older" in done.stdout
    assert "{age: 29, pain: yes}\n    then {age: 64}" in done.stdout
    assert "Rules:" not in done.stdout


def test_the_same_question_gives_the_same_people_whatever_python_hashes(broken: str) -> None:
    one, other = (json.loads(run("prove", broken, "--format", "json", PYTHONHASHSEED=seed).stdout) for seed in "12")
    people = [[claim["people"] for claim in found["rules"]["outcomes"] + found["laws"]] for found in (one, other)]
    assert people[0] == people[1]
    assert all(people[0])


def test_an_annotation_stands_at_the_law(broken: str) -> None:
    done = run("prove", broken, "--laws-only", "--format", "github")
    assert done.stdout.startswith("::error file=")
    assert "laws.yaml,line=2,col=3,title=refuted older::Older. pain_talk was high: {age: 29, pain: yes}" in done.stdout


def test_check_decides_the_laws_only_if_asked(broken: str) -> None:
    assert run("check", broken).returncode == 0
    done = run("check", broken, "--laws", "--format", "json")
    assert done.returncode == 1
    (law,) = [problem for problem in json.loads(done.stdout) if problem["code"] == "LAW"]
    assert (law["name"], law["line"], law["severity"]) == ("older", 2, "error")


def test_a_law_that_names_what_does_not_exist_is_an_error_of_check_and_nothing_is_proved(tmp_path: Path) -> None:
    knowledge_with(tmp_path, OLDER.replace("fact: age", "fact: agee"))
    checked, proved = run("check", str(tmp_path)), run("prove", str(tmp_path))
    assert (checked.returncode, proved.returncode) == (1, 3)
    assert "Did you mean age?" in checked.stdout
    assert re.search(r"1 error in \S*laws.yaml: ", checked.stdout)
    assert "Did you mean age?" in proved.stderr
