"""`bonebrief ask`: the questions, then the brief."""

from argparse import SUPPRESS, ArgumentParser, Namespace
from typing import Any, Final

DEFAULTS: Final = {
    "questionnaire": None,
    "answers": None,
    "report": None,
    "record": None,
    "resume": False,
    "thorough": False,
    "for_patient": False,
    "plain": False,
    "no_save": False,
}


def options(parser: ArgumentParser) -> None:
    """Declare what is asked, how, and whether it is kept; without defaults, as the program alone takes them, too."""

    def option(*names: str, **about: Any) -> None:
        parser.add_argument(*names, default=SUPPRESS, **about)

    option("--questionnaire", metavar="NAME", help="bone-health (the default), quick, follow-up, or one of your own")
    option("--answers", metavar="FILE", help="take over the answers of a file and ask the rest")
    option("--from", dest="record", metavar="RECORD", help="look over what a health record says, and ask the rest")
    option("--report", metavar="FILE", help="look over what a scan report's text says, or -, and ask the rest")
    option("--resume", action="store_true", help="go on with the interview left last, without asking")
    option("--thorough", action="store_true", help="ask everything, needed or not")
    option("--for-patient", action="store_true", help="put the questions as of a patient whom you answer for")
    option("--plain", action="store_true", help="line by line, for screen readers")
    option("--no-save", action="store_true", help="keep no answers on disk")


def run(options: Namespace) -> int:
    """Ask the questions, keep every answer, then show the brief."""
    from bonebrief.asking.begin import ask_and_brief
    from bonebrief.commands.shared import knowledge_in_use, knowledge_spoken

    return ask_and_brief(options, knowledge_spoken(options, knowledge_in_use(options)))
