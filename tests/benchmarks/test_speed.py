"""Timings, run by `make bench`.

Aims in ms: help 120, first question 300, a key to the next question 30, load 100, inference 15, render 10.
Of the workbench: check 500, check again after a save 300, every example 2,000, coverage 300.
Of an editor: diagnostics after a key 1,000, completion 150.
"""

import shutil
import subprocess
import sys
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

import pexpect
import pytest

from bonebrief.asking.standing import RulesMeaning
from bonebrief.authoring.checking.watch import Watcher
from bonebrief.authoring.comparing.compare import compare
from bonebrief.authoring.editor.completion import completions
from bonebrief.authoring.editor.folder import Folder
from bonebrief.authoring.examples.coverage import coverage
from bonebrief.authoring.target import Target
from bonebrief.brief.formats.render import render
from bonebrief.brief.make import make_brief
from bonebrief.brief.model import Brief
from bonebrief.brief.words import Reader
from bonebrief.interview.action import Jump
from bonebrief.interview.conversation import Conversation
from bonebrief.interview.keeping.journal import new_journal
from bonebrief.interview.screen.paint import body, foot, head
from bonebrief.interview.screen.talk import Talk
from bonebrief.interview.state import apply, start
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.meanings.agree import Inferrer
from bonebrief.reading.given.answers import read_answers_file
from bonebrief.reading.knowledge import load_knowledge
from bonebrief.reading.yaml.files import read_file
from tests.conftest import ROOT
from tests.interview.stand_ins import Silent, Stage

PATIENT = ROOT / "tests" / "examples" / "low-bone-mass-55.yaml"


@pytest.fixture(scope="module")
def brief(inferrer: Inferrer) -> Brief:
    return make_brief(
        inferrer.knowledge, inferrer.knowledge.questionnaire("bone-health"), infer(inferrer), date.today()
    )


def infer(inferrer: Inferrer) -> Any:
    answers = read_answers_file(read_file(PATIENT), "patient", inferrer.knowledge.dictionary).answers
    return inferrer.infer(answers)


def run(*arguments: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "bonebrief", *arguments], stdin=subprocess.DEVNULL, capture_output=True, check=False
    )


def test_check_the_whole_knowledge(benchmark: Any) -> None:
    benchmark.pedantic(run, args=("check",), rounds=5)


def test_check_again_after_a_save(benchmark: Any, tmp_path: Path) -> None:
    for part in ("rules", "questionnaires"):
        shutil.copytree(ROOT / part, tmp_path / part)
    watcher = Watcher(Target(tmp_path, None))
    watcher.check()
    file = tmp_path / "rules" / "lifestyle.yaml"
    text = file.read_text(encoding="utf-8")
    saves = count()

    def save() -> tuple[tuple[()], dict[str, Any]]:
        file.write_text(f"{text}# save {next(saves)}\n", encoding="utf-8")
        return (), {}

    benchmark.pedantic(watcher.check, setup=save, rounds=10)


def test_diagnostics_after_a_key_in_an_editor(benchmark: Any, tmp_path: Path) -> None:
    folder = editors_folder(tmp_path)
    folder.examine()
    name, text = str(tmp_path / "rules" / "falls.yaml"), (tmp_path / "rules" / "falls.yaml").read_text(encoding="utf-8")
    keys = count()

    def key() -> tuple[tuple[()], dict[str, Any]]:
        folder.unsaved[name] = f"{text}# {next(keys)}\n"
        return (), {}

    benchmark.pedantic(folder.examine, setup=key, rounds=10)


def test_completion_after_a_key_in_an_editor(benchmark: Any, tmp_path: Path) -> None:
    folder = editors_folder(tmp_path)
    knowledge = folder.load()
    assert knowledge is not None
    lines = (tmp_path / "rules" / "falls.yaml").read_text(encoding="utf-8").split("\n")
    line = next(number for number, text in enumerate(lines) if "when:" in text)
    lines[line] = "    when: [age >= "
    assert benchmark(completions, knowledge, lines, line, len(lines[line]))


