"""`bonebrief rename`: another id for a question, finding, point, source or row of evidence, in every file."""

from argparse import ArgumentParser, Namespace

from bonebrief.machine.error import BoneBriefError
from bonebrief.machine.places import is_packaged, knowledge_root


def options(parser: ArgumentParser) -> None:
    """Declare the id as it is and as it shall be."""
    parser.add_argument("old", metavar="ID", help="the id of a question, finding, point, source or row of evidence")
    parser.add_argument("new", metavar="NEW", help="its new id")


def run(options: Namespace) -> int:
    """Rename it wherever it stands, or nowhere."""
    from bonebrief.authoring.editor.rename import rename

    root = knowledge_root(options.knowledge)
    if is_packaged(root):
        raise BoneBriefError("These rules came with the program. Copy them with `bonebrief init`, and name the copy.")
    rename(root, options.old, options.new, print)
    return 0
