"""What is wrong in sheet.yaml is said with its place and its mend; what is right is read."""

from pathlib import Path

import pytest

from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.problem import KnowledgeError
from bonebrief.reading.knowledge import load_knowledge
from tests.authoring.small_knowledge import write_knowledge

SOUND = """\
calculators:
  - title: For a calculator
    when: age between 40 and 90
    inputs:
      - {label: Age, fact: age}
      - {label: Old, yes_if: aged, unsure_if: pain is yes}
    note: A blank counts as no.
lines:
  - title: Days of pain
    when: pain is yes
    of: [pain_days]
    zones: [{name: few}, {name: many, from: pain_days > 7}]
call: [Call if it hurts.]
held_back:
  - {when: conditions includes hiv, words: [blood], questions: [pain]}
"""


def read(folder: Path, sheet: str) -> Knowledge:
    write_knowledge(folder)
    (folder / "questionnaires" / "sheet.yaml").write_text(sheet, encoding="utf-8")
    return load_knowledge(folder)


def test_a_sound_sheet_is_read(tmp_path: Path) -> None:
    sheet = read(tmp_path, SOUND).sheet
    assert [field.label for field in sheet.calculators[0].inputs] == ["Age", "Old"]
    assert [zone.name for zone in sheet.lines[0].zones] == ["few", "many"]
    assert sheet.call == ("Call if it hurts.",)
    assert (sheet.held_back[0].words, sheet.held_back[0].questions) == (("blood",), ("pain",))


@pytest.mark.parametrize(
    ("right", "wrong", "line", "words"),
    [
        ("fact: age}", "fact: agee}", 5, "Did you mean age?"),
        ("yes_if: aged", "yes_if: agged", 6, "Did you mean aged?"),
        ("fact: age}", "help: x}", 5, "neither which fact it holds nor when it is yes"),
        ("title: Days of pain", "titel: Days of pain", 9, "Did you mean title?"),
        ("of: [pain_days]", "of: [pain]", 11, "no fact with a number"),
        ("from: pain_days > 7", "from: pain_days is 7", 12, "pain_days"),
        ("call: [Call if it hurts.]", "call: Call if it hurts.", 13, "a list"),
        ("- {when: conditions includes hiv, ", "- {", 15, '"when" is missing'),
    ],
)
def test_a_slip_is_named(tmp_path: Path, right: str, wrong: str, line: int, words: str) -> None:
    text = SOUND.replace(right, wrong, 1)
    text = (
        text.split("      - {label: Age")[0] + text[text.index("    note:") :] if wrong.startswith("inputs") else text
    )
    with pytest.raises(KnowledgeError) as raised:
        read(tmp_path, SOUND.replace(right, wrong, 1))
    problems = [problem for problem in raised.value.problems if words in f"{problem.what} {problem.fix}"]
    assert [(problem.where.name.rpartition("/")[2], problem.where.line) for problem in problems][:1] == [
        ("sheet.yaml", line)
    ]
