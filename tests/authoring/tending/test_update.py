"""An update gives a clinic what is new, keeps what is its own, and loses nothing of either."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from bonebrief.authoring.tending.init import copy_for_clinic
from bonebrief.authoring.tending.origin import files_of
from bonebrief.authoring.tending.update import How, undo, update
from bonebrief.authoring.tending.ways_back import ways
from bonebrief.machine.error import BoneBriefError
from tests.authoring.small_knowledge import write_knowledge

QUIETLY = How(compared=False)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return write_knowledge(tmp_path / "source")


@pytest.fixture
def clinic(tmp_path: Path, source: Path) -> Path:
    copy_for_clinic(source, tmp_path / "clinic")
    return tmp_path / "clinic"


def edit(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def updated(clinic: Path, source: Path, how: How = QUIETLY, came: str | None = None) -> tuple[int, str]:
    said: list[str] = []
    status = update(clinic, source, came, how, said.append)
    return status, "\n".join(said)


def test_nothing_is_new_right_after_the_copy(clinic: Path, source: Path) -> None:
    status, said = updated(clinic, source)
    assert status == 0
    assert said.startswith("Nothing is new since.")


def test_both_sides_changes_are_there_afterwards(clinic: Path, source: Path) -> None:
    rules = next(path for path in sorted((source / "rules").glob("*.yaml")) if "points:" in path.read_text())
    name = f"rules/{rules.name}"
    first, *_, last = [line for line in rules.read_text().splitlines() if "title:" in line]
    edit(clinic, name, first, first + " (ours)")
    edit(source, name, last, last + " (newer)")
    (source / "rules" / "brand-new.yaml").write_text("topic: Brand new\n")
    (clinic / "rules" / "our-own.yaml").write_text("topic: Our own\n")
    _, said = updated(clinic, source)
    assert f"{name}: your changes and the new ones, together" in said
    assert "rules/brand-new.yaml: new" in said
    assert "our-own" not in said.partition("\n\n")[0].splitlines()[0]
    text = (clinic / name).read_text()
    assert first + " (ours)" in text
    assert last + " (newer)" in text
    assert (clinic / "rules" / "our-own.yaml").exists()
    assert updated(clinic, source)[1].startswith("Nothing is new since.")


def test_the_same_line_changed_twice_waits_for_a_hand(clinic: Path, source: Path) -> None:
    name, line = a_title(source)
    edit(clinic, name, line, line + " (ours)")
    edit(source, name, line, line + " (newer)")
    status, said = updated(clinic, source)
    assert status == 1
    assert f"{name}: in conflict: both sides changed the same lines (1 place, marked <<<<<<<)" in said
    text = (clinic / name).read_text()
    assert [line + end in text for end in ("", " (ours)", " (newer)")] == [True] * 3
    assert line + " (ours)" in (clinic / ".bonebrief" / "before" / name).read_text()
    with pytest.raises(BoneBriefError, match="still holds a conflict of an earlier update"):
        updated(clinic, source)


def test_what_one_side_removed(clinic: Path, source: Path) -> None:
    for name in ("gone", "changed-then-gone", "unwanted"):
        (source / "rules" / f"{name}.yaml").write_text(f"topic: {name}\n")
    updated(clinic, source)
    (clinic / "rules" / "unwanted.yaml").unlink()
    (clinic / "rules" / "changed-then-gone.yaml").write_text("topic: Still ours\n")
    for name in ("gone", "changed-then-gone"):
        (source / "rules" / f"{name}.yaml").unlink()
    _, said = updated(clinic, source)
    assert "rules/gone.yaml: removed" in said
    assert "rules/changed-then-gone.yaml: kept with your changes" in said
    assert "rules/unwanted.yaml: still away" in said
    there = {path.name for path in (clinic / "rules").glob("*.yaml")}
    assert "changed-then-gone.yaml" in there
    assert not there & {"gone.yaml", "unwanted.yaml"}


def test_only_told_changes_nothing(clinic: Path, source: Path) -> None:
    name, line = a_title(source)
    edit(source, name, line, line + " (newer)")
    before = {path: path.read_bytes() for path in clinic.rglob("*") if path.is_file()}
    status, said = updated(clinic, source, How(only_told=True))
    assert (status, said) == (0, f"{name}: taken as it is now")
    assert {path: path.read_bytes() for path in clinic.rglob("*") if path.is_file()} == before


def test_what_people_are_told_is_compared(clinic: Path, source: Path) -> None:
    (source / "rules" / "brand-new.yaml").write_text("topic: Brand new\n")
    status, said = updated(clinic, source, How())
    assert status == 0
    assert "What your own changes come to, beside the rules as they are now:" in said
    assert "What the update changes for people: 0 differences between their briefs." in said


def test_an_older_copy_says_where_it_came_from(tmp_path: Path, clinic: Path, source: Path) -> None:
    record = clinic / ".bonebrief" / "came.json"
    kept = record.read_text()
    assert json.loads(kept)["files"]
    for text in ("{", '{"files": {}}', '{"files": 7}', "[]"):
        record.write_text(text)
        with pytest.raises(BoneBriefError, match="--came"):
            updated(clinic, source)
    record.unlink()
    with pytest.raises(BoneBriefError, match="It is not recorded what"):
        updated(clinic, source)
    assert updated(clinic, source, came=str(source))[0] == 0
    assert record.read_text() == kept


def test_the_first_commit_may_be_where_it_came_from(clinic: Path, source: Path) -> None:
    (clinic / ".bonebrief" / "came.json").unlink()
    for command in (["init", "-q"], ["add", "."], ["-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "a"]):
        subprocess.run(["git", *command], cwd=clinic, check=True)
    name, line = a_title(source)
    edit(clinic, name, line, line + " (ours)")
    assert updated(clinic, source, came="HEAD")[0] == 0
    assert line + " (ours)" in (clinic / name).read_text()
    with pytest.raises(BoneBriefError, match="cannot be read at nowhere"):
        updated(clinic, source, came="nowhere")


def test_a_folder_without_rules_is_no_copy(tmp_path: Path, source: Path) -> None:
    with pytest.raises(BoneBriefError, match="has no rules/"):
        updated(tmp_path / "nowhere", source)


def a_title(root: Path) -> tuple[str, str]:
    """A rules file of a folder and a line in it that no other repeats."""
    for path in sorted((root / "rules").glob("*.yaml")):
        lines = path.read_text().splitlines()
        for line in lines:
            if "title:" in line and lines.count(line) == 1 and "organisation" not in path.read_text():
                return f"rules/{path.name}", line
    raise AssertionError("no title")


def test_an_update_is_undone_with_what_it_says_of_where_the_rules_came_from(clinic: Path, source: Path) -> None:
    name, line = a_title(source)
    edit(clinic, name, line, line + " (ours)")
    before = files_of(clinic)
    edit(source, name, line, line + " (newer)")
    (source / "rules" / "brand-new.yaml").write_text("topic: Brand new\n")
    updated(clinic, source)
    said: list[str] = []
    undo(clinic, said.append)
    assert said[0] == f"{clinic} is again as it was before its last update."
    assert files_of(clinic) == before
    assert line + " (newer)" in (clinic / ".bonebrief" / "undone" / name).read_text()
    assert "rules/brand-new.yaml: new" in updated(clinic, source)[1]


def test_an_update_that_changes_nothing_leaves_what_was_before_the_last_one(clinic: Path, source: Path) -> None:
    before = files_of(clinic)
    (source / "rules" / "brand-new.yaml").write_text("topic: Brand new\n")
    updated(clinic, source)
    updated(clinic, source)
    undo(clinic, print)
    assert files_of(clinic) == before
    with pytest.raises(BoneBriefError, match="is kept that could be undone"):
        undo(clinic, print)


def test_what_is_no_text_comes_back_byte_for_byte(clinic: Path, source: Path) -> None:
    (source / "rules" / "brand-new.yaml").write_text("topic: Brand new\n")
    updated(clinic, source)
    (clinic / ".bonebrief" / "before" / "rules" / "old.yaml").write_bytes(b"\xe4\r\n")
    undo(clinic, print)
    assert (clinic / "rules" / "old.yaml").read_bytes() == b"\xe4\r\n"


def newer(clinic: Path, source: Path, number: int) -> dict[str, bytes]:
    """What stands in a copy after one more update."""
    (source / "rules" / "brand-new.yaml").write_text(f"topic: New {number}\n")
    updated(clinic, source)
    return files_of(clinic)


def test_updates_are_undone_one_after_the_other_five_at_most(clinic: Path, source: Path) -> None:
    states = [files_of(clinic), *(newer(clinic, source, number) for number in range(1, 8))]
    said: list[str] = []
    for state in reversed(states[2:-1]):
        undo(clinic, said.append)
        assert files_of(clinic) == state
    assert said[2] == "4 updates before that can be undone, too: the same command again."
    assert "can be undone" not in said[-1]
    with pytest.raises(BoneBriefError, match="is kept that could be undone"):
        undo(clinic, print)
    assert files_of(clinic) == states[2]
    assert updated(clinic, source)[1].startswith("rules/brand-new.yaml: taken as it is now")
    assert files_of(clinic) == states[-1]


@pytest.mark.parametrize("at", range(16))
def test_where_an_undoing_breaks_off_the_next_one_goes_the_whole_way(
    clinic: Path, source: Path, at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Full disk at any move or removal of a folder or writing of a file: nothing kept is lost or read in part."""
    states = [files_of(clinic), newer(clinic, source, 1), newer(clinic, source, 2)]
    with monkeypatch.context() as patch:
        count = iter(range(99))

        def breaking(real: Callable[..., object]) -> Callable[..., object]:
            def call(*given: object, **named: object) -> object:
                if next(count) == at:
                    raise OSError(28, "No space left on device")
                return real(*given, **named)

            return call

        for owner, name in ((Path, "rename"), (Path, "write_bytes"), (os, "replace"), (shutil, "copytree")):
            patch.setattr(owner, name, breaking(getattr(owner, name)))
        with suppress(BoneBriefError):
            undo(clinic, lambda _: None)
    if len(ways(clinic / ".bonebrief" / "before")) == 2:
        undo(clinic, lambda _: None)
    assert files_of(clinic) == states[1]
    undo(clinic, lambda _: None)
    assert files_of(clinic) == states[0]


