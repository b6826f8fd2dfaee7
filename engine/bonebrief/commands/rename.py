"""`bonebrief rename`: another id for a question, finding, point, source or row of evidence, in every file."""

from argparse import ArgumentParser, Namespace

from bonebrief.commands.shared import own_rules


def options(parser: ArgumentParser) -> None:
    """Declare the id as it is and as it shall be."""
    parser.add_argument("old", metavar="ID", help="the id of a question, finding, point, source or row of evidence")
    parser.add_argument("new", metavar="NEW", help="its new id")


def run(options: Namespace) -> int:
    """Rename it wherever it stands, or nowhere."""
    from bonebrief.authoring.editor.rename import rename

    rename(own_rules(options), options.old, options.new, print)
    return 0
