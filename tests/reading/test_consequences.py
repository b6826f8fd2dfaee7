"""One mistake is one message: the cause is said, and what follows from it is not; every file in a folder is read."""

import shutil
from pathlib import Path

import pytest

from bonebrief.authoring.target import find_target
from bonebrief.language.problem import KnowledgeError, Problem
from bonebrief.reading.knowledge import load_knowledge
from tests.authoring.small_knowledge import write_knowledge
from tests.conftest import ROOT

OTHER = """\
topic: Other
points:
  other_talk: {title: Other, talk: risk, say: Raise it., patient: Ask., raise: [
    {priority: note, when: pain is yes, because: Pain., source: S}]}
examples:
  - {name: order, given: {pain: yes, age: 65}, expect: {order: [pain_talk, other_talk]}}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_knowledge(tmp_path)


def problems(folder: Path) -> tuple[Problem, ...]:
    with pytest.raises(KnowledgeError) as raised:
        load_knowledge(folder)
    return raised.value.problems


def test_points_of_a_file_that_cannot_be_read_are_not_missed_in_others(folder: Path) -> None:
    (folder / "rules/other.yaml").write_text(OTHER)
    path = folder / "rules/bones.yaml"
    path.write_text(path.read_text() + "\n  : {\n")
    assert [problem.code.value for problem in problems(folder)] == ["R002"]


def test_a_file_of_another_ending_is_the_cause_of_what_is_missing(folder: Path) -> None:
    (folder / "rules/other.yaml").write_text(OTHER)
    (folder / "rules/bones.yaml").rename(folder / "rules/bones.yml")
    found = problems(folder)
    assert [problem.code.value for problem in found] == ["R001"]
    assert "bones.yaml" in found[0].fix


def test_one_name_that_is_missing_is_one_problem_with_all_its_places(folder: Path) -> None:
    path = folder / "rules/bones.yaml"
    path.write_text(path.read_text().replace("pain is yes", "ache is yes"))
    (problem,) = problems(folder)
    assert problem.what == 'There is no fact called "ache".'
    assert [place.line for place in problem.places] == [21, 25]
    assert f"The same stands in {path}:25." in problem.text()


def test_files_in_folders_of_the_rules_are_read_and_checked(folder: Path) -> None:
    (folder / "rules/uk").mkdir()
    path = folder / "rules/uk/other.yaml"
    path.write_text(OTHER)
    knowledge = load_knowledge(folder)
    assert knowledge.points["other_talk"].place.file.endswith("rules/uk/other.yaml")
    target = find_target(str(path), folder)
    assert target is not None
    assert target.root.resolve() == folder.resolve()


def test_two_files_of_one_name_are_told_apart(folder: Path) -> None:
    (folder / "rules/uk").mkdir()
    (folder / "rules/uk/bones.yaml").write_text(OTHER)
    assert "Another file has this name" in problems(folder)[0].what


def test_a_hidden_folder_is_left_alone(folder: Path) -> None:
    (folder / "rules/.trash").mkdir()
    (folder / "rules/.trash/other.yaml").write_text("not: [yaml")
    assert "other_talk" not in load_knowledge(folder).points


@pytest.mark.sampled(4)
@pytest.mark.parametrize(
    ("text", "code"), [("", "R001"), ("topic: [", "R002"), ("topic: &a T\n", "R008"), ("topic: 'T\n", "R002")]
)
@pytest.mark.parametrize("file", ["falls.yaml", pytest.param("lifestyle.yaml", marks=pytest.mark.long)])
def test_a_file_that_cannot_be_read_is_all_that_is_said(tmp_path: Path, file: str, text: str, code: str) -> None:
    for part in ("rules", "questionnaires"):
        shutil.copytree(ROOT / part, tmp_path / part)
    (tmp_path / "rules" / file).write_text(text)
    assert [problem.code.value for problem in problems(tmp_path)] == [code]


@pytest.mark.parametrize("name", ["bones (copy).yaml", "bones copy.yaml", "bones (1).yaml", "bones - Copy.yaml"])
def test_a_copy_of_a_file_is_named_and_not_its_ids(folder: Path, name: str) -> None:
    shutil.copy(folder / "rules/bones.yaml", folder / "rules" / name)
    (problem,) = problems(folder)
    assert "is a copy of bones.yaml" in problem.what
    assert problem.where.file.endswith(name)


def test_a_link_to_nothing_is_said_to_be_one(folder: Path) -> None:
    (folder / "rules/gone.yaml").symlink_to("nowhere.yaml")
    assert "a link to a file that is not there" in problems(folder)[0].what
