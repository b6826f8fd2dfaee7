"""What a rule book is made of, whichever way it is printed."""

from dataclasses import dataclass

from bonebrief.wording.sentences import Outline


@dataclass(frozen=True, slots=True)
class Heading:
    """Level 1 is the title of the book, 2 a topic, 3 a finding or point."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Some text, after a word or two that say what it is."""

    text: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Bullets:
    items: tuple[Outline, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head; an empty cell is left for a hand."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Heading | Paragraph | Bullets | Table
