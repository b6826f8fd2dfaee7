"""Nothing that was shown as recorded is lost, and nobody else can read it."""

import json
import os
import stat
from contextlib import closing
from pathlib import Path

import pytest

from bonebrief.interview.action import Back, Prefill, Record
from bonebrief.interview.keeping.journal import continued_journal, new_journal
from bonebrief.interview.keeping.journal_line import read_action
from bonebrief.interview.keeping.session import expire, resume, sessions, unfinished
from bonebrief.interview.state import apply, start
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.answer import Answer, Status
from tests.interview.keeping.actions import ACTIONS


def begun(knowledge: Knowledge, folder: Path) -> Path:
    interview = start(knowledge, knowledge.questionnaire("bone-health"))
    journal = new_journal(folder, interview)
    journal.keep(Record("age", Answer(Status.ANSWERED, 63.0)))
    journal.keep(Back())
    journal.keep(Record("sex", Answer(Status.UNKNOWN)))
    journal.close()
    (path,) = folder.glob("*.jsonl")
    return path


def test_only_the_owner_can_read_it(knowledge: Knowledge, tmp_path: Path) -> None:
    path = begun(knowledge, tmp_path / "state")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_it_replays_to_the_same_answers(knowledge: Knowledge, tmp_path: Path) -> None:
    begun(knowledge, tmp_path)
    (session,) = sessions(tmp_path)
    resumed = resume(session, start(knowledge, knowledge.questionnaire("bone-health")))
    assert resumed.interview.answers == {"age": Answer(Status.ANSWERED, 63.0), "sex": Answer(Status.UNKNOWN)}
    assert (session.answered, resumed.asked_again) == (2, ())


def test_every_kind_of_action_is_replayed(knowledge: Knowledge, tmp_path: Path) -> None:
    fresh = start(knowledge, knowledge.questionnaire("bone-health"), thorough=True)
    journal, now = new_journal(tmp_path, fresh), fresh
    for action in ACTIONS:
        now = apply(now, action)
        journal.keep(action)
    (session,) = sessions(tmp_path)
    assert session.thorough
    again = resume(session, start(knowledge, now.questionnaire, thorough=session.thorough)).interview
    assert again == now
    assert (again.current, again.origins) == ("age", {"smoking": "answers.yaml"})


def test_the_interview_that_was_left_last_comes_first(knowledge: Knowledge, tmp_path: Path) -> None:
    """However early it began: who goes on with the older of two has left it last."""
    first = begun(knowledge, tmp_path)
    second = first.with_name("2999-01-01.jsonl")
    second.write_bytes(first.read_bytes())
    for path, minute in ((first, 1), (second, 2)):
        os.utime(path, (minute * 60, minute * 60))
    assert [session.path for session in unfinished(tmp_path)] == [second, first]
    with closing(continued_journal(first)) as journal:
        journal.keep(Record("smoking", Answer(Status.ANSWERED, "never")))
    assert [session.path for session in unfinished(tmp_path)] == [first, second]


def test_old_interviews_expire(knowledge: Knowledge, tmp_path: Path) -> None:
    path = begun(knowledge, tmp_path)
    assert expire(tmp_path, days=30) == 0
    os.utime(path, (path.stat().st_atime, path.stat().st_mtime - 31 * 86_400))
    assert expire(tmp_path, days=30) == 1
    assert sessions(tmp_path) == []


def test_a_torn_last_line_is_dropped_and_does_not_spoil_the_next(knowledge: Knowledge, tmp_path: Path) -> None:
    path = begun(knowledge, tmp_path)
    path.write_bytes(path.read_bytes() + b'{"do": "record", "fact": "heig')
    (session,) = sessions(tmp_path)
    assert session.answered == 2
    continued_journal(session.path).keep(Record("height_cm", Answer(Status.ANSWERED, 165.0)))
    (session,) = sessions(tmp_path)
    assert session.answered == 3


@pytest.mark.parametrize(
    "line",
    [
        {"do": "record", "fact": "gone", "status": "answered", "value": 1},
        {"do": "record", "fact": "height_cm", "status": "answered", "value": 9999},
        {"do": "record", "fact": "height_cm", "status": "answered", "value": "tall"},
        {"do": "record", "fact": "smoking", "status": "answered", "value": "sometimes"},
        {"do": "record", "fact": "smoking", "status": "strange"},
    ],
)
def test_what_no_longer_fits_is_asked_again(knowledge: Knowledge, tmp_path: Path, line: dict[str, object]) -> None:
    path = begun(knowledge, tmp_path)
    path.write_bytes(path.read_bytes() + json.dumps(line).encode() + b"\n")
    (session,) = sessions(tmp_path)
    resumed = resume(session, start(knowledge, knowledge.questionnaire("bone-health")))
    assert resumed.asked_again == (line["fact"],)
    assert set(resumed.interview.answers) == {"age", "sex"}


