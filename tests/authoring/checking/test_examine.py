"""What is wrong comes worst first, and nobody is told of mere consequences."""

from pathlib import Path

import pytest

from bonebrief.authoring.checking.examine import examine
from bonebrief.meanings.durable.production import Production
from tests.authoring.checking.test_checks import TODAY, folder

__all__ = ["folder"]


def found(folder: Path) -> list[tuple[str, str, int]]:
    return [(p.code.value, Path(p.where.file).name, p.where.line) for p in examine(folder, TODAY).problems]


def edit(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new))


def test_of_a_file_that_is_no_yaml_only_that_is_said(folder: Path) -> None:
    (folder / "rules/u.yaml").write_text("topic: U\nfindings:\n  older: {title: O, when: old, source: S}\n")
    edit(folder, "rules/t.yaml", "topic: T", "topic: T: U")
    assert found(folder) == [("R002", "t.yaml", 1)]


def test_a_fact_whose_definition_is_wrong_is_not_unknown_as_well(folder: Path) -> None:
    edit(folder, "questionnaires/questions.yaml", "label: Pain, type: yes_no", "label: Pain, type: yesno")
    assert found(folder) == [("R017", "questions.yaml", 3)]


def test_a_misspelt_key_is_not_missing_as_well(folder: Path) -> None:
    edit(folder, "rules/t.yaml", "patient: Ask.", "pateint: Ask.")
    assert found(folder) == [("R004", "t.yaml", 8)]


def test_every_error_at_once_and_the_unreadable_first(folder: Path) -> None:
    edit(folder, "rules/t.yaml", "when: pain is yes", "when: pian is yes")
    edit(folder, "rules/t.yaml", "patient: Ask.", "pateint: Ask.")
    (folder / "rules/u.yaml").write_text("")
    assert found(folder) == [
        ("R001", "u.yaml", 1),
        ("R004", "t.yaml", 8),
        ("R012", "t.yaml", 11),
    ]


@pytest.mark.parametrize("name", ["falls.yml", "falls.YAML", "falls.yaml.txt"])
def test_a_file_that_would_be_passed_over_is_named(folder: Path, name: str) -> None:
    (folder / "rules" / name).write_text("topic: Falls\n")
    (problem,) = examine(folder, TODAY).problems
    assert (problem.code.value, problem.fix) == ("R001", "Rename it to falls.yaml.")


@pytest.mark.parametrize("name", [".#t.yaml", "._t.yaml", "t.yaml~", "t.yaml.bak", "README.md"])
def test_what_editors_leave_beside_a_file_is_passed_over(folder: Path, name: str) -> None:
    (folder / "rules" / name).write_text("no: [yaml")
    assert found(folder) == []


def test_warnings_by_weight_and_then_by_place(folder: Path) -> None:
    edit(folder, "rules/t.yaml", "say: Raise it.", "say: Raise it. Now. And then. And once more.")
    edit(folder, "rules/t.yaml", "when: pain is yes", "when: [pain is yes, pain is no]")
    assert [code for code, _, _ in found(folder)] == ["W101", "W109"]


def test_an_ignored_warning_is_not_said(folder: Path) -> None:
    edit(folder, "rules/t.yaml", "points:\n", "points:\n  # check: ignore W109 because it is read aloud\n")
    edit(folder, "rules/t.yaml", "say: Raise it.", "say: Raise it. Now. And then. And once more.")
    assert found(folder) == []


def test_a_rule_beyond_the_engine_is_named_with_its_place(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def beyond(production: Production) -> str:
        return "needs 17 patterns at once" if production.owner == "p.2" else ""

    monkeypatch.setattr("bonebrief.meanings.durable.profile.beyond_profile", beyond)
    (problem,) = examine(folder, TODAY).problems
    assert (problem.code.value, problem.where.line) == ("R026", 11)
    assert problem.what == "This rule needs 17 patterns at once."
