"""A folder in an editor: what is not saved lies over the files, and what is remembered changes no finding."""

from datetime import date
from pathlib import Path

import pytest

from bonebrief.authoring.checking.examine import examine
from bonebrief.authoring.editor.folder import Folder, folder_of
from tests.authoring.small_knowledge import FILES, write_knowledge

RULES, QUESTIONS = "rules/bones.yaml", "questionnaires/questions.yaml"
EDITS = [
    (RULES, "age >= 65", "age >= 66"),
    (RULES, "pain_days > 7", "pain_days > 9"),
    (RULES, "given: {age: 65, pain: yes}", "given: {agee: 65, pain: yes}"),
    (RULES, "  low:\n", "  lower:\n"),
    (QUESTIONS, "limits: [18, 115]", "limits: [18, 64]"),
    (QUESTIONS, "ask_if: pain is yes, ", ""),
    (QUESTIONS, "  sex:", "  gender:"),
    (RULES, "scan_talk:", "scanning:"),
    (RULES, "topic: Bones", "topic: [Bones"),
    (RULES, "source: S, part 1", "source: S, part 2"),
]


def test_one_folder_finds_after_each_edit_what_a_new_one_would(tmp_path: Path) -> None:
    write_knowledge(tmp_path)
    folder = Folder(tmp_path)
    for file, old, new in [edit for edit in EDITS for _ in range(2)]:
        assert old in FILES[file]
        name = str(tmp_path / file)
        folder.unsaved = {} if folder.unsaved else {name: FILES[file].replace(old, new)}
        afresh = examine(tmp_path, date.today(), unsaved=folder.unsaved)
        assert folder.examine().problems == afresh.problems


def test_the_texts_of_an_editor_lie_over_the_files(tmp_path: Path) -> None:
    write_knowledge(tmp_path)
    folder = Folder(tmp_path)
    folder.unsaved[str(tmp_path / RULES)] = FILES[RULES].replace("age >= 65", "agee >= 65")
    assert [problem.code.value for problem in folder.examine().problems] == ["R012"]
    assert folder.knowledge is None
    assert folder.readable is not None
    assert "aged" in folder.readable.findings


@pytest.mark.parametrize(
    ("name", "inside"),
    [(RULES, True), (QUESTIONS, True), ("README.md", False), ("other.yaml", False), ("rules/gone.yaml", False)],
)
def test_only_files_of_rules_and_questions_belong_to_a_folder(tmp_path: Path, name: str, inside: bool) -> None:
    write_knowledge(tmp_path)
    (tmp_path / "README.md").touch()
    (tmp_path / "other.yaml").touch()
    assert folder_of(tmp_path / name) == (tmp_path if inside else None)
