"""JSON as text that a YAML parser takes as it is meant: YAML has JSON within it but for what stands here."""

import re
from typing import Final

_ESCAPE: Final = r"(?s)\\(?:u([dD][89abAB]..)\\u([dD][c-fC-F]..)|u[dD][89a-fA-F]..|.)"
_NOT_PRINTED: Final = "[^\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
"""Compiled when they are first needed: that takes as long as the rest of reading an answers file."""
_NO_CHARACTER: Final = "\ufffd"


def as_yaml(text: str) -> str:
    """The JSON with characters of two halves in one piece, and tabs and what YAML refuses to read as others.

    Lines stay where they are.
    """
    return re.sub(_NOT_PRINTED, _NO_CHARACTER, re.sub(_ESCAPE, _whole, text.replace("\t", " ")))


def _whole(found: re.Match[str]) -> str:
    escape, high, low = found[0], found[1], found[2]
    if high:
        return f"\\U{0x10000 + (int(high, 16) - 0xD800 << 10) + int(low, 16) - 0xDC00:08x}"
    return "\\ufffd" if len(escape) > len("\\u") else escape
