"""A view as fragments of styled text, in the characters that the terminal can carry."""

import textwrap

from bonebrief.interview.screen.field import Field
from bonebrief.interview.screen.layout import CURSOR, Fragments, Parts, View, fitted, high
from bonebrief.interview.screen.pick import Pick
from bonebrief.machine.glyphs import spell
from bonebrief.machine.text import clean

_EMPTY: Fragments = [("", "")]

STYLES = {
    "title": "bold",
    "quiet": "dim",
    "urgent": "bold ansired",
    "marked": "bold",
    "say": "bold",
    "standing": "",
    "hints": "dim",
}


def head(view: View, width: int, height: int, encoding: str) -> Fragments:
    """The paragraphs above the widget, wrapped between words and set off from what stands above them."""
    return _joined(_screen(view, width, height, encoding).head)


def body(view: View, width: int, height: int, encoding: str) -> Fragments:
    """The field and the rows, with the cursor where the next key goes."""
    return _joined(_screen(view, width, height, encoding).body)


def foot(view: View, width: int, height: int, encoding: str) -> Fragments:
    """What the last key had to say, how things stand, and the keys."""
    return _joined(_screen(view, width, height, encoding).foot)


def whole_height(view: View, width: int, encoding: str) -> int:
    """How many lines a screen takes where there is room for all of it."""
    parts = _parts(view, _rows(view, width, encoding), width, encoding)
    return high(parts.head) + high(parts.body) + high(parts.foot)


def _screen(view: View, width: int, height: int, encoding: str) -> Parts:
    """Everything in lines, as many as the screen has; a sign tells where there is more."""
    rows = _rows(view, width, encoding)
    fitted_parts = _parts(view, rows, width, encoding).fitted(height, lambda text: spell(text, encoding)[:width])
    if view.drawn:
        there = {number for number, row in enumerate(rows) if any(row is line for line in fitted_parts.body)}
        view.drawn(frozenset(there if view.pick.mark is None else there | {view.pick.mark}))
    return fitted_parts


def _rows(view: View, width: int, encoding: str) -> list[Fragments]:
    return [_row(view.pick, number, width, encoding, view.field is not None) for number in range(len(view.pick.rows))]


def _parts(view: View, rows: list[Fragments], width: int, encoding: str) -> Parts:
    texts = [(wrapped(_shown(one.fitted(width), encoding), width), one.tone) for one in view.head]
    above = [_plain_lines(text, f"class:{tone}") for text, tone in texts]
    field = [_field(view.field, view.pick, encoding)] if view.field else []
    below = [*_plain_lines(wrapped(_shown(view.say, encoding), width), "class:say")]
    if view.standing:
        below += [[("class:standing", _shown(line, encoding)[:width])] for line in view.standing.lines(width)]
    below.append([("class:hints", spell(fitted(view.hints, width), encoding))])
    lines = [line for part in above for line in part]
    return Parts([_EMPTY, *lines, _EMPTY] if lines else [], [*field, *rows, _EMPTY], below)


def wrapped(text: str, width: int) -> str:
    """The text in lines no longer than the width, each ended; of an indented text all lines are indented."""
    indent = " " * (len(text) - len(text.lstrip(" ")))
    lines = textwrap.wrap(text, max(width, 10), subsequent_indent=indent, break_on_hyphens=False) or [""]
    return "".join(f"{line}\n" for line in lines)


def in_one_line(text: str, width: int) -> str:
    """An indented text in one line, cut between its words with a sign; any other as it is."""
    indent = " " * (len(text) - len(text.lstrip(" ")))
    return indent + textwrap.shorten(text, max(width - len(indent), 10), placeholder=" …") if indent else text


def _shown(text: str, encoding: str) -> str:
    return spell(clean(text), encoding)


def _plain_lines(text: str, style: str) -> list[Fragments]:
    return [[(style, line)] for line in text.removesuffix("\n").split("\n")]


def _joined(lines: list[Fragments]) -> Fragments:
    return [fragment for number, line in enumerate(lines) for fragment in ([("", "\n")] if number else []) + line]


def _field(field: Field, pick: Pick, encoding: str) -> Fragments:
    text = _shown(field.text, encoding)
    caret = [CURSOR] if pick.mark is None else []
    return [("", "> "), ("class:marked", text[: field.cursor]), *caret, ("class:marked", f"{text[field.cursor :]} ")]


def _row(pick: Pick, number: int, width: int, encoding: str, has_field: bool) -> Fragments:
    marked = number == pick.mark
    first = pick.mark is None and number == 0 and not has_field
    tick = "[x] " if number in pick.ticked else "[?] " if number in pick.unsure else "[ ] "
    tick = tick if number < pick.tickable else ""
    count = "" if has_field else f"{number + 1:>2} "
    start = f"{spell('›' if marked else ' ', encoding)} {count}{tick}"
    words = wrapped(_shown(pick.rows[number], encoding), width - len(start)).removesuffix("\n")
    lines = textwrap.indent(words, " " * len(start))[len(start) :]
    return [*([CURSOR] if marked or first else []), ("class:marked" if marked else "", f"{start}{lines}")]
