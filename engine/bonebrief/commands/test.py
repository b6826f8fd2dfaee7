"""`bonebrief test`: the examples beside the rules, or whole patients."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from bonebrief.commands.shared import wrong_use
from bonebrief.machine.places import knowledge_root


def options(parser: ArgumentParser) -> None:
    """Declare what is run, how far, and how it is told."""
    parser.add_argument("path", nargs="?", metavar="PATH", help="a rules file or folder, or files of patients")
    parser.add_argument("-k", metavar="WORDS", default="", help="only examples with these words in their name")
    parser.add_argument("--fail-fast", action="store_true", help="end with the first that fails")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="json: for other programs")
    parser.add_argument("--junit", metavar="FILE", help="write the results as JUnit XML, too")
    parser.add_argument("--coverage", action="store_true", help="show what the examples leave untried, too")
    parser.add_argument("--mutate", action="store_true", help="change each rule a little: which changes go unnoticed?")
    parser.add_argument("--into", metavar="FILE", help="with --mutate: write all examples that are missing into it")


def run(options: Namespace) -> int:
    """Run examples and whole patients, or ask which wrong rules no example would notice."""
    if options.into and not options.mutate:
        return wrong_use("test", "--into goes with --mutate.")
    if options.mutate:
        beside = ("coverage", "fail_fast", "junit", "k")
        idle = next((name for name in beside if getattr(options, name)), "")
        if idle:
            name = "-k" if idle == "k" else f"--{idle.replace('_', '-')}"
            return wrong_use("test", f"--mutate and {name} do not go together.")
        return _mutate(options)
    from bonebrief.authoring.examples.test import Choice, report_examples
    from bonebrief.authoring.tending.edited import edits_since

    choice = Choice(options.k, options.fail_fast, options.coverage, options.format)
    report = Path(options.junit) if options.junit else None
    return report_examples(options.path, knowledge_root(options.knowledge), print, choice, report, edits_since)


def _mutate(options: Namespace) -> int:
    from bonebrief.authoring.mutating.mutate import report_mutants

    asked = sys.stdin.isatty() and sys.stdout.isatty() and options.format == "text"
    into = Path(options.into) if options.into else None
    return report_mutants(
        options.path, knowledge_root(options.knowledge), options.format, print, input if asked else None, into
    )
