"""Whatever stands in a file while it is typed: completion answers, and a sure mend changes what is wrong."""

import random
from pathlib import Path

import pytest

from bonebrief.authoring.checking.mending.fix import sure_mends
from bonebrief.authoring.editor.completion import completions
from bonebrief.authoring.editor.folder import Folder
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.problem import KnowledgeError, Problem
from bonebrief.reading.knowledge import load_knowledge
from tests.authoring.small_knowledge import FILES, write_knowledge
from tests.conftest import ROOT

FEW, MANY = 40, 1500
SIGNS = list("-:[]{}\"'#,>=< \n\t“”–≥\xa0@%!&*|0é🦴")


def damaged(text: str, chance: random.Random) -> str:
    """A text with one to three small slips of a typing hand."""
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(text))
        end = at + chance.choice((0, 0, 1, 1, 3))
        text = text[:at] + chance.choice(("", *SIGNS)) + text[end:]
    return text


@pytest.mark.parametrize("cases", [FEW, pytest.param(MANY, marks=pytest.mark.long)])
def test_completion_answers_at_any_place_of_a_damaged_file(knowledge: Knowledge, cases: int) -> None:
    chance = random.Random(7)
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "rules").glob("*.yaml"))]
    for _ in range(cases):
        lines = damaged(chance.choice(texts), chance).split("\n")
        line = chance.randrange(len(lines))
        column = chance.randint(0, len(lines[line]))
        for word in completions(knowledge, lines, line, column):
            assert lines[line][:column].endswith(word.begun)


@pytest.mark.parametrize("cases", [FEW, pytest.param(MANY, marks=pytest.mark.long)])
def test_a_sure_mend_changes_what_is_wrong(tmp_path: Path, cases: int) -> None:
    chance = random.Random(11)
    folder = write_knowledge(tmp_path)
    for _ in range(cases):
        file = chance.choice(sorted(FILES))
        name, text = str(folder / file), damaged(FILES[file], chance)

        def look(texts: "dict[str, str]", name: str = name, text: str = text) -> "tuple[Problem, ...]":
            try:
                load_knowledge(folder, unsaved={name: text, **texts})
            except KnowledgeError as error:
                return error.problems
            return ()

        before = look({})
        texts, put = sure_mends(look, {name: text})  # type: ignore[arg-type]
        for problem, mend in put:
            assert problem.sure_mend == mend
        if put:
            assert look(texts) != before
        inner = Folder(folder)
        inner.unsaved[name] = text
        inner.examine()
        inner.mentions(name, text)
