"""A FRAX result: its two risks, whose FRAX it was, and whether density was in; never a threshold, never one of two."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from bonebrief.machine.catalogue import N_
from bonebrief.people.scan_report.candidate import Candidate, Choice
from bonebrief.people.scan_report.marks.numbers import Figure, figures_in
from bonebrief.people.scan_report.marks.text import Text

_ABOUT: Final = re.compile(
    r"frax|(?<!\d)10[\s-]*(?:year|yr|jahres|jahre|ans|anos|yil|anni|jaars?)|ten[\s-]year|"
    r"probability of (?:a )?(?:major|hip)|"
    r"mof\b|major osteoporotic"
)
_MAJOR: Final = re.compile(
    r"major(?:[ -]osteoporotic)?(?:[ -]fractures?)?|\bmof\b|(?:schwere|hauptsachliche|"
    r"grosse) osteoporotische fraktur\w*|"
    r"osteoporotische\w* (?:haupt)?fraktur\w*|(?:fractures? )?(?:osteoporotiques? )?majeures?|"
    r"(?:fracturas? )?(?:osteoporoticas? )?mayor(?:es)?(?: osteoporoticas?)?|major osteoporotik kirik|"
    r"(?:fratture? )?(?:osteoporotic\w+ )?maggior[ei]|(?:fraturas? )?(?:osteoporotic\w+ )?maior(?:es)?"
)
_HIP: Final = re.compile(
    r"hip(?: fractures?)?|huft\w*(?:[- ]?fraktur\w*)?|schenkelhalsfraktur|(?:fractures? )?(?:de (?:la )?)?hanche|"
    r"(?:fracturas? )?(?:de )?cadera|kalca(?: kirigi)?|(?:fratture? )?(?:d(?:i|ell)[' ]?)?(?:femore|anca)|"
    r"(?:fraturas? )?(?:d[eao] )?(?:quadril|anca)|heup\w*"
)
_LIMITS: Final = re.compile(
    r"threshold|recommend|guideline|\bnof\b|bhof|consider|\bor (?:more|greater|higher)|exceed|schwelle|seuil|"
    r"umbral|esik|"
    r"treatment (?:is|for|should|if)|indicated|cut-?off|therap|intervention|if the|\bwith a (?:10|ten)"
)
_FORWARD: Final = re.compile(
    r"(?:[\s:=|(\[\t.,*-]|\(\d\)|\b(?:of|is|was|risk|risiko|risque|riesgo|fractures?|probability|in|over|the|next|"
    r"within|ten|10|years?|"
    r"yrs?|at|est|es|ist|liegt|bei|betragt|a|ans|anos|de|jahren?|wahrscheinlichkeit|probabilite|probabilidad|"
    r"riski|score|"
    r"estimated|calculated|approximately|about)\b)*"
)
_BACKWARD: Final = re.compile(
    r"[\s,]*(?:(?:risk|chance|probability|for|of|a|an|any|the|fur|pour|para|per|eine|une|una)\b\s*|\()+"
)
_WITH: Final = re.compile(
    r"(?<!not )(?:with|including|includes|incl\.?|using|based on|mit|avec|con|inklusive|com)\s+(?:the\s+|la\s+|"
    r"a\s+)?(?:femoral neck |hip |fn |femur (?:\((?:left|right)\) )?neck |neck )?"
    r"(?:bmd|bone (?:mineral )?density|knochendichte|dmo)|bmd (?:was )?(?:included|entered|used)|"
    r"(?<!without )bmd: yes|kmy ile"
)
_WITHOUT: Final = re.compile(
    r"(?:without|excluding|no|ohne|sans|sin|senza|sem)\s+(?:the\s+|la\s+)?(?:femoral neck |hip )?(?:bmd|"
    r"bone (?:mineral )?density|"
    r"knochendichte|dmo)|bmd (?:was )?not (?:included|entered|used)|kmy olmadan"
)
_MODELS: Final = (
    ("us", re.compile(r"(?<![\w.])(?:us|u\.s\.a?\.?|usa|united states)(?!\w)")),
    ("uk", re.compile(r"(?<!\w)(?:uk|u\.k\.|united kingdom|nogg)(?!\w)")),
    ("canada", re.compile(r"(?<!\w)(?:canad\w+|carfrax)(?!\w)")),
    (
        "other",
        re.compile(
            r"(?<!\w)(?:germany|deutschland|france|espana|spain|turk\w+|italy|italia|portugal|brasil|brazil|"
            r"netherlands|nederland|sweden|argentina|mexico|taiwan|japan|india|australia|new zealand|ireland|"
            r"switzerland|schweiz|osterreich|austria|belg\w+|china|korea|poland|greece|norway|denmark|finland)(?!\w)"
        ),
    ),
)
_PERCENT: Final = re.compile(r"\d[\d.,]*\s?%")
_ROW: Final = re.compile(rf"[ \t|]*{_PERCENT.pattern}[ \t|]+{_PERCENT.pattern}")
_BESIDE: Final = re.compile(rf"\s?%[ \t|;/]+{_PERCENT.pattern}")
_FACTS: Final = ("frax_major_percent", "frax_hip_percent")
_TWICE: Final = N_("FRAX is printed twice, such as without and with an earlier fracture; choose one")
_NOT_EXACT: Final = N_("only a limit is printed, not the number")
_LARGER: Final = N_("the risk for the hip is larger than that for all major fractures")
_LOST_POINT: Final = N_("a risk above 100 % is printed beside it; a point may be lost")
_ADJUSTED: Final = N_("it may be the result after an adjustment")
_FAR: Final = 400


@dataclass(frozen=True, slots=True)
class _Risk:
    fact: str
    figure: Figure
    doubt: str


def read_frax(text: Text) -> list[Candidate]:
    """The FRAX result as it is printed; where it is printed more than once, nothing of it is sure."""
    zones = list(_zones(text))
    percents = [one for one in figures_in(text.plain) if one.unit == "%" and not one.spoilt]
    figures = [one for one in percents if one.size <= 100]
    risks = [risk for start, end in zones for risk in _risks(text, _of_zone(figures, start, end), start, end)]
    found = [one for fact in _FACTS if (one := _candidate(text, [risk for risk in risks if risk.fact == fact]))]
    values = {one.fact: one.value for one in found}
    major, hip = (values.get(fact) for fact in _FACTS)
    if isinstance(major, float) and isinstance(hip, float) and hip > major:
        found = [Candidate(one.fact, one.value, one.span, one.doubt or _LARGER) for one in found]
    if any(_belongs_to_one(text, figure) for figure in percents if figure.size > 100):
        found = [replace(one, doubt=one.doubt or _LOST_POINT) for one in found]
    return [*found, *(_circumstances(text, zones) if found else ())]


def _belongs_to_one(text: Text, figure: Figure) -> bool:
    """Whether a number stands where one of the two risks does."""
    start = max(0, figure.start - _FAR)
    zone, here = text.plain[start : figure.end], replace(figure, start=figure.start - start, end=figure.end - start)
    return any(_belongs(zone, here, words) for words in (_MAJOR, _HIP))


def _zones(text: Text) -> Iterator[tuple[int, int]]:
    """The statements about FRAX: from its name to the end of the paragraph; those of thresholds are left out."""
    at = 0
    while match := _ABOUT.search(text.plain, at):
        start = max(text.line_start(match.start()), match.start() - _FAR)
        end = text.plain.find("\n\n", match.end())
        end = min(end if end > 0 else len(text.plain), match.end() + _FAR)
        yield max(start, at), end
        at = end


def _of_zone(figures: list[Figure], start: int, end: int) -> list[Figure]:
    first, last = (bisect_left(figures, place, key=lambda figure: figure.start) for place in (start, end))
    return figures[first:last]


def _risks(text: Text, figures: list[Figure], start: int, end: int) -> Iterator[_Risk]:
    zone = text.plain[start:end]
    for fact, words in zip(_FACTS, (_MAJOR, _HIP), strict=True):
        for figure in figures:
            here = replace(figure, start=figure.start - start, end=figure.end - start)
            row = _row_of(zone, here)
            belongs = _is_under(zone, here, words) if row else _belongs(zone, here, words)
            if belongs and not _is_limit(zone, here):
                doubt = _NOT_EXACT if figure.compared else _ADJUSTED if _is_adjusted(zone, here) else ""
                doubt = doubt or (_TWICE if not row and _BESIDE.match(zone, here.end) else "")
                yield _Risk(fact, figure, doubt)


def _row_of(zone: str, figure: Figure) -> bool:
    """Whether a number stands in a line that begins with two or more of them, whose names can only stand above."""
    start = zone.rfind("\n", 0, figure.start) + 1
    return bool(_ROW.match(zone, start))


def _is_under(zone: str, figure: Figure, words: re.Pattern[str]) -> bool:
    """Whether a number of a row stands under a name: the line above has two, one of each risk, and the row two too."""
    start = zone.rfind("\n", 0, figure.start) + 1
    above = zone[zone.rfind("\n", 0, max(0, start - 1)) + 1 : max(0, start - 1)]
    names = [(found.start(), name) for name in (_MAJOR, _HIP) for found in name.finditer(above)]
    order = [name for _, name in sorted(names, key=lambda one: one[0])]
    line = zone[start:].partition("\n")[0]
    percents = [start + found.start() for found in _PERCENT.finditer(line)]
    if len(order) != 2 or len(percents) != 2 or set(order) != {_MAJOR, _HIP}:
        return False
    return order[percents.index(figure.start)] is words if figure.start in percents else False


def _belongs(zone: str, figure: Figure, words: re.Pattern[str]) -> bool:
    """Whether a number is that of a name right before it, or, without one there, of a name right after it."""
    for name in words.finditer(zone, max(0, figure.start - 120), figure.start):
        if _FORWARD.fullmatch(zone[name.end() : figure.start].rstrip("<>≤≥")) and not _is_listed(zone, name.start()):
            return True
    after = zone[figure.end :].lstrip(" %")
    shift = len(zone) - len(after)
    forward = any(
        _FORWARD.fullmatch(zone[name.end() : figure.start])
        for other in (_MAJOR, _HIP)
        for name in other.finditer(zone, max(0, figure.start - 120), figure.start)
    )
    lead = _BACKWARD.match(zone, shift)
    return not forward and lead is not None and words.match(zone, lead.end()) is not None


def _is_listed(zone: str, start: int) -> bool:
    """Whether a risk's name stands alone in the line above a name: their numbers follow below, in some order."""
    lead = zone[:start].rstrip(" \t|")
    above = lead[:-1].rpartition("\n")[2].strip(" \t|:*") if lead.endswith("\n") else ""
    return any(name.fullmatch(above) for name in (_MAJOR, _HIP))


