"""One damage to a report, as copying, printing and typing do it: everything else stays as it was."""

import re
from collections.abc import Iterator

_SIGNED = re.compile(r"(?<![\w.])[-−–](?=\d)")
_NUMBER = re.compile(r"(?<![\w.,/])[-−–+]?\d+[.,]\d+(?![\w/]|[.,]\d)")
_ALL_OF_THE_SPINE = re.compile(r"\s*L1.{1,2}L4")
"""Without it, what remains truly says less of the spine."""

_T, _Z = (
    re.compile(r"(?<![A-Za-z])T(?=[ -]?[Ss][Cc][Oo][Rr][Ee])"),
    re.compile(r"(?<![A-Za-z])Z(?=[ -]?[Ss][Cc][Oo][Rr][Ee])"),
)


def damages(text: str) -> Iterator[tuple[str, str]]:
    """Every damaged text with the kind of its damage."""
    yield from _signs(text)
    yield from _cells(text)
    yield from _lines(text)
    yield "all signs dropped", _SIGNED.sub("", text)
    yield "all signs a question mark", _SIGNED.sub("?", text)
    yield "all signs apart", _SIGNED.sub("- ", text)
    yield "another minus", _SIGNED.sub("\u2011", text)
    yield "decimal comma", re.sub(r"(?<=\d)\.(?=\d)", ",", text)
    yield "blanks collapsed", re.sub(r"[ \t]+", " ", text)


def _signs(text: str) -> Iterator[tuple[str, str]]:
    for sign in _SIGNED.finditer(text):
        yield "a minus dropped", text[: sign.start()] + text[sign.end() :]
        yield "a sign a question mark", f"{text[: sign.start()]}?{text[sign.end() :]}"


def _cells(text: str) -> Iterator[tuple[str, str]]:
    numbers = list(_NUMBER.finditer(text))
    for number in numbers:
        start, end = number.span()
        yield "a cell deleted", text[:start] + text[end:]
        yield "a cell blank", text[:start] + " " * (end - start) + text[end:]
        point = start + max(number[0].find("."), number[0].find(","))
        yield "a point lost", text[:point] + text[point + 1 :]
        if text[start - 1 : start] == " ":
            yield "a blank lost", text[: start - 1] + text[start:]
    yield from _headings(text)


def _headings(text: str) -> Iterator[tuple[str, str]]:
    """The names of the two scores exchanged, where they are those of one row of headings or of one site."""
    t_score, z_score = _T.search(text), _Z.search(text)
    if t_score and z_score:
        first, second = sorted((t_score, z_score), key=lambda found: found.start())
        between = text[first.end() : second.start()]
        if len(_NUMBER.findall(between)) < 2:
            yield (
                "two headings exchanged",
                text[: first.start()] + second[0] + between + first[0] + text[second.end() :],
            )


def _lines(text: str) -> Iterator[tuple[str, str]]:
    lines = text.split("\n")
    for number, line in enumerate(lines):
        before, after = lines[:number], lines[number + 1 :]
        if not _ALL_OF_THE_SPINE.match(line):
            yield "a line removed", "\n".join([*before, *after])
        if after:
            yield "two lines merged", "\n".join([*before, f"{line} {after[0]}", *after[1:]])
            yield "two lines exchanged", "\n".join([*before, after[0], line, *after[1:]])
