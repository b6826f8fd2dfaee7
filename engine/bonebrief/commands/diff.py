"""`bonebrief diff`: what an edit of the rules changes, and for whom."""

from argparse import ArgumentParser, Namespace
from contextlib import ExitStack
from pathlib import Path

from bonebrief.commands.shared import need_tables, wrong_use
from bonebrief.machine.places import knowledge_root


def options(parser: ArgumentParser) -> None:
    """Declare the two sides, in three ways, and who is tried besides the examples."""
    parser.add_argument("old", nargs="?", metavar="OLD", help="a knowledge folder (without NEW: this is NEW)")
    parser.add_argument("new", nargs="?", metavar="NEW", help="the edited one (OLD is then the rules in use)")
    parser.add_argument("--git", metavar="REVISION", help="compare one folder with what it was in a commit")
    parser.add_argument(
        "--people",
        action="append",
        default=[],
        metavar="FILE",
        help="people to count beside what is proved: one JSON object a line, "
        "an answers file, a folder of these, or a table (.csv, .parquet, .arrow); may be given more than once",
    )
    parser.add_argument("--map", metavar="MAP", help="what the columns of a table among --people mean (YAML)")
    parser.add_argument("--by", action="append", default=[], metavar="COLUMN", help="count people of a table by group")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how it is written")
    parser.epilog = (
        f"{parser.epilog}\nHere 1 means that somebody's brief differs, or that it was not decided."
        "\nAnother example: bonebrief diff --git HEAD"
    )


def run(options: Namespace) -> int:
    """Compare two knowledge folders, or one with what it was in a commit."""
    from bonebrief.authoring.comparing.diff import Tables, report_differences
    from bonebrief.authoring.comparing.revision import at_revision
    from bonebrief.people.files import is_table

    if options.git and options.new:
        return wrong_use("diff", "With --git, name one folder, or none for the rules in use.")
    if not options.git and not options.old:
        return wrong_use(
            "diff", "Name two knowledge folders, or one to be compared with the rules in use, or use --git REVISION."
        )
    paths = [Path(name) for name in options.people]
    people = [path for path in paths if not is_table(path)]
    tables = Tables(
        tuple(path for path in paths if is_table(path)), Path(options.map) if options.map else None, tuple(options.by)
    )
    if (options.map or options.by) and not tables.paths:
        return wrong_use("diff", "--map and --by go with a table of people.")
    if tables.paths:
        need_tables()
    in_use = knowledge_root(options.knowledge)
    with ExitStack() as stack:
        if options.git:
            new = Path(options.old) if options.old else in_use
            old = stack.enter_context(at_revision(new, options.git))
        else:
            old, new = (Path(options.old), Path(options.new)) if options.new else (in_use, Path(options.old))
        return report_differences(old, new, people, options.format, print, tables)
