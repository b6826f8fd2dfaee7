"""What is shown of a word that is an answer."""

from pathlib import Path

import pytest

from bonebrief.authoring.editor.choice_words import choice_hover
from bonebrief.reading.knowledge import load_knowledge
from tests.authoring.small_knowledge import write_knowledge

TABLE = ["    table: |", "      age   | sex    | conditions", "      >= 65 | female | hiv", "      60+\tmale\tany"]


@pytest.mark.parametrize(
    ("lines", "line", "column", "shown"),
    [
        (["when: sex is female"], 0, 15, "**Female** (`female`), of Sex (`sex`)\n\nSex?"),
        (["when: [pain is yes, sex is not male]"], 0, 32, "**Male** (`male`), of Sex (`sex`)\n\nSex?"),
        (
            ["  - conditions includes any of [celiac_disease, hiv]"],
            0,
            48,
            "**HIV** (`hiv`), of Conditions (`conditions`)",
        ),
        (["given: {age: 70, sex: male}"], 0, 23, "**Male** (`male`)"),
        (["when: pain is yes"], 0, 15, "(`yes`), of Pain (`pain`)"),
        (TABLE, 2, 16, "**Female** (`female`)"),
        (TABLE, 2, 24, "**HIV** (`hiv`)"),
        (TABLE, 3, 11, "**Male** (`male`)"),
        (["when: sex is hiv"], 0, 14, ""),
        (["say: a male"], 0, 9, ""),
        ([""], 0, 0, ""),
    ],
)
def test_the_answer_and_its_question(tmp_path: Path, lines: list[str], line: int, column: int, shown: str) -> None:
    found = choice_hover(load_knowledge(write_knowledge(tmp_path)), lines, line, column)
    assert found.startswith(shown) if shown.startswith("**") else shown in found
    assert bool(found) == bool(shown)
