"""The options of the commands with which rules are changed, compared and printed."""

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Callable
from typing import Final

Add = Callable[[str, str, str], ArgumentParser]

SCHEMAS: Final = ("rules", "questions", "questionnaire", "sources", "evidence", "answers")

_RULES: Final = """\
List, search, show, draw and print the rules.

  bonebrief rules [WORD ...]       every rule, or those with these words
  bonebrief rules show ID          one finding, point or rule in words
  bonebrief rules graph            a drawing, in Mermaid or DOT
  bonebrief rules book             the whole rule book, for a committee to read
                                   and sign; Markdown, or HTML by its file name
"""


def add_authoring(add: Add) -> None:
    """Add the commands: diff, new, rules, schema and init."""
    _diff(add("diff", "say what an edit of the rules changes, and for whom", "bonebrief diff last-year our-clinic"))
    new = add("new", "write a new rule, asked line by line", "bonebrief --knowledge our-clinic new rule")
    new.add_argument("what", choices=("rule",), metavar="rule", help="the one thing there is to make")
    _rules(add("rules", "list, search, show, draw and print the rules", "bonebrief rules book --output rules.html"))
    schema = add("schema", "print the JSON Schemas with which an editor completes and checks", "bonebrief schema rules")
    schema.add_argument("kind", nargs="?", choices=SCHEMAS, help="print this one; without it, say what there is")
    schema.add_argument(
        "--output", nargs="?", const="", metavar="DIR", help="write all beside the rules in use, or in those of DIR"
    )
    init = add("init", "copy the rules and questions for a clinic to edit", "bonebrief init our-clinic")
    init.add_argument("folder", metavar="DIR", help="a new folder")


def _diff(diff: ArgumentParser) -> None:
    diff.add_argument("old", nargs="?", metavar="OLD", help="a knowledge folder (without NEW: this is NEW)")
    diff.add_argument("new", nargs="?", metavar="NEW", help="the edited one (OLD is then the rules in use)")
    diff.add_argument("--git", metavar="REVISION", help="compare one folder with what it was in a commit")
    diff.add_argument(
        "--people",
        action="append",
        default=[],
        metavar="FILE",
        help="answers to try as well: one JSON object a line, "
        "an answers file, or a folder of these; may be given more than once",
    )
    diff.add_argument("--format", choices=("text", "json"), default="text", help="how it is written")
    diff.epilog = (
        f"{diff.epilog}\nHere 1 means that somebody's brief differs.\nAnother example: bonebrief diff --git HEAD"
    )


def _rules(rules: ArgumentParser) -> None:
    rules.description = _RULES
    rules.formatter_class = RawDescriptionHelpFormatter
    rules.add_argument("query", nargs="*", metavar="WORD", help="words to look for, or show ID, graph, book")
    rules.add_argument("--topic", metavar="T", help="only this topic, such as falls")
    rules.add_argument("--fact", metavar="F", help="only what reads this fact, such as smoking")
    rules.add_argument("--source", metavar="S", help="only what cites this source, such as WHO94")
    rules.add_argument("--to-verify", action="store_true", help="only what a clinician has still to verify")
    rules.add_argument("--facts", action="store_true", help="list the facts that rules may read instead")
    rules.add_argument(
        "--format", choices=("text", "json", "mermaid", "dot"), help="text or json; for graph, mermaid or dot"
    )
    rules.add_argument("--output", metavar="FILE", help="write to a file; a book is HTML if it ends in .html")
