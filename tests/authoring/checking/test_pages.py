"""Every code has a page; its bad example has the problem, its good example has not."""

import shutil
from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest

from bonebrief.authoring.checking.catalogue import PAGES
from bonebrief.authoring.checking.examine import examine
from bonebrief.authoring.checking.explain import explain
from bonebrief.authoring.checking.page import A_QUESTIONNAIRE, QUESTIONS_FILE
from bonebrief.authoring.checking.samples import a_point, a_reason
from bonebrief.language.problem import Code, KnowledgeError
from bonebrief.reading.given.answers import read_answers_file
from bonebrief.reading.knowledge import load_knowledge
from bonebrief.reading.yaml.node import parse_yaml
from tests.conftest import ROOT

TODAY = date(2026, 11, 24)
AROUND = (QUESTIONS_FILE, "questionnaires/quick.yaml", "rules/sources.yaml", "rules/evidence.yaml")
parse_once = lru_cache(parse_yaml)


def codes_of(folder: Path, file: str, text: str) -> set[Code]:
    """The codes found in a file that stands among the shipped questions and sources, but for other questions."""
    for name in AROUND if file != QUESTIONS_FILE else AROUND[2:3]:
        (folder / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    if file == A_QUESTIONNAIRE:
        (folder / "rules/falls.yaml").write_text(a_point(a_reason("routine", "[age >= 65, falls_past_year >= 1]")))
    (folder / file).parent.mkdir(exist_ok=True)
    (folder / file).write_text(text)
    if file == "answers.yaml":
        return codes_of_answers(folder, text)
    found = examine(folder, TODAY, parse_once).problems
    return {problem.code for problem in found if problem.where.file == str(folder / file)}


def codes_of_answers(folder: Path, text: str) -> set[Code]:
    knowledge = load_knowledge(folder)
    try:
        knowledge.questionnaire(read_answers_file(text, "answers.yaml", knowledge.dictionary).questionnaire or "")
    except KnowledgeError as error:
        return {problem.code for problem in error.problems}
    return set()


def test_every_code_has_a_page() -> None:
    assert set(PAGES) == set(Code)


def test_errors_come_before_warnings() -> None:
    severities = [code.severity for code in PAGES]
    assert severities == sorted(severities)


@pytest.mark.sampled(4)
@pytest.mark.parametrize("code", Code, ids=lambda code: code.value)
def test_the_bad_example_has_the_problem_and_the_good_one_has_not(code: Code, tmp_path: Path) -> None:
    page = PAGES[code]
    assert code in codes_of(tmp_path, page.file, page.bad)
    found = codes_of(tmp_path, page.file, page.good)
    assert code not in found
    assert code.severity == "warning" or not [one for one in found if one.severity == "error"]


@pytest.mark.parametrize("word", [code.value for code in Code] + ["contradiction", "w101"])
def test_a_page_fits_a_terminal_and_has_all_its_parts(word: str) -> None:
    lines = "\n".join(explain(word)).split("\n")
    assert max(map(len, lines)) <= 80
    assert {"But so:"} <= set(lines)
    assert any(line.startswith("Why it matters: ") for line in lines)


def test_without_a_code_all_are_listed() -> None:
    text = "\n".join(explain("all"))
    assert all(f"{code.value} {code.slug}: " in text for code in Code)
