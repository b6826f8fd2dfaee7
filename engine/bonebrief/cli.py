"""The command line: which command with which options; what each does lies elsewhere and is imported only then."""

import argparse
import gc
import sys
from collections.abc import Sequence
from importlib import import_module
from itertools import pairwise
from keyword import iskeyword
from types import ModuleType
from typing import Any

from bonebrief import __version__
from bonebrief.commands import ask
from bonebrief.machine.catalogue import ENGLISH, speak
from bonebrief.machine.error import BoneBriefError, refusal
from bonebrief.machine.exit_status import DONE, INTERRUPTED, UNUSABLE, USAGE
from bonebrief.machine.interrupt import is_interrupt
from bonebrief.machine.streams import open_standard_streams, say_last, silence
from bonebrief.machine.text import begun

_ABOUT = "Answers about bone health and a T-score in; sourced, prioritised discussion points for the visit out."
_STATUS = """\
Exit status: 0 done, 1 a check or example failed, 2 wrong usage,
3 unusable answers or rules, 130 interrupted."""
_STANDING = "It supports a conversation with a clinician and is not a diagnosis. Nothing leaves this machine."

_PROGRAM = "bonebrief"
_SPEAKING = ("ask", "brief", "rules", "sessions")
"""The commands that speak other languages."""

COMMANDS = {
    "ask": ("answer the questions, then see the brief", "bonebrief ask --questionnaire quick"),
    "brief": ("the brief of an answers file, no questions", "bonebrief brief answers.yaml"),
    "report": ("what the text of a scan report gives, each with its line and its doubt", "bonebrief report scan.txt"),
    "import": ("what a health record (FHIR) says of the questions", "bonebrief import record.json --answers OUT"),
    "export": ("a questionnaire as a form (FHIR) for other programs", "bonebrief export questionnaire quick"),
    "serve": ("answer an electronic health record with cards (CDS Hooks)", "bonebrief serve --open"),
    "people": ("a whole table judged at once: whom to call first, counts, shares", "bonebrief people clinic.csv"),
    "why": ("why something is in a brief or not", "bonebrief why calcium_low answers.yaml"),
    "check": ("say everything that is wrong with the rules", "bonebrief check rules/falls.yaml"),
    "test": ("run the examples beside the rules, or whole patients", "bonebrief test"),
    "prove": ("prove what is true of everybody: laws, and what rules can come to", "bonebrief prove --laws-only"),
    "lsp": ("serve an editor: mistakes as you type, completion, hover, rename", "bonebrief lsp"),
    "diff": ("say what an edit of the rules changes, and for whom", "bonebrief diff last-year our-clinic"),
    "new": ("write a new rule, asked line by line", "bonebrief --knowledge our-clinic new rule"),
    "rules": ("list, search, show, draw and print the rules", "bonebrief rules book --output rules.html"),
    "rename": ("give an id another name wherever it stands", "bonebrief --knowledge our-clinic rename aged old_age"),
    "retire": (
        "take an id out of use for good",
        'bonebrief --knowledge our-clinic retire aged --because "nobody asks it"',
    ),
    "review": (
        "write down who read which wording of a point",
        'bonebrief --knowledge our-clinic review calm_word --by "A. Reader" --role nurse',
    ),
    "schema": ("print the JSON Schemas with which an editor completes and checks", "bonebrief schema rules"),
    "init": ("copy the rules and questions for a clinic to edit", "bonebrief init our-clinic"),
    "update": ("take over what is new in the rules, and keep a clinic's changes", "bonebrief update our-clinic"),
    "sessions": ("list, show or delete the interviews kept here", "bonebrief sessions purge all"),
}
"""Each command, in the order of the help: what it does, an example; the rest is in commands/<name>.py."""


def run() -> int:
    """Run the command of this process and return its exit status.

    Most of what a command makes it keeps to its end, so memory is searched for what is no longer used only rarely.
    """
    gc.set_threshold(100_000, 20, 20)
    return main(sys.argv[1:])


def main(arguments: Sequence[str]) -> int:
    """Run one command; every error a person can mend becomes a message on stderr and exit status 3.

    A reader of the output who has seen enough, such as `head`, is no error.
    """
    open_standard_streams()
    speak(ENGLISH)
    try:
        status = _command(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        silence(sys.stdout)
        return DONE
    except (BoneBriefError, OSError) as error:
        say_last(refusal(error) if isinstance(error, OSError) else str(error))
        _flush_what_can_be()
        return UNUSABLE
    except BaseException as error:
        if not is_interrupt(error):
            raise
        say_last("\nInterrupted.")
        _flush_what_can_be()
        return INTERRUPTED
    return status


def _command(arguments: Sequence[str]) -> int:
    for before, word in pairwise(["bonebrief", *arguments]):
        if not word or (word.startswith("--") and word.find("=") == len(word) - 1):
            say_last(f'bonebrief: what follows "{word or before}" is empty. Fill it in, or leave it out.')
            return USAGE
    try:
        options = _parser(arguments).parse_args(arguments, argparse.Namespace(**ask.DEFAULTS))
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else USAGE
    command = options.command or "ask"
    if options.lang and command not in _SPEAKING:
        say_last(f"bonebrief {command}: --lang goes with {', '.join(_SPEAKING)}. Leave it out.")
        return USAGE
    status: int = _module(command).run(options)
    return status


def _flush_what_can_be() -> None:
    """Show what was written before the end came; what cannot be, does not change the exit status."""
    try:
        sys.stdout.flush()
    except OSError:
        silence(sys.stdout)


def _module(name: str) -> ModuleType:
    return import_module(f"bonebrief.commands.{name}{'_' if iskeyword(name) else ''}")


class _Parser(argparse.ArgumentParser):
    """Says so when its help or a version cannot be written, as every command does of what it writes.

    What a command does not know is refused by it, with its own usage: the options of all would not help.
    """

    def parse_known_args(  # type: ignore[override]
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> tuple[argparse.Namespace, list[str]]:
        found, unknown = super().parse_known_args(args, namespace)
        if unknown and self.prog != _PROGRAM:
            self.error(f"unrecognized arguments: {' '.join(unknown)}")
        return found, unknown

    def _print_message(self, message: str, file: Any = None) -> None:
        if file is sys.stdout:
            file.write(message)
            file.flush()
        else:
            say_last(message.rstrip("\n"))


def _parser(arguments: Sequence[str]) -> argparse.ArgumentParser:
    """The parser of a line, which is also that of `ask`.

    Only commands whose name stands in the line, be it as a file's, declare options: no other can be the one to run.
    """
    parser = _Parser(prog=_PROGRAM, description=f"{_ABOUT} {_STANDING}")
    parser.add_argument("--version", action="version", version=f"bonebrief {__version__}")
    parser.add_argument("--knowledge", metavar="DIR", help="the rules and questions to use (or BONEBRIEF_KNOWLEDGE)")
    parser.add_argument(
        "--lang", metavar="CODE", help="the language of questions and briefs, such as de (or BONEBRIEF_LANG)"
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    ask.options(parser)
    for name, (about, example) in COMMANDS.items():
        parser_of_command = _add(commands, name, about, example)
        if name in arguments:
            _module(name).options(parser_of_command)
    return parser


def _add(
    commands: "argparse._SubParsersAction[_Parser]", name: str, summary: str, example: str
) -> argparse.ArgumentParser:
    return commands.add_parser(
        name,
        help=summary,
        description=f"{begun(summary)}.",
        epilog=f"Example: {example}\n\n{_STATUS}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
