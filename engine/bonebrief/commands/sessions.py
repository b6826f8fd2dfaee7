"""`bonebrief sessions`: the interviews kept on this machine, listed, shown and removed."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path

from bonebrief.commands.shared import knowledge_in_use
from bonebrief.interview.session import Session, remove, resume, sessions
from bonebrief.interview.state import start
from bonebrief.interview.typed import numbered
from bonebrief.interview.words import answer_lines
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.machine.error import BoneBriefError
from bonebrief.machine.places import days_kept, state_folder


def options(parser: ArgumentParser) -> None:
    """Declare what to do, and with which interview."""
    parser.add_argument("action", nargs="?", choices=("list", "show", "purge"), default="list")
    parser.add_argument("which", nargs="?", metavar="N", help="a number that the list shows; all, to delete every one")


def run(options: Namespace) -> int:
    """List, show or delete the interviews that are kept."""
    match options.action:
        case "show":
            lines = _show_lines(state_folder(), options.which, knowledge_in_use(options))
        case "purge":
            lines = _purge_lines(state_folder(), options.which)
        case _:
            lines = _list_lines(state_folder(), days_kept())
    for line in lines:
        print(line)
    return 0


def _list_lines(folder: Path, days: float) -> Iterator[str]:
    """One line for each interview, numbered, the newest first, and where and how long they are kept."""
    kept = sessions(folder)
    for number, session in enumerate(kept, 1):
        state = "finished" if session.finished else "not finished"
        began = f"{session.started:%Y-%m-%d %H:%M}"
        yield f"{number:>3}  {began}  {session.questionnaire}, {session.answered} answered, {state}"
    if not kept:
        yield "No interview is kept."
    yield f"Kept in {folder} for {days:g} days after the last answer."


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


def _purge_lines(folder: Path, which: str | None) -> Iterator[str]:
    """Delete one interview or all of them, and say so.

    Raises:
        BoneBriefError: it was not said which, or there is no such interview.
    """
    kept = sessions(folder)
    if which is None:
        raise BoneBriefError("Say which: a number that `bonebrief sessions list` shows, or all.")
    chosen = kept if which == "all" else [_one(kept, which)]
    removed = sum(remove(session.path) for session in chosen)
    yield f"{removed} deleted." if removed == len(chosen) else f"{removed} deleted, {len(chosen) - removed} not."


def _one(kept: list[Session], which: str) -> Session:
    place = numbered(which, len(kept))
    if place is not None:
        return kept[place]
    raise BoneBriefError(f'There is no interview "{which}". `bonebrief sessions list` shows their numbers.')
