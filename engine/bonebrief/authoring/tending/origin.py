"""Where a clinic's copy came from: the files as they came, kept beside it with their version and digests."""

import json
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Final

from bonebrief import __version__
from bonebrief.authoring.comparing.revision import at_revision
from bonebrief.machine.error import BoneBriefError, refusal, shown_name
from bonebrief.machine.files import ANOTHER_FOLDER, ordinary_bytes, visible_files, write_file, writing
from bonebrief.reading.folder import FOLDERS

KEPT: Final = ".bonebrief"
_CAME, _RECORD = "came", "came.json"
_GENERATED: Final = "schema"


def files_of(root: Path) -> dict[str, bytes]:
    """The files in rules/ and questionnaires/ of a folder by their names in it, without what is made from them.

    Raises:
        BoneBriefError: one of them cannot be read.
    """
    paths = [path for folder in FOLDERS for path in visible_files(root / folder)]
    named = {path.relative_to(root): path for path in paths if path.is_file() and not path.is_symlink()}
    try:
        return {name.as_posix(): ordinary_bytes(path) for name, path in named.items() if _GENERATED not in name.parts}
    except OSError as error:
        raise BoneBriefError(refusal(error)) from None


def keep_origin(came: Mapping[str, bytes], folder: Path) -> None:
    """Keep the files as they came, with their digests and the version of the program they came with.

    Raises:
        BoneBriefError: they cannot be written.
    """
    replace_files(folder / KEPT / _CAME, came)
    digests = {name: sha256(data).hexdigest() for name, data in sorted(came.items())}
    record = {"program": __version__, "files": digests}
    write_file(folder / KEPT / _RECORD, json.dumps(record, indent=1) + "\n", mend=ANOTHER_FOLDER)


def replace_files(root: Path, files: Mapping[str, bytes]) -> None:
    """Make a folder hold these files and nothing else.

    Raises:
        BoneBriefError: it cannot be written.
    """
    with writing(root, ANOTHER_FOLDER):
        shutil.rmtree(root, ignore_errors=True)
        for name, data in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)


@contextmanager
def as_it_came(folder: Path, named: str | None) -> Iterator[dict[str, bytes]]:
    """The files that a copy was made from: those kept beside it, or those of the folder or commit that is named.

    Raises:
        BoneBriefError: nothing is kept and nothing named, what is kept was changed, or the commit is not known.
    """
    if named is None:
        yield _kept(folder)
    elif (Path(named) / "rules").is_dir():
        yield files_of(Path(named))
    else:
        with at_revision(folder, named) as came:
            yield files_of(came)


def _kept(folder: Path) -> dict[str, bytes]:
    record = folder / KEPT / _RECORD
    try:
        digests = json.loads(ordinary_bytes(record))["files"]
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        raise BoneBriefError(
            f"It is not recorded what {shown_name(folder)} was copied from. Name the rules as they came with "
            "--came: a folder with rules/ in it, or the commit of this one that first held them."
        ) from None
    came = files_of(folder / KEPT / _CAME)
    if digests != {name: sha256(data).hexdigest() for name, data in came.items()}:
        raise BoneBriefError(
            f"{shown_name(folder / KEPT / _CAME)} is no longer what was kept when the copy was made. "
            "Name the rules as they came with --came, a folder or a commit."
        )
    return came
