"""Lines of YAML written anew, so that a parser takes them as they were meant; None where that cannot be told."""

import re
from collections.abc import Sequence

from bonebrief.language.problem import Mend, Place

_KEYED = re.compile(r"(?P<before>\s*(?:- )?[\w-]+:\s+)(?P<text>\S.*?)\s*")
_ITEM = re.compile(r"(?P<before>\s*- )(?P<text>\S.*?)\s*")
_CURLY = str.maketrans(dict.fromkeys("“”„‟«»", '"'))


def line_mend(name: str, number: int, old: str, new: str, sure: bool) -> Mend:
    """The edit that makes one line of a file into another, no wider than it need be; lines count from 1."""
    start = next((at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    left = min(len(old), len(new)) - start
    same = next((at for at in range(left) if old[-1 - at] != new[-1 - at]), left)
    return Mend(Place(name, number, start + 1), old[start : len(old) - same], new[start : len(new) - same], sure)


def in_quotes(lines: Sequence[str], at: int) -> str | None:
    """A line with the text behind its key, or behind its dash, in straight quotes."""
    line = lines[at]
    match = _KEYED.fullmatch(line) or _ITEM.fullmatch(line)
    if match is None or " #" in match["text"] or match["text"][0] in "{[\"'>|" or goes_on(lines, at):
        return None
    text = match["text"]
    return match["before"] + (
        f'"{text}"' if '"' not in text and "\\" not in text else f"'{text.replace(chr(39), chr(39) * 2)}'"
    )


def in_straight_quotes(lines: Sequence[str], at: int) -> str | None:
    """A line with straight quotes for the curly ones around the text behind its key."""
    match = _KEYED.fullmatch(lines[at]) or _ITEM.fullmatch(lines[at])
    if match is None or '"' in match["text"] or "\\" in match["text"]:
        return None
    text = match["text"].translate(_CURLY)
    closed = len(text) > 1 and text[0] == text[-1] == '"' and text.count('"') == 2
    return match["before"] + text if closed else None


def goes_on(lines: Sequence[str], at: int) -> bool:
    """Whether the text of a line goes on in the next one, which is indented further and begins no key or item."""
    following = next((line for line in lines[at + 1 :] if line.strip()), "")
    begins = re.match(r"\s*(?:- |-$|[\w-]+:(?:\s|$)|#)", following)
    return not begins and indent(following) > indent(lines[at])


def indent(line: str) -> int:
    """How many spaces or tabs a line begins with."""
    return len(line) - len(line.lstrip())
