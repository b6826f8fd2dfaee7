"""The interview from its options to the brief: a fresh one or one gone on with, asked in lines or by a script."""

import sys
from argparse import Namespace
from datetime import date
from typing import Any

from bonebrief.interview.journal import Keeper, NotKept, continued_journal, new_journal, resume, sessions
from bonebrief.interview.plain import ask_plain
from bonebrief.interview.script import run_script
from bonebrief.interview.state import Interview, start
from bonebrief.knowledge.answers_file import read_answers_file
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.places import state_folder
from bonebrief.streams import read_input

INTERRUPTED = 130


def ask(options: Namespace, knowledge: Knowledge) -> int:
    """Ask, keep, and show the brief; return 130 when the person left before the end, else 0."""
    chosen = vars(options)
    if chosen.get("answers"):
        return _scripted(chosen, knowledge)
    interview, keeper = _begin(chosen, knowledge)
    asked = ask_plain(interview, keeper, sys.stdin, sys.stdout)
    if not asked.finished:
        kept = (
            "No answers were kept."
            if isinstance(keeper, NotKept)
            else "Your answers are kept. Go on with: bonebrief ask --resume"
        )
        print(kept, file=sys.stderr)
        return INTERRUPTED
    _show(knowledge, asked.interview, plain=bool(chosen.get("plain")))
    keeper.finish()
    return 0


def _scripted(chosen: dict[str, Any], knowledge: Knowledge) -> int:
    file = read_answers_file(read_input(chosen["answers"]), chosen["answers"], knowledge.dictionary)
    name = chosen.get("questionnaire") or file.questionnaire or "bone-health"
    questionnaire = knowledge.questionnaire(name)
    beside = {fact: answer for fact, answer in file.answers.items() if fact not in questionnaire.questions}
    scripted = run_script(start(knowledge, questionnaire, beside), file.answers)
    unasked = [fact for fact in scripted.unasked if fact not in beside]
    if unasked:
        print(f"Never asked, and so not used: {', '.join(unasked)}.", file=sys.stderr)
    _show(knowledge, scripted.interview, plain=bool(chosen.get("plain")))
    return 0


def _begin(chosen: dict[str, Any], knowledge: Knowledge) -> tuple[Interview, Keeper]:
    fresh = start(knowledge, knowledge.questionnaire(chosen.get("questionnaire") or "bone-health"))
    if chosen.get("no_save"):
        return fresh, NotKept()
    folder = state_folder()
    kept = sessions(folder) if chosen.get("resume") else []
    if not kept:
        if chosen.get("resume"):
            print("There is no interview to go on with. A new one begins.")
        return fresh, new_journal(folder, fresh)
    latest = kept[0]
    resumed = resume(latest, start(knowledge, knowledge.questionnaire(latest.questionnaire)))
    print(f"Going on from {latest.started:%d %b %H:%M}, {latest.answered} answered.")
    if resumed.asked_again:
        print(f"Asked again, because the questions have changed: {', '.join(resumed.asked_again)}.")
    return resumed.interview, continued_journal(latest)


def _show(knowledge: Knowledge, interview: Interview, plain: bool) -> None:
    from bonebrief.brief.make import make_brief
    from bonebrief.brief.terminal import show_brief
    from bonebrief.inference.inference import Inferrer

    inference = Inferrer(knowledge).infer(interview.answers)
    show_brief(make_brief(knowledge, interview.questionnaire, inference, date.today()), sys.stdout, plain=plain)
