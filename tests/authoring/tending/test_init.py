"""A clinic's own copy: complete, sound, ready for an editor and for git, and never over something that is there."""

import errno
import json
import os
import shutil
import tomllib
from pathlib import Path

import pytest

from bonebrief.authoring.schemas.schema import SCHEMAS, schema_text
from bonebrief.authoring.tending.init import copy_for_clinic
from bonebrief.language.problem import KnowledgeError
from bonebrief.machine.error import BoneBriefError
from bonebrief.reading.knowledge import load_knowledge
from tests.authoring.small_knowledge import write_knowledge


def test_the_copy_is_sound_and_has_what_an_editor_needs(tmp_path: Path) -> None:
    folder, source = tmp_path / "our-clinic", write_knowledge(tmp_path / "source")
    said = copy_for_clinic(source, folder)
    assert f"bonebrief diff {folder}" in said
    copied, original = load_knowledge(folder), load_knowledge(source)
    assert copied.sha256 == original.sha256
    settings = json.loads((folder / ".vscode/settings.json").read_text())
    assert all((folder / schema).is_file() for schema in settings["yaml.schemas"])
    assert json.loads((folder / ".vscode/extensions.json").read_text()) == {
        "recommendations": ["redhat.vscode-yaml", "zsol.vscode-glspc"]
    }
    assert [settings["glspc.server.command"], *settings["glspc.server.commandArguments"]] == ["bonebrief", "lsp"]
    server = tomllib.loads((folder / ".helix/languages.toml").read_text())["language-server"]["bonebrief"]
    assert [server["command"], *server["args"]] == ["bonebrief", "lsp"]
    assert '("bonebrief" "lsp")' in (folder / ".dir-locals.el").read_text()
    assert "bonebrief diff our-clinic" in (folder / "README.md").read_text()
    assert "/patients/private/" in (folder / ".gitignore").read_text()


def test_its_schemas_are_those_of_its_own_rules(tmp_path: Path) -> None:
    source = write_knowledge(tmp_path / "source")
    copy_for_clinic(source, tmp_path / "copy")
    copied = load_knowledge(tmp_path / "copy")
    for name, kind in SCHEMAS.items():
        assert (tmp_path / "copy" / kind.file).read_text() == schema_text(copied, name)


def test_how_to_begin_a_repository_is_said_and_not_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = write_knowledge(tmp_path / "source")
    assert f"git -C {tmp_path / 'a'} init" in copy_for_clinic(source, tmp_path / "a")
    assert not (tmp_path / "a/.git").exists()
    monkeypatch.setenv("PATH", "")
    assert "git" not in copy_for_clinic(source, tmp_path / "b")


def test_nothing_is_overwritten_and_nothing_unsound_is_copied(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    source = write_knowledge(tmp_path / "source")
    with pytest.raises(BoneBriefError, match="is not empty"):
        copy_for_clinic(source, tmp_path)
    with pytest.raises(BoneBriefError, match="is no folder"):
        copy_for_clinic(source, tmp_path / "file")
    with pytest.raises(KnowledgeError, match="no such file"):
        copy_for_clinic(tmp_path, tmp_path / "new")


@pytest.mark.parametrize("there", [True, False])
def test_a_copy_that_cannot_be_made_whole_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bool) -> None:
    source, clinic = write_knowledge(tmp_path / "source"), tmp_path / "clinic"
    if there:
        clinic.mkdir()

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(shutil, "copy2", full)
    with pytest.raises(BoneBriefError, match=r"clinic.* cannot be written: No space left on device"):
        copy_for_clinic(source, clinic)
    assert clinic.exists() is there
    assert not there or not any(clinic.iterdir())
