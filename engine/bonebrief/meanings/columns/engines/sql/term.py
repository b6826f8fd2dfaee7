"""A part of a statement: an expression over other ones, each of which may become a column or be written within it."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """An expression; `write` is given the texts of its `parts`, each of which stands as often as it is named there.

    `column`: the one of the table that it is, if it is that alone. `weight`: how much of a statement it takes itself.
    """

    parts: tuple[int, ...]
    write: Callable[..., str]
    column: str = ""
    weight: int = 1


def fixed(text: str) -> Term:
    """A text that is always the same."""
    return Term((), lambda: text)


def joined(parts: tuple[int, ...], between: str) -> Term:
    """All parts, with this between them."""
    return Term(parts, lambda *texts: f"({between.join(texts)})")


def compared(parts: tuple[int, ...], sign: str, weight: int) -> Term:
    """Whether two parts compare so; where either is null it is false."""
    return Term(parts, lambda left, right: f"coalesce({left} {sign} {right}, FALSE)", weight=weight)
