"""A text as a row of marks: sites, labels, numbers, dates, empty cells; everything else is what stands between them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from bonebrief.people.scan_report.marks.dates import Dated, dates_in
from bonebrief.people.scan_report.marks.labels import LABELS, SCORES, Kind
from bonebrief.people.scan_report.marks.numbers import Figure, figures_in
from bonebrief.people.scan_report.marks.sites import ATOMS, WHOLE_HIP, Part, Site, site_of


@dataclass(frozen=True, slots=True)
class Label:
    """The name of a column or of a result; a `weak` one is a name only among others or right before a number."""

    start: int
    end: int
    kind: Kind
    weak: bool


@dataclass(frozen=True, slots=True)
class Place:
    """A site of the body, or a part of its name."""

    start: int
    end: int
    site: Site


@dataclass(frozen=True, slots=True)
class Empty:
    """A cell in which somebody wrote that there is nothing."""

    start: int
    end: int


Mark = Label | Place | Figure | Dated | Empty

_EMPTY: Final = re.compile(r"(?<![^\s|;,\t])(?:-{1,3}|—|–|n/a|na(?! [a-z\0])|n\.a\.|\*|none)(?![^\s|;,\t])")
_WITHIN: Final = re.compile(r"[\s,()\[\]:/.&-]*(?:(?:of|the|de|del|du|do|della|des|la|le|al|der|im|am)\s+)*[\s(]*")
_WITHIN_A_CELL: Final = re.compile(rf"(?!.*(?:\s\s|\t|\n)){_WITHIN.pattern}")
_BAR: Final = re.compile(r" *[|;\t] *")
_COLUMNS: Final = 4
_FAR: Final = 200
_LINE_BEGINS: Final = re.compile(r"(?:\A|\n)[ \t|*>-]*\Z")
_SQUARE: Final = re.compile(r"[cdm]?m\^?[23]")
_LIST: Final = re.compile(r"[,;]|\band\b|\bund\b|\n\s*\n")


def marks_in(plain: str) -> list[Mark]:
    """All marks of a text in their order, none within another; the words of one site are one mark."""
    found: list[Mark] = []
    rest = plain
    for dated in dates_in(rest):
        found.append(dated)
    rest = _without(rest, found)
    labels = _with_percents(sorted(_labels(rest), key=lambda label: label.start))
    rest = _without(rest, labels)
    places, others = _places(rest)
    rest = _without(rest, [*places, *others])
    figures = list(figures_in(_for_figures(plain, [*found, *labels, *places, *others])))
    empty = [Empty(*match.span()) for match in _EMPTY.finditer(_without(rest, figures))]
    everything: list[Mark] = [*found, *labels, *_joined(plain, places), *figures, *empty]
    return sorted(everything, key=lambda mark: mark.start)


def _labels(plain: str) -> Iterator[Label]:
    rest = plain
    for named in LABELS:
        for match in named.words.finditer(rest):
            yield Label(*match.span(), named.kind, named.weak)
        rest = named.words.sub(lambda match: "\0" * len(match[0]), rest)


def _with_percents(labels: list[Label]) -> list[Label]:
    """The names, of which a score's second one with `(%)` right behind it is that of the per cent beside the score."""
    found: list[Label] = []
    for label in labels:
        kinds = [one.kind for one in found[-_COLUMNS:]]
        beside = label.kind is Kind.PERCENT and bool(kinds) and label.start - found[-1].end < 2
        if beside and kinds[-1] in SCORES and kinds[-1] in kinds[:-1]:
            percent = Kind.YOUNG_PERCENT if kinds[-1] is Kind.T else Kind.AGE_PERCENT
            label = Label(found.pop().start, label.end, percent, weak=True)
        found.append(label)
    return found


def _places(plain: str) -> tuple[list[Place], list[Place]]:
    """The words of sites, and words that look like some and are none."""
    found: list[Place] = []
    none: list[Place] = []
    rest = plain
    for atom, words in ATOMS:
        for match in words.finditer(rest):
            site = Site() if atom is None else site_of(atom)
            if WHOLE_HIP.fullmatch(match[0]):
                site = replace(site, part=Part.TOTAL)
            (none if atom is None else found).append(Place(*match.span(), site))
        rest = words.sub(lambda match: "\0" * len(match[0]), rest)
    return sorted(found, key=lambda place: place.start), none


def _joined(plain: str, places: list[Place]) -> Iterator[Place]:
    """Neighbouring words that name one site together; those right beside each other before those in two columns."""
    for apart in (_WITHIN_A_CELL, _WITHIN):
        places = list(_joined_by(plain, places, apart))
    return (place for place in places if _names_a_row(plain, place))


def _joined_by(plain: str, places: list[Place], apart: re.Pattern[str]) -> Iterator[Place]:
    before: Place | None = None
    for place in places:
        if before is not None:
            between = plain[before.end : place.start]
            both = before.site.joined(place.site)
            near = len(between) <= _FAR and apart.fullmatch(between) and not _LIST.search(between.replace(", ", " ", 1))
            if both and (near or _is_side_in_a_cell(place.site, between)):
                before = Place(before.start, place.end, both)
                continue
            yield before
        before = place
    if before is not None:
        yield before


def _is_side_in_a_cell(site: Site, between: str) -> bool:
    """Whether a place is only a side, in the cell right behind that of the site: `femoral neck | left`."""
    return site.side is not None and not (site.region or site.part) and bool(_BAR.fullmatch(between))


def _names_a_row(plain: str, place: Place) -> bool:
    """Whether a place is more than a word such as left, or that word begins its line, as the names of rows do."""
    if place.site.region or place.site.part:
        return True
    return bool(_LINE_BEGINS.search(plain, max(0, place.start - _FAR), place.start))


def _without(plain: str, marks: "list[Mark] | list[Label] | list[Place] | list[Figure]") -> str:
    """The text with the marks blanked, so that nothing else is found in them."""
    chars = list(plain)
    for mark in marks:
        chars[mark.start : mark.end] = "\0" * (mark.end - mark.start)
    return "".join(chars)


def _for_figures(plain: str, marks: list[Mark]) -> str:
    """The text for reading numbers: the figures of marks are gone, their letters stay beside what follows them."""
    chars = list(plain)
    spans = [
        *((mark.start, mark.end) for mark in marks),
        *(match.span() for match in _SQUARE.finditer(plain)),
    ]
    for start, end in spans:
        for place in range(start, end):
            if chars[place].isdigit():
                chars[place] = "x"
    return "".join(chars)
