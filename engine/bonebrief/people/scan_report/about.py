"""What else a report prints with its name: the day of the scan, TBS, the change and what counts as one, the person."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from bonebrief.machine.catalogue import N_
from bonebrief.people.scan_report.candidate import Candidate, Choice
from bonebrief.people.scan_report.marks.cues import speaks_of_earlier
from bonebrief.people.scan_report.marks.dates import Dated
from bonebrief.people.scan_report.marks.mark import Mark
from bonebrief.people.scan_report.marks.numbers import Figure, Sign, figures_in
from bonebrief.people.scan_report.marks.text import Text

_SCAN_DATE: Final = re.compile(
    r"(?:(?:date of (?:the )?(?:exam\w*|scan|study|service|test|measurement)|(?:exam\w*|scan|study|test|service|"
    r"measurement|"
    r"acquisition|procedure)(?: date| performed)?(?: on)?|performed(?: on)?|untersuchung(?:sdatum|"
    r"stag)?(?: vom)?|messung vom|messdatum|"
    r"datum(?: der untersuchung)?|date (?:de l'?)?examen|examen (?:du|realise le)|date d.examen|fecha(?: (?:de|"
    r"del) (?:estudio|examen))?|"
    r"(?:osteo)?densitometr\w*(?: osea| ossea)?(?: \(dxa\))? (?:du|del|il|vom|of|op)|data badania|datum vysetreni|"
    r"gemessen(?: am)?|gemeten(?: op)?|mesure(?: le)?|misurat[oa](?: il)?|medid[oa](?: e[ml])?|measured(?: on)?|"
    r"zmierzono|"
    r"(?:bone (?:mineral )?density )?dxa(?:[ -]?(?:scan|skanning|axial|report|results?))?(?: (?:of|on|from|"
    r"dated|vom|du|del|d\.d\.))?|"
    r"dexa(?:[ -]?(?:scan|axial|report|results?))?(?: (?:of|on|from|dated))?|"
    r"osteodensitometri\w*(?: \(dxa\))?(?: (?:vom|du|del))?|data (?:della )?scansione|data da medicao|"
    r"(?:undersoknings?|undersogelses|male)(?:s?datum|s?dato)|дата(?: (?:исследования|обследования|измерения))?|"
    r"검사일|检查(?:日期|时间)|檢查日期|測定日|検査日|"
    r"(?:tetkik|cekim|inceleme) tarihi|tarih|data (?:do exame|esame|dell'esame)|datum onderzoek|date))\s*[:|=]?\s*$"
)
_BIRTH: Final = re.compile(
    r"birth|dob|born|geb|naissance|nacimiento|dogum|nascita|nascimento|print|report(?:ed)? |signed|dictat"
)
_SAME_MONTHS: Final = N_("the day can be read in two ways")
_TWO_DAYS: Final = N_("two days are printed for the scan")
_TWO_VALUES: Final = N_("more than one is printed")
_THEN: Final = N_("this is as it was on the day of the scan")
_FRESH: Final = {"age": 1, "weight_kg": 6, "height_cm": 24}
_MONTH: Final = 365.25 / 12
_NAME_TO_NUMBER: Final = r"[^\n\d<>≤≥;.]{0,24}?[\s:=|(]"
_TBS: Final = re.compile(
    r"(?<!\w)(?:tbs|trabecular bone score)(?! ?t-?score)(?:\s*\(?l1\s?-\s?l4\)?)?[^\n\d<>≤≥;.]{0,16}?[\s:=|(]$"
)
_CHANGE: Final = re.compile(
    r"(?:change\w*|(?:de|in)creased?(?: by| of)?|loss(?: of)?|gain(?: of)?|veranderung|variation|evolution|"
    r"cambio|degisim)(?: (?:since|from|vs\.?|seit|depuis|desde) [\d/.-]{4,10})?" + _NAME_TO_NUMBER + "$"
)
_LSC: Final = re.compile(r"(?:\blsc\b|least significant change)(?:\s*\(?lsc\)?)?[^\n\d<>≤≥;]{0,40}?[\s:=|(]$")
_PERSON: Final = {
    "age": re.compile(
        r"(?<!\w)(?<!menopause )(?<!menopausal )(?:age|alter|edad|yas|leeftijd|eta|idade|wiek|alder|ika|vek)"
        r"(?:\s*\(?(?:years|yrs)\)?)?\s*[:=|]\s*$"
    ),
    "height_cm": re.compile(r"(?<!\w)(?:height|grosse|groesse|taille|talla|altura|boy|altezza|lengte)\s*[:=|]\s*$"),
    "weight_kg": re.compile(r"(?<!\w)(?:weight|gewicht|poids|peso|kilo|agirlik)\s*[:=|]\s*$"),
}
_SEX: Final = re.compile(
    r"(?<!\w)(?:sex|gender|geschlecht|sexe|sexo|cinsiyet|sesso|geslacht|plec|kon|kjonn)(?: at birth)?\s*[:=|]\s*"
    r"(?P<word>female|male|f|m|w|weiblich|mannlich|femme|homme|feminin|masculin|femenino|masculino|mujer|hombre|"
    r"kadin|erkek|k|e|feminino|masculino|kvinn[ae]|kvinde|kobieta|mezczyzna|mann|mand|"
    r"femminile|maschile|vrouw|man|v)(?!\w)"
)
_FEMALE: Final = frozenset(
    [
        *("female", "f", "w", "weiblich", "femme", "feminin", "femenino", "mujer", "kadin", "k", "femminile", "vrouw"),
        *("v", "feminino", "kvinna", "kvinne", "kvinde", "kobieta"),
    ]
)


def scan_day(text: Text, marks: Sequence[Mark]) -> tuple[tuple[Dated, ...], bool]:
    """The dates that are named as the scan's, and whether all of them say the same day."""
    dates = [mark for mark in marks if isinstance(mark, Dated) and mark.readings]
    named = [
        one
        for one in dates
        if _SCAN_DATE.search(text.plain[max(0, one.start - 60) : one.start]) and not _is_another_day(text, one, dates)
    ]
    return tuple(named), len({one.readings for one in named}) == 1


