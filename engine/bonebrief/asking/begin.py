"""The interview from its options to the brief: how the person is met, what is gone on with, what is known already."""

import os
import sys
from argparse import Namespace
from contextlib import closing
from datetime import date
from functools import reduce
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING, Final

from bonebrief.asking.going_on import NONE_LEFT, gone_on_or_begun
from bonebrief.asking.scan_reports import ScanReports
from bonebrief.asking.standing import RulesMeaning
from bonebrief.interview.action import Prefill, Voice
from bonebrief.interview.asker import Asker, Left
from bonebrief.interview.conversation import Conversation
from bonebrief.interview.keeping.journal import Keeper, NotKept, new_journal
from bonebrief.interview.keeping.session import expire
from bonebrief.interview.plain import PlainAsker
from bonebrief.interview.report.proposal import Proposal
from bonebrief.interview.state import Interview, start
from bonebrief.interview.words import labelled
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.questionnaire import DEFAULT
from bonebrief.language.answer import Status
from bonebrief.machine.catalogue import ENGLISH, _, spoken
from bonebrief.machine.error import BoneBriefError, shown_name
from bonebrief.machine.exit_status import INTERRUPTED
from bonebrief.machine.places import days_kept, state_folder
from bonebrief.machine.streams import say_last
from bonebrief.wording.translations import translation_words

if TYPE_CHECKING:
    from bonebrief.reading.given.answers import AnswersFile

_PROGRAM: Final = "bonebrief"


def ask_and_brief(options: Namespace, knowledge: Knowledge) -> int:
    """Ask, keep, and show the brief; return 130 when the person left before it, else 0."""
    expire(state_folder(), days_kept())
    reports = ScanReports(knowledge.dictionary, date.today())
    asker = chosen_asker(options.plain)
    file = _answers_file(options.answers, knowledge) if options.answers else None
    proposal = _proposal(options, knowledge, reports, file)
    begun = _begin(options, knowledge, file, asker)
    if begun is None:
        return INTERRUPTED
    interview, keeper = begun
    meaning = RulesMeaning(knowledge)
    conversation = Conversation(interview, keeper, meaning, reports)
    if options.for_patient and not interview.for_patient and (trouble := conversation.act(Voice(True))):
        asker.say(trouble)
    with closing(keeper):
        pasted = "" if interview.answers else asker.greet(_welcome(interview, keeper))
        if pasted is None:
            return left(keeper, conversation.interview)
        if pasted:
            proposal = _pasted(pasted, proposal, conversation, asker)
        if file:
            _take_over(file, shown_name(Path(options.answers).name), conversation, asker)
        if asker.ask(conversation, proposal) is Left.FOR_NOW:
            return left(keeper, conversation.interview)
        from bonebrief.asking.after import after

        return after(asker, conversation, meaning, plain=options.plain)


def _proposal(
    options: Namespace, knowledge: Knowledge, reports: ScanReports, file: "AnswersFile | None"
) -> Proposal | None:
    """What is looked over before anything is asked: a report, a health record, and what a file has of one."""
    found = [_proposed(reports, options.report)] if options.report else []
    if options.record:
        from bonebrief.asking.records import proposal_of
        from bonebrief.exchange.filled import filled_from

        filled = filled_from(knowledge, Path(options.record), date.today())
        found.append(proposal_of(filled.answers, knowledge.dictionary))
    if file and any(answer.status is Status.RECORDED for answer in file.answers.values()):
        from bonebrief.asking.records import proposal_of

        found.append(proposal_of(file.answers, knowledge.dictionary))
    return reduce(lambda one, other: one.beside(other), found) if found else None


def _proposed(reports: ScanReports, name: str) -> Proposal:
    """What a report proposes; where it came on standard input, the person is met at the terminal instead.

    Raises:
        BoneBriefError: it cannot be read, or there is no terminal.
    """
    proposal = reports.named(name)
    if name == "-":
        try:
            sys.stdin = open("/dev/tty", encoding=sys.stdout.encoding)  # noqa: SIM115
        except OSError:
            what = _(
                "The report took up standard input, and there is no terminal to answer at. Name the report's file."
            )
            raise BoneBriefError(what) from None
    return proposal