def _is_limit(zone: str, figure: Figure) -> bool:
    """Whether the sentence or the line around a number speaks of thresholds."""
    start = max(zone.rfind("\n", 0, figure.start), zone.rfind(". ", 0, figure.start)) + 1
    ends = [place for place in (zone.find("\n", figure.end), zone.find(". ", figure.end)) if place > 0]
    return bool(_LIMITS.search(zone[start : min(ends, default=len(zone))]))


def _is_adjusted(zone: str, figure: Figure) -> bool:
    start = zone.rfind("\n", 0, figure.start) + 1
    line = zone[start:].partition("\n")[0]
    return bool(re.search(r"adjust|tbs|corrected|korrigiert|ajust", line))


def _candidate(text: Text, risks: list[_Risk]) -> Candidate | None:
    if not risks:
        return None
    spans = [text.span(risk.figure.start, risk.figure.end) for risk in risks]
    values = list(dict.fromkeys(risk.figure.size for risk in risks))
    others = tuple(
        Choice(risk.figure.size, span, "")
        for risk, span in zip(risks, spans, strict=True)
        if risk.figure.size != values[0]
    )
    doubt = _TWICE if len(values) > 1 else next((risk.doubt for risk in risks if risk.doubt), "")
    return Candidate(risks[0].fact, values[0], spans[0], doubt, True, others)


