"""A knowledge folder as it was in a revision of its git repository."""

import re
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bonebrief.machine.error import BoneBriefError

_LONGEST: Final = 40


@contextmanager
def at_revision(root: Path, revision: str) -> Iterator[Path]:
    """The rules and questions of a folder as they were, in a folder that is gone afterwards; nothing else is touched.

    Its name tells the revision, since what compares folders shows it.

    Raises:
        BoneBriefError: git is missing, the folder is in no repository, the revision is not known, or a link in it
            leads out.
    """
    if revision.startswith("-"):
        raise BoneBriefError(f"{revision} is no revision. Name a commit, a branch or a tag.")
    command = ["git", "-C", str(root), "archive", "--format=tar", revision, "rules", "questionnaires"]
    try:
        done = subprocess.run(command, capture_output=True, check=False)
    except OSError:
        raise BoneBriefError("git was not found. Install it, or name two folders.") from None
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        reason = said[-1].removeprefix("fatal: ") if said else "git gave no reason"
        raise BoneBriefError(f"{root} cannot be read at {revision}: {reason}. Name a commit that has rules/ in it.")
    named = re.sub(r"[^\w.~^]+", "-", revision)[:_LONGEST]
    with (
        TemporaryDirectory(prefix=f"bonebrief-at-{named}-") as folder,
        tarfile.open(fileobj=BytesIO(done.stdout)) as archive,
    ):
        try:
            archive.extractall(folder, filter="data")
        except tarfile.FilterError as error:
            what = f"there {error.tarinfo.name} is a link that leads out of it"
            raise BoneBriefError(f"{root} cannot be read at {revision}: {what}. Name another commit.") from None
        yield Path(folder)
