"""`bonebrief sessions`: the interviews kept on this machine, listed, shown and removed."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path

from bonebrief.commands.shared import knowledge_in_use, knowledge_spoken
from bonebrief.interview.keeping.journal_file import InUseError, delete
from bonebrief.interview.keeping.session import Session, files_kept, in_use_words, kept, read_session, resume, sessions
from bonebrief.interview.state import start
from bonebrief.interview.typed import numbered
from bonebrief.interview.words import answer_lines
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.machine.error import BoneBriefError, shown_name, why_refused
from bonebrief.machine.exit_status import DONE, FAILED
from bonebrief.machine.places import days_kept, state_folder
from bonebrief.wording.counts import counted


def options(parser: ArgumentParser) -> None:
    """Declare what to do, and with which interview."""
    parser.add_argument("action", nargs="?", choices=("list", "show", "purge"), default="list")
    parser.add_argument("which", nargs="?", metavar="N", help="a number that the list shows; all, to delete every one")


def run(options: Namespace) -> int:
    """List, show or delete the interviews that are kept; return 1 if one that was to be deleted is still there."""
    match options.action:
        case "show":
            lines = _show_lines(state_folder(), options.which, knowledge_spoken(options, knowledge_in_use(options)))
        case "purge":
            return _purge(state_folder(), options.which)
        case _:
            lines = _list_lines(state_folder(), days_kept())
    for line in lines:
        print(line)
    return DONE


def _list_lines(folder: Path, days: float) -> Iterator[str]:
    """One line for each interview, numbered, the newest first, and where and how long they are kept."""
    there = kept(folder)
    for number, session in enumerate(there.sessions, 1):
        yield f"{number:>3}  {session.started:%Y-%m-%d %H:%M}  {', '.join(_about(session))}"
    if not there.sessions:
        yield "No interview is kept."
    if there.unreadable:
        names = ", ".join(shown_name(path.name) for path in there.unreadable)
        files = counted(len(there.unreadable), "file")
        yield f"{files} cannot be read: {names}. `bonebrief sessions purge all` deletes every file."
    yield f"Kept in {shown_name(folder)} for {days:g} days after the last answer."


def _about(session: Session) -> Iterator[str]:
    yield session.questionnaire
    yield f"{session.answered} answered"
    yield "finished" if session.finished else "not finished"
    if session.damaged:
        yield f"{counted(session.damaged, 'line')} cannot be read"
    if session.open_elsewhere:
        yield in_use_words(session)


def _show_lines(folder: Path, which: str | None, knowledge: Knowledge) -> Iterator[str]:
    """Every answer of one interview.

    Raises:
        BoneBriefError: there is no such interview.
    """
    session = _one(sessions(folder), which or "1")
    questionnaire = knowledge.questionnaire(session.questionnaire)
    interview = resume(session, start(knowledge, questionnaire, thorough=session.thorough)).interview
    yield f"{questionnaire.title}, begun {session.started:%Y-%m-%d %H:%M}"
    yield from (f"  {line}" for line in answer_lines(interview, {}))


def _purge(folder: Path, which: str | None) -> int:
    """Delete one interview, or every file that can hold one; say how many, and which are still there and why.

    Raises:
        BoneBriefError: it was not said which, or there is no such interview.
    """
    if which is None:
        raise BoneBriefError("Say which: a number that `bonebrief sessions list` shows, or all.")
    chosen = files_kept(folder) if which == "all" else [_one(sessions(folder), which).path]
    still_there = {path: why for path in chosen if (why := _deleted(path))}
    removed = len(chosen) - len(still_there)
    print(f"{removed} deleted, {len(still_there)} not." if still_there else f"{removed} deleted.")
    for path, why in still_there.items():
        print(f"  {shown_name(path.name)}: {why}.")
    return FAILED if still_there else DONE


def _deleted(path: Path) -> str:
    """Delete a file; return why it is still there, or nothing."""
    try:
        delete(path)
    except InUseError:
        session = read_session(path)
        return in_use_words(session) if session else "open in another window"
    except FileNotFoundError:
        return ""
    except OSError as error:
        return why_refused(error)
    return ""


def _one(kept: list[Session], which: str) -> Session:
    place = numbered(which, len(kept))
    if place is not None:
        return kept[place]
    raise BoneBriefError(f'There is no interview "{which}". `bonebrief sessions list` shows their numbers.')
