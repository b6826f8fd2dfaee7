"""The parts of which every page is made: a page that loads nothing, sections, lists, and text that is never a tag."""

import re
from collections.abc import Iterable
from html import escape
from typing import Final

from bonebrief.brief.words import severity
from bonebrief.knowledge.rule import Priority
from bonebrief.machine.catalogue import spoken
from bonebrief.machine.glyphs import one_line

_WHOLE: Final = re.compile(r"[TZ]-score(?: of)?(?: -?\d[\d.]*\d)?")

_ROOM: Final = {"front": (6_400, 6_400), "behind": (10_500, 10_500), "handout": (3_600, 4_400, 5_600)}
_PRINT: Final = ("", " full", " dense", " dense packed")
"""How many characters, tags included, a sheet of paper takes in each size of print, from large to small.

tests/brief/test_printed.py counts the sheets.
"""


def page(title: str, style: str, body: str) -> str:
    """A whole page that loads nothing, around a body; title and body are escaped already."""
    return f"""\
<!doctype html>
<html lang="{spoken()}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
{body}
</body>
</html>
"""


def section(heading: str, content: str, name: str = "") -> str:
    """A part of a page under its heading; nothing where there is no content."""
    kind = f' class="{name}"' if name else ""
    return f"<section{kind}>\n<h2>{safe(heading)}</h2>\n{content}\n</section>" if content else ""


def sheet(name: str, content: str) -> str:
    """What is printed on a sheet of its own; in smaller print where there is more of it than fits else."""
    size = _PRINT[sum(len(content) > most for most in _ROOM[name])]
    return f'<div class="{name}{size}">\n{content}\n</div>'


def fold(heading: str, content: str, name: str) -> str:
    """A part that is folded on screen and open on paper; nothing where there is no content."""
    if not content:
        return ""
    return f'<details class="{name}">\n<summary><h2>{safe(heading)}</h2></summary>\n{content}\n</details>'


def items(texts: Iterable[str], name: str = "") -> str:
    """A list of entries that are written already; nothing where there are none."""
    kind = f' class="{name}"' if name else ""
    entries = lines(*texts)
    return f"<ul{kind}>\n{entries}\n</ul>" if entries else ""


def plain_items(texts: Iterable[str], name: str = "") -> str:
    """A list of plain texts."""
    return items((f"<li>{safe(text)}</li>" for text in texts), name)


def to_write(*labels: str) -> str:
    """Empty lines to write on, each behind its label; nothing that is written there is kept."""
    return "".join(f'<span class="write">{safe(label)}</span>' for label in labels)


def severity_mark(priority: Priority) -> str:
    """The mark and the word of a priority, in its colour."""
    return f'<span class="severity">{severity(priority)}</span>'


def lines(*parts: str) -> str:
    """The parts one below the other, without the empty ones."""
    return "\n".join(part for part in parts if part)


def safe(text: str) -> str:
    """The text on one line, with nothing left in it that HTML would act upon; a score and its number stay together."""
    return _WHOLE.sub(r'<span class="whole">\g<0></span>', escape(one_line(text)))
