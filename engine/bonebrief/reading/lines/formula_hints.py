"""What somebody probably meant by a formula that is none: the words of a spreadsheet, powers, a bracket left open."""

import re
from collections.abc import Mapping
from typing import Final

from bonebrief.reading.lines.hints import Meant

_SAID: Final[Mapping[str, str]] = {
    **dict.fromkeys(("min", "minimum", "smallest", "least"), "lowest"),
    **dict.fromkeys(("max", "maximum", "largest", "greatest"), "highest"),
    **dict.fromkeys(("coalesce", "ifna", "ifnull"), "first"),
    **dict.fromkeys(("trunc", "int"), "whole"),
}
_FUNCTION: Final = re.compile(r"\b([A-Za-z]+)\s*\(")
_POWER: Final = re.compile(r"(\w+|\([^()]*\))\s*(?:\^|\*\*)\s*2\b|(\w+|\([^()]*\))²")
_WORDS: Final = "Use facts, numbers, table.column, + - * / ( ), lowest, highest, first, whole, site of lowest."


def formula_hint(text: str) -> Meant:
    """What to write instead of a text that cannot be read as a formula."""
    meant = _POWER.sub(_squared, text.removeprefix("=").strip())
    meant = _FUNCTION.sub(lambda said: f"{_SAID.get(said[1].casefold(), said[1])}(", meant)
    open_, closed = meant.count("("), meant.count(")")
    if meant != text and open_ == closed:
        return Meant(f"Write `{meant}`.", [meant], sure=True)
    if open_ != closed:
        return Meant(f"{_brackets(open_, '(')}, and {_brackets(closed, ')')}: close each that is opened.")
    return Meant(_WORDS)


def _squared(match: re.Match[str]) -> str:
    base = match[1] or match[2]
    return f"({base} * {base})"


def _brackets(number: int, sign: str) -> str:
    return f"1 {sign} stands there" if number == 1 else f"{number} {sign} stand there"
