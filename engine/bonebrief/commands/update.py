"""`bonebrief update`: what is new in the rules goes into a clinic's copy, and its own changes stay."""

from argparse import ArgumentParser, Namespace
from functools import partial
from pathlib import Path

from bonebrief.machine.places import knowledge_root


def options(parser: ArgumentParser) -> None:
    """Declare the copy, where it came from, and how far to go."""
    parser.add_argument("folder", metavar="DIR", help="the copy that `bonebrief init` made")
    parser.add_argument(
        "--came", metavar="FROM", help="the rules as they came, a folder or a commit, where that is not kept in DIR"
    )
    parser.add_argument("--dry-run", action="store_true", help="only say what would become of each file")
    parser.add_argument(
        "--undo",
        action="store_true",
        help="put back what stood there before the last update; again: before the one before it, five at most",
    )
    parser.add_argument("--no-diff", action="store_true", help="do not compare briefs at the end")
    parser.epilog = (
        f"{parser.epilog}\nHere 1 means that something waits for you: a conflict, an error, a failing example."
    )


def run(options: Namespace) -> int:
    """Merge what is new into a clinic's copy, check it, run its examples and compare briefs; or undo that."""
    from bonebrief.authoring.tending.update import How, undo, update

    if options.undo:
        undo(Path(options.folder), print)
        return 0
    how = How(only_told=options.dry_run, compared=not options.no_diff)
    new = knowledge_root(options.knowledge)
    return update(Path(options.folder), new, options.came, how, partial(print, flush=True))
