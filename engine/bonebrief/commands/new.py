"""`bonebrief new rule`: a rule asked for line by line, and written."""

import sys
from argparse import ArgumentParser, Namespace

from bonebrief.machine.error import BoneBriefError
from bonebrief.machine.places import is_packaged, knowledge_root


def options(parser: ArgumentParser) -> None:
    """Declare what is to be written; so far that is a rule."""
    parser.add_argument("what", choices=("rule",), metavar="rule", help="the one thing there is to make")


def run(options: Namespace) -> int:
    """Ask for a rule line by line, and write it."""
    from bonebrief.authoring.writing.new_rule import new_rule

    root = knowledge_root(options.knowledge)
    if is_packaged(root):
        raise BoneBriefError(
            "The rules in use came with the program. Run `bonebrief init our-clinic` and use\n"
            "`bonebrief --knowledge our-clinic new rule`."
        )
    return new_rule(root, sys.stdin, sys.stdout)
