"""Lines of a list that begin with something else than a dash, and lines that were copied out of a comparison."""

import re
from collections.abc import Iterator
from typing import Any, Final

from bonebrief.reading.yaml.advice import Advice, Mark

_BEGUN: Final = re.compile(r"(?P<indent>\s+)(?P<sign>\*\s+|\d+[.)]\s+|-(?=[A-Za-z]))?(?P<item>[A-Za-z][^:]*)")
_COMPARED: Final = re.compile(r"\+(?:\s{2,}\S|\w)")


def about_compared(said: str, error: Any, lines: list[str]) -> Iterator[Advice]:
    """A line with a plus before it, as comparisons of two versions print it, near the error."""
    at = error.problem_mark.line if error.problem_mark else 0
    for number in range(max(at - 2, 0), min(at + 3, len(lines))):
        if _COMPARED.match(lines[number]):
            what = "A plus stands before this line, as where two versions are compared."
            fix = "Of the lines with a minus and a plus keep those that are meant, without these signs."
            yield Advice(Mark(number, 0), what, fix)


def about_items(said: str, error: Any, lines: list[str]) -> Iterator[Advice]:
    """A line right below an item of a list, and as far in, that does not begin with a dash and a space."""
    at = error.problem_mark.line if error.problem_mark else len(lines)
    for number in range(min(at, len(lines) - 1), max(at - 2, 0), -1):
        match = _BEGUN.fullmatch(lines[number].rstrip())
        if match is None or not re.match(rf"{match['indent']}- ", lines[number - 1]):
            continue
        sign, item = (match["sign"] or "").strip(), match["item"]
        said_of = {"": "no dash", "-": "no space behind its dash"}.get(sign, f"{sign} in place of a dash")
        what = f"This line has {said_of}, and the one above it is an item of a list."
        mark = Mark(number, len(match["indent"]))
        is_sure = sign in ("*", "-")  # a number may be one of the rule
        yield Advice(mark, what, f"Write `- {item}`.", f"{match['indent']}- {item}", sure=is_sure)