def test_a_finished_interview_is_not_offered_again(knowledge: Knowledge, tmp_path: Path) -> None:
    begun(knowledge, tmp_path)
    continued_journal(sessions(tmp_path)[0].path).finish()
    assert unfinished(tmp_path) == []
    assert sessions(tmp_path)[0].finished


@pytest.mark.parametrize(
    "line",
    [
        b'{"do": "record", "fabt": "sex", "status": "unknown"}',
        b'{"do": "record", "fact": ["sex"], "status": "unknown"}',
        b'{"do": "jump"}',
        b'{"do": "a thing of next year", "fact": "sex"}',
        b'{"du": "record", "fact": "sex"}',
        b'{"do": ["record"]}',
        b"[1, 2]",
        b"nothing",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"do": "record", "fact": "age", "status": "answered", "value": ' + b"9" * 5000 + b"}",
    ],
)
def test_a_damaged_or_newer_line_is_left_out_and_counted(knowledge: Knowledge, tmp_path: Path, line: bytes) -> None:
    path = begun(knowledge, tmp_path)
    header, *lines = path.read_bytes().splitlines()
    path.write_bytes(b"\n".join([header, line, *lines]) + b"\n")
    (session,) = sessions(tmp_path)
    assert (session.answered, session.damaged) == (2, 1)
    assert resume(session, start(knowledge, knowledge.questionnaire("bone-health"))).asked_again == ()


def test_what_a_line_says_in_words_is_shown_clean(knowledge: Knowledge) -> None:
    odd, age = "a\x1b[31m\x07\nb\u202e", {"fact": "age", "status": "answered", "value": 63.0}
    record = read_action({"do": "record", **age, "said": odd}, knowledge.dictionary)
    prefill = read_action({"do": "prefill", **age, "from": odd}, knowledge.dictionary)
    assert isinstance(record, Record)
    assert isinstance(prefill, Prefill)
    assert (record.answer.said, prefill.origin) == ("a[31m b", "a[31m b")


def test_why_an_answer_is_asked_again_is_kept_apart(knowledge: Knowledge, tmp_path: Path) -> None:
    path = begun(knowledge, tmp_path)
    with closing(continued_journal(path)) as journal:
        journal.keep(Record("sex", Answer(Status.ANSWERED, "male")))
        journal.keep(Record("menopause_status", Answer(Status.ANSWERED, "postmenopausal")))
        journal.keep(Record("smoking", Answer(Status.ANSWERED, "on Sundays")))
    resumed = resume(sessions(tmp_path)[0], start(knowledge, knowledge.questionnaire("bone-health")))
    assert (resumed.unfit, resumed.contrary) == (("smoking",), ("menopause_status",))


def test_a_brief_that_was_shown_is_the_end_whatever_is_changed_after_it(knowledge: Knowledge, tmp_path: Path) -> None:
    with closing(continued_journal(begun(knowledge, tmp_path))) as journal:
        journal.finish()
        journal.keep(Record("sex", Answer(Status.ANSWERED, "male")))
    assert unfinished(tmp_path) == []


@pytest.mark.parametrize("content", [b"", b"\0\0", b"[]\n", b'{"bonebrief": 99}\n', b"not json\n"])
def test_a_strange_file_is_no_session(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.jsonl").write_bytes(content)
    assert sessions(tmp_path) == []


def test_a_folder_that_cannot_be_written_is_said_once(knowledge: Knowledge, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    journal = new_journal(tmp_path / "file" / "state", start(knowledge, knowledge.questionnaire("quick")))
    assert "not being saved" in journal.keep(Back())
    assert journal.keep(Back()) == ""


def test_a_name_in_a_file_of_a_stranger_adds_no_line_to_the_list(tmp_path: Path) -> None:
    header = {"bonebrief": 1, "questionnaire": "a\nb\x1b[2J", "knowledge": "", "started": "2026-11-01T00:00:00+00:00"}
    (tmp_path / "x.jsonl").write_text(json.dumps(header) + "\n")
    assert [session.questionnaire for session in sessions(tmp_path)] == ["a b[2J"]
