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
from bonebrief.machine.catalogue import N_, _, ngettext
from bonebrief.wording.counts import moment

_GO_ON, _ANEW, _REMOVE = N_("Go on with it"), N_("Begin anew and keep it"), N_("Begin anew and delete it")
NONE_LEFT: Final = N_("There is no interview to go on with. A new one begins.")
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
        said = _("An interview is {open}. A new one begins beside it, or another is gone on with.")
        asker.say(said.format(open=in_use_words(one)))
    free = [one for one in left if one not in busy]
    if not free:
        if resuming:
            asker.say(_(NONE_LEFT))
        return fresh, new_journal(folder, fresh)
    choice = 0 if resuming else _offer(asker, free[0])
    if choice is None:
        return None
    if choice == 0:
        return _go_on(free[0], fresh.knowledge, asker)
    if choice == 2 and not remove(free[0].path):
        asker.say(_("It could not be deleted: {path} is still there.").format(path=free[0].path))
    return fresh, new_journal(folder, fresh)


def _looked_through(folder: Path, asker: Asker) -> Kept:
    try:
        there = kept(folder)
    except OSError:
        return Kept((), ())
    if there.unreadable:
        files = ngettext("{count} file", "{count} files", len(there.unreadable))
        said = _("{files} in {folder} cannot be read and may hold answers; `bonebrief sessions` says which.")
        asker.say(said.format(files=files, folder=folder))
    return there


def _in_use(session: Session) -> InUseError:
    said = _("This interview is {open}. Go on with it there, or close that window first.")
    return InUseError(said.format(open=in_use_words(session)))


def _offer(asker: Asker, session: Session) -> int | None:
    words = _("An interview of {time} was left with {count} answered.")
    words = words.format(time=moment(session.started), count=session.answered)
    return asker.choose(words, (_(_GO_ON), _(_ANEW), _(_REMOVE)))


def _go_on(offered: Session, knowledge: Knowledge, asker: Asker) -> Begun:
    """Take the interview for this window, then read it: another window may have added to it since it was offered."""
    try:
        keeper = continued_journal(offered.path)
    except InUseError:
        raise _in_use(read_session(offered.path) or offered) from None
    session = read_session(offered.path) or offered
    questionnaire = knowledge.questionnaire(session.questionnaire)
    resumed = resume(session, start(knowledge, questionnaire, thorough=session.thorough))
    said = _("Going on from {time}, {count} answered.")
    asker.say(said.format(time=moment(session.started), count=session.answered))
    for line in _reservations(session, resumed, knowledge):
        asker.say(line)
    return resumed.interview, keeper


def _reservations(session: Session, resumed: Resumed, knowledge: Knowledge) -> Iterator[str]:
    """What is not as it was when the interview was left, and only that."""
    is_changed = session.knowledge != knowledge.sha256
    if is_changed:
        yield _("The rules or questions have changed since then; the brief follows the new ones.")
    if session.damaged:
        yield ngettext(
            "{count} line of what was kept cannot be read and was left out.",
            "{count} lines of what was kept cannot be read and were left out.",
            session.damaged,
        )
    why = _("the questions have changed") if is_changed else _("what was kept of them cannot be read")
    if resumed.unfit:
        said = _("Asked again, because {why}: {labels}.")
        yield said.format(why=why, labels=_labels(resumed.unfit, knowledge))
    if resumed.contrary:
        labels = _labels(resumed.contrary, knowledge)
        yield _("Left out, because they do not fit the other answers that were kept: {labels}.").format(labels=labels)


def _labels(facts: tuple[str, ...], knowledge: Knowledge) -> str:
    labels = [knowledge.dictionary[fact].label for fact in facts if fact in knowledge.dictionary]
    return ", ".join(labels) or _("nothing that is left")
