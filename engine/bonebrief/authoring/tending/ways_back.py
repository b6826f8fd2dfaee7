"""The last states of a clinic's copy, each whole in a folder of its own beside it: the newest first, five at most."""

import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from bonebrief.machine.files import ANOTHER_FOLDER, writing

MOST_KEPT: Final = 5
_UNFINISHED: Final = ".unfinished"
_GONE: Final = ".gone"


def ways(kept: Path) -> tuple[Path, ...]:
    """The folders with states that are kept under a name, the newest first; what an interruption left out is no gap."""
    return tuple(path for path in _names(kept) if path.is_dir())


def keep_way(kept: Path, fill: Callable[[Path], None]) -> None:
    """Keep one more state under a name: it is filled beside the others, and takes its place once it is whole.

    Beyond the most that are kept the oldest goes. On any failure those that were there are there still.

    Raises:
        BoneBriefError: it cannot be written.
    """
    new = kept.with_name(f"{kept.name}{_UNFINISHED}")
    try:
        fill(new)
    except BaseException:
        _remove(new)
        raise
    with writing(kept, ANOTHER_FOLDER):
        for old in ways(kept)[MOST_KEPT - 1 :]:
            _take_away(kept, old)
        _close_gaps(kept)
        names = _names(kept)
        for folder, name in reversed([*zip(ways(kept), names[1:], strict=False)]):
            folder.rename(name)
        new.rename(kept)


def forget_way(kept: Path) -> None:
    """Take the newest state away, whole at once, and let those behind it move up.

    Raises:
        BoneBriefError: the folders cannot be moved.
    """
    with writing(kept, ANOTHER_FOLDER):
        for newest in ways(kept)[:1]:
            _take_away(kept, newest)
        _close_gaps(kept)


def _names(kept: Path) -> list[Path]:
    return [kept, *(kept.with_name(f"{kept.name}-{number}") for number in range(2, MOST_KEPT + 1))]


def _close_gaps(kept: Path) -> None:
    for folder, name in zip(ways(kept), _names(kept), strict=False):
        if folder != name:
            folder.rename(name)


def _take_away(kept: Path, folder: Path) -> None:
    """Take a state away at once: what is left of one in part is under no name that is read."""
    gone = kept.with_name(f"{kept.name}{_GONE}")
    _remove(gone)
    folder.rename(gone)
    _remove(gone)


def _remove(folder: Path) -> None:
    with suppress(OSError):
        shutil.rmtree(folder)
