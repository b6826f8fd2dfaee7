"""Who checks again and again, with a memory of the last time, is told what one is told who checks once."""

import random
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest

from bonebrief.authoring.checking.examine import examine
from bonebrief.authoring.examples.tried import Memory
from bonebrief.language.problem import Problem
from bonebrief.reading.yaml.node import parse_yaml
from tests.authoring.small_knowledge import write_knowledge

TODAY = date(2026, 11, 1)
OTHER = """\
topic: Other
findings:
  frail:
    title: Frail
    when: {any: [aged, {all: [pain is yes, pain_days > 30]}]}
    source: S
points:
  frail_talk:
    title: Frail at 65 or more
    talk: risk
    say: Raise it at {pain_days} days.
    patient: Ask.
    raise:
      - {priority: high, when: [frail, age < 60], because: Frail, source: S}
      - {priority: note, when: frail, because: Frail, source: S}
      - table: |
          age   | priority
          18-64 | note
          66-90 | routine
        because: By age.
        source: S
examples:
  - {name: frail one, given: {age: 66, pain: no}, expect: {points: {frail_talk: routine}}}
"""
EDITS = [
    ("rules/bones.yaml", "age >= 65", "age >= 55"),
    ("rules/bones.yaml", "age >= 65", "age >= 16"),
    ("rules/bones.yaml", "# what follows", "\n\n# what follows"),
    ("rules/bones.yaml", "topic: Bones", "\ntopic: Bones"),
    ("rules/bones.yaml", "when: age >= 65", "when: age => 65"),
    ("rules/bones.yaml", "    title: Old\n", ""),
    ("rules/bones.yaml", "[pain is yes, pain_days > 7]", "[pain is no, pain_days > 7]"),
    ("rules/bones.yaml", "  aged:", "  elderly:"),
    ("rules/bones.yaml", "when: lowest_t_score <= -2.5", "allows_calm: yes\n    when: lowest_t_score <= -2.5"),
    ("rules/bones.yaml", "pain_talk: high", "pain_talk: note"),
    ("rules/other.yaml", "pain_days > 30", "pain_days > 400"),
    ("rules/other.yaml", "66-90", "65-90"),
    ("rules/other.yaml", "66-90", "60-90"),
    ("rules/other.yaml", "topic: Other", "# one\n# two\ntopic: Other"),
    ("rules/other.yaml", "title: Frail at 65", "calm: yes\n    title: Frail at 65"),
    ("rules/other.yaml", "age: 66, pain: no", "age: 50, pain: unknown"),
    ("questionnaires/questions.yaml", "limits: [18, 115]", "limits: [66, 115]"),
    ("questionnaires/questions.yaml", "ask_if: pain is yes, ", ""),
    ("questionnaires/questions.yaml", "  pain: {", "  pains: {"),
    ("questionnaires/t.yaml", "pain, pain_days", "pain_days, pain"),
    ("rules/sources.yaml", "S: {", "T: {"),
]


def told(problems: Sequence[Problem]) -> list[tuple[object, ...]]:
    return sorted((one.code.value, one.where, one.what, one.fix, one.also) for one in problems)


@pytest.mark.sampled(3)
@pytest.mark.parametrize("seed", range(3))
def test_after_each_of_many_edits_a_memory_changes_nothing_of_what_is_said(tmp_path: Path, seed: int) -> None:
    folder = write_knowledge(tmp_path)
    (folder / "rules/other.yaml").write_text(OTHER, encoding="utf-8")
    written = {path: path.read_text(encoding="utf-8") for path in folder.rglob("*.yaml")}
    chance, memory, parse = random.Random(seed), Memory(), lru_cache(maxsize=100)(parse_yaml)
    done: list[tuple[str, str, str]] = []
    for _ in range(25):
        edit = chance.choice(EDITS)
        done = [one for one in done if one != edit] if edit in done else [*done[-2:], edit]
        for path, text in written.items():
            for name, old, new in done:
                text = text.replace(old, new) if path == folder / name else text
            path.write_text(text, encoding="utf-8")
        again = examine(folder, TODAY, parse, memory=memory)
        once = examine(folder, TODAY)
        assert told(again.problems) == told(once.problems), done
        assert (again.knowledge is None) == (once.knowledge is None)
