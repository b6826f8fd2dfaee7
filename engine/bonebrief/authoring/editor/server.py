"""`bonebrief lsp`: a language server on standard input and output, thin over checking, reading and wording."""

import os
import sys
from contextlib import redirect_stdout

from bonebrief.authoring.editor.requests import answer_all
from bonebrief.authoring.editor.session import Session


def serve() -> None:
    """Serve one editor until it ends the conversation; what anybody else would print goes to its log."""
    session = Session()
    answer_all(session)
    with os.fdopen(os.dup(0), "rb") as heard, os.fdopen(os.dup(1), "wb") as said, redirect_stdout(sys.stderr):
        session.start_io(heard, said)
