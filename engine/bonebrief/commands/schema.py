"""`bonebrief schema`: the JSON Schemas for an editor."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from bonebrief.authoring.schemas.schema import SCHEMAS, about_schemas, schema_text, write_schemas
from bonebrief.machine.error import BoneBriefError, shown_name
from bonebrief.machine.places import is_packaged, knowledge_root
from bonebrief.reading.knowledge import load_knowledge


def options(parser: ArgumentParser) -> None:
    """Declare the one that is printed, or where all are written."""
    parser.add_argument("kind", nargs="?", choices=tuple(SCHEMAS), help="print this one; without it, say what there is")
    parser.add_argument(
        "--output", nargs="?", const="", metavar="DIR", help="write all beside the rules in use, or in those of DIR"
    )


def run(options: Namespace) -> int:
    """Print one JSON Schema, or write them all."""
    root = Path(options.output) if options.output else knowledge_root(options.knowledge)
    if options.output is not None and not options.output and is_packaged(root):
        raise BoneBriefError("The rules in use came with the program, and so did their schemas. Name a folder.")
    knowledge = load_knowledge(root, with_examples=False)
    if options.output is not None:
        for path in write_schemas(knowledge, root):
            print(shown_name(path))
    else:
        print(schema_text(knowledge, options.kind) if options.kind else about_schemas(), end="")
    return 0
