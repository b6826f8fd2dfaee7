"""Running examples: a choice of them, up to the first failure, and a report that CI systems read."""

import json
from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import parse

import pytest

from bonebrief.authoring.examples.run import run_examples as run_all
from bonebrief.authoring.examples.test import Choice, report_examples
from bonebrief.knowledge.example import Example, Expectation
from bonebrief.knowledge.part import part_of
from bonebrief.knowledge.rule import Unraised
from bonebrief.machine.error import BoneBriefError
from bonebrief.meanings.agree import Inferrer
from tests.authoring.checking.test_checks import FILES, folder

__all__ = ["folder"]

SURPRISE = Expectation({"low_bone_mass": None}, {"calm_word": Unraised.UNKNOWN}, "unknown", ("no_such_order",))
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
    assert report_examples(None, failing, said.append, Choice(), None) == 1
    assert said[-1] == "1 passed, 2 failed"
    assert "p: expected urgent, got high" in said[1]


def test_the_first_failure_may_end_it(failing: Path) -> None:
    said: list[str] = []
    assert report_examples(None, failing, said.append, Choice(fail_fast=True), None) == 1
    assert said[-1] == "1 passed, 1 failed, 1 not run"


def test_only_those_with_the_words_run(failing: Path) -> None:
    said: list[str] = []
    assert report_examples(None, failing, said.append, Choice(words="Old and"), None) == 0
    assert said == ["1 passed, 0 failed"]


def test_the_report_names_every_example_and_what_failed(failing: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.xml"
    report_examples(None, failing, lambda _: None, Choice(), report)
    suite = parse(report).getroot()
    assert (suite.get("tests"), suite.get("failures")) == ("3", "2")
    assert [case.get("name") for case in suite] == ["old and in pain", "older and in pain", "oldest and in pain"]
    failure = suite[1].find("failure")
    assert failure is not None
    assert "expected urgent, got high" in (failure.text or "")


def test_programs_read_the_same_as_json(failing: Path) -> None:
    said: list[str] = []
    assert report_examples(None, failing, said.append, Choice(covered=True, how="json"), None) == 1
    told = json.loads("\n".join(said))
    assert (told["passed"], told["failed"], told["not_run"]) == (1, 2, 0)
    (mismatch,) = told["examples"][1]["mismatches"]
    assert (mismatch["subject"], mismatch["expected"], mismatch["got"]) == ("p", "urgent", "high")
    assert told["coverage"]["untried"][0] == {"rule": "old", "fact": "age", "bound": 65.0, "sides": ["below", "above"]}


def test_a_failure_names_the_deciding_answer_and_fits_the_terminal(failing: Path) -> None:
    said: list[str] = []
    report_examples(None, failing, said.append, Choice(), None)
    text = "\n".join(said)
    assert "    because p.1 (high) is true:\n      `age >= 65` is true (Age: 65)\n" in text
    assert max(len(line) for line in said if not line.startswith("FAILED")) <= 80


def test_many_examples_run_on_several_processors_as_on_one(inferrer: Inferrer, monkeypatch: pytest.MonkeyPatch) -> None:
    examples = [replace(example, expect=SURPRISE) for example in list(inferrer.knowledge.examples)[:30]]
    monkeypatch.setattr("bonebrief.authoring.examples.run.FEW", 5)
    monkeypatch.setattr("os.cpu_count", lambda: 3)
    shared = list(run_all(inferrer.knowledge, examples))
    monkeypatch.setattr("os.cpu_count", lambda: 1)
    assert shared == list(run_all(inferrer.knowledge, examples))
    assert not any(result.passed for result in shared)


def test_a_part_of_the_rules_concludes_what_the_whole_concludes(inferrer: Inferrer) -> None:
    knowledge = inferrer.knowledge
    names = ["treatment_conversation", "osteoporosis_by_t_score"]
    part = part_of(knowledge, names)
    assert len(part.rules) < len(knowledge.rules) / 2
    of_the_part = Inferrer(part)
    for example in list(knowledge.examples)[::60]:
        truths, whole = of_the_part.infer(example.given).truths, inferrer.infer(example.given).truths
        assert set(names[1:]) <= truths.keys()
        assert truths == {name: whole[name] for name in truths}


def test_a_failure_of_the_engine_in_another_process_is_told(
    inferrer: Inferrer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def disagree(_inferrer: Inferrer, _example: Example) -> None:
        raise BoneBriefError("No brief: the rule engine and its check disagree on p.1.")

    monkeypatch.setattr("bonebrief.authoring.examples.run.FEW", 5)
    monkeypatch.setattr("bonebrief.authoring.examples.run.run_example", disagree)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    with pytest.raises(BoneBriefError, match=r"disagree on p\.1"):
        run_all(inferrer.knowledge, list(inferrer.knowledge.examples)[:30])
