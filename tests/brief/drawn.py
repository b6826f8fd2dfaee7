"""A brief as it is drawn, for tests: on a stream of any encoding, and as words without its layout."""

import re
from io import BytesIO, TextIOWrapper

from bonebrief.brief.model import Brief
from bonebrief.brief.terminal import show_brief
from bonebrief.brief.words import Reader


def drawn(
    brief: Brief,
    width: int = 80,
    *,
    encoding: str = "utf-8",
    reader: Reader = Reader.CLINICIAN,
    colour: bool | None = False,
    plain: bool = False,
    everything: bool = False,
) -> str:
    """The brief as a stream of that encoding receives it; raises if a character does not fit."""
    written = BytesIO()
    stream = TextIOWrapper(written, encoding=encoding, newline="\n")
    show_brief(brief, stream, reader=reader, width=width, colour=colour, plain=plain, everything=everything)
    stream.flush()
    return written.getvalue().decode(encoding)


def without_spaces(text: str) -> str:
    """The text without white space: what was wrapped or broken is whole again."""
    return re.sub(r"\s", "", text)
