"""`bonebrief diff`: its report in words and as JSON, its people from files, and what is wrong with a side."""

import json
from pathlib import Path
from typing import Any

import pytest

from bonebrief.authoring.comparing.diff import report_differences
from bonebrief.language.problem import KnowledgeError
from tests.authoring.small_knowledge import write_knowledge

RULES = "rules/bones.yaml"


def run(old: Path, new: Path, *people: Path, how: str = "text") -> tuple[int, str]:
    lines: list[str] = []
    return report_differences(old, new, people, how, lines.append), "\n".join(lines)


def test_the_report_fits_80_columns_and_ends_with_1_where_briefs_differ(tmp_path: Path) -> None:
    old, new = write_knowledge(tmp_path / "old"), write_knowledge(tmp_path / "new", (RULES, "age >= 65", "age >= 60"))
    assert run(old, old)[0] == 0
    assert "Nothing differs in meaning." in run(old, old)[1]
    status, text = run(Path(old), Path(new))
    assert status == 1
    assert "when, was: age >= 65" in text
    assert "these 2 differences are all" in text
    assert max(len(line) for line in text.splitlines() if str(tmp_path) not in line) <= 80


def test_the_report_as_json(tmp_path: Path) -> None:
    old, new = write_knowledge(tmp_path / "old"), write_knowledge(tmp_path / "new", (RULES, "age >= 65", "age >= 60"))
    report: dict[str, Any] = json.loads(run(old, new, how="json")[1])
    assert report["schema"] == 2
    assert report["changes"][0]["details"] == [{"part": "when", "was": "age >= 65", "now": "age >= 60"}]
    first = report["differences"][0]
    assert (first["subject"], first["now"], first["proved"]) == ("pain_talk", "high", True)
    assert first["smallest"] == {"age": 64, "pain": "yes", "pain_days": 182}
    assert (report["people"], report["undecided"]) == (0, [])


def test_people_from_a_file_of_lines_and_from_a_folder(tmp_path: Path) -> None:
    old, new = write_knowledge(tmp_path / "old"), write_knowledge(tmp_path / "new", (RULES, "age >= 65", "age >= 60"))
    lines = tmp_path / "people.jsonl"
    lines.write_text('{"age": 62, "pain": "yes"}\n\n{"name": "Ada", "answers": {"age": 63, "pain": "yes"}}\n')
    folder = tmp_path / "patients"
    folder.mkdir()
    (folder / "one.yaml").write_text("name: Bea\nanswers: {age: 61, pain: yes, sex: female}\n")
    text = run(old, new, lines, folder)[1]
    assert "Of 3 people in your files 3 get another brief." in text
    report = json.loads(run(old, new, lines, folder, how="json")[1])
    names = {person["name"] for group in report["differences"] for person in group["people"]}
    assert {"line 1", "Ada", "Bea"} <= names


def test_a_wrong_answer_in_a_file_of_people_is_located(tmp_path: Path) -> None:
    old = write_knowledge(tmp_path / "old")
    lines = tmp_path / "people.jsonl"
    lines.write_text('{"age": 62}\n{"agee": 62}\n{"sex": "femal"}\n')
    with pytest.raises(KnowledgeError) as caught:
        run(old, old, lines)
    assert [(problem.code.value, problem.where.line) for problem in caught.value.problems] == [("R012", 2), ("R014", 3)]


def test_both_sides_report_all_that_is_wrong_with_them(tmp_path: Path) -> None:
    old = write_knowledge(tmp_path / "old", (RULES, "age >= 65", "agee >= 65"))
    new = write_knowledge(tmp_path / "new", (RULES, "pain is yes]", "pain is yess]"))
    with pytest.raises(KnowledgeError) as caught:
        run(old, new)
    assert [problem.code.value for problem in caught.value.problems] == ["R014", "R012"]
    with pytest.raises(KnowledgeError, match="no such file"):
        run(old, tmp_path / "nothing")
