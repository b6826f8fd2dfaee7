"""What somebody probably meant by a formula that is none: the words of a spreadsheet, powers, a bracket left open."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from bonebrief.machine.suggestion import meant_words, probable
from bonebrief.reading.lines.hints import Meant

_SAID: Final[Mapping[str, str]] = {
    **dict.fromkeys(("min", "minimum", "smallest", "least"), "lowest"),
    **dict.fromkeys(("max", "maximum", "largest", "greatest"), "highest"),
    **dict.fromkeys(("coalesce", "ifna", "ifnull"), "first"),
    **dict.fromkeys(("trunc", "int"), "whole"),
}
_FUNCTION: Final = re.compile(r"\b([A-Za-z]+)\s*\(")
_POWER: Final = re.compile(r"(\w+|\([^()]*\))\s*(?:\^|\*\*)\s*2\b|(\w+|\([^()]*\))²")
_OF: Final = re.compile(r"\b(lowest|highest|first) of (\w+(?:(?:, | and |, and )\w+)+)")
_COMMA: Final = re.compile(r"\d,\d")
_WORDS: Final = "Use facts, numbers, table.column, + - * / ( ), lowest, highest, first, whole, site of lowest."


def formula_hint(text: str, columns: Iterable[str] = ()) -> Meant:
    """What to write instead of a text that cannot be read as a formula; `columns` are those of tables."""
    there = list(columns)
    strange = next((name for name in re.findall(r"[a-z]\w*\.[a-z]\w*", text) if name not in there), "")
    if strange and (near := probable(strange, there)):
        said = text.replace(strange, near[0])
        return Meant(meant_words(near), [said] if len(near) == 1 else [])
    meant = _POWER.sub(_squared, text.removeprefix("=").strip())
    meant = _OF.sub(lambda said: f"{said[1]}({', '.join(re.split(r',? and |, ', said[2]))})", meant)
    if _COMMA.search(meant) and meant.count("(") == meant.count(")"):
        return Meant("Write decimals with a point, 1.5; a comma parts what `lowest`, `highest` or `first` picks from.")
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
