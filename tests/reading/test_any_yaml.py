"""Whatever is done to the shipped files, they are valid or have problems with a place; nothing else is ever raised."""

import random
import shutil
from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest

from bonebrief.authoring.checking.catalogue import warnings
from bonebrief.language.problem import Code, KnowledgeError, Place, Problem
from bonebrief.reading.given.answers import read_answers_file
from bonebrief.reading.knowledge import load_knowledge
from bonebrief.reading.yaml.node import parse_yaml
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


SHARED = ("questionnaires/questions.yaml", "questionnaires/quick.yaml", "rules/sources.yaml", "rules/evidence.yaml")
TODAY = date(2026, 11, 24)
parse_once = lru_cache(parse_yaml)


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
    """Break one shipped file after the other, each among the files that all rules share."""
    for name in SHARED:
        (folder / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    files = [*sorted((ROOT / "rules").glob("*.yaml")), *sorted((ROOT / "questionnaires").glob("*.yaml"))]
    for _ in range(times):
        shipped = chance.choice(files)
        path = folder / shipped.parent.name / shipped.name
        text = mutated(shipped.read_text(encoding="utf-8"), chance)
        path.write_text(text, encoding="utf-8")
        for problem in problems_of(folder):
            assert problem.what, text
            assert problem.where.file, text
            assert problem.where.line >= 1, text
            assert problem.text()
        path.unlink()
        if f"{path.parent.name}/{path.name}" in SHARED:
            shutil.copy(shipped, path)


def problems_of(folder: Path) -> tuple[Problem, ...]:
    try:
        return tuple(warnings(load_knowledge(folder, parse=parse_once), TODAY))
    except KnowledgeError as error:
        return error.problems or (NAMELESS,)


def test_a_broken_file_is_valid_or_has_problems_with_a_place(tmp_path: Path) -> None:
    break_files(tmp_path, 25, random.Random(2026))


@pytest.mark.long
def test_many_broken_files_are_valid_or_have_problems_with_a_place(tmp_path: Path) -> None:
    break_files(tmp_path, 300, random.Random())


@pytest.mark.sampled(4)
@pytest.mark.parametrize("line_break", ["\r", "\x85", "\u2028", "\r\n"])
def test_a_line_ends_where_yaml_ends_it(line_break: str) -> None:
    text = f"answers:{line_break}  age: 60{line_break}  sex: femal{line_break}"
    knowledge = load_knowledge(ROOT, with_examples=False)
    with pytest.raises(KnowledgeError) as refused:
        read_answers_file(text, "answers.yaml", knowledge.dictionary)
    (problem,) = refused.value.problems
    assert (problem.where.line, problem.where.column) == (3, 8)
    assert [(mend.where.line, mend.old, mend.new) for mend in problem.mends] == [(3, "femal", "female")]
