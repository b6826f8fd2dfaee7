"""What a screen of the terminal asker shows and does, as plain data; drawing it and reading keys lie elsewhere."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal, Protocol

from bonebrief.interview.conversation import Standing
from bonebrief.interview.screen.field import Field
from bonebrief.interview.screen.pick import Pick
from bonebrief.machine.catalogue import _

Tone = Literal["title", "plain", "quiet", "urgent"]
Fragments = list[tuple[str, str]]
CURSOR: Final = ("[SetCursorPosition]", "")
_FEWEST: Final = 3


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text; `shorter`: what says it in fewer words, the longest first, where a line has no room for all of it."""

    text: str
    tone: Tone = "plain"
    shorter: tuple[str, ...] = ()

    def fitted(self, width: int) -> str:
        """The first of its texts that is one line of this width; the whole text if none is."""
        return next((text for text in (self.text, *self.shorter) if len(text) <= width), self.text)


@dataclass(frozen=True, slots=True)
class Hint:
    """A key and what it does; `rank` says how late it goes when the line is too narrow (0: last).

    Both are put into other words only when they are shown.
    """

    key: str
    does: str
    rank: int


@dataclass(frozen=True, slots=True)
class View:
    """Everything to be drawn: a head, a field or rows or both, what the last key had to say, and the keys.

    `drawn` is told which rows there was room for, at each drawing.
    """

    head: tuple[Paragraph, ...]
    pick: Pick
    hints: tuple[Hint, ...]
    field: Field | None = None
    say: str = ""
    standing: Standing | None = None
    drawn: Callable[[frozenset[int]], None] | None = None


class Screen(Protocol):
    """Takes keys: a character, or a name such as `enter`, `left`, `tab`, `s-tab`, `c-c`; or pasted text."""

    def view(self) -> View: ...

    def press(self, key: str) -> None: ...

    def paste(self, text: str) -> None: ...


def fitted(hints: tuple[Hint, ...], width: int) -> str:
    """The keys in one line no wider than this; where it is too narrow, those of the highest rank go first.

    Of one rank the last goes first: Enter, which stands first, is the last to go.
    """
    shown = list(hints)
    while len(line := _line(shown)) > width and len(shown) > 1:
        shown.remove(max(reversed(shown), key=lambda hint: hint.rank))
    return line[:width]


def _line(hints: list[Hint]) -> str:
    return "  ".join(f"{_(hint.key)} {_(hint.does)}" for hint in hints)


@dataclass(frozen=True, slots=True)
class Parts:
    """A head, rows below it of which one has the cursor, and a foot; each entry a line, or a row of several."""

    head: list[Fragments]
    body: list[Fragments]
    foot: list[Fragments]

    def fitted(self, height: int, shown: Callable[[str], str]) -> "Parts":
        """The parts in so many lines, with signs made of `shown` text; the row with the cursor is always there."""
        foot = self.foot if height > len(self.foot) + _FEWEST + 1 else self.foot[-1:]
        room = max(height - len(foot), 2)
        if high(self.head) + high(self.body) <= room:
            return Parts(self.head, self.body, foot)
        body = self.body[:-1]
        head = [line for line in self.head if _text(line)]
        for_head = max(room - max(min(high(body), _FEWEST), room - len(head)), 1)
        if len(head) > for_head:
            count = len(head) - for_head + 1
            sign = shown(_("… {count} more lines: make the window larger").format(count=count))
            head = [*head[: for_head - 1], [("class:say", sign)]]
        return Parts(head, _around_cursor(body, room - len(head), shown), foot)


def _around_cursor(rows: list[Fragments], room: int, shown: Callable[[str], str]) -> list[Fragments]:
    """The rows around the one with the cursor, as far as there is room; above and below, how many more there are."""
    at = next((number for number, row in enumerate(rows) if CURSOR in row), 0)
    if high(rows) <= room:
        return rows
    first = last = at
    while True:
        grown = [(first, last + 1), (first - 1, last)]
        fits = [(a, b) for a, b in grown if a >= 0 and b < len(rows) and _with_signs(rows, a, b) <= room]
        if not fits:
            break
        first, last = fits[0] if at - first >= (last - at) // 2 or fits[0][1] == last else fits[-1]
    signs = room > 1
    above = [[("class:quiet", shown(_("↑ {count} more").format(count=first)))]] if first and signs else []
    left = len(rows) - 1 - last
    below = [[("class:quiet", shown(_("↓ {count} more").format(count=left)))]] if left and signs else []
    shown_rows = rows[first : last + 1] if first < last else [_cut(rows[at], room - len(above) - len(below))]
    return [*above, *shown_rows, *below]


def _cut(row: Fragments, most: int) -> Fragments:
    """A row in so many lines at most."""
    *marks, (style, text) = row
    lines = text.split("\n")
    return row if len(lines) <= most else [*marks, (style, "\n".join([*lines[: max(most, 1)]]) + " …")]


def _with_signs(rows: list[Fragments], first: int, last: int) -> int:
    return high(rows[first : last + 1]) + bool(first) + (last < len(rows) - 1)


def high(rows: list[Fragments]) -> int:
    """How many lines the rows take together."""
    return sum(1 + _text(row).count("\n") for row in rows)


def _text(row: Fragments) -> str:
    return "".join(text for _, text in row)
