"""A view as fragments of styled text, in the characters that the terminal can carry."""

import textwrap
from collections.abc import Iterator

from bonebrief.interview.screen.field import Field
from bonebrief.interview.screen.layout import View, fitted
from bonebrief.interview.screen.pick import Pick
from bonebrief.machine.glyphs import spell
from bonebrief.machine.text import clean

Fragments = list[tuple[str, str]]
CURSOR = ("[SetCursorPosition]", "")

STYLES = {
    "title": "bold",
    "quiet": "dim",
    "urgent": "bold ansired",
    "marked": "bold",
    "say": "bold",
    "standing": "",
    "hints": "dim",
}


def head(view: View, width: int, encoding: str) -> Fragments:
    """The paragraphs above the widget, wrapped between words and set off from what stands above them."""
    return [("", "\n"), *((f"class:{part.tone}", wrapped(_shown(part.text, encoding), width)) for part in view.head)]


def body(view: View, width: int, encoding: str) -> Fragments:
    """The field and the rows, with the cursor where the next key goes."""
    fragments = list(_field(view.field, view.pick, encoding)) if view.field else []
    rows = [_row(view.pick, number, width, encoding, view.field is not None) for number in range(len(view.pick.rows))]
    return [*fragments, *(fragment for row in rows for fragment in row)]


def foot(view: View, width: int, encoding: str) -> Fragments:
    """What the last key had to say, how things stand, and the keys."""
    fragments: Fragments = [("class:say", wrapped(_shown(view.say, encoding), width))]
    if view.standing:
        fragments.append(("class:standing", f"{_shown(view.standing, encoding)[:width]}\n"))
    return [*fragments, ("class:hints", spell(fitted(view.hints, width), encoding))]


def wrapped(text: str, width: int) -> str:
    """The text in lines no longer than the width, each ended; of an indented text all lines are indented."""
    indent = " " * (len(text) - len(text.lstrip(" ")))
    lines = textwrap.wrap(text, max(width, 10), subsequent_indent=indent, break_on_hyphens=False) or [""]
    return "".join(f"{line}\n" for line in lines)


def _shown(text: str, encoding: str) -> str:
    return spell(clean(text), encoding)


def _field(field: Field, pick: Pick, encoding: str) -> Iterator[tuple[str, str]]:
    text = _shown(field.text, encoding)
    yield "", "> "
    yield "class:marked", text[: field.cursor]
    if pick.mark is None:
        yield CURSOR
    yield "class:marked", f"{text[field.cursor :]}\n"


def _row(pick: Pick, number: int, width: int, encoding: str, has_field: bool) -> Fragments:
    marked = number == pick.mark
    first = pick.mark is None and number == 0 and not has_field
    tick = ("[x] " if number in pick.ticked else "[ ] ") if number < pick.tickable else ""
    count = "" if has_field else f"{number + 1:>2} "
    start = f"{spell('›' if marked else ' ', encoding)} {count}{tick}"
    words = wrapped(_shown(pick.rows[number], encoding), width - len(start))
    lines = textwrap.indent(words, " " * len(start))[len(start) :]
    return [*([CURSOR] if marked or first else []), ("class:marked" if marked else "", f"{start}{lines}")]
