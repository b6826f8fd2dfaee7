"""`bonebrief lsp`: a language server on standard input and output, thin over checking, reading and wording."""

from bonebrief.authoring.editor.requests import answer_all
from bonebrief.authoring.editor.session import Session


def serve() -> None:
    """Serve one editor until it ends the conversation."""
    session = Session()
    answer_all(session)
    session.start_io()
