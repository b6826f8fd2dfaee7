"""Files as a person names them, written whole or not at all, and never over what is being read."""

import contextlib
import errno
import os
import stat
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from bonebrief.machine.catalogue import N_, _
from bonebrief.machine.error import BoneBriefError, shown_name, why_refused
from bonebrief.machine.streams import MAX_BYTES

ANOTHER_PLACE: Final = N_("Choose another place.")
ANOTHER_FOLDER: Final = "Choose another folder."
STANDARD_OUTPUT: Final = "-"
"""What stands for the screen where a file could be named."""

PRIVATE: Final = 0o600
_NOT_A_LINK: Final = "is a link and is left as it is. Name the file itself, or another one."


def typed_path(text: str) -> Path:
    """The path that a person typed, with `~` for somebody's home.

    Raises:
        BoneBriefError: nobody of that name has a home here.
    """
    try:
        return Path(text).expanduser()
    except RuntimeError:
        person = Path(text).parts[0]
        raise BoneBriefError(f"There is no home folder {shown_name(person)}. Write the whole path.") from None


def path_at_home(text: str) -> Path:
    """The path that a person typed: a mere name lies in the home folder, one with a folder where it says.

    Raises:
        BoneBriefError: nobody of that name has a home here, or nobody has one.
    """
    path = typed_path(text)
    named = os.sep in text or text.startswith("~")
    return path if named else typed_path("~") / path


def real_path(path: Path | str) -> Path:
    """A whole path without links; where these lead in a circle, as far as they can be followed."""
    return Path(os.path.realpath(path))


def lies_at_home(path: Path) -> bool:
    """Whether a whole path lies in the home folder itself, not in a folder there."""
    return path.parent == real_path(os.path.expanduser("~"))


@contextmanager
def writing(path: Path, mend: str = ANOTHER_PLACE) -> Iterator[None]:
    """Say of a file or folder that is being written why it cannot be, and what to do then.

    Raises:
        BoneBriefError: the system refused.
    """
    try:
        yield
    except (OSError, UnicodeError) as error:
        said = _("{name} cannot be written: {why}. {mend}")
        raise BoneBriefError(said.format(name=shown_name(path), why=why_refused(error), mend=_(mend))) from None


def write_file(path: Path, text: str | bytes, *, private: bool = False, mend: str = ANOTHER_PLACE) -> None:
    """Write a whole file: beside its place and then into it, so that on any failure the old one stays.

    `private`: for the eyes of its owner alone. What is no ordinary file, such as /dev/stdout, is written as it is.

    Raises:
        BoneBriefError: it cannot be written, or is a link to a file.
    """
    with writing(path, mend):
        there = _there(path)
        if there and not stat.S_ISREG(there.st_mode):
            path.write_bytes(_bytes_of(text))
            return
        if path.is_symlink():
            raise BoneBriefError(f"{shown_name(path)} {_NOT_A_LINK}")
        mode = PRIVATE if private else stat.S_IMODE(there.st_mode) if there else None
        with _beside(path, text, mode) as beside:
            os.replace(beside, path)


@contextmanager
def written_whole(path: Path, mend: str = ANOTHER_PLACE) -> Iterator[Path]:
    """A file beside another for somebody to fill, for the eyes of its owner alone, put into its place at the end.

    On any failure, an interruption included, the old file stays and the new one is gone.

    Raises:
        BoneBriefError: it cannot be written, or is a link to a file, or no file.
    """
    there = _there(path)
    if path.is_symlink() or (there and not stat.S_ISREG(there.st_mode)):
        raise BoneBriefError(f"{shown_name(path)} {_NOT_A_LINK if path.is_symlink() else 'is no file.'}")
    with writing(path, mend):
        beside = _new_beside(path)
        os.close(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE))
    try:
        yield beside
        with writing(path, mend):
            os.replace(beside, path)
    finally:
        with contextlib.suppress(OSError):
            beside.unlink()


