"""Scores with their name right before them, each of the site that its own sentence or its heading names."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field
from typing import Final

from bonebrief.people.scan_report.marks.dates import Dated
from bonebrief.people.scan_report.marks.labels import SCORES, Kind
from bonebrief.people.scan_report.marks.mark import Label, Mark, Place
from bonebrief.people.scan_report.marks.numbers import Figure
from bonebrief.people.scan_report.marks.text import Text
from bonebrief.people.scan_report.rows.cues import says_left_out, speaks_of_earlier, speaks_of_limits
from bonebrief.people.scan_report.rows.row import Row
from bonebrief.people.scan_report.rows.sentences import Sentences
from bonebrief.people.scan_report.rows.whereabouts import Whereabouts
from bonebrief.people.scan_report.words import EARLIER, LEFT_OUT, LIMIT, OTHER_DATE, TWO_NUMBERS, TWO_SITES

_IS: Final = re.compile(
    r"[\s:=(\[,*\"'|]*(?:(?:score|value|of|is|was|are|were|at|a|an|the|measures?|measured|calculated|as|equals|about|"
    r"approximately|result|betragt|liegt|bei|von|wert|est|de|a|egal|es|e|olarak|ist|war|is|bedraagt|van|di|pari|"
    r"sd)\b[\s:=(\[]*){0,4}"
)
_AT: Final = re.compile(
    r"\s*(?:sd|ds|et)?[\s,(\[]*(?:(?:at|in|of|for|im|am|an|fur|au|aux|du|a|en|no|na|nella|nel|al|del|op|van|bij|"
    r"de)\s+)"
    r"(?:(?:the|both|der|dem|den|die|das|la|le|les|el|l'|il|lo|o|de)\s*)*"
)
_BRACKET: Final = re.compile(r"\s*(?:sd)?\s*[(\[]\s*(?:the\s+)?")
_OVER: Final = re.compile(
    r"[\s:=(\[,*|-]*(?:(?:scores?|at|in|of|for|im|am|the|was|were|is|are|der|des|au|du|de|la|le|en|el|del|"
    r"values?)\b[\s:=(\[]*){0,4}"
)
_SITE_TO_NUMBER: Final = re.compile(
    r"[\s:=(),\[\]|-]*(?:(?:of|is|was|were|ist|est|es|a|region|score|at)\b[\s:=(]*){0,2}"
)
_NEXT: Final = re.compile(r"\s*(?:sd|\(?l\d.{0,6}\))?[\s,;)\]|]*(?:and|und|et|y|ve|e|en)?[\s,(]*")
_AND_AT: Final = re.compile(
    _NEXT.pattern + r"(?:(?:at|in|of|for|im|am|an|au|a|en)\s+)?(?:(?:the|der|dem|la|le|el)\s+)?"
)
_LEAD: Final = re.compile(r"[\s*•>|\d.)-]*(?:(?:the|der|die|le|la|el|il|corresponding|its)\s+)?")
_NOTHING: Final = re.compile(r"[\s,;/]*\(?")


@dataclass
class _Found:
    """What has been read of one site so far."""

    at: Whereabouts
    cells: dict[Kind, Figure] = field(default_factory=dict)
    doubts: list[str] = field(default_factory=list)
    words: str = ""
    dated: Dated | None = None
    earlier: bool = False


def read_labelled(
    text: Text, marks: Sequence[Mark], sentences: Sentences, places: dict[int, Whereabouts], used: Set[int]
) -> Iterator[Row]:
    """Rows from names and numbers that no table has used."""
    left = [mark for mark in marks if mark.start not in used]
    reader = _Reader(text, left, sentences, places)
    reader.read()
    for found in reader.found.values():
        if any(kind in found.cells for kind in SCORES):
            doubt = next(iter(found.doubts), "")
            yield Row(found.at, found.cells, found.words, doubt, found.dated, found.earlier)


class _Reader:
    """Goes once through the marks; `found` by where the site's name starts and which statement it was read in."""

    def __init__(self, text: Text, marks: Sequence[Mark], sentences: Sentences, places: dict[int, Whereabouts]) -> None:
        self.text = text
        self.marks = marks
        self.sentences = sentences
        self.places = places
        self.found: dict[int, _Found] = {}
        self._current: Place | None = None
        self._answered: int | None = None

    def read(self) -> None:
        taken = -1
        for number, mark in enumerate(self.marks):
            if mark.start < taken:
                continue
            if isinstance(mark, Place):
                self._current = mark
            elif isinstance(mark, Label) and mark.kind in (*SCORES, Kind.BMD) and self._is_name(mark, number):
                taken = self._named(mark, number)
            elif isinstance(mark, Figure) and mark.unit == "bmd" and self._same_sentence(mark.start):
                self._put(self._current, Kind.BMD, mark)

    def _is_name(self, label: Label, number: int) -> bool:
        """A single letter is a name only right before a number with its sign, a colon or an equals sign."""
        following = self.text.plain[label.end : label.end + 4]
        if not label.weak or label.kind is Kind.BMD:
            return True
        return bool(re.match(r"\s*[:=]|\s?[-+]\d", following)) and self._next(number) is not None

    def _next(self, number: int) -> Mark | None:
        return self.marks[number + 1] if number + 1 < len(self.marks) else None

    def _named(self, label: Label, number: int) -> int:
        """Read the number or the numbers that belong to a name; return where to go on."""
        following = self._next(number)
        if following is None or not self._is_beside(label, following):
            return -1
        between = self.text.plain[label.end : following.start]
        if isinstance(following, Figure) and _IS.fullmatch(between):
            return self._number(label, following, number + 1)
        if isinstance(following, Place) and _OVER.fullmatch(between):
            return self._chain(label, number + 1)
        return -1

    def _is_beside(self, label: Label, following: Mark) -> bool:
        same = self._sentence(following.start) == self._sentence(label.start)
        return same or (isinstance(following, Figure) and self._is_next_line(label, following))

    def _is_next_line(self, label: Label, figure: Figure) -> bool:
        """Whether a number stands alone in the line below its name."""
        between = self.text.plain[label.end : figure.start]
        line = self.text.line_at(figure.start).strip()
        return between.strip(" :=\n") == "" and between.count("\n") == 1 and len(line) <= figure.end - figure.start + 4

    def _number(self, label: Label, figure: Figure, number: int) -> int:
        after = self._next(number)
        place, doubt = self._site(label, figure, after)
        if place is None:
            return -1
        if self._two_numbers(figure, after):
            doubt = doubt or TWO_NUMBERS
        self._put(place, label.kind, figure, doubt)
        if isinstance(after, Place) and place is after:
            return self._more(label, number + 2, figure.end)
        return -1

    def _two_numbers(self, figure: Figure, after: Mark | None) -> bool:
        if not isinstance(after, Figure) or self._sentence(after.start) != self._sentence(figure.start):
            return False
        between = self.text.plain[figure.end : after.start]
        return (
            after.unit in ("", "sd")
            and after.decimals in (1, 2)
            and bool(_NOTHING.fullmatch(between.replace("sd", "")))
        )

    def _site(self, label: Label, figure: Figure, after: Mark | None) -> tuple[Place | None, str]:
        """The site of a named number: the one right after it, or the one before it in its sentence, or its heading."""
        before = self._current if self._same_sentence(label.start) else None
        if isinstance(after, Place) and self._sentence(after.start) == self._sentence(figure.start):
            between = self.text.plain[figure.end : after.start]
            if _AT.fullmatch(between) or (before is None and _BRACKET.fullmatch(between)):
                known = self.places[before.start].spot if before else self.places[after.start].spot
                return after, "" if known == self.places[after.start].spot or self._used_up(
                    before, label
                ) else TWO_SITES
        if before is not None:
            return before, ""
        start, _ = self.sentences.extent(self._sentence(label.start))
        if self._current is not None and _LEAD.fullmatch(self.text.plain[start : label.start]) and self._is_heading():
            return self._current, ""
        if self._current is not None and label.start - start < 40 and self._continues(start, label):
            return self._current, ""
        return None, ""

    def _used_up(self, place: Place | None, label: Label) -> bool:
        """Whether a site before has its score already, so that the next one is another's."""
        return place is not None and place.start in self.found and label.kind in self.found[place.start].cells

    def _continues(self, start: int, label: Label) -> bool:
        """Whether only numbers of the same site stand before a name in its statement, which begins with one."""
        line = self.text.line_of(label.start)
        words = self.text.plain[start : label.start]
        here = self._current is not None and self.text.line_of(self._current.start) >= line - 3
        return here and self._is_heading() and not re.search(r"[a-z]{3,}", re.sub(_LABEL_WORDS, "", words))

    def _is_heading(self) -> bool:
        """Whether the last site begins its statement, with nothing but numbers and names after it."""
        assert self._current is not None
        number = self._sentence(self._current.start)
        start, end = self.sentences.extent(number)
        lead = self.text.plain[start : self._current.start]
        rest = re.sub(_LABEL_WORDS, "", self.text.plain[self._current.end : end])
        return len(re.findall(r"[a-z]{3,}", lead)) <= 2 and len(re.findall(r"[a-z]{3,}", rest)) <= 3

    def _chain(self, label: Label, number: int) -> int:
        """Sites with a number each after one name: `T-scores: spine -2.1, hip -1.8`; or sites, then as many numbers."""
        places = self._run(number, Place)
        figures = self._run(number + len(places), Figure)
        if len(places) == 1 and figures:
            return self._pairs(label, number)
        end = figures[-1].end if figures else -1
        if len(places) == len(figures) and len(places) > 1:
            listed = self.text.plain[places[-1].end : figures[0].start]
            if _SITE_TO_NUMBER.fullmatch(listed) and all(isinstance(figure, Figure) for figure in figures):
                for place, figure in zip(places, figures, strict=True):
                    if isinstance(place, Place) and isinstance(figure, Figure):
                        self._put(place, label.kind, figure)
                return end
        return -1

    def _pairs(self, label: Label, number: int) -> int:
        end = -1
        while True:
            place, figure = self._at(number), self._at(number + 1)
            if not isinstance(place, Place) or not isinstance(figure, Figure) or not figure.is_score:
                return end
            same = self._sentence(figure.start) == self._sentence(label.start)
            if not same or not _SITE_TO_NUMBER.fullmatch(self.text.plain[place.end : figure.start]):
                return end
            doubt = TWO_NUMBERS if self._two_numbers(figure, self._at(number + 2)) else ""
            self._put(place, label.kind, figure, doubt)
            self._current, end, number = place, figure.end, number + 2
            following = self._at(number)
            if following is None or not _AND_AT.fullmatch(self.text.plain[end : following.start]):
                return end

    def _more(self, label: Label, number: int, end: int) -> int:
        """Further numbers, each before its site, after one name: `T-score -2.1 at the spine, -1.8 at the hip`."""
        place = self._at(number - 1)
        end = place.end if place else end
        while True:
            figure, site = self._at(number), self._at(number + 1)
            if not isinstance(figure, Figure) or not isinstance(site, Place) or not figure.is_score:
                return end
            same = self._sentence(site.start) == self._sentence(label.start)
            apart = self.text.plain[end : figure.start]
            if not same or not _NEXT.fullmatch(apart) or not _AT.fullmatch(self.text.plain[figure.end : site.start]):
                return end
            self._put(site, label.kind, figure)
            self._current, end, number = site, site.end, number + 2

    def _run(self, number: int, kind: type[Place] | type[Figure]) -> list[Mark]:
        """The marks of one kind that follow each other in one sentence, apart by commas and `and` only."""
        run: list[Mark] = []
        while isinstance(mark := self._at(number + len(run)), kind):
            apart = self.text.plain[run[-1].end : mark.start] if run else ""
            if run and (not _NEXT.fullmatch(apart) or self._sentence(mark.start) != self._sentence(run[0].start)):
                break
            run.append(mark)
        return run

    def _at(self, number: int) -> Mark | None:
        return self.marks[number] if number < len(self.marks) else None

    def _sentence(self, place: int) -> int:
        return self.sentences.number(place)

    def _same_sentence(self, place: int) -> bool:
        return self._current is not None and self._sentence(self._current.start) == self._sentence(place)

    def _put(self, place: Place | None, kind: Kind, figure: Figure, doubt: str = "") -> None:
        if place is None or (kind in SCORES and not figure.is_score) or (kind is Kind.BMD and figure.decimals < 2):
            return
        found = self.found.setdefault(place.start, _Found(self.places[place.start]))
        known = found.cells.get(kind)
        if known is not None and known.value != figure.value:
            found.doubts.append(TWO_NUMBERS) if kind in SCORES else None
            return
        found.cells[kind] = figure
        start, end = self.sentences.extent(self._sentence(figure.start))
        statement = self.text.plain[start:end]
        found.words += statement
        if kind in SCORES:
            found.doubts += [one for one in (doubt, _doubt_of(statement)) if one]
            self._date(found, start, end)

    def _date(self, found: _Found, start: int, end: int) -> None:
        for mark in self.marks:
            if isinstance(mark, Dated) and start <= mark.start < end:
                found.dated = mark
                if not mark.readings and len(self.text.plain[mark.start : mark.end]) == 4:
                    found.doubts.append(OTHER_DATE)


_LABEL_WORDS: Final = re.compile(
    r"\b(?:bmd|[tz][\s-]?scores?|[tz][\s-]?wert|score|density|bone|mineral|dmo|dmd|value|knochendichte|skoru|"
    r"left|right|total|"
    r"with|and|the|corresponding|has|measured|measures|is|was)\b|g/cm.?2?"
)


def _doubt_of(statement: str) -> str:
    if speaks_of_earlier(statement):
        return EARLIER
    if says_left_out(statement):
        return LEFT_OUT
    return LIMIT if speaks_of_limits(statement) else ""
