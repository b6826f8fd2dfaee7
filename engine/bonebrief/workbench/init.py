"""`bonebrief init`: a copy of the knowledge for a clinic to make its own."""

import shutil
from pathlib import Path

from bonebrief.knowledge.problem import BoneBriefError


def init(source: Path, folder: Path) -> str:
    """Copy rules/ and questionnaires/ into a new or empty folder and say what to do next.

    Raises:
        BoneBriefError: the folder holds something already, or cannot be written.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise BoneBriefError(f"{folder} is not empty. Name a new folder, so that nothing of yours is overwritten.")
    try:
        for part in ("rules", "questionnaires"):
            shutil.copytree(source / part, folder / part)
    except OSError as error:
        raise BoneBriefError(f"{folder} cannot be written: {error.strerror}. Choose another folder.") from None
    return (
        f"The rules and questions are in {folder}. Edit them, then run\n"
        f"  bonebrief check {folder}\n"
        f"  bonebrief test {folder}\n"
        f"  bonebrief --knowledge {folder} ask"
    )
