"""Words in a sentence that say whose number it is not: an earlier scan's, a limit's, or that of a part left out."""

import re
from typing import Final

from bonebrief.people.scan_report.marks.sites import ONE_LEFT_OUT

_EARLIER: Final = re.compile(
    r"(?<!\w)(?:previous\w*|prior|earlier|former\w*|formerly|baseline|compar\w+|last (?:scan|exam\w*|study|year|"
    r"visit)|"
    r"since|history|prev|last (?:dxa|dexa|bone)|historical|trend|voruntersuchung\w*|vorbefund\w*|vorher\w*|zuvor|"
    r"fruher\w*|vergleich\w*|"
    r"antérieur\w*|anterieur\w*|"
    r"precedent\w*|comparaison|previ[oa]s?|anterior\w*|comparacion|onceki|eski|karsilastirma|precedente|confronto|"
    r"eerder\w*|vorige|vergeleken|(?:has|have) (?:de|in)creased|(?:de|in)creased from|changed from|was \S+ in|"
    r"years? ago|"
    r"back in|vor \w+ jahren|il y a|hace)(?!\w)"
)
_LIMIT: Final = re.compile(
    r"(?<!\w)(?:defin\w+|criteri\w+|threshold\w*|cut-?offs?|recommend\w*|guidelines?|treat\w*|consider\w*|"
    r"schwelle\w*|grenzwert\w*|"
    r"seuils?|umbral\w*|esik\w*|reference range|"
    r"(?<!osteoporotic )(?<!osteopenic )range|ranges|"
    r"range(?! with)|therap\w+|definiert|definie|definida?|soglia|drempel|"
    r"if the|diagnosed|diagnostiziert|(?:patients|women|men|people|those|anyone) with|trials?|peers?|"
    r"wenn|si le|(?:expected|predicted|projected) (?:\S+ ){0,3}[tz][\s-]?score|"
    r"when the|would be|target|goal|"
    r"should)(?!\w)|[<>≤≥]"
)
_LEFT_OUT: Final = re.compile(
    r"(?<!\w)(?:example|sample|specimen|simulated|fictitious|template|exclu\w+|without|except|instead of|"
    r"not (?:be )?(?:evalua\w+|reliable|valid|interpretable|used|"
    r"included|reported)|"
    r"invalid|unreliable|could not|cannot|artefact\w*|artifact\w*|lowest|worst|overall|ausgeschlossen|"
    r"nicht verwertbar|niedrigste\w*|"
    r"le plus bas|mas bajo|en dusuk|dismiss\w*|disregard\w*|corrected|repeat|estimated|error|errone\w+|"
    r"mistake\w*|typo|falsely|spurious\w*|artificially|falschlich\w*|faussement|patient'?s mother|mother|"
    r"sister)(?!\w)"
)
_ONE_LEFT_OUT: Final = re.compile(ONE_LEFT_OUT)
_ADJUSTED: Final = re.compile(
    r"(?<!\w)(?:adjusted|haz|height[- ]for[- ]age|ajuste\w*|ajustad[oa]|adjustiert\w*|korrigiert\w*|corrige\w*|"
    r"aggiustat\w*|gecorrigeerd\w*|justert|justerad)(?!\w)"
)
_START: Final = re.compile(
    r"(?<!\w)(?:from|von|desde|van|od|fra|fran)\s+(?:an?\s+|einem?\s+|une?\s+|the\s+|een\s+|et\s+)?"
    r"(?:[tz][\s-]?(?:score|wert|skor\w*|waarde)|score|valor|valeur)s?(?!\w)"
)

_NOW: Final = (
    r"(?<!\w)(?:now|today|currently|at present|jetzt|heute|aktuell|nun|maintenant|actuellement|aujourd'hui|ahora|hoy|"
    r"actualmente|adesso|oggi|attualmente|agora|hoje|idag|teraz|obecnie|simdi|bugun|сеичас|тепер)(?!\w)"
)
_SCORE: Final = r"[-+]?\d+[.,]\d"
_WAS: Final = re.compile(r"(?<!\w)(?:was|were|had been|used to be|war|lag|etait|era|estaba)(?!\w)")
_NOW_IN: Final = re.compile(_NOW)
_NOW_ANOTHER: Final = re.compile(
    rf"{_NOW}\W{{0,3}}(?:[^\W\d]+\W{{1,3}}){{0,3}}{_SCORE}|{_SCORE}\W{{1,3}}(?:[^\W\d]+\W{{1,3}}){{0,3}}{_NOW}"
)

_CHANGE: Final = re.compile(
    r"(?<!\w)(?:changes?|changed|difference|delta|de?creases?d?|increased?|loss|gain|veranderung|differenz|"
    r"unterschied|variation|"
    r"evolution|diferencia|cambio|degisim|fark|verschil)(?!\w)|δ"
)


def speaks_of_earlier(plain: str) -> bool:
    """Whether words speak of an earlier scan or of a comparison."""
    return bool(_EARLIER.search(plain))


def speaks_of_limits(plain: str) -> bool:
    """Whether words speak of definitions, limits, or what is recommended."""
    return bool(_LIMIT.search(plain))


def says_left_out(plain: str) -> bool:
    """Whether words say that something was not used, or mean the lowest of all places."""
    return bool(_LEFT_OUT.search(_ONE_LEFT_OUT.sub(" ", plain)))


def speaks_of_adjusting(plain: str) -> bool:
    """Whether words that lead to a number say that it was worked out anew, for height or for another measure."""
    return bool(_ADJUSTED.search(plain))


def speaks_of_a_start(plain: str) -> bool:
    """Whether words that lead to a number say that a change began there: `fallen from a T-score of`."""
    return bool(_START.search(plain))


def says_another_now(lead: str, rest: str) -> bool:
    """Whether words before and behind a number give another one as that of today: `was -2.1, now -2.6`."""
    return bool(_NOW_ANOTHER.search(rest) or (_WAS.search(lead) and _NOW_IN.search(rest)))


def speaks_of_change(plain: str) -> bool:
    """Whether words that lead to a number say that it is a change."""
    return bool(_CHANGE.search(plain))
