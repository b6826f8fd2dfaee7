"""The text of a report prepared for reading: one plain character for each printed one, so that every place is kept."""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from bonebrief.people.scan_report.candidate import Span

_PLAIN: Final = {
    **dict.fromkeys("−‐‑–﹣－‒", "-"),
    **dict.fromkeys("’‘`´′ʼ", "'"),
    **dict.fromkeys("“”„″", '"'),
    **dict.fromkeys("\r\v\f\x1c\x1d\x1e\x85\u2028\u2029", "\n"),
    "ı": "i",
    "İ": "i",
    "ß": "s",
    "ø": "o",
    "æ": "a",
    "œ": "o",
    "ł": "l",
    "đ": "d",
    "_": " ",
    "⁄": "/",
    "¦": "|",
    "│": "|",
    "％": "%",
    "‹": "<",
    "›": ">",
    "＜": "<",
    "＞": ">",
    "⩽": "≤",
    "⩾": "≥",
    "：": ":",
    "＝": "=",
    "，": ",",
    "．": ".",
    "＋": "+",
    "；": ";",
    "、": ",",
    "（": "(",
    "）": ")",
    "［": "[",
    "］": "]",
    "【": "[",
    "】": "]",
    "～": "~",
    "〜": "~",
}
_OBX: Final = re.compile(r"^OBX\|", re.MULTILINE)
_QUOTED: Final = re.compile(r"^(?:>(?! ?=) ?)+(?![ =\d+-])|(?:^(?:>(?! ?=) ?)+[^\n]*(?:\n|$)){2,}", re.MULTILINE)
_QUOTE: Final = re.compile(r"^(?:> ?)+", re.MULTILINE)
_FOOTNOTE: Final = re.compile(r"(?<=[a-z%)²])\(\d\)")
_RANGE: Final = re.compile(r"[\[(]\s*[-+]?\d{1,2}[.,]\d+\s*(?:;|\.\.+|to|bis|jusqu'a)\s*[-+]?\d{1,2}[.,]\d+\s*[\])]")
_NORMAL: Final = re.compile(
    r"[\[(]\s*+(?:normal\w*|norm|ref\w*\.?|goal)?\s*+:?\s*+[<>≤≥]\s?=?\s*-(?:[12][.,]0|2[.,]5)\s*[\])]|"
    r"(?<=\s\s)[<>≤≥]\s?=?\s*-(?:[12][.,]0|2[.,]5)(?=[ \t]*(?:\n|$))"
)
"""What is normal, in brackets or in the last cell of a line: it says nothing of the number beside it."""
_FAR: Final = 3000
_WIDEST: Final = 120
_GULF: Final = re.compile(rf"[ \t]{{{_WIDEST + 1},}}")
"""So many blanks that what stands beyond them is no cell of the same row: no word reaches over them."""
_LINE: Final = re.compile(r"[^\n]*\n?")
_BREAK: Final = re.compile(r"。|\\\.(?:br|sp|in|ti)\S{0,4}?\\|<br ?/?>|\\n(?![a-z])")
_NAME, _VALUE, _UNIT, _STATUS = 3, 5, 6, 11
_GONE: Final = frozenset("DWX")


