"""Dates as reports print them; one that can be read in two ways keeps both readings."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

_MONTHS: Final = {
    word: number
    for number, words in enumerate(
        (
            "jan january januar janvier enero ocak gennaio janeiro januari ene",
            "feb february februar fevrier febrero subat febbraio fevereiro februari fev",
            "mar march marz mars marzo mart marco maart mrz",
            "apr april avril abril nisan aprile abr avr",
            "may mai mayo mayis maggio maio mei",
            "jun june juni juin junio haziran giugno junho",
            "jul july juli juillet julio temmuz luglio julho juil",
            "aug august aout agosto agustos augustus ago",
            "sep sept september septembre septiembre eylul settembre setembro",
            "oct october oktober octobre octubre ekim ottobre outubro okt",
            "nov november novembre noviembre kasim novembro",
            "dec december dezember decembre diciembre aralik dicembre dezembro dez dic",
        ),
        1,
    )
    for word in words.split()
}
_NAME: Final = "|".join(sorted(_MONTHS, key=len, reverse=True))
_TIME: Final = r"(?:[t ]+\d{1,2}:\d\d(?::\d\d)?(?:\.\d+)?(?:\s?[ap]m)?z?)?"
_FORMS: Final = tuple(
    re.compile(rf"(?<![\w.,/-]){form}(?![\w/-]|[.,]\d)")
    for form in (
        rf"(?P<y>(?:19|20)\d\d)([-/.])(?P<m>\d\d?)\2(?P<d>\d\d?){_TIME}",
        rf"(?P<a>\d\d?)(?P<dot>\.)(?P<b>\d\d?)\.(?P<y>(?:19|20)\d\d){_TIME}",
        rf"(?P<a>\d\d?)([-/])(?P<b>\d\d?)\2(?P<y>(?:19|20)\d\d){_TIME}",
        rf"(?P<d>\d\d?)(?:st|nd|rd|th|er)?\.?[ -](?:de )?(?P<name>{_NAME})\.?,?[ -](?:de )?(?P<y>(?:19|"
        rf"20)\d\d){_TIME}",
        rf"(?P<name>{_NAME})\.? (?P<d>\d\d?)(?:st|nd|rd|th)?,? (?P<y>(?:19|20)\d\d){_TIME}",
        r"(?P<y>20\d\d)(?P<m>[01]\d)(?P<d>[0-3]\d)(?:[0-2]\d[0-5]\d(?:[0-5]\d)?)?",
        r"\d\d?([-/.])\d\d?\1\d\d",
        rf"(?:{_NAME})\.?,? (?:of |de )?(?:19|20)\d\d",
        r"\d\d?/(?:19|20)\d\d",
        r"(?:19|20)\d\d",
    )
)
_COMMA, _POINT = re.compile(r"\d,\d{1,3}(?!\d)"), re.compile(r"\d\.\d{1,3}(?!\d)(?!\.\d)")
_CLOCK: Final = re.compile(r"(?<![\w.,])\d{1,2}:\d\d(?::\d\d)?(?:\s?[ap]m)?(?!\w)")


@dataclass(frozen=True, slots=True)
class Dated:
    """A date by its possible readings; none where only a part of it is printed, such as the year."""

    start: int
    end: int
    readings: tuple[date, ...]


def dates_in(plain: str) -> Iterator[Dated]:
    """The dates and times of a text, in any order, none within another."""
    rest = plain
    most = 1 if _puts_the_day_first(plain) else None
    for form in (*_FORMS, _CLOCK):
        for match in form.finditer(rest):
            yield Dated(*match.span(), _readings(match.groupdict())[:most])
        rest = form.sub(lambda match: "\0" * len(match[0]), rest)


def _puts_the_day_first(plain: str) -> bool:
    """Whether the text writes decimal commas: nobody who does puts the month before the day."""
    return sum(1 for _ in _COMMA.finditer(plain)) > sum(1 for _ in _POINT.finditer(plain))


def _readings(found: dict[str, str | None]) -> tuple[date, ...]:
    year = int(found.get("y") or 0)
    if found.get("a") and found.get("b"):
        first, second = int(found["a"] or 0), int(found["b"] or 0)
        pairs = [(first, second)] if found.get("dot") else [(first, second), (second, first)]
    elif found.get("d"):
        month = _MONTHS[name] if (name := found.get("name")) else int(found["m"] or 0)
        pairs = [(int(found["d"] or 0), month)]
    else:
        return ()
    return tuple(dict.fromkeys(made for day, month in pairs if (made := _date(year, month, day))))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
