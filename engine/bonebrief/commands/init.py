"""`bonebrief init`: a copy of the knowledge for a clinic to edit."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from bonebrief.machine.places import knowledge_root


def options(parser: ArgumentParser) -> None:
    """Declare the new folder."""
    parser.add_argument("folder", metavar="DIR", help="a new folder")


def run(options: Namespace) -> int:
    """Copy the knowledge for a clinic to edit."""
    from bonebrief.authoring.tending.init import copy_for_clinic

    print(copy_for_clinic(knowledge_root(options.knowledge), Path(options.folder)))
    return 0
