"""Tables as schemas: what stands beside them, and that they are a block of text; their cells are for check."""

from typing import Final

from bonebrief.authoring.schemas.parts import TEXT, Schema, described, keys, list_of, words
from bonebrief.knowledge.table import BETWEEN_NUMBERS, BETWEEN_ROWS, BEYOND_ROWS

_ROWS: Final = described(
    {
        "type": "string",
        "pattern": r"\S[^\n]*\n\s*\S",
        "patternErrorMessage": "Write `table: |`, head and rows below.",
    },
    "A head and rows, with | or tabs between the cells; pasted from a spreadsheet as they are",
)
_BEYOND: Final = described(words(tuple(BEYOND_ROWS)), "Before the first printed row and behind the last")

TABLE: Final[Schema] = {
    "table": _ROWS,
    "between rows": described(words(tuple(BETWEEN_ROWS)), "Which row is read between two printed ones"),
    "beyond rows": _BEYOND,
    "others": described(
        words(("none",)),
        "none: that people outside of the rows are in none is meant so",
    ),
}
NEEDS_A_CONDITION: Final[Schema] = {"anyOf": [{"required": ["when", "source"]}, {"required": ["table"]}]}


def class_table(rests: Schema, findings: object) -> Schema:
    """A table whose rows conclude findings."""
    classes = described(list_of(findings), "Whoever is in one is in none of those behind it")
    return keys({"title": TEXT, "classes": classes, **rests}, ["title", "table"])


def number_table() -> Schema:
    """A table of numbers, which formulas read as table.column."""
    between = described(words(tuple(BETWEEN_NUMBERS)), "Which number is read between two printed rows")
    return keys(
        {"about": TEXT, "table": _ROWS, "between rows": between, "beyond rows": _BEYOND},
        ["table", "between rows", "beyond rows"],
    )
