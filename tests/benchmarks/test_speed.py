"""Timings, run by `make bench`; aims: help 120 ms, first question 250, load 100, inference 5, render 10."""

import subprocess
import sys
from datetime import date
from typing import Any

import pytest

from bonebrief.brief.make import make_brief
from bonebrief.brief.model import Brief
from bonebrief.brief.render import render
from bonebrief.brief.words import Reader
from bonebrief.inference.inference import Inferrer
from bonebrief.knowledge.answers_file import read_answers_file
from bonebrief.knowledge.knowledge import Knowledge, load_knowledge
from bonebrief.knowledge.yaml_node import read_file
from tests.conftest import ROOT

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


def test_help(benchmark: Any) -> None:
    benchmark(run, "--help")


def test_process_start_to_first_question(benchmark: Any) -> None:
    benchmark(run, "ask", "--plain", "--no-save")


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