def test_where_an_update_breaks_off_what_it_kept_before_is_there_still(
    clinic: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    states = [files_of(clinic), newer(clinic, source, 1)]

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", full)
        (source / "rules" / "brand-new.yaml").write_text("topic: Newest\n")
        with pytest.raises(BoneBriefError, match="No space left"):
            updated(clinic, source)
    assert files_of(clinic) == states[1]
    assert not list((clinic / ".bonebrief").glob("*.unfinished"))
    undo(clinic, lambda _: None)
    assert files_of(clinic) == states[0]


@pytest.mark.parametrize(
    "at", [".bonebrief", ".bonebrief/came", ".bonebrief/before.unfinished", ".bonebrief/undone", "rules"]
)
def test_nothing_is_written_through_a_link_that_leads_out(clinic: Path, source: Path, tmp_path: Path, at: str) -> None:
    edit(source, "rules/bones.yaml", "title: Old", "title: Aged")
    assert updated(clinic, source)[0] == 0
    edit(source, "rules/bones.yaml", "title: Aged", "title: Old again")
    if (clinic / at).exists():
        (clinic / at).rename(tmp_path / "elsewhere")
    else:
        (tmp_path / "elsewhere").mkdir()
    (clinic / at).symlink_to(tmp_path / "elsewhere")
    before = all_files(tmp_path)
    for change in (lambda: updated(clinic, source), lambda: undo(clinic, print)):
        with pytest.raises(BoneBriefError, match="a link that leads out"):
            change()
    assert all_files(tmp_path) == before


def all_files(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_file_that_cannot_be_read_whole_is_never_cut(clinic: Path, source: Path) -> None:
    notes = clinic / "rules" / "notes.txt"
    notes.write_text("y" * 1_000_001)
    (source / "rules" / "notes.txt").write_text("short")
    with pytest.raises(BoneBriefError, match=r"notes.txt cannot be used: it is larger than 1 MB. Mend that, or move"):
        updated(clinic, source)
    assert len(notes.read_text()) == 1_000_001
    notes.write_text("y" * 1_000_000)
    assert len(files_of(clinic)["rules/notes.txt"]) == 1_000_000