def write_private_file(path: Path, text: str) -> None:
    """Write a file that is new, for the eyes of its owner alone, all of it or nothing.

    Raises:
        BoneBriefError: it exists already, or cannot be written.
    """
    exists = BoneBriefError(
        _("{name} exists already and is left as it is. Choose another name.").format(name=shown_name(path))
    )
    with writing(path):
        if os.path.lexists(path):
            raise exists
        with _beside(path, text, PRIVATE) as beside:
            try:
                os.link(beside, path)
            except FileExistsError:
                raise exists from None
            except OSError:
                os.rename(beside, path)


def never_over(output: Path, read: Iterable[Path | int]) -> None:
    """Refuse to write over a file that is being read (a path, or the number of an open file), or lies in such a folder.

    Raises:
        BoneBriefError: it is one of them.
    """
    there = _there(output)
    if there is None or not stat.S_ISREG(there.st_mode):
        return
    for source in read:
        with contextlib.suppress(OSError, ValueError):
            about = os.stat(source)
            if os.path.samestat(there, about):
                raise BoneBriefError(f"{shown_name(output)} is what is read here. {ANOTHER_PLACE}")
            if stat.S_ISDIR(about.st_mode) and isinstance(source, Path) and not leads_out(output, source):
                raise BoneBriefError(f"{shown_name(output)} lies in a folder that is read here. {ANOTHER_PLACE}")


def ordinary_bytes(path: Path) -> bytes:
    """The bytes of an ordinary file, all of them; nothing else is opened, as a pipe gives what it has only once.

    Raises:
        OSError: it is none, cannot be read, or has more than MAX_BYTES.
    """
    if not stat.S_ISREG(path.stat().st_mode):
        raise FileNotFoundError
    with path.open("rb") as file:
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise OSError(errno.EFBIG, "it is larger than 1 MB", str(path))
    return data


def visible_files(folder: Path) -> list[Path]:
    """The files in a folder and in those within it, in order, without hidden ones; none if there is no such folder.

    Raises:
        OSError: one of the folders cannot be looked into.
    """
    if not folder.is_dir():
        return []
    found: list[Path] = []
    for name, folders, files in os.walk(folder, onerror=_raise):
        folders[:] = [one for one in folders if not one.startswith(".")]
        found += [Path(name, file) for file in files if not file.startswith(".")]
    return sorted(found)


def files_under(folder: Path, *endings: str) -> list[Path]:
    """The files with one of these endings in a folder and all that lie in it, in order.

    Raises:
        OSError: one of the folders cannot be looked into.
    """
    found: list[Path] = []
    for name, _folders, files in os.walk(folder, onerror=_raise):
        found += [Path(name, file) for file in files if file.endswith(endings)]
    return sorted(found)


def leads_out(path: Path, root: Path) -> bool:
    """Whether a path leads out of a folder, by a link on the way."""
    try:
        return not path.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError):
        return True


def links_out(folder: Path, root: Path) -> Iterator[Path]:
    """The links in a folder, itself included, that lead out of the one it lies in."""
    if folder.is_symlink():
        yield from (folder,) if leads_out(folder, root) else ()
        return
    for name, folders, files in os.walk(folder):
        for path in (Path(name, one) for one in sorted(folders + files)):
            if path.is_symlink() and leads_out(path, root):
                yield path


def _raise(error: OSError) -> None:
    raise error


def _there(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except OSError:
        return None


@contextmanager
def _beside(path: Path, text: str | bytes, mode: int | None) -> Iterator[Path]:
    """A file beside another, on disk with all of a text, gone at the end."""
    beside = _new_beside(path)
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE if mode == PRIVATE else 0o666)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(_bytes_of(text))
            file.flush()
            if mode is not None:
                os.fchmod(file.fileno(), mode)
            os.fsync(file.fileno())
        yield beside
    finally:
        with contextlib.suppress(OSError):
            beside.unlink()


def _bytes_of(text: str | bytes) -> bytes:
    return text.encode() if isinstance(text, str) else text


def _new_beside(path: Path) -> Path:
    """A name beside a file that nothing has."""
    return path.with_name(f".bonebrief-{os.getpid()}-{time.monotonic_ns()}.new")
