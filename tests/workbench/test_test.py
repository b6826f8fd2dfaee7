"""Running examples: a choice of them, up to the first failure, and a report that CI systems read."""

from pathlib import Path
from xml.etree.ElementTree import parse

import pytest

from bonebrief.workbench.test import Choice
from bonebrief.workbench.test import test as run_examples
from tests.workbench.test_checks import FILES, folder

__all__ = ["folder"]

PAIN = "  - {name: old and in pain, given: {age: 65, pain: yes}, expect: {points: {p: high}}}\n"


@pytest.fixture
def failing(folder: Path) -> Path:
    """Three examples of which the last two fail."""
    wrong = PAIN.replace("high", "urgent")
    text = FILES["rules/t.yaml"] + wrong.replace("old", "older") + wrong.replace("old", "oldest")
    (folder / "rules/t.yaml").write_text(text)
    return folder


def test_all_run_and_each_failure_says_why(failing: Path) -> None:
    said: list[str] = []
    assert run_examples(None, failing, said.append, Choice(), None) == 1
    assert said[-1] == "1 passed, 2 failed"
    assert "p: expected urgent, got high" in said[1]


def test_the_first_failure_may_end_it(failing: Path) -> None:
    said: list[str] = []
    assert run_examples(None, failing, said.append, Choice(fail_fast=True), None) == 1
    assert said[-1] == "1 passed, 1 failed, 1 not run"


def test_only_those_with_the_words_run(failing: Path) -> None:
    said: list[str] = []
    assert run_examples(None, failing, said.append, Choice(words="Old and"), None) == 0
    assert said == ["1 passed, 0 failed"]


def test_the_report_names_every_example_and_what_failed(failing: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.xml"
    run_examples(None, failing, lambda _: None, Choice(), report)
    suite = parse(report).getroot()
    assert (suite.get("tests"), suite.get("failures")) == ("3", "2")
    assert [case.get("name") for case in suite] == ["old and in pain", "older and in pain", "oldest and in pain"]
    failure = suite[1].find("failure")
    assert failure is not None
    assert "expected urgent, got high" in (failure.text or "")
