"""Every byte of a journal cut off or flipped: no interview is locked out, and no whole line is lost."""

from pathlib import Path

import pytest

from bonebrief.interview.keeping.journal import new_journal
from bonebrief.interview.keeping.session import kept, resume
from bonebrief.interview.state import Interview, start
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.machine.error import BoneBriefError
from tests.interview.keeping.actions import ACTIONS

ANSWERS = 5


@pytest.fixture(scope="module")
def whole(knowledge: Knowledge, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("whole")
    journal = new_journal(folder, fresh(knowledge))
    for action in ACTIONS:
        assert journal.keep(action) == ""
    journal.close()
    (path,) = folder.iterdir()
    return path.read_bytes()


def fresh(knowledge: Knowledge) -> Interview:
    return start(knowledge, knowledge.questionnaire("bone-health"), thorough=True)


def answered(knowledge: Knowledge, folder: Path, data: bytes) -> int:
    """How many answers can be gone on with; the file is either an interview or counted as one that cannot be read."""
    (folder / "x.jsonl").write_bytes(data)
    there = kept(folder)
    assert len(there.sessions) + len(there.unreadable) == 1
    for session in there.sessions:
        try:
            questionnaire = knowledge.questionnaire(session.questionnaire)
        except BoneBriefError:
            return 0
        again = resume(session, start(knowledge, questionnaire, thorough=session.thorough))
        return len(again.interview.answers)
    return 0


def test_cut_at_every_byte(knowledge: Knowledge, whole: bytes, tmp_path: Path) -> None:
    for length in range(len(whole) + 1):
        lines = whole[:length].split(b"\n")[1:-1]
        given = {line.split(b'"fact": ')[1][:6] for line in lines if b'"status"' in line}
        assert answered(knowledge, tmp_path, whole[:length]) == len(given), length


@pytest.mark.parametrize(("step", "bits"), [(7, [1]), pytest.param(1, range(8), marks=pytest.mark.long)])
def test_bytes_flipped(knowledge: Knowledge, whole: bytes, tmp_path: Path, step: int, bits: list[int]) -> None:
    end_of_header = whole.index(b"\n")
    for place in range(0, len(whole), step):
        for bit in bits:
            data = bytearray(whole)
            data[place] ^= 1 << bit
            count = answered(knowledge, tmp_path, bytes(data))
            assert place <= end_of_header or count >= ANSWERS - 2, (place, bit)
