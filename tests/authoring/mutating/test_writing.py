"""Where missing examples are to be written is looked at before they are looked for."""

from pathlib import Path

import pytest

from bonebrief.authoring.mutating.mutate import report_mutants
from bonebrief.authoring.mutating.writing import need_writable
from bonebrief.machine.error import BoneBriefError
from tests.authoring.small_knowledge import write_knowledge


def test_a_place_that_cannot_be_written_is_told_before_anything_is_tried(tmp_path: Path) -> None:
    folder, said = write_knowledge(tmp_path), list[object]()
    with pytest.raises(BoneBriefError, match="there is no folder"):
        report_mutants(str(folder), folder, "text", said.append, None, tmp_path / "nowhere" / "x.yaml")
    assert said == []


def test_a_folder_is_no_file_to_write_into(tmp_path: Path) -> None:
    with pytest.raises(BoneBriefError, match="cannot be written"):
        need_writable(tmp_path)


def test_a_file_that_is_not_there_yet_is_not_made(tmp_path: Path) -> None:
    need_writable(tmp_path / "edges.yaml")
    assert not (tmp_path / "edges.yaml").exists()
