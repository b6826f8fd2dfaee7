"""The brief as text in a format by its name; each format is imported only when it is asked for."""

from io import BytesIO, TextIOWrapper
from typing import Final

from bonebrief.brief.model import Brief
from bonebrief.brief.words import Reader

FORMATS: Final = ("terminal", "markdown", "html", "json")
"""The first one is what is meant if none is named."""


def render(brief: Brief, name: str, reader: Reader, *, everything: bool = False, encoding: str = "utf-8") -> str:
    """Return the brief in one of FORMATS, ending with a newline, in characters that the encoding has.

    Markdown, HTML and JSON are always complete; `everything` asks it of the terminal's text, which is then drawn
    80 columns wide without colour. JSON is the same for every reader.

    Raises:
        ValueError: there is no such format.
    """
    unicode = encoding.lower().startswith("utf")
    match name:
        case "terminal":
            return _terminal(brief, reader, everything, encoding)
        case "markdown":
            from bonebrief.brief.formats.markdown import to_markdown
            from bonebrief.machine.glyphs import spell

            return spell(to_markdown(brief, reader), encoding)
        case "html":
            from bonebrief.brief.formats.html.page import to_html

            page = to_html(brief, reader)
            return page if unicode else page.encode("ascii", "xmlcharrefreplace").decode("ascii")
        case "json":
            from bonebrief.brief.formats.json_contract import to_json

            return to_json(brief, ascii_only=not unicode)
    raise ValueError(f"There is no format {name}; there are {', '.join(FORMATS)}.")


def _terminal(brief: Brief, reader: Reader, everything: bool, encoding: str) -> str:
    from bonebrief.brief.formats.terminal import show_brief

    written = BytesIO()
    stream = TextIOWrapper(written, encoding=encoding, newline="\n")
    show_brief(brief, stream, reader=reader, width=80, colour=False, everything=everything)
    stream.flush()
    return written.getvalue().decode(encoding)
