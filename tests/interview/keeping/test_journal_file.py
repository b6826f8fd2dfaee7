"""The file of an interview: one window's at a time, and never lost without being written again."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bonebrief.interview.action import Record
from bonebrief.interview.keeping.journal import Journal, continued_journal, new_journal
from bonebrief.interview.keeping.journal_file import LARGEST, InUseError, JournalFile, delete, is_open_elsewhere
from bonebrief.interview.keeping.session import expire, files_kept, kept, sessions
from bonebrief.interview.state import start
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.answer import Answer, Status
from tests.interview.keeping.test_journal import begun

SEX = Record("sex", Answer(Status.ANSWERED, "female"))


@pytest.fixture
def journal(knowledge: Knowledge, tmp_path: Path) -> Journal:
    journal = new_journal(tmp_path, start(knowledge, knowledge.questionnaire("bone-health")))
    assert journal.keep(Record("age", Answer(Status.ANSWERED, 63.0))) == ""
    return journal


def test_a_second_window_cannot_have_it(journal: Journal, tmp_path: Path) -> None:
    (path,) = files_kept(tmp_path)
    assert is_open_elsewhere(path)
    with pytest.raises(InUseError):
        continued_journal(path)
    with pytest.raises(InUseError):
        delete(path)
    assert expire(tmp_path, days=0) == 0
    journal.close()
    assert not is_open_elsewhere(path)
    continued_journal(path).close()
    delete(path)
    assert files_kept(tmp_path) == []


def test_looking_at_it_never_keeps_a_window_from_it(knowledge: Knowledge, tmp_path: Path) -> None:
    path = begun(knowledge, tmp_path)
    looking = f"import fcntl, time; f = open({str(path)!r}); fcntl.flock(f, fcntl.LOCK_SH); print(); time.sleep(0.05)"
    with subprocess.Popen([sys.executable, "-uc", looking], stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        continued_journal(path).close()


def test_what_dies_lets_it_go(journal: Journal, knowledge: Knowledge, tmp_path: Path) -> None:
    journal.close()
    (path,) = files_kept(tmp_path)
    holding = f"import fcntl; f = open({str(path)!r}); fcntl.flock(f, fcntl.LOCK_EX); print(); input()"
    with subprocess.Popen([sys.executable, "-uc", holding], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        assert is_open_elsewhere(path)
        other.kill()
    assert not is_open_elsewhere(path)


def removed(path: Path) -> None:
    path.unlink()


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-9])


def scribbled(path: Path) -> None:
    path.write_bytes(b"something else\n" * 20)


def exchanged(path: Path) -> None:
    path.rename(path.with_suffix(".old"))
    path.write_text("somebody else's\n")


def with_its_folder(path: Path) -> None:
    path.unlink()
    path.parent.rmdir()


@pytest.mark.parametrize("harm", [removed, emptied, cut, scribbled, exchanged, with_its_folder])
@pytest.mark.parametrize("at", ["the next answer", "the end"])
def test_what_is_taken_away_is_written_again_whole(
    knowledge: Knowledge, tmp_path: Path, harm: Callable[[Path], None], at: str
) -> None:
    folder = tmp_path / "state"
    journal = new_journal(folder, start(knowledge, knowledge.questionnaire("bone-health")))
    journal.keep(Record("age", Answer(Status.ANSWERED, 63.0)))
    harm(files_kept(folder)[0])
    if at == "the next answer":
        assert "All of them were saved again" in journal.keep(SEX)
        assert journal.keep(SEX) == ""
    assert journal.keeps
    (session,) = sessions(folder)
    assert session.answered == (2 if at == "the next answer" else 1)
    assert session.open_elsewhere
    assert [path.read_text() for path in kept(folder).unreadable] == ["somebody else's\n"] * (harm is exchanged)
    assert all(path.stat().st_mode & 0o077 == 0 for path in files_kept(folder) if harm is not exchanged)


def test_what_could_not_be_saved_is_saved_with_what_can_be(journal: Journal, tmp_path: Path) -> None:
    (path,) = files_kept(tmp_path)
    path.unlink()
    tmp_path.rmdir()
    tmp_path.write_text("in the way")
    assert "not being saved" in journal.keep(SEX)
    assert journal.keep(SEX) == ""
    assert not journal.keeps
    tmp_path.unlink()
    assert journal.keep(SEX) == "All answers are saved now."
    assert sessions(tmp_path)[0].answered == 2


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir, lambda path: os.symlink("/dev/zero", path)])
def test_what_is_no_ordinary_file_is_never_waited_for(tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path / "x.jsonl")
    assert sessions(tmp_path) == []
    assert len(kept(tmp_path).unreadable) == (make is not os.mkdir)
    assert not is_open_elsewhere(tmp_path / "x.jsonl")
    with pytest.raises(OSError, match=r"ordinary|links|directory"):
        JournalFile.again(tmp_path / "x.jsonl")


def test_a_file_that_is_no_interview_by_its_size(tmp_path: Path) -> None:
    with (tmp_path / "x.jsonl").open("wb") as file:
        file.truncate(LARGEST + 1)
    assert len(kept(tmp_path).unreadable) == 1