def _circumstances(text: Text, zones: list[tuple[int, int]]) -> Iterator[Candidate]:
    """Whose FRAX it was, and whether density was in, where the words say one thing only."""
    models = [
        (name, match) for name, words in _MODELS for match in _within(text, zones, words) if _near_frax(text, match)
    ]
    if len({name for name, _ in models}) == 1:
        name, match = models[0]
        yield Candidate("frax_model", name, text.span(*match.span()), "", True)
    density = [("yes", match) for match in _within(text, zones, _WITH)]
    density += [("no", match) for match in _within(text, zones, _WITHOUT)]
    if len({word for word, _ in density}) == 1:
        word, match = density[0]
        if "\n" not in match[0]:
            yield Candidate("frax_with_bmd", word, text.span(*match.span()), "", True)


def _within(text: Text, zones: list[tuple[int, int]], words: re.Pattern[str]) -> Iterator[re.Match[str]]:
    for start, end in zones:
        yield from words.finditer(text.plain, start, end)


def _near_frax(text: Text, match: re.Match[str]) -> bool:
    """Whether a country's name stands in a line with FRAX or with a word for the model."""
    line = text.line_at(match.start())
    return bool(re.search(r"frax|model|country|land|pays|pais|ulke|population", line)) and not _LIMITS.search(line)
