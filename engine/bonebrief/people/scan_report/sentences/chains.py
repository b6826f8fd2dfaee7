"""One name for several numbers: each beside its site, before or behind it, or as many numbers as sites in a list."""

import re
from collections.abc import Iterator
from typing import Final

from bonebrief.people.scan_report.marks.mark import Mark, Place
from bonebrief.people.scan_report.marks.numbers import Figure, Sign
from bonebrief.people.scan_report.sentences.statement import Statement
from bonebrief.people.scan_report.words import TWO_NUMBERS

_THE: Final = (
    r"(?:(?:the|both|her|his|your|my|their|that (?:of|at|in)|(?:the )?patient'?s|der|dem|den|die|das|des|"
    r"ihre[nrm]?|seine[nrm]?|"
    r"la|le|les|el|l'|il|lo|o|de|celui|celle|du|sa|son|ses|quell[oa]|del|della|sus?)\s*)*"
)
AT: Final = re.compile(
    r"\s*(?:sd|ds|et)?[\s,(\[]*(?:(?:(?:at|in|of|for|im|am|an|fur|au|aux|du|a|en|no|na|nella|nel|al|del|op|van|"
    r"bij|de)\s+)?(?:niveau|bereich|nivel|livello) (?:de|du|des|der|von|del|do|da)\s+|"
    r"(?:at|in|of|for|im|am|an|fur|au|aux|du|a|en|no|na|nella|nel|al|del|op|van|bij|de)\s+)" + _THE
)
_SITE_TO_NUMBER: Final = re.compile(
    r"[\s:=(),\[\]|-]*(?:(?:of|is|are|was|were|ist|est|es|a|region|score|at|liegt|liegen|bei|betragt|se situe|e|"
    r"di|pari|wynosi|"
    r"bedraagt|ligt|er|on|olarak)\b[\s:=(]*){0,3}"
)
_NEXT: Final = re.compile(
    r"\s*(?:sd|\(?l\d.{0,6}\))?[\s,;)\]|]*(?:(?:and|und|et|y|ve|e|en|&)(?=[\s(]))?(?:\s(?:a|at|de|von)(?=\s))?[\s,(]*"
)
_NEXT_AT: Final = re.compile(_NEXT.pattern + r"(?:(?:at|in|of|for|im|am|an|au|a|en)\s+)?" + _THE)
_NOTHING: Final = re.compile(r"[\s,;/]*(?:sd)?[\s,;/]*(?:(?:and|und|et|y|e|en|ve|&)\s)?\(?")
_BRACKETED: Final = re.compile(r"\s*(?:sd|ds)?\s*[(\[]\s*" + _THE)
_BEHIND: Final = re.compile(rf"(?:{AT.pattern}|{_BRACKETED.pattern})")
"""Between a number and the site behind it: a word such as at, or an opening bracket."""

Told = tuple[Place, Figure, str]
"""A site, its number, and a doubt."""


def chain(told: Statement, number: int) -> list[Told]:
    """The sites and numbers that follow a name, the first site being mark `number`; nothing if they do not match."""
    places, figures = _lists(told, number)
    if len(places) == 1:
        return list(_site_by_site(told, number))
    if len(places) != len(figures) or not _SITE_TO_NUMBER.fullmatch(told.between(places[-1], figures[0])):
        return []
    return [(place, figure, "") for place, figure in zip(places, figures, strict=True)]


def more(told: Statement, number: int, before: Place) -> Iterator[Told]:
    """Further numbers from mark `number` on, each with its site behind it: `-2.1 at the spine, -1.8 (hip)`."""
    while isinstance(figure := told.at(number), Figure) and isinstance(site := told.at(number + 1), Place):
        apart = _NEXT.fullmatch(told.between(before, figure)) and _BEHIND.fullmatch(told.between(figure, site))
        if not figure.is_score or not apart or not told.together(before, site):
            return
        yield site, figure, ""
        before, number = site, number + 2


def two_numbers(told: Statement, figure: Figure, after: Mark | None) -> bool:
    """Whether another number that could be a score follows a score without a name of its own."""
    if not isinstance(after, Figure) or not told.together(figure, after):
        return False
    written = after.decimals in (1, 2) or _lost_its_point(after)
    return after.unit in ("", "sd") and written and bool(_NOTHING.fullmatch(told.between(figure, after)))


def _site_by_site(told: Statement, number: int) -> Iterator[Told]:
    """Sites with a number each: `spine -2.1, hip -1.8`. One with a site behind it could be that site's: then none.

    A number that has lost its point (`spine -21`) is left out, and those of the other sites are read.
    """
    found: list[Told] = []
    while isinstance(place := told.at(number), Place) and isinstance(figure := told.at(number + 1), Figure):
        if not (figure.is_score or _lost_its_point(figure)) or not told.together(place, figure):
            break
        if not _SITE_TO_NUMBER.fullmatch(told.between(place, figure)):
            break
        after = told.at(number + 2)
        if isinstance(after, Place) and told.together(figure, after) and _BEHIND.fullmatch(told.between(figure, after)):
            return
        if figure.is_score:
            found.append((place, figure, TWO_NUMBERS if two_numbers(told, figure, after) else ""))
        number += 2
        if after is None or not _NEXT_AT.fullmatch(told.between(figure, after)):
            break
    yield from found


def _lost_its_point(figure: Figure) -> bool:
    return figure.decimals == 0 and not (figure.unit or figure.compared) and figure.sign in (Sign.MINUS, Sign.PLUS)


def _lists(told: Statement, number: int) -> tuple[list[Place], list[Figure]]:
    """The sites from a mark on, apart by commas and `and` only, and the numbers that follow them so."""
    places: list[Place] = []
    while isinstance(place := told.at(number + len(places)), Place) and _goes_on(told, places, place):
        places.append(place)
    figures: list[Figure] = []
    while isinstance(figure := told.at(number + len(places) + len(figures)), Figure) and _goes_on(
        told, figures, figure
    ):
        figures.append(figure)
    return places, figures


def _goes_on(told: Statement, before: list[Place] | list[Figure], mark: Mark) -> bool:
    if not before:
        return True
    return told.together(before[-1], mark) and bool(_NEXT_AT.fullmatch(told.between(before[-1], mark)))
