"""Scores with their name right before them, each of the site that its own sentence or its heading names."""

import re
from bisect import bisect_left
from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from typing import Final

from bonebrief.people.scan_report.candidate import Refusal
from bonebrief.people.scan_report.marks.cues import speaks_of_limits
from bonebrief.people.scan_report.marks.dates import Dated
from bonebrief.people.scan_report.marks.labels import SCORES, Kind
from bonebrief.people.scan_report.marks.mark import Label, Mark, Place
from bonebrief.people.scan_report.marks.numbers import Figure, Sign, goes_on_below
from bonebrief.people.scan_report.marks.sites import SIDES, Side
from bonebrief.people.scan_report.marks.text import Text
from bonebrief.people.scan_report.rows.fits import fits_cell
from bonebrief.people.scan_report.rows.row import Row
from bonebrief.people.scan_report.rows.tables import Table
from bonebrief.people.scan_report.rows.whereabouts import Spot, Whereabouts
from bonebrief.people.scan_report.sentences.against import doubt_of
from bonebrief.people.scan_report.sentences.chains import AT, Told, chain, more, two_numbers
from bonebrief.people.scan_report.sentences.followed import is_followed, newest_year, year_of
from bonebrief.people.scan_report.sentences.sentences import sentences_of
from bonebrief.people.scan_report.sentences.statement import Statement
from bonebrief.people.scan_report.words import (
    MOVED,
    NO_VALUE_BEFORE,
    OTHER_DATE,
    TWO_NUMBERS,
    TWO_SITES,
)

_IS: Final = re.compile(
    r"[\s:=(\[,*\"'|]*(?:(?:score|value|of|is|was|are|were|at|a|an|the|measures?|measured|calculated|as|equals|"
    r"result|betragt|liegt|bei|von|wert|est|de|a|egal|es|e|olarak|ist|war|is|bedraagt|van|di|pari|sd)\b"
    r"[\s:=(\[]*){0,4}(?:\([a-z][a-z ]{2,28}\)[\s:=]*)?"
)
_BRACKET: Final = re.compile(r"\s*(?:sd)?\s*[(\[]\s*(?:the\s+)?")
_OVER: Final = re.compile(
    r"[\s:=(\[,*|-]*(?:(?:scores?|at|in|of|for|im|am|the|her|his|your|my|their|patient'?s|ihre[nrm]?|was|were|is|are|der|des|au|du|de|la|le|en|el|del|values?)\b"
    r"[\s:=(\[]*){0,4}"
)
_LEAD: Final = re.compile(r"[\s*•>|\d.)-]*(?:(?:the|der|die|le|la|el|il|corresponding|its)\s+)?")
_NAMES: Final = re.compile(
    r"\b(?:bmd|[tz][\s-]?scores?|[tz][\s-]?wert|score|density|bone|mineral|dmo|dmd|value|knochendichte|skoru|"
    r"left|right|"
    r"total|with|and|the|corresponding|has|measured|measures|is|was|values|this|corresponds|corresponding|which|"
    r"gives?|yields?|equals|it|its|of|for|est|und|der|die|das|ist|bei|liegt|betragt|les|una|con|pari|het|een|"
    r"young[\s-]adults?|age[\s-]matched|dual|femur|neck)\b|g/cm.?2?"
)
_WORD: Final = re.compile(r"[^\W\d_]{3,}|[\u0370-\uffff]+")
_READ: Final = (*SCORES, Kind.BMD, Kind.YOUNG_PERCENT, Kind.AGE_PERCENT)
_ALONE: Final = re.compile(r"\s*[-+?(]{0,2} ?[\dlo][\d lo.,]*[)-]?[ \t]*(?:\n|$)")
_UNKNOWN: Final = re.compile(r"[;|][ \t]*[^\W\d_]{5,} ?$")
_IN_THEIR_ORDER: Final = re.compile(
    r"(?<!\w)(?:respectively|resp|respektive|beziehungsweise|bzw|jeweils|respectivement|respectivamente|"
    r"rispettivamente|respectievelijk|sirasiyla)(?!\w)"
)
_APART: Final = re.compile(r" ?(?:sd)? ?[;,/] ?")
_NEVER: Final = 9999
_NEAR, _LINES, _FEW = 60, 5, 6


