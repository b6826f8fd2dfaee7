"""A file is written whole or not at all, for whom it is meant, and never over what is read."""

import os
import stat
from pathlib import Path

import pytest

from bonebrief.machine.error import BoneBriefError, refusal
from bonebrief.machine.files import (
    files_under,
    never_over,
    path_at_home,
    typed_path,
    visible_files,
    write_file,
    write_private_file,
)


def test_a_new_file_is_as_the_system_makes_files_and_an_old_one_stays_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "x"
    write_file(path, "new\n")
    old_umask = os.umask(0o022)
    os.umask(old_umask)
    assert stat.S_IMODE(path.stat().st_mode) == 0o666 & ~old_umask
    path.chmod(0o640)
    write_file(path, "é\r\n")
    assert (path.read_bytes(), stat.S_IMODE(path.stat().st_mode)) == ("é\r\n".encode(), 0o640)
    write_file(path, "private", private=True)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert os.listdir(tmp_path) == ["x"]


def test_a_private_file_is_new(tmp_path: Path) -> None:
    path = tmp_path / "x"
    write_private_file(path, "mine")
    assert (path.read_text(), stat.S_IMODE(path.stat().st_mode)) == ("mine", 0o600)
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    for name in ("x", "link"):
        with pytest.raises(BoneBriefError, match="exists already"):
            write_private_file(tmp_path / name, "other")
    assert sorted(os.listdir(tmp_path)) == ["link", "x"]


def test_where_there_are_no_links_it_is_renamed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object) -> None:
        raise OSError(1, "no links here")

    monkeypatch.setattr(os, "link", none)
    write_private_file(tmp_path / "x", "mine")
    assert os.listdir(tmp_path) == ["x"]


@pytest.mark.parametrize("fails", ["fsync", "replace", "fchmod"])
def test_on_any_failure_the_old_one_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails: str) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "x"
    path.write_text("old")
    monkeypatch.setattr(os, fails, full)
    with pytest.raises(BoneBriefError, match=r"x cannot be written: No space left on device\. Nothing was changed\."):
        write_file(path, "new", mend="Nothing was changed.")
    assert (path.read_text(), os.listdir(tmp_path)) == ("old", ["x"])


def test_what_is_no_ordinary_file_is_written_as_it_is() -> None:
    write_file(Path("/dev/null"), "gone")
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)
    with pytest.raises(BoneBriefError, match="No space left"):
        write_file(Path("/dev/full"), "full")


def test_a_link_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("old")
    (tmp_path / "link").symlink_to("x")
    (tmp_path / "nowhere").symlink_to("y")
    for name in ("link", "nowhere"):
        with pytest.raises(BoneBriefError, match="is a link"):
            write_file(tmp_path / name, "new")
    assert (tmp_path / "x").read_text() == "old"


def test_what_is_read_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_text("old")
    os.link(path, tmp_path / "same")
    for output in (path, tmp_path / "same", tmp_path / "." / "x"):
        with pytest.raises(BoneBriefError, match="what is read here"):
            never_over(output, [tmp_path / "missing", path])
    with path.open() as file, pytest.raises(BoneBriefError):
        never_over(path, [file.fileno()])
    with pytest.raises(BoneBriefError, match="in a folder that is read here"):
        never_over(path, [tmp_path])
    never_over(tmp_path / "other", [path, tmp_path])
    never_over(Path("/dev/null"), [Path("/dev/null")])


def test_nobodys_home() -> None:
    with pytest.raises(BoneBriefError, match="no home folder ~nosuchuser"):
        typed_path("~nosuchuser/x.html")
    assert typed_path("~/x").is_absolute()


@pytest.mark.parametrize(
    ("typed", "there"), [("x.md", "HOME/x.md"), ("~/x.md", "HOME/x.md"), ("./x.md", "x.md"), ("/a/x.md", "/a/x.md")]
)
def test_a_name_alone_lies_at_home(typed: str, there: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/h")
    assert str(path_at_home(typed)) == there.replace("HOME", "/h")


def test_what_lies_in_a_folder(tmp_path: Path) -> None:
    for name in ("b.yaml", "a.json", ".hidden", "c.txt"):
        (tmp_path / name).touch()
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "d.yaml").touch()
    assert [path.name for path in files_under(tmp_path, ".yaml", ".json")] == ["a.json", "b.yaml", "d.yaml"]
    with pytest.raises(FileNotFoundError):
        files_under(tmp_path / "missing", ".yaml")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "e.yaml").touch()
    assert [path.name for path in visible_files(tmp_path)] == ["a.json", "b.yaml", "c.txt", "d.yaml"]
    assert visible_files(tmp_path / "missing") == []


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (PermissionError(13, "Permission denied", "a\x1b[31m"), "a[31m cannot be used: Permission denied. Check its"),
        (OSError(28, "No space left on device"), "The output cannot be written: No space left on device. Send it"),
        (OSError(13, "Permission denied", b"\xff.yaml"), ".yaml cannot be used: Permission denied."),
        (OSError("odd"), "The output cannot be written: odd."),
    ],
)
def test_an_error_of_the_system_in_words(error: OSError, words: str) -> None:
    assert words in refusal(error)