def _pasted(text: str, proposal: Proposal | None, conversation: Conversation, asker: Asker) -> Proposal | None:
    """What is looked over first, after a text was pasted before the first question."""
    report = conversation.pasted(text)
    if report is None:
        asker.say(_("What was pasted does not read as a scan report. It can be pasted again at any question."))
        return proposal
    return proposal.beside(report) if proposal else report


def _welcome(interview: Interview, keeper: Keeper) -> list[str]:
    """What this is, what to have at hand, and what becomes of the answers."""
    questionnaire, translation = interview.questionnaire, interview.knowledge.translation
    kept = _("Nothing is kept")
    if keeper.keeps:
        kept = _("The answers are kept for {days} days, for you alone").format(days=f"{days_kept():g}")
    return [
        f"{questionnaire.title}. {' '.join(questionnaire.about.split())}",
        _("Nothing leaves this computer. {kept}; leave at any time with Ctrl-C.").format(kept=kept),
        *([translation_words(translation)] if translation else []),
    ]


def _answers_file(name: str, knowledge: Knowledge) -> "AnswersFile":
    from bonebrief.reading.given.answers import read_answers_file
    from bonebrief.reading.yaml.files import read_input

    return read_answers_file(read_input(name), name, knowledge.dictionary)


def chosen_asker(plain: bool) -> Asker:
    """The plain asker where it was asked for or the terminal is none or a simple one; else the terminal asker."""
    if plain or _is_simple():
        return PlainAsker(sys.stdin, sys.stdout)
    try:
        from bonebrief.interview.screen.terminal import open_terminal

        return open_terminal(sys.stdin, sys.stdout, os.environ.get("TERM"))
    except (ImportError, OSError, ValueError) as error:
        say_last(_("The questions come line by line, because the screen cannot be used: {why}.").format(why=error))
        return PlainAsker(sys.stdin, sys.stdout)


def left(keeper: Keeper, interview: Interview) -> int:
    """Say whether the answers are kept, and how to come back to them, in a line that no narrow window cuts."""
    if not interview.answers:
        say_last(_("Nothing was answered."))
        return INTERRUPTED
    kept = f"{_('The answers are kept. Go on with:')}\n  {_resuming()}"
    say_last(kept if keeper.keeps else _("The answers were not kept."))
    return INTERRUPTED


def _resuming() -> str:
    named = "" if spoken() == ENGLISH or os.environ.get("BONEBRIEF_LANG") == spoken() else f"--lang {spoken()} "
    return f"{called()} {named}ask --resume"


def called() -> str:
    """What to type for the program: its name where the shell finds it, else the path that `make ask` calls it by."""
    by = sys.argv[0]
    return by if Path(by).name == _PROGRAM and which(_PROGRAM) is None else _PROGRAM


def _is_simple() -> bool:
    no_terminal = not (sys.stdin.isatty() and sys.stdout.isatty())
    return no_terminal or bool(os.environ.get("ACCESSIBLE")) or os.environ.get("TERM", "dumb") == "dumb"


def _begin(
    options: Namespace, knowledge: Knowledge, file: "AnswersFile | None", asker: Asker
) -> tuple[Interview, Keeper] | None:
    """A fresh interview, or one gone on with, and who keeps it; None if the person leaves at once."""
    name = options.questionnaire or (file.questionnaire if file else None) or DEFAULT
    fresh = start(knowledge, knowledge.questionnaire(name), thorough=options.thorough)
    if options.no_save:
        return fresh, NotKept()
    if file:
        if options.resume:
            asker.say(_(NONE_LEFT))
        return fresh, new_journal(state_folder(), fresh)
    named = {options.questionnaire} if options.questionnaire else set(knowledge.questionnaires)
    return gone_on_or_begun(state_folder(), fresh, named, options.resume, asker)


def _take_over(file: "AnswersFile", origin: str, conversation: Conversation, asker: Asker) -> None:
    given = {fact: answer for fact, answer in file.answers.items() if answer.status is not Status.RECORDED}
    taken = [Prefill(fact, answer, origin) for fact, answer in given.items()]
    for action in taken:
        if trouble := conversation.act(action):
            asker.say(trouble)
    for fact in dict.fromkeys([*(action.fact for action in taken), *conversation.interview.settled.taken]):
        asker.say(f"  {labelled(conversation.interview, fact)}")
