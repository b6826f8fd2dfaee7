"""Text made ready to be drawn: harmless, on one line, and in characters that the stream can carry."""

import re
import unicodedata

from bonebrief.machine.text import clean

_TWINS = {
    "≥": ">=",
    "≤": "<=",
    "≠": "not =",
    "≈": "about ",
    "±": "+/-",
    "−": "-",
    "‐": "-",
    "‑": "-",
    "–": "-",
    "—": "-",
    "·": "-",
    "•": "-",
    "×": "x",
    "÷": "/",
    "→": "->",
    "°": " degrees ",
    "µ": "u",
    "μ": "u",
    "‘": "'",
    "’": "'",
    "“": '"',
    "”": '"',
    "€": "EUR ",
    "£": "GBP ",
    "ß": "ss",
    "æ": "ae",
    "ø": "o",
    "┄": ".",
    "─": "-",
    "━": "=",
    "●": "o",
    "◆": "#",
    "▓": "#",
    "░": ".",
    "›": ">",
    "←": "<-",
    "↑": "^",
    "↓": "v",
    "…": "...",
}


def one_line(text: str) -> str:
    """Return the text without control, escape and bidi characters, on one line, with single spaces."""
    return re.sub(r"[ \n]+", " ", clean(text)).strip()


def spell(text: str, encoding: str | None) -> str:
    """Write the text in characters that the encoding has; what has no twin becomes `?`, and nothing raises."""
    encoding = encoding or "utf-8"
    if _fits(text, encoding):
        return text
    return "".join(char if _fits(char, encoding) else _twin(char, encoding) for char in text)


def _twin(char: str, encoding: str) -> str:
    twin = _TWINS.get(char)
    if twin is None:
        parts = unicodedata.normalize("NFKD", char)
        twin = "".join(part for part in parts if not unicodedata.combining(part))
    return twin if _fits(twin, encoding) else "?" * len(char)


def _fits(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except (UnicodeError, LookupError):
        return False
    return True
