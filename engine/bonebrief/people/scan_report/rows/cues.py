"""Words in a sentence that say whose number it is not: an earlier scan's, a limit's, or that of a part left out."""

import re
from typing import Final

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
    r"seuils?|umbral\w*|esik\w*|reference range|ranges?|therap\w+|definiert|definie|definida?|soglia|drempel|if the|"
    r"wenn|si le|when the|would be|target|goal|should)(?!\w)|[<>≤≥]"
)
_LEFT_OUT: Final = re.compile(
    r"(?<!\w)(?:exclu\w+|without|except|instead of|not (?:be )?(?:evalua\w+|reliable|valid|interpretable|used|"
    r"included|reported)|"
    r"invalid|unreliable|could not|cannot|artefact\w*|artifact\w*|lowest|worst|overall|ausgeschlossen|"
    r"nicht verwertbar|niedrigste\w*|"
    r"le plus bas|mas bajo|en dusuk|dismiss\w*|disregard\w*|corrected|repeat|estimated|error|errone\w+|"
    r"mistake\w*|typo|patient'?s mother|mother|sister)(?!\w)"
)


def speaks_of_earlier(plain: str) -> bool:
    """Whether words speak of an earlier scan or of a comparison."""
    return bool(_EARLIER.search(plain))


def speaks_of_limits(plain: str) -> bool:
    """Whether words speak of definitions, limits, or what is recommended."""
    return bool(_LIMIT.search(plain))


def says_left_out(plain: str) -> bool:
    """Whether words say that something was not used, or mean the lowest of all places."""
    return bool(_LEFT_OUT.search(plain))
