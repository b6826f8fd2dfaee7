"""Whoever checks again and again is told what whoever checks once is told, whatever was edited in between."""

import random
from datetime import date
from pathlib import Path

import pytest

from bonebrief.authoring.checking.examine import examine
from bonebrief.authoring.examples.tried import Memory
from tests.authoring.small_knowledge import QUESTIONS, RULES, write_knowledge
from tests.conftest import ROOT

DAY = date(2026, 11, 28)
SMALL = {
    "rules/bones.yaml": [
        RULES,
        RULES.replace("when: age >= 65", "when: [age >= 65, age < 60]"),
        RULES.replace("when: age >= 65", "when: age >= 10"),
        RULES.replace("when: [aged, pain is yes]", "when: [aged, age >= 70, pain is yes]"),
        RULES.replace("Pain at {age}.", "Pain at {age}, 80 or more, {pain_days}."),
        RULES.replace("lowest_t_score <= -2.5", "lowest_t_score <= -2.4"),
        RULES.replace("  - name: old and in pain", "  # a line\n  - name: old and in pain"),
        RULES.replace("points: {scan_talk: routine}", "points: {}"),
        RULES.replace("when: [pain is yes, pain_days > 7]", "when: {any: [pain_days > 7, pain_days < 5]}"),
        RULES.replace("aged", "old"),
    ],
    "questionnaires/questions.yaml": [
        QUESTIONS,
        QUESTIONS.replace("limits: [18, 115]", "limits: [66, 115]"),
        QUESTIONS.replace("limits: [0, 365]", "limits: [0, 6]"),
        QUESTIONS.replace("decimals: 1", "decimals: 2"),
    ],
}


def test_any_edits_of_a_small_book(tmp_path: Path) -> None:
    chance, folder, memory = random.Random(2026), write_knowledge(tmp_path), Memory()
    told = set()
    for _ in range(40):
        name = chance.choice([*SMALL])
        (folder / name).write_text(chance.choice(SMALL[name]))
        anew = examine(folder, DAY)
        assert examine(folder, DAY, memory=memory).problems == anew.problems
        told.add(anew.problems)
    assert len(told) > 10


@pytest.mark.long
def test_edits_of_the_shipped_book(tmp_path: Path) -> None:
    memory = Memory()
    for path in [*(ROOT / "rules").glob("*.yaml"), *(ROOT / "questionnaires").glob("*.yaml")]:
        (tmp_path / path.parent.name).mkdir(exist_ok=True)
        (tmp_path / path.parent.name / path.name).write_bytes(path.read_bytes())
    examine(tmp_path, DAY, memory=memory)
    for name, old, new in (
        ("rules/lifestyle.yaml", "many_units: 3 ", "many_units: 2 "),
        ("rules/falls.yaml", "falls_past_year >= 2", "falls_past_year >= 3"),
        ("rules/evidence.yaml", "says: ", "says: 99 "),
    ):
        path = tmp_path / name
        path.write_text(path.read_text().replace(old, new))
        assert examine(tmp_path, DAY, memory=memory).problems == examine(tmp_path, DAY).problems
