"""`bonebrief test`: the examples beside the rules, or whole patients."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from bonebrief.machine.places import knowledge_root


def options(parser: ArgumentParser) -> None:
    """Declare what is run, how far, and how it is told."""
    parser.add_argument("path", nargs="?", metavar="PATH", help="a rules file or folder, or files of patients")
    parser.add_argument("-k", metavar="WORDS", default="", help="only examples with these words in their name")
    parser.add_argument("--fail-fast", action="store_true", help="end with the first that fails")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="json: for other programs")
    parser.add_argument("--junit", metavar="FILE", help="write the results as JUnit XML, too")
    parser.add_argument("--coverage", action="store_true", help="show what the examples leave untried, too")


def run(options: Namespace) -> int:
    """Run examples and whole patients."""
    from bonebrief.authoring.examples.test import Choice, report_examples

    choice = Choice(options.k, options.fail_fast, options.coverage, options.format)
    report = Path(options.junit) if options.junit else None
    return report_examples(options.path, knowledge_root(options.knowledge), print, choice, report)
