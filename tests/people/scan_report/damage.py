"""One damage to a report, as copying, printing and typing do it: everything else stays as it was."""

import re
import textwrap
from collections.abc import Iterator
from itertools import groupby, pairwise

_SIGNED = re.compile(r"(?<![\w.])[-−–](?=\d)")
_NUMBER = re.compile(r"(?<![\w.,/])[-−–+]?\d+[.,]\d+(?![\w/]|[.,]\d)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
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
    yield from _layout(text)


def _layout(text: str) -> Iterator[tuple[str, str]]:
    """What mail, portals and PDFs do to all lines at once."""
    yield "all capitals", text.upper()
    yield "small letters", text.lower()
    yield "quoted in a mail", re.sub(r"(?m)^", "> ", text)
    yield "bars gone", re.sub(r"[\t|;]+", " ", text)
    yield "one cell a line", re.sub(r" {2,}|\t|\|", "\n", text)
    yield "columns read downwards", _downwards(text)
    for width in (40, 60, 80):
        wrapped = (textwrap.wrap(line, width, drop_whitespace=False) or [""] for line in text.split("\n"))
        yield f"wrapped at {width}", "\n".join(part for parts in wrapped for part in parts)


def _downwards(text: str) -> str:
    """The rows of every table column by column, one cell a line."""
    rows = [re.split(r" {2,}|\t|\|", line.strip()) for line in text.split("\n")]
    found: list[str] = []
    for is_table, group in groupby(rows, key=lambda row: len(row) > 1):
        cells = list(group)
        widest = max(len(row) for row in cells)
        columns = range(widest) if is_table else ()
        found += [row[column] for column in columns for row in cells if column < len(row)]
        found += [] if is_table else [row[0] for row in cells]
    return "\n".join(found)


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
        for figure, letter in (("1", "l"), ("0", "O"), ("5", "S")):
            if figure in number[0]:
                yield "a figure read as a letter", text[:start] + number[0].replace(figure, letter, 1) + text[end:]
        if text[start - 1 : start] == " ":
            yield "a blank lost", text[: start - 1] + text[start:]
    for one, other in pairwise(numbers):
        between = text[one.end() : other.start()]
        if re.fullmatch(r"[ \t|;]+", between):
            yield "two cells exchanged", text[: one.start()] + other[0] + between + one[0] + text[other.end() :]
    for year in _YEAR.finditer(text):
        yield "a year lost", text[: year.start()] + text[year.end() :]
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
