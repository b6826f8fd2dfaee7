"""A folder against what it was in a commit."""

import subprocess
from pathlib import Path

import pytest

from bonebrief.authoring.comparing.diff import report_differences
from bonebrief.authoring.comparing.revision import at_revision
from bonebrief.machine.error import BoneBriefError
from tests.authoring.small_knowledge import write_knowledge

RULES = "rules/bones.yaml"


def test_a_folder_against_what_it_was_in_a_commit(tmp_path: Path) -> None:
    folder = write_knowledge(tmp_path / "repo" / "clinic")

    def git(*words: str) -> None:
        user = ["-c", "user.name=A", "-c", "user.email=a@b.c"]
        subprocess.run(["git", "-C", str(tmp_path / "repo"), *user, *words], check=True, capture_output=True)

    git("init")
    git("add", ".")
    git("commit", "-m", "as they came")
    write_knowledge(folder, (RULES, "age >= 65", "age >= 60"))
    with at_revision(folder, "HEAD") as was:
        assert was.name.startswith("bonebrief-at-HEAD-")
        assert report_differences(was, folder, [], "text", lambda _: None) == 1
    (folder / "rules" / "z.yaml").symlink_to("../../../elsewhere")
    git("add", ".")
    git("commit", "-m", "a link")
    with pytest.raises(BoneBriefError, match="a link that leads out"), at_revision(folder, "HEAD"):
        pass
    for revision in ("nosuch", "-x"):
        with pytest.raises(BoneBriefError, match="Name a commit"), at_revision(folder, revision):
            pass
