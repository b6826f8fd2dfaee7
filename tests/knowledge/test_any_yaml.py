"""Whatever is done to the shipped files, they are valid or have problems with a place; nothing else is ever raised."""

import random
import shutil
from pathlib import Path

import pytest

from bonebrief.knowledge.knowledge import load_knowledge
from bonebrief.knowledge.problem import Code, KnowledgeError, Place, Problem
from tests.conftest import ROOT

PIECES = [
    ":",
    "- ",
    "[",
    "]",
    "{",
    "}",
    '"',
    "'",
    "#",
    "&a ",
    "*a",
    "!!x ",
    "\t",
    "\n",
    "no",
    "null",
    "1e9",
    "-",
    "\0",
    "≥",
    ">",
]

NAMELESS = Problem(Code.WRONG_SHAPE, Place(""), "")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = tmp_path_factory.mktemp("knowledge")
    for name in ("rules", "questionnaires"):
        shutil.copytree(ROOT / name, copy / name)
    return copy


def mutated(text: str, chance: random.Random) -> str:
    """A slip of the hand: a line lost, doubled, moved or indented, a word or a sign put in, some letters cut out."""
    lines = text.split("\n")
    at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    kind = chance.randrange(6)
    if kind == 0:
        del lines[at]
    elif kind == 1:
        lines.insert(other, lines[at])
    elif kind == 2:
        lines[at], lines[other] = lines[other], lines[at]
    elif kind == 3:
        lines[at] = " " * chance.randrange(1, 9) + lines[at]
    elif kind == 4:
        place = chance.randrange(len(lines[at]) + 1)
        lines[at] = lines[at][:place] + chance.choice(PIECES) + lines[at][place:]
    else:
        place = chance.randrange(len(lines[at]) + 1)
        lines[at] = lines[at][:place] + lines[at][place + chance.randrange(1, 9) :]
    return "\n".join(lines)


def break_files(folder: Path, times: int, chance: random.Random) -> None:
    files = sorted(folder.glob("*/*.yaml"))
    for _ in range(times):
        path = chance.choice(files)
        original = path.read_text(encoding="utf-8")
        text = mutated(original, chance)
        path.write_text(text, encoding="utf-8")
        for problem in problems_of(folder):
            assert problem.what, text
            assert problem.where.file, text
            assert problem.where.line >= 1, text
            assert problem.text()
        path.write_text(original, encoding="utf-8")


def problems_of(folder: Path) -> tuple[Problem, ...]:
    try:
        load_knowledge(folder)
    except KnowledgeError as error:
        return error.problems or (NAMELESS,)
    return ()


def test_a_broken_file_is_valid_or_has_problems_with_a_place(folder: Path) -> None:
    break_files(folder, 40, random.Random(2026))


@pytest.mark.long
def test_many_broken_files_are_valid_or_have_problems_with_a_place(folder: Path) -> None:
    break_files(folder, 120, random.Random())
