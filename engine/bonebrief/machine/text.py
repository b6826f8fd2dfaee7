"""Text from people and files, made safe to show: no control, escape or direction-changing characters."""

import re
import unicodedata

_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_NO_CHARACTERS = frozenset("\ufffe\uffff")
_PLAIN = re.compile(r"[ -~\n]*")


def clean(text: str) -> str:
    """Drop control, surrogate and bidi characters, and what is none (a newline stays, a tab becomes a space).

    What is left may stand in YAML and XML, too.
    """
    if _PLAIN.fullmatch(text):
        return text
    return "".join(_kept(char) for char in text)


def _kept(char: str) -> str:
    if char == "\n":
        return char
    if char == "\t":
        return " "
    return (
        ""
        if char in _BIDI or char in _NO_CHARACTERS or unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp")
        else char
    )


def begun(words: str) -> str:
    """Words as they begin a line or a sentence."""
    return words[:1].upper() + words[1:]