def months_ago(text: Text, marks: Sequence[Mark], today: date) -> Iterator[Candidate]:
    """How many whole months ago the scan was, if its day is printed."""
    named, alone = scan_day(text, marks)
    past = [day for one in named for day in one.readings if day <= today]
    if not past:
        return
    newest = max(named, key=lambda one: max(one.readings))
    days = {float(_months(day, today)): day for day in newest.readings if day <= today}
    if not days:
        return
    doubt = "" if alone else _TWO_DAYS
    doubt = _SAME_MONTHS if len(days) > 1 else doubt
    span = text.span(newest.start, newest.end)
    first, *others = sorted(days)
    choices = tuple(Choice(months, span, days[months].isoformat()) for months in others)
    yield Candidate("scan_months_ago", first, span, doubt, True, choices)


def age_in(text: Text) -> float | None:
    """The age that is printed, in years; None if none is, or several are."""
    ages = {figure.size for figure in _after(text, _PERSON["age"]) if figure.decimals == 0 and 18 <= figure.size <= 115}
    return ages.pop() if len(ages) == 1 else None


def read_about(text: Text, structure: Sequence[Figure] = ()) -> Iterator[Candidate]:
    """TBS, also that of tables (`structure`), the change and what counts as one, and the person's measures."""
    tbs = [
        figure
        for figure in (*_after(text, _TBS), *structure)
        if figure.decimals >= 2 and 0.5 <= figure.size <= 1.8 and not figure.unit
    ]
    yield from _single(text, "tbs", [figure for figure in tbs if figure.sign is Sign.NONE])
    changes = [
        figure for figure in _after(text, _CHANGE) if figure.unit == "%" and figure.sign in (Sign.MINUS, Sign.PLUS)
    ]
    yield from _single(text, "bmd_change_percent", [one for one in changes if not _is_other(text, one)])
    lsc = [
        figure
        for figure in _after(text, _LSC)
        if figure.unit == "%" and not _is_68(text, figure) and 0.1 <= figure.size <= 30
    ]
    yield from _single(text, "bmd_lsc_percent", lsc)
    units = {"height_cm": "cm", "weight_kg": "kg", "age": ""}
    for fact, words in _PERSON.items():
        found = [figure for figure in _after(text, words) if figure.sign is Sign.NONE]
        fitting = [one for one in found if text.plain[one.end : one.end + 8].lstrip().startswith(units[fact])]
        limits = {"height_cm": (100, 230), "weight_kg": (25, 300), "age": (18, 115)}[fact]
        yield from _single(text, fact, [one for one in fitting if limits[0] <= one.size <= limits[1]])
    yield from _sex(text)


def as_then(candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """The candidates, of which those that change with time are sure only if the scan is as new as they are."""
    found = list(candidates)
    months = next((one.value for one in found if one.fact == "scan_months_ago" and one.sure), None)
    for one in found:
        fresh = _FRESH.get(one.fact)
        stale = fresh is not None and not (isinstance(months, float) and months < fresh)
        yield replace(one, doubt=_THEN) if stale and one.sure else one


def _after(text: Text, words: re.Pattern[str]) -> Iterator[Figure]:
    for figure in figures_in(text.plain):
        if (
            not figure.spoilt
            and not figure.compared
            and words.search(text.plain, max(0, figure.start - 70), figure.start)
        ):
            yield figure


def _single(text: Text, fact: str, figures: Sequence[Figure]) -> Iterator[Candidate]:
    if not figures:
        return
    first = figures[0]
    span = text.span(first.start, first.end)
    others = tuple(Choice(one.value, text.span(one.start, one.end), "") for one in figures if one.value != first.value)
    yield Candidate(fact, first.value, span, _TWO_VALUES if others else "", True, others)


def _sex(text: Text) -> Iterator[Candidate]:
    found = list(_SEX.finditer(text.plain))
    words = {"female" if match["word"] in _FEMALE else "male" for match in found}
    if len(words) == 1:
        yield Candidate("sex", words.pop(), text.span(*found[0].span("word")), "", True)


def _is_another_day(text: Text, dated: Dated, dates: Sequence[Dated]) -> bool:
    """Whether a date is another day's: the words since the date before it say so, or the line is of an earlier scan."""
    start = max(text.line_start(dated.start), dated.start - 40)
    after_another = max((one.end for one in dates if start < one.end <= dated.start), default=start)
    own = text.plain[after_another : dated.start]
    return bool(_BIRTH.search(own)) or speaks_of_earlier(text.plain[start : dated.start])


def _months(day: date, today: date) -> int:
    return round((today - day).days / _MONTH)


def _is_other(text: Text, figure: Figure) -> bool:
    """Whether a change is one a year, or stands under an earlier scan."""
    before = text.plain[max(0, figure.start - 90) : figure.start]
    if re.search(r"(?:previous|prior|earlier) (?:exam|scan|study)", before):
        return True
    return bool(re.match(r"\s*%?\s*(?:/|per|pro|par|a)\s*(?:yr|year|jahr|an\b|annum)", text.plain[figure.end :]))


def _is_68(text: Text, figure: Figure) -> bool:
    line = text.line_at(figure.start)
    return "68" in line or "precision" in line or "prazision" in line
