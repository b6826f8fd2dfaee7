"""What a screen of the terminal asker shows and does, as plain data; drawing it and reading keys lie elsewhere."""

from dataclasses import dataclass
from typing import Literal, Protocol

from bonebrief.interview.screen.field import Field
from bonebrief.interview.screen.pick import Pick

Tone = Literal["title", "plain", "quiet", "urgent"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    tone: Tone = "plain"


@dataclass(frozen=True, slots=True)
class Hint:
    """A key and what it does; `rank` says how late it goes when the line is too narrow (0: last)."""

    key: str
    does: str
    rank: int


@dataclass(frozen=True, slots=True)
class View:
    """Everything to be drawn: a head, a field or rows or both, what the last key had to say, and the keys."""

    head: tuple[Paragraph, ...]
    pick: Pick
    hints: tuple[Hint, ...]
    field: Field | None = None
    say: str = ""
    standing: str = ""


class Screen(Protocol):
    """Takes keys: a character, or a name such as `enter`, `left`, `tab`, `s-tab`, `c-c`; or pasted text."""

    def view(self) -> View: ...

    def press(self, key: str) -> None: ...

    def paste(self, text: str) -> None: ...


def fitted(hints: tuple[Hint, ...], width: int) -> str:
    """The keys in one line no wider than this; where it is too narrow, those of the highest rank go first."""
    shown = list(hints)
    while len(line := _line(shown)) > width and len(shown) > 1:
        shown.remove(max(shown, key=lambda hint: hint.rank))
    return line[:width]


def _line(hints: list[Hint]) -> str:
    return "  ".join(f"{hint.key} {hint.does}" for hint in hints)
