"""One file three ways: as it came, as the clinic has it, as it is now; what becomes of it, and whose changes stay."""

import subprocess
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bonebrief.machine.error import BoneBriefError

CONFLICT: Final = b"<<<<<<< "
_MOST_CONFLICTS: Final = 127


class Fate(Enum):
    """What becomes of a file, in words for its clinic."""

    SAME = "as it was"
    YOURS = "yours, and not touched by the update"
    ADDED = "new"
    TAKEN = "taken as it is now"
    MERGED = "your changes and the new ones, together"
    IN_CONFLICT = "in conflict: both sides changed the same lines"
    DROPPED = "removed, as it is no longer part of the rules"
    KEPT_THOUGH_DROPPED = "kept with your changes, although it is no longer part of the rules"
    STAYS_AWAY = "still away, as you removed it"


@dataclass(frozen=True, slots=True)
class Merged:
    """A file after an update; `data` is None where there is none. `conflicts`: places in it that wait for a hand."""

    name: str
    fate: Fate
    data: bytes | None
    conflicts: int = 0


def merge(name: str, came: bytes | None, mine: bytes | None, now: bytes | None) -> Merged:
    """What becomes of a file; None where a side has none.

    Raises:
        BoneBriefError: both sides changed it, and git, which puts the changes together, is not there.
    """
    if mine is None:
        return Merged(name, Fate.ADDED, now) if came is None else Merged(name, Fate.STAYS_AWAY, None)
    if now is None:
        dropped = mine == came
        fate = Fate.DROPPED if dropped else (Fate.YOURS if came is None else Fate.KEPT_THOUGH_DROPPED)
        return Merged(name, fate, None if dropped else mine)
    if mine == now:
        return Merged(name, Fate.SAME, mine)
    if came in (mine, now):
        return Merged(name, Fate.TAKEN, now) if mine == came else Merged(name, Fate.YOURS, mine)
    data, conflicts = _both(came or b"", mine, now)
    return Merged(name, Fate.IN_CONFLICT if conflicts else Fate.MERGED, data, conflicts)


def _both(came: bytes, mine: bytes, now: bytes) -> tuple[bytes, int]:
    """Both sides' changes in one text, and in how many places they meet."""
    with TemporaryDirectory(prefix="bonebrief-") as folder:
        sides = {"yours": mine, "as it came": came, "now": now}
        for number, data in enumerate(sides.values()):
            Path(folder, str(number)).write_bytes(data)
        labels = [part for label in sides for part in ("-L", label)]
        try:
            done = subprocess.run(
                ["git", "merge-file", "-p", "--diff3", *labels, "0", "1", "2"],
                cwd=folder,
                capture_output=True,
                check=False,
            )
        except OSError:
            raise BoneBriefError("git was not found; it puts your changes and the new ones together.") from None
    if done.returncode > _MOST_CONFLICTS:
        said = done.stderr.decode(errors="replace").strip() or "git gave no reason"
        raise BoneBriefError(f"Your changes and the new ones cannot be put together: {said}.")
    return done.stdout, done.returncode
