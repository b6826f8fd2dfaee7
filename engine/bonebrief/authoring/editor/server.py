"""`bonebrief lsp`: a language server on standard input and output, thin over checking, reading and wording."""

import logging
import os
import sys
from contextlib import redirect_stdout

from bonebrief.authoring.editor.requests import answer_all
from bonebrief.authoring.editor.session import Session
from bonebrief.machine.text import clean


def serve() -> None:
    """Serve one editor until it ends the conversation; what anybody else would print goes to its log."""
    log = logging.StreamHandler()
    log.setFormatter(_InOneLine())
    logging.basicConfig(handlers=[log])
    session = Session()
    answer_all(session)
    with os.fdopen(os.dup(0), "rb") as heard, os.fdopen(os.dup(1), "wb") as said, redirect_stdout(sys.stderr):
        session.start_io(heard, said)


class _InOneLine(logging.Formatter):
    """What was wrong with a message of the editor, in one line that can be shown."""

    def format(self, record: logging.LogRecord) -> str:
        error = record.exc_info[1] if record.exc_info else None
        what = record.getMessage().partition("\n")[0]
        return clean(f"{what}: {error!r}" if error else what).replace("\n", " ")