@dataclass
class _Found:
    """What has been read of one site so far."""

    at: Whereabouts
    cells: dict[Kind, Figure] = field(default_factory=dict)
    doubts: list[str] = field(default_factory=list)
    words: str = ""
    dated: Dated | None = None


def read_labelled(text: Text, marks: Sequence[Mark], places: dict[int, Whereabouts], used: Set[int]) -> Table:
    """Read names with their numbers, as far as no table has used them."""
    left = [mark for mark in marks if mark.start not in used and not _is_heading_only(text, mark)]
    reader = _Reader(Statement(text, left, sentences_of(text)), places)
    reader.read()
    scored = [found for found in reader.found.values() if any(kind in found.cells for kind in SCORES)]
    rows = [Row(one.at, one.cells, one.words, next(iter(one.doubts), ""), one.dated) for one in scored]
    return Table(tuple(rows), tuple(reader.refused), frozenset(), frozenset(reader.unread))


def _is_heading_only(text: Text, mark: Mark) -> bool:
    """Whether a name is one among headings only: one of a per cent without a number, or of what is not read here."""
    if not isinstance(mark, Label) or not mark.weak or mark.kind is Kind.BMD:
        return False
    if mark.kind in SCORES:
        return not re.match(r"\s*[:=]|\s?[-+]\d", text.plain[mark.end : mark.end + 4])
    return mark.kind not in _READ or not re.match(r"[\s:=]*\d", text.plain[mark.end : mark.end + 8])


