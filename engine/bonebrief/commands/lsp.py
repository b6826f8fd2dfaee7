"""`bonebrief lsp`: a language server, which an editor starts and speaks with."""

from argparse import ArgumentParser, Namespace
from importlib.util import find_spec

from bonebrief.machine.error import BoneBriefError

_MISSING = "The language server needs pygls, which is not installed. Run: pip install 'bonebrief[editor]'"


def options(parser: ArgumentParser) -> None:
    """Declare what editors are used to say; it speaks over standard input and output anyway."""
    parser.add_argument("--stdio", action="store_true", help="as editors say it; it is always so")


def run(options: Namespace) -> int:
    """Serve an editor until it ends the conversation.

    Raises:
        BoneBriefError: what it is built on is not installed.
    """
    if find_spec("pygls") is None:
        raise BoneBriefError(_MISSING)
    from bonebrief.authoring.editor.server import serve

    serve()
    return 0