@dataclass(frozen=True)
class Text:
    """The text as it is printed, and `plain`: as long, in small letters without accents, one sign for each minus."""

    printed: str
    plain: str

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The printed lines, without their ends."""
        return tuple(self.printed[start : end - 1] for start, end in zip(self._starts, self._ends, strict=True))

    def span(self, start: int, end: int) -> Span:
        """The place of some characters that stand in one line."""
        line = bisect_right(self._starts, start) - 1
        return Span(line + 1, start - self._starts[line], end - self._starts[line])

    def line_of(self, place: int) -> int:
        """The line, from 0, in which a character stands, counting those too that a record system ran together."""
        return bisect_right(self._plain_starts, place) - 1

    def line_at(self, place: int) -> str:
        """The plain line in which a character stands; of a very long one what is near."""
        return self.plain[max(self.line_start(place), place - _FAR) : min(self.line_end(place), place + _FAR)]

    def line_start(self, place: int) -> int:
        """Where the plain line of a character begins."""
        return self._plain_starts[self.line_of(place)]

    def line_end(self, place: int) -> int:
        """Where the plain line of a character ends."""
        number = self.line_of(place) + 1
        return self._plain_starts[number] - 1 if number < len(self._plain_starts) else len(self.plain)

    def before(self, place: int, most: int) -> str:
        """What stands before a character in its plain line, no more than so many characters of it."""
        return self.plain[max(self.line_start(place), place - most) : place]

    @cached_property
    def _plain_starts(self) -> list[int]:
        return [0, *(place + 1 for place, char in enumerate(self.plain) if char == "\n")]

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(place + 1 for place, char in enumerate(self.printed) if char == "\n")]

    @cached_property
    def _ends(self) -> list[int]:
        return [*self._starts[1:], len(self.printed) + 1]


def prepared(raw: str) -> Text:
    """The text to be read; what a record system wraps around it is blanked."""
    printed = _with_plain_ends(raw)
    plain = _BREAK.sub(lambda found: "\n".ljust(len(found[0])), "".join(map(_plain, printed)))
    plain = _QUOTED.sub(lambda found: _QUOTE.sub(lambda sign: " " * len(sign[0]), found[0]), plain)
    for aside in (_FOOTNOTE, _RANGE, _NORMAL):
        plain = aside.sub(lambda found: " " * len(found[0]), plain)
    plain = _GULF.sub(lambda found: found[0][:_WIDEST].ljust(len(found[0]), "\0"), plain)
    if _OBX.search(printed):
        plain = "".join(_segment(was[0], now) for was, now in _by_line(printed, plain))
    return Text(printed, plain)


def _with_plain_ends(raw: str) -> str:
    text = raw.replace("\r\n", "\n")
    return "".join("\n" if _PLAIN.get(char) == "\n" else char for char in text)


def _by_line(printed: str, plain: str) -> list[tuple[re.Match[str], str]]:
    found = [match for match in _LINE.finditer(printed) if match[0]]
    return [(match, plain[match.start() : match.end()]) for match in found]


def _segment(printed: str, plain: str) -> str:
    """A line of an HL7 message with its name, value and unit only; any other line of it blanked."""
    if not printed.startswith("OBX|"):
        return plain if not re.match(r"[A-Z][A-Z0-9]{2}\|", printed) else _blank(plain)
    ends = [place for place, char in enumerate(plain) if char == "|"] + [len(plain.rstrip("\n"))]
    fields = list(zip([0, *(end + 1 for end in ends[:-1])], ends, strict=True))
    status = plain[slice(*fields[_STATUS])].strip().upper() if len(fields) > _STATUS else ""
    if len(fields) <= _VALUE or status in _GONE:
        return _blank(plain)
    kept = list(_blank(plain))
    for number in (_NAME, _VALUE, _UNIT):
        if number < len(fields):
            start, end = fields[number]
            part = plain[start:end]
            kept[start:end] = _named(part) if number == _NAME else part.replace("^", " ")
    return "".join(kept)


def _named(part: str) -> str:
    """Only the words of a coded name: codes are not to be believed."""
    words = part.split("^")
    if len(words) == 1:
        return part
    return " ".join(word if place == 1 else " " * len(word) for place, word in enumerate(words))


def _blank(text: str) -> str:
    return "".join("\n" if char == "\n" else " " for char in text)


def _plain(char: str) -> str:
    """The plain character for a printed one; a raised figure is no figure, and what is not known stays as it is."""
    if char in _PLAIN:
        return _PLAIN[char]
    if char.isascii():
        return char.lower()
    if char.isspace():
        return " "
    kind = unicodedata.category(char)
    is_word = kind in ("Lu", "Ll", "Nd")
    base = unicodedata.normalize("NFKD", char)[0].lower() if is_word else char
    return base if len(base) == 1 else char
