"""Which interview is asked: a fresh one, or one that was left; what is said of those that are kept."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from bonebrief.interview.asker import Asker
from bonebrief.interview.keeping.journal import Keeper, continued_journal, new_journal
from bonebrief.interview.keeping.journal_file import InUseError
from bonebrief.interview.keeping.session import Kept, Resumed, Session, in_use_words, kept, read_session, remove, resume
from bonebrief.interview.state import Interview, start
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.wording.counts import counted

_GO_ON, _ANEW, _REMOVE = "Go on with it", "Begin anew and keep it", "Begin anew and delete it"
NONE_LEFT: Final = "There is no interview to go on with. A new one begins."
Begun = tuple[Interview, Keeper]


def gone_on_or_begun(folder: Path, fresh: Interview, named: set[str], resuming: bool, asker: Asker) -> Begun | None:
    """The interview of these questionnaires that was left last, if the person wants it, or else the fresh one.

    One that a window has open is never offered; neither is one whose brief was shown. None: the person leaves.

    Raises:
        InUseError: the one that is to be gone on with is open in another window.
    """
    there = _looked_through(folder, asker)
    left = [one for one in there.sessions if one.questionnaire in named and one.answered and not one.finished]
    busy = [one for one in left if one.open_elsewhere]
    if resuming and left and left[0] in busy:
        raise _in_use(left[0])
    for one in busy:
        asker.say(f"An interview is {in_use_words(one)}. A new one begins beside it, or another is gone on with.")
    free = [one for one in left if one not in busy]
    if not free:
        if resuming:
            asker.say(NONE_LEFT)
        return fresh, new_journal(folder, fresh)
    choice = 0 if resuming else _offer(asker, free[0])
    if choice is None:
        return None
    if choice == 0:
        return _go_on(free[0], fresh.knowledge, asker)
    if choice == 2 and not remove(free[0].path):
        asker.say(f"It could not be deleted: {free[0].path} is still there.")
    return fresh, new_journal(folder, fresh)


def _looked_through(folder: Path, asker: Asker) -> Kept:
    try:
        there = kept(folder)
    except OSError:
        return Kept((), ())
    if there.unreadable:
        files = counted(len(there.unreadable), "file")
        asker.say(f"{files} in {folder} cannot be read and may hold answers; `bonebrief sessions` says which.")
    return there


def _in_use(session: Session) -> InUseError:
    return InUseError(f"This interview is {in_use_words(session)}. Go on with it there, or close that window first.")


def _offer(asker: Asker, session: Session) -> int | None:
    words = f"An interview of {session.started:%d %b %H:%M} was left with {session.answered} answered."
    return asker.choose(words, (_GO_ON, _ANEW, _REMOVE))


def _go_on(offered: Session, knowledge: Knowledge, asker: Asker) -> Begun:
    """Take the interview for this window, then read it: another window may have added to it since it was offered."""
    try:
        keeper = continued_journal(offered.path)
    except InUseError:
        raise _in_use(read_session(offered.path) or offered) from None
    session = read_session(offered.path) or offered
    questionnaire = knowledge.questionnaire(session.questionnaire)
    resumed = resume(session, start(knowledge, questionnaire, thorough=session.thorough))
    asker.say(f"Going on from {session.started:%d %b %H:%M}, {session.answered} answered.")
    for line in _reservations(session, resumed, knowledge):
        asker.say(line)
    return resumed.interview, keeper


def _reservations(session: Session, resumed: Resumed, knowledge: Knowledge) -> Iterator[str]:
    """What is not as it was when the interview was left, and only that."""
    is_changed = session.knowledge != knowledge.sha256
    if is_changed:
        yield "The rules or questions have changed since then; the brief follows the new ones."
    if session.damaged:
        lines = counted(session.damaged, "line")
        yield f"{lines} of what was kept cannot be read and {'was' if session.damaged == 1 else 'were'} left out."
    why = "the questions have changed" if is_changed else "what was kept of them cannot be read"
    if resumed.unfit:
        yield f"Asked again, because {why}: {_labels(resumed.unfit, knowledge)}."
    if resumed.contrary:
        labels = _labels(resumed.contrary, knowledge)
        yield f"Left out, because they do not fit the other answers that were kept: {labels}."


def _labels(facts: tuple[str, ...], knowledge: Knowledge) -> str:
    labels = [knowledge.dictionary[fact].label for fact in facts if fact in knowledge.dictionary]
    return ", ".join(labels) or "nothing that is left"