class _Reader:
    """Goes once through the marks; `found` by where the site's name starts; `unread`: sites of numbers run together."""

    def __init__(self, told: Statement, places: dict[int, Whereabouts]) -> None:
        self.told = told
        self.places = places
        self.found: dict[int, _Found] = {}
        self.unread: set[Spot] = set()
        self.refused: list[Refusal] = []
        self._site: Place | None = None
        self._last: tuple[Place | None, Figure | None] = (None, None)
        self._listed = False
        self._taken: set[int] = set()
        self._dates: dict[int, tuple[Dated, int]] = {}
        self._newest = 0
        for mark in told.marks:
            if isinstance(mark, Dated):
                self._note(mark)

    def _note(self, dated: Dated) -> None:
        """Keep the last date of each statement with its oldest year, and the newest year of all."""
        year, number = year_of(self.told.text, dated), self.told.number(dated)
        _, oldest = self._dates.get(number, (dated, _NEVER))
        self._dates[number] = (dated, min(oldest, year or _NEVER))
        self._newest = max(self._newest, year)

    def read(self) -> None:
        done = -1
        for number, mark in enumerate(self.told.marks):
            if mark.start < done:
                continue
            if isinstance(mark, Place):
                self._listed = number > 0 and self._is_listed(self.told.marks[number - 1], mark)
                self._site = mark
            elif isinstance(mark, Label) and mark.kind in _READ:
                done = self._named(mark, number)
            elif (
                isinstance(mark, Figure) and mark.unit == "bmd" and self._site and self.told.together(self._site, mark)
            ):
                self._put(self._site, Kind.BMD, mark)
        newest = newest_year(self.told)
        for found in self.found.values():
            scores = [found.cells[kind] for kind in SCORES if kind in found.cells]
            if any(is_followed(self.told, score, self._taken, newest) for score in scores):
                found.doubts.append(TWO_NUMBERS)

    def _named(self, label: Label, number: int) -> int:
        """Read the number or the numbers that belong to a name; return where to go on."""
        following = self.told.at(number + 1)
        if label.weak and _UNKNOWN.search(self.told.lead(label)):
            return -1
        if following is None or not self._is_beside(label, following):
            return -1
        between = self.told.between(label, following)
        if isinstance(following, Figure) and _IS.fullmatch(between):
            return self._number(label, following, number + 1)
        if isinstance(following, Place) and _OVER.fullmatch(between):
            return self._take(label, chain(self.told, number + 1))
        return -1

    def _is_beside(self, label: Label, following: Mark) -> bool:
        """Whether a mark stands in the statement of a name, or is a number alone in the line below it."""
        if self.told.together(label, following):
            return True
        between = self.told.between(label, following)
        line = self.told.text.line_at(following.start).strip()
        alone = between.strip(" :=\n") == "" and between.count("\n") == 1
        short = len(line) <= following.end - following.start + 4
        return isinstance(following, Figure) and alone and short and not self._goes_on_below(following)

    def _goes_on_below(self, figure: Figure) -> bool:
        """Whether the next line that is not empty is one number again: then a whole column stands under one name."""
        return bool(_ALONE.match(self.told.text.plain, self.told.text.line_end(figure.end)))

    def _number(self, label: Label, figure: Figure, number: int) -> int:
        after = self.told.at(number + 1)
        place, doubt = self._place(label, figure, after)
        if place is None:
            return -1
        several = two_numbers(self.told, figure, after) or goes_on_below(self.told.text.plain, figure.end)
        several = several or bool(_IN_THEIR_ORDER.search(self.told.rest(figure)))
        plural = self.told.text.plain[label.start : label.end].endswith("scores")
        several = several or (plural and place is not after)
        self._put(place, label.kind, figure, doubt or (TWO_NUMBERS if several else ""))
        return self._take(label, list(more(self.told, number + 2, place))) if place is after else -1

    def _take(self, label: Label, told: list[Told]) -> int:
        """Put numbers that share a name; return where they end."""
        end = -1
        for place, figure, doubt in told:
            self._put(place, label.kind, figure, doubt)
            self._site, self._listed, end = place, False, max(place.end, figure.end)
        return end

    def _place(self, label: Label, figure: Figure, after: Mark | None) -> tuple[Place | None, str]:
        """The site of a named number: the one right behind it, or the one before it in its sentence, or its heading."""
        before = self._site if self._site and self.told.together(self._site, label) else None
        if isinstance(after, Place) and self.told.together(figure, after):
            between = self.told.between(figure, after)
            closer = before is not None and self._is_closer(after, before)
            if AT.fullmatch(between) or ((before is None or closer) and _BRACKET.fullmatch(between)):
                alone = before is None or closer or self._is_done(before, after, label)
                return after, "" if alone else TWO_SITES
        if before is not None:
            doubt = NO_VALUE_BEFORE if self._passes_a_score(before, label) else ""
            return (None if self._has_another_side(before, label) else before), doubt
        if self._follows_the_other(label):
            return self._last[0], ""
        lead = self.told.lead(label)
        if self._listed:
            return None, ""
        follows = _LEAD.fullmatch(lead) or (len(lead) < _NEAR and self._goes_on(label, lead))
        return (self._site, "") if self._site is not None and follows and self._is_heading(self._site) else (None, "")

    def _follows_the_other(self, label: Label) -> bool:
        """Whether a name stands right behind the number of the other score of a site: `T-score -2.1; Z-score -0.8`."""
        place, figure = self._last
        if place is None or figure is None or not _APART.fullmatch(self.told.text.plain[figure.end : label.start]):
            return False
        cells = self.found[place.start].cells if place.start in self.found else {}
        return label.kind not in cells and figure in cells.values()

    def _passes_a_score(self, site: Place, label: Label) -> bool:
        """Whether a score that belongs to no name stands between a site and a name."""
        marks = self.told.marks
        first, last = (bisect_left(marks, place, key=lambda mark: mark.start) for place in (site.end, label.start))
        return any(
            isinstance(one, Figure) and one.is_score and one.sign is Sign.MINUS and one.start not in self._taken
            for one in marks[max(first, last - _FEW) : last]
        )

    def _is_listed(self, before: Mark, site: Place) -> bool:
        """Whether two sites stand alone in two lines, one below the other: nobody can say whose what follows is."""
        line = self.told.text.line_of
        if not isinstance(before, Place) or line(before.end - 1) + 1 != line(site.start):
            return False
        return all(self.told.text.line_at(one.start).strip(" \t|*:-") in self._words(one) for one in (before, site))

    def _words(self, place: Place) -> str:
        return self.told.text.plain[place.start : place.end]

    def _has_another_side(self, site: Place, label: Label) -> bool:
        """Whether a side stands between a site and a name that the site does not have: of a place we do not know."""
        between = self.told.between(site, label)[-2 * _NEAR :]
        side = self.places[site.start].side
        sides = [one for one, words in zip((Side.LEFT, Side.RIGHT), SIDES, strict=True) if words.search(between)]
        of_spine = self.places[site.start].spot is Spot.LUMBAR_SPINE
        return bool(sides) and (of_spine or (side is not None and sides != [side]))

    def _is_closer(self, after: Place, before: Place) -> bool:
        """Whether a site in brackets says which part of the region is meant: `the hip T-score is -1.6 (total hip)`."""
        one, other = self.places[before.start], self.places[after.start]
        return one.vague and not other.vague and other.spot is not None and one.region is other.region

    def _is_done(self, before: Place, after: Place, label: Label) -> bool:
        """Whether a site before has its score already, or is the same one, so that the next one may be meant."""
        has = before.start in self.found and label.kind in self.found[before.start].cells
        return has or self.places[before.start].spot == self.places[after.start].spot

    def _goes_on(self, label: Label, lead: str) -> bool:
        """Whether a statement that names no site gives only more numbers of the one just above."""
        line = self.told.text.line_of
        near = self._site is not None and line(self._site.start) >= line(label.start) - _LINES
        return near and not _WORD.search(_NAMES.sub("", lead))

    def _is_heading(self, site: Place) -> bool:
        """Whether a site begins its statement, with hardly anything but numbers and names after it."""
        rest = _WORD.findall(_NAMES.sub("", self.told.rest(site)))
        lead = _WORD.findall(_NAMES.sub("", self.told.lead(site)))
        return len(lead) <= 2 and len(rest) <= 3

    def _put(self, place: Place | None, kind: Kind, figure: Figure, doubt: str = "") -> None:
        if place is None:
            return
        self._taken.add(figure.start)
        self._last = (place, figure)
        at = self.places[place.start]
        if kind in SCORES and not figure.is_score:
            if figure.compared and at.spot and not speaks_of_limits(self.told.words(figure)):
                self.refused.append(Refusal(MOVED, self.told.text.span(figure.start, figure.end)))
            self.unread |= {at.spot} if at.spot and figure.spoilt else set()
            return
        if kind not in SCORES and not fits_cell(kind, figure):
            return
        found = self.found.setdefault(place.start, _Found(at))
        known = found.cells.setdefault(kind, figure)
        if known.value != figure.value:
            found.doubts += [TWO_NUMBERS] if kind in (*SCORES, Kind.BMD) else []
            return
        statement = self.told.words(figure)
        found.words += statement
        if kind in SCORES:
            before = self.told.line_before(figure)
            lead = f"{self.told.lead(place)} {self.told.lead(figure)}"
            found.doubts += [one for one in (doubt, doubt_of(before, lead, statement, self.told.rest(figure))) if one]
            self._date(found, figure)

    def _date(self, found: _Found, figure: Figure) -> None:
        """Note the date in the statement; one of an earlier year than another may be that of an earlier scan."""
        if told := self._dates.get(self.told.number(figure)):
            found.dated, oldest = told
            found.doubts += [OTHER_DATE] if oldest < self._newest else []