def editors_folder(folder: Path) -> Folder:
    for part in ("rules", "questionnaires"):
        shutil.copytree(ROOT / part, folder / part)
    return Folder(folder)


def test_run_every_example(benchmark: Any) -> None:
    benchmark.pedantic(run, args=("test",), rounds=3)


def test_coverage_of_the_examples(benchmark: Any, knowledge: Knowledge) -> None:
    examples = list(knowledge.examples)
    benchmark.pedantic(coverage, args=(knowledge, examples), rounds=5)


def test_help(benchmark: Any) -> None:
    benchmark(run, "--help")


def test_process_start_to_first_question(benchmark: Any) -> None:
    benchmark(run, "ask", "--plain", "--no-save")


def test_process_start_to_first_question_on_the_screen(benchmark: Any) -> None:
    def until_it_stands_there() -> None:
        child = pexpect.spawn(sys.executable, ["-m", "bonebrief", "ask", "--no-save"], dimensions=(30, 80))
        child.expect("How old are you")
        child.kill(9)

    benchmark.pedantic(until_it_stands_there, rounds=10, warmup_rounds=1)


def test_a_key_to_the_next_question(benchmark: Any, knowledge: Knowledge, tmp_path: Path) -> None:
    """Enter on a marked answer: state, journal on disk, and the next screen as text; the rules run once it is seen."""
    answers = read_answers_file(read_file(PATIENT), "patient", knowledge.dictionary).answers
    known = {fact: answer for fact, answer in answers.items() if fact != "smoking"}

    def at_a_question() -> tuple[tuple[Stage], dict[str, object]]:
        first = start(knowledge, knowledge.questionnaire("bone-health"), known)
        conversation = Conversation(apply(first, Jump("smoking")), new_journal(tmp_path, first), Silent())
        stage = Stage()
        Talk(stage, conversation).question()
        stage.press("n")
        return (stage,), {}

    def press(stage: Stage) -> None:
        stage.press("enter")
        assert stage.screen is not None
        view = stage.screen.view()
        for part in (head, body, foot):
            part(view, 80, 24, "utf-8")

    benchmark.pedantic(press, setup=at_a_question, rounds=60, warmup_rounds=2)


def test_an_answer_to_its_standing(benchmark: Any, knowledge: Knowledge) -> None:
    answers = read_answers_file(read_file(PATIENT), "patient", knowledge.dictionary).answers
    meaning = RulesMeaning(knowledge)
    benchmark(meaning.standing, start(knowledge, knowledge.questionnaire("bone-health"), answers))


def test_load_the_knowledge(benchmark: Any) -> None:
    benchmark(load_knowledge, ROOT, with_examples=False)


def test_compile_the_rules(benchmark: Any, knowledge: Knowledge) -> None:
    benchmark.pedantic(Inferrer, args=(knowledge,), rounds=20)


def test_one_inference(benchmark: Any, inferrer: Inferrer) -> None:
    answers = read_answers_file(read_file(PATIENT), "patient", inferrer.knowledge.dictionary).answers
    benchmark(inferrer.infer, answers)


def test_one_brief_from_an_inference(benchmark: Any, inferrer: Inferrer) -> None:
    inference = infer(inferrer)
    benchmark(make_brief, inferrer.knowledge, inferrer.knowledge.questionnaire("bone-health"), inference, date.today())


@pytest.mark.parametrize("style", ["terminal", "markdown", "html", "json"])
def test_one_render(benchmark: Any, brief: Brief, style: str) -> None:
    benchmark(render, brief, style, Reader.CLINICIAN)


def test_compare_after_one_threshold_changed(benchmark: Any, knowledge: Knowledge, tmp_path: Path) -> None:
    for part in ("rules", "questionnaires"):
        shutil.copytree(ROOT / part, tmp_path / part)
    path = tmp_path / "rules" / "lifestyle.yaml"
    path.write_text(path.read_text().replace("many_units: 3", "many_units: 2"))
    benchmark.pedantic(compare, args=(knowledge, load_knowledge(tmp_path)), rounds=3)
