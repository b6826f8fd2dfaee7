"""What to tell the author of a line that is not YAML, and the line as it would be mended."""

from typing import Any, Final, NamedTuple

ALIKE: Final = "Indent keys that belong together alike."


class Mark(NamedTuple):
    line: int
    column: int


class Advice(NamedTuple):
    """Where to mend what, how, and the line there as it would be mended; `sure` if only one thing can be meant."""

    mark: Any
    what: str
    fix: str
    line: str | None = None
    sure: bool = False


def sign_at(lines: list[str], mark: Any) -> str:
    """The character at a place; nothing behind the end of its line."""
    return lines[mark.line][mark.column : mark.column + 1] if mark and mark.line < len(lines) else ""


def before(lines: list[str], mark: Any) -> str:
    """What stands before a place in its line, without spaces at its end."""
    return lines[mark.line][: mark.column].rstrip(" ") if mark.line < len(lines) else ""
