"""Words by which an entry takes back what its codes say, in the languages whose records were seen.

One word too many leaves a question open; one too few makes an answer of what was denied.
"""

import re
from typing import Final

_BEFORE: Final = re.compile(
    r"(?:^|; )(?:no|not|denies|denied|absence of|kein\w*|ohne|ausschluss|verdacht|pas de?|pas d'|absence d\w*|aucune?"
    r"|sans|sin|niega|ausencia|sem|nega|aus[eê]ncia|nessun\w*|senza|geen|verdenking|zonder|ingen|ikke|inte)\b"
)
"""At a beginning, where alone "without" denies the whole: `type 2 diabetes without complications` is diabetes."""
_ANYWHERE: Final = re.compile(
    r"\b(?:ruled? out|rule[- ]out|excluded|unlikely|suspected|suspicion|possible|probable|questionable|screening"
    r"|absent|not (?:present|confirmed|found)|negative for|denie[sd]|refuted|unfounded|nicht (?:vorhanden|bestätigt)"
    r"|at risk|risk of|differential|concern for|evaluat\w+ for"
    r"|ausgeschlossen|ausschluss|kein\w*|verdacht\w*|vermutet\w*|fraglich\w*"
    r"|exclue?|suspect\w*|suspicion|soupçon\w*|éliminée?|possibles?"
    r"|descart\w+|sospech\w+|posible|exclu[ií]d[oa]|suspeita|poss[ií]vel|sospett\w*|esclus\w*|possibile"
    r"|verdenking|uitgesloten|mogelijk\w*|mistenkt|misstänkt\w*|utesluten)\b"
    r"|\b(?:podejrzeni\w*|wykluczon\w*|brak|подозрени\w*|исключ\w*|нет)\b|疑|否定|除外|なし|의심|없음"
    r"|\br/o\b|\bv\.?\s?a\.|\ba\.\s?v\.|\?"
)
_OF_A_VALUE: Final = re.compile(
    r"\b(?:no|not|non|never|denies|denied|unknown|refused|declined|nie|niemals|nicht\w*|unbekannt|jamais|inconnu\w*"
    r"|nunca|desconocid\w*|desconhecid\w*|mai|niet|nooit|onbekend|aldrig|aldri)\b"
)
_OVER: Final = re.compile(
    r"\b(?:history of|hx of|past|previous(?:ly)?|former(?:ly)?|resolved(?! following)|cured|status post"
    r"|ehemalig\w*|frühere?r?|ant[eé]c[eé]dents?|antecedentes?|ancien\w*|voorgeschiedenis|pregress[oa])\b"
    r"|\bh/o\b|\bs/p\b|\bz\.?\s?n\.|\bzustand nach\b"
)
_FAMILY: Final = re.compile(
    r"\bfamily\b|\bfh\b|\bmother|\bfather|\bparents?\b|\bfamilie\w*|\bfamiliar(?:es)?\b|\bfamiliaux\b|\bfamiliales\b"
    r"|\bmutter\b|\bvater\b|\beltern"
    r"|\bmère\b|\bpère\b|\bmadre\b|\bpadre\b|\bmãe\b|\bpai\b|\bmoeder\b|\bvader\b"
)
_BACK: Final = re.compile(
    r"\b(?:rule[sd]? (?:it )?out|excluded|not confirmed|unconfirmed|in error|by mistake|wrong\w*|incorrect|erroneous\w*"
    r"|stopped|discontinued|no longer|not taking|never (?:took|taken|started|smoked)|denie[sd]|does not|did not"
    r"|not (?:have|take|taken|done|performed)|abgesetzt|ausgeschlossen|irrtümlich|falsch\w*|arrêté\w*|suspendid[oa])\b"
)


def denied(words: str, *, anywhere: bool = False) -> str:
    """The word in small letters by which words deny or doubt; nothing where they do not. `anywhere`: of a value."""
    found = _BEFORE.search(words) or _ANYWHERE.search(words) or (_OF_A_VALUE.search(words) if anywhere else None)
    return found[0].removeprefix("; ") if found else ""


def is_over(words: str) -> str:
    """The word by which words speak of what was once."""
    found = _OVER.search(words)
    return found[0] if found else ""


def of_family(words: str) -> bool:
    """Whether words speak of relatives."""
    return _FAMILY.search(words) is not None


def taken_back(notes: str) -> str:
    """The word by which a note takes an entry back."""
    found = _BACK.search(notes.lower()) if notes else None
    return found[0] if found else ""
