"""What is written otherwise for each engine that reads SQL; only those that were run with it are here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Dialect:
    """The words of one engine. `about`: its name, and what is to be known before a statement is run.

    `contains`: whether a word is in a list; `among`: whether all of a list are among these words; `size`: how many are
    in it; `stop`: an expression that ends the statement with this text.
    """

    name: str
    about: tuple[str, ...]
    number: str
    count: str
    text: str
    list: str
    contains: Callable[[str, str], str]
    among: Callable[[str, str], str]
    size: Callable[[str], str]
    stop: Callable[[str], str]


DUCKDB: Final = Dialect(
    name="DuckDB",
    about=(
        "DuckDB plans it in a third of the time after",
        "  SET disabled_optimizers = 'projection_placement';",
    ),
    number="DOUBLE",
    count="UTINYINT",
    text="VARCHAR",
    list="VARCHAR[]",
    contains=lambda column, word: f"list_contains({column}, {word})",
    among=lambda column, words: f"list_has_all([{words}], {column})",
    size=lambda column: f"len({column})",
    stop=lambda message: f"error({message})",
)
DIALECTS: Final[Mapping[str, Dialect]] = {"duckdb": DUCKDB}


def quoted(name: str) -> str:
    """The name of a column."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """A text as a value."""
    return "'" + text.replace("'", "''") + "'"


def double(value: float) -> str:
    """A number as a double, to its last binary digit."""
    text = repr(value)
    return text if "e" in text else f"{text}e0"
