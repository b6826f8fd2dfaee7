"""The command line: which command with which options; what each does lies elsewhere and is imported only then."""

import argparse
import gc
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

from bonebrief import __version__
from bonebrief.exit_status import DONE, INTERRUPTED, UNUSABLE

_ABOUT = "Answers about bone health and a T-score in; sourced, prioritised discussion points for the visit out."
_ASK = {"questionnaire": None, "answers": None, "resume": False, "thorough": False, "plain": False, "no_save": False}
_STATUS = """\
Exit status: 0 done, 1 a check or example failed, 2 wrong usage,
3 unusable answers or rules, 130 interrupted."""
_STANDING = "It supports a conversation with a clinician and is not a diagnosis. Nothing leaves this machine."


def run() -> NoReturn:
    """Run the command of this process and leave with its exit status.

    Most of what a command makes it keeps to its end, so memory is searched for what is no longer used only rarely.
    """
    gc.set_threshold(100_000, 20, 20)
    sys.exit(main(sys.argv[1:]))


def main(arguments: Sequence[str]) -> int:
    """Run one command; every error a person can mend becomes a message on stderr and exit status 3."""
    options = _parser().parse_args(arguments, argparse.Namespace(**_ASK))
    from bonebrief.knowledge.problem import BoneBriefError
    from bonebrief.streams import lenient, swallow_closed_pipe

    lenient(sys.stdout)
    lenient(sys.stderr)
    try:
        status = _command(options)
        sys.stdout.flush()
    except BoneBriefError as error:
        print(error, file=sys.stderr)
        return UNUSABLE
    except BrokenPipeError:
        swallow_closed_pipe()
        return DONE
    except KeyboardInterrupt:
        print("\nInterrupted.", file=sys.stderr)
        return INTERRUPTED
    return status


def _command(options: argparse.Namespace) -> int:
    from bonebrief import commands

    match options.command:
        case "brief":
            return commands.brief(options)
        case "why":
            return commands.why(options)
        case "check":
            return commands.check(options)
        case "test":
            return commands.test(options)
        case "sessions":
            return commands.sessions(options)
        case "diff" | "new" | "rules" | "schema" | "init":
            from bonebrief import authoring

            return authoring.COMMANDS[options.command](options)
    return commands.ask(options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bonebrief", description=f"{_ABOUT} {_STANDING}")
    parser.add_argument("--version", action="version", version=f"bonebrief {__version__}")
    parser.add_argument("--knowledge", metavar="DIR", help="the rules and questions to use (or BONEBRIEF_KNOWLEDGE)")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    _ask(parser)
    _ask(_add(commands, "ask", "answer the questions, then see the brief", "bonebrief ask --questionnaire quick"))
    _brief(_add(commands, "brief", "the brief of an answers file, no questions", "bonebrief brief answers.yaml"))
    why = _add(commands, "why", "why something is in a brief or not", "bonebrief why calcium_low answers.yaml")
    why.add_argument("name", metavar="POINT|FINDING|RULE", help="what to explain; a brief names its rules")
    why.add_argument("answers", metavar="ANSWERS", help="an answers file, or - for standard input")
    why.add_argument("--depth", type=int, metavar="N", help="how many findings deep to open (default: 2)")
    why.add_argument("--all", action="store_true", help="every condition, not only what decides")
    why.add_argument("--format", choices=("text", "json"), default="text", help="json: for other programs")
    check = _add(commands, "check", "say everything that is wrong with the rules", "bonebrief check rules/falls.yaml")
    check.add_argument("path", nargs="?", metavar="PATH", help="a knowledge folder, or a file in it (default: all)")
    check.add_argument("--format", choices=("text", "json", "github"), default="text", help="github: for its Actions")
    check.add_argument("--watch", action="store_true", help="check and test again at each save; Ctrl-C ends it")
    check.add_argument(
        "--explain", metavar="CODE", nargs="?", const="all", help="the page of a check; alone: list them"
    )
    test = _add(commands, "test", "run the examples beside the rules, or whole patients", "bonebrief test")
    test.add_argument("path", nargs="?", metavar="PATH", help="a rules file or folder, or files of patients")
    test.add_argument("-k", metavar="WORDS", default="", help="only examples with these words in their name")
    test.add_argument("--fail-fast", action="store_true", help="end with the first that fails")
    test.add_argument("--format", choices=("text", "json"), default="text", help="json: for other programs")
    test.add_argument("--junit", metavar="FILE", help="write the results as JUnit XML, too")
    test.add_argument("--coverage", action="store_true", help="show what the examples leave untried, too")
    from bonebrief.authoring_options import add_authoring

    add_authoring(lambda *words: _add(commands, *words))
    kept = _add(commands, "sessions", "list, show or delete the interviews kept here", "bonebrief sessions purge all")
    kept.add_argument("action", nargs="?", choices=("list", "show", "purge"), default="list")
    kept.add_argument("which", nargs="?", metavar="N", help="a number that the list shows; all, to delete every one")
    return parser


def _add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, summary: str, example: str
) -> argparse.ArgumentParser:
    return commands.add_parser(
        name,
        help=summary,
        description=f"{summary[0].upper()}{summary[1:]}.",
        epilog=f"Example: {example}\n\n{_STATUS}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def _ask(parser: argparse.ArgumentParser) -> None:
    def option(*names: str, **about: Any) -> None:
        parser.add_argument(*names, default=argparse.SUPPRESS, **about)

    option("--questionnaire", metavar="NAME", help="bone-health (the default), quick, follow-up")
    option("--answers", metavar="FILE", help="take over the answers of a file and ask the rest")
    option("--resume", action="store_true", help="go on with the interview left last, without asking")
    option("--thorough", action="store_true", help="ask everything, needed or not")
    option("--plain", action="store_true", help="line by line, for screen readers")
    option("--no-save", action="store_true", help="keep no answers on disk")


def _brief(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("answers", metavar="ANSWERS", help="an answers file (YAML or JSON), or - for standard input")
    parser.add_argument("--format", choices=("terminal", "markdown", "html", "json"), default="terminal")
    parser.add_argument("--for", dest="reader", choices=("clinician", "patient"), default="clinician")
    parser.add_argument("--output", metavar="FILE", help="write to a file instead of the screen")
    parser.add_argument("--questionnaire", metavar="NAME", help="the questionnaire the answers belong to")
    parser.add_argument("--all", action="store_true", help="show every point and every answer")
    parser.add_argument("--plain", action="store_true", help="no pictures, for screen readers")
