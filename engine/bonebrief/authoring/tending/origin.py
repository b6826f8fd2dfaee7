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
from bonebrief.authoring.tending.ways_back import forget_way, keep_way, ways
from bonebrief.machine.error import BoneBriefError, refusal, shown_name
from bonebrief.machine.files import ANOTHER_FOLDER, links_out, ordinary_bytes, visible_files, write_file, writing
from bonebrief.reading.folder import FOLDERS

KEPT: Final = ".bonebrief"
_CAME, _RECORD = "came", "came.json"
_BEFORE: Final = "before"
UNDONE: Final = "undone"
_GENERATED: Final = "schema"


def files_of(root: Path) -> dict[str, bytes]:
    """The files in rules/ and questionnaires/ of a folder by their names in it, without what is made from them.

    Raises:
        BoneBriefError: one of them cannot be read whole.
    """
    paths = [path for folder in FOLDERS for path in visible_files(root / folder)]
    named = {path.relative_to(root): path for path in paths if path.is_file() and not path.is_symlink()}
    try:
        return {name.as_posix(): ordinary_bytes(path) for name, path in named.items() if _GENERATED not in name.parts}
    except OSError as error:
        raise BoneBriefError(refusal(error, mend=f"Mend that, or move it out of {' and '.join(FOLDERS)}.")) from None


def refuse_links_out(folder: Path) -> None:
    """Refuse a copy in which a link leads out of it: what is written there would be written elsewhere.

    Raises:
        BoneBriefError: there is one.
    """
    for link in (path for part in (*FOLDERS, KEPT) for path in links_out(folder / part, folder)):
        what = "is a link that leads out of the folder, and nothing is written through it"
        raise BoneBriefError(f"{shown_name(link)} {what}. Put a copy in its place, or remove it.")


def keep_origin(came: Mapping[str, bytes], folder: Path) -> None:
    """Keep the files as they came, with their digests and the version of the program they came with.

    Raises:
        BoneBriefError: they cannot be written.
    """
    replace_files(folder / KEPT / _CAME, came)
    digests = {name: sha256(data).hexdigest() for name, data in sorted(came.items())}
    record = {"program": __version__, "files": digests}
    write_file(folder / KEPT / _RECORD, json.dumps(record, indent=1) + "\n", mend=ANOTHER_FOLDER)


def before_update(folder: Path) -> Path:
    """Where a copy keeps what stood in it before its last update."""
    return folder / KEPT / _BEFORE


def keep_before(mine: Mapping[str, bytes], folder: Path) -> None:
    """Keep a copy's files, and what they were made from, as they stand before an update, beside what is kept already.

    Raises:
        BoneBriefError: they cannot be written.
    """
    keep_way(before_update(folder), lambda way: _fill(way, mine, folder / KEPT))


def put_back(folder: Path) -> int:
    """Make a copy what it was before its last update that is not undone: its files, and what they were made from.

    What stood in it until now stays in `.bonebrief/undone`. Returns how many updates before that one can be undone.

    Raises:
        BoneBriefError: no update is kept, or something cannot be written.
    """
    before = next(iter(ways(before_update(folder))), None)
    if before is None:
        raise BoneBriefError(f"No update of {shown_name(folder)} is kept that could be undone.")
    was, stands = files_of(before), files_of(folder)
    keep_way(folder / KEPT / UNDONE, lambda way: _fill(way, stands, folder / KEPT))
    put_files(folder, stands, {**dict.fromkeys(stands), **was})
    _put_origin(before, folder / KEPT)
    forget_way(before_update(folder))
    return len(ways(before_update(folder)))


def _fill(way: Path, files: Mapping[str, bytes], origin: Path) -> None:
    replace_files(way, files)
    _put_origin(origin, way)


def _put_origin(source: Path, target: Path) -> None:
    """Put the files as they came, and their record, from one folder into another; none where there was none."""
    with writing(target, ANOTHER_FOLDER):
        shutil.rmtree(target / _CAME, ignore_errors=True)
        (target / _RECORD).unlink(missing_ok=True)
        if (source / _RECORD).is_file():
            shutil.copytree(source / _CAME, target / _CAME)
            shutil.copyfile(source / _RECORD, target / _RECORD)


def put_files(folder: Path, stands: Mapping[str, bytes], becomes: Mapping[str, bytes | None]) -> None:
    """Write those files that become others than stand there, each whole or not at all; those that become None go.

    Raises:
        BoneBriefError: one cannot be written.
    """
    for name, data in becomes.items():
        path = folder / name
        if data is None:
            with writing(path, ANOTHER_FOLDER):
                path.unlink(missing_ok=True)
        elif data != stands.get(name):
            with writing(path.parent, ANOTHER_FOLDER):
                path.parent.mkdir(parents=True, exist_ok=True)
            write_file(path, data)


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
def as_they_came(folder: Path) -> Iterator[Path]:
    """A folder with the rules and questions that a copy was made from.

    Raises:
        BoneBriefError: they are not kept.
    """
    came = folder / KEPT / _CAME
    if not (came / "rules").is_dir():
        raise BoneBriefError(f"It is not kept what {shown_name(folder)} was copied from.")
    yield came


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
