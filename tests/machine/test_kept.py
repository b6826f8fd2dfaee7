"""What is kept between runs: for its owner alone, and believed only as it was written."""

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from bonebrief.machine.kept import MOST_KEPT, keep, kept

DATA = ["t", 1, 2.5, None, True, "é\u2028"]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BONEBRIEF_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_what_is_kept_comes_back_and_is_its_owners_alone(folder: Path) -> None:
    before = os.umask(0)
    keep("a", DATA)
    os.umask(before)
    assert kept("a") == DATA
    assert kept("b") is None
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert [stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()] == [0o600]


def flipped(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[-4] ^= 1
    path.write_bytes(data)


def linked(path: Path) -> None:
    path.rename(path.with_suffix(".other"))
    path.symlink_to(path.with_suffix(".other"))


def piped(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


HARM: list[Callable[[Path], object]] = [
    flipped,
    linked,
    lambda path: path.write_bytes(b""),
    lambda path: path.write_bytes(path.read_bytes()[:-3]),
    lambda path: path.write_bytes(b"\xff\n{"),
    lambda path: path.chmod(0o620),
    lambda path: path.chmod(0o602),
    lambda path: path.parent.chmod(0o770),
    lambda path: path.unlink(),
    piped,
]


@pytest.mark.parametrize("harm", HARM)
def test_what_was_touched_by_others_or_damaged_is_not_believed(folder: Path, harm: Callable[[Path], object]) -> None:
    keep("a", DATA)
    assert kept("a") == DATA
    harm(folder / "a.json")
    assert kept("a") is None


def test_the_file_of_another_owner_is_not_believed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep("a", DATA)
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
    assert kept("a") is None
    keep("b", DATA)
    assert not (folder / "b.json").exists()


def test_a_link_in_place_of_the_folder_is_not_used(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir(mode=0o700)
    folder.symlink_to(tmp_path / "elsewhere")
    keep("a", DATA)
    assert (os.listdir(tmp_path / "elsewhere"), kept("a")) == ([], None)


@pytest.mark.parametrize("place", ["/dev/null/x", "/proc/nowhere", "\0"])
def test_where_nothing_can_be_kept_nobody_is_troubled(monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    monkeypatch.setattr("bonebrief.machine.kept.cache_folder", lambda: Path(place))
    keep("a", DATA)
    assert kept("a") is None


def test_only_the_newest_stay(folder: Path) -> None:
    for number in range(MOST_KEPT + 3):
        keep(f"a{number}", DATA)
        os.utime(folder / f"a{number}.json", (number, number))
    keep("last", DATA)
    assert len(os.listdir(folder)) == MOST_KEPT
    assert kept("last") == DATA
    assert kept("a0") is None
