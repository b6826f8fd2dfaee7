"""The names of columns and of single results in a report: which of them is a T-score, a density, a per cent."""

import re
from dataclasses import dataclass
from enum import Enum
from typing import Final


class Kind(Enum):
    """What a number under or after a label is. WORDS: no number."""

    T = "T-score"
    Z = "Z-score"
    BMD = "bone density"
    CONTENT = "bone mineral content"
    AREA = "area"
    YOUNG_PERCENT = "per cent of young adults"
    AGE_PERCENT = "per cent of the same age"
    PERCENT = "per cent"
    CHANGE = "change"
    TBS = "trabecular bone score"
    DATE = "date"
    AGE = "age"
    WORDS = "words"
    SITE = "site"
    OTHER = "unknown"


LETTER: Final = r"[a-zα-ωа-я\d]"
"""What may not stand beside a word that is looked for: letters that words are made of, and figures."""

SCORES: Final = (Kind.T, Kind.Z)


@dataclass(frozen=True, slots=True)
class Named:
    """A kind by its words. `weak`: words that mean it among other headings only."""

    kind: Kind
    words: re.Pattern[str]
    weak: bool = False


_SD: Final = r"(?:\s*[(\[]\s*(?:sd|s\.d\.|young[- ]adults?|ya|age[- ]matched|am|et|de|ds)\s*[)\]])?"
_WORD: Final = (
    r"(?:scores?|skore|점수|评分|評分|分数|分數|показател\w*|балл\w*|индекс\w*|kriterij|крит[еэ]р[иі]\w*|"
    r"vr(?:ij|ed)\w*nost\w*|值|scoren|"
    r"werte?s?|skoru|skorlari|skor|skar|arvo|スコア|waarde|value|"
    r"valeur|values)"
)
_WORD_FIRST: Final = r"(?:score|scores|indice|puntuacion|puntaje|valor|valores|punteggio|escore|skor|chi so)"
_UNIT: Final = r"(?:\s*[(\[,]?\s*(?:in\s+)?(?:g(?:m|r)?s?|г)\s*/\s*(?:cm|см|sq).{0,3}?(?:[)\]]|(?=[\s:=|;,]|$)))?"
_PERCENT: Final = r"\s*(?:[(\[]\s*%\s*[)\]]|%)"
_YOUNG: Final = (
    r"(?:young[- ]?(?:adults?|normal)|y/?a|pr|peak(?: reference)?|junge[rn]? erwachsene\w*|adultes? jeunes?|"
    r"adultos? jovene?s?|adultos? jove[mn]s?|jove(?:m|ns?) adultos?|jeunes? adultes?|genc (?:eriskin|yetiskin)|"
    r"giovan[ei] adult[oi]|junge erw\.?|jong[e-]?[ -]?volwassenen?|young ref(?:erence|\.)?|mlod\w+ doros\w+|"
    r"unga? (?:vuxna?|voksne?))"
)
_SAME_AGE: Final = (
    r"(?:age[- ]?(?:matched|adjusted)|am|a/m|altersgleich\w*|altersentsprechend\w*|meme age|misma edad|ayni yas|"
    r"altersgruppe|altersvergleich|"
    r"(?:ajust\w*\.?|compar\w*) (?:a |por |por la |a la |pela |para )?(?:edad|idade)|appari\w+ (?:a l'|pour l')?age|"
    r"corrisp\w*\.? (?:per |all')?eta|leeftijdsgenoten|leeftijdsgroep|rowiesni\w+|same age)"
)
_DENSITY: Final = (
    r"(?:(?:areal )?bmd(?:[- ]wert)?s?|bone (?:mineral )?densit(?:y|ies)|mineral density|"
    r"knochen(?:mineral)?(?:salz)?dichte|"
    r"kmd|мпкт?|dmo|densite(?: minerale)?(?: osseuse)?|"
    r"densidad(?: mineral)?(?: osea)?|densidade(?: mineral)?(?: ossea)?|"
    r"densita(?: minerale)?(?: ossea)?|mdo|kmy|kemik (?:mineral )?yogunlugu|botdichtheid|botmineraaldichtheid)"
)
_WORDS: Final = (
    r"(?:(?:who )?classification|who(?: (?:class\.?|category|diagnosis|criteria))?|klassifikation|diagnos\w*|"
    r"interpretation|"
    r"classificazione|clasificacion|classificacao|siniflama|bewertung|beurteilung|befund|status|results?|category|"
    r"kategorie|categorie|(?:fracture )?risk|comments?|yorum|degerlendirme|conclusion|impression|finding|"
    r"frakturrisiko|"
    r"impression|quality|machine|device|notes?|remarks?)"
)
_CHANGE: Final = (
    r"(?:(?:bmd |density |annual )?%?\s?change\w*|veranderung\w*|anderung|variation|evolution|cambio|degisim|"
    r"variazione|"
    r"variacao|verandering)(?:\s*(?:vs\.?|from|since|versus|to|in|gegenuber|par rapport a|desde)\s*(?:the\s+)?\w+)?"
)

_NAMED: Final = tuple(
    Named(kind, re.compile(rf"(?<!{LETTER}){words}(?!{LETTER})"), weak)
    for kind, words, weak in (
        (Kind.OTHER, r"(?:tbs|trabecular bone score)[\s-]+(?:adjusted )?[tz][\s-]?scores?", False),
        (Kind.TBS, r"(?:tbs|trabecular bone score|trabekularer knochenscore|score trabeculaire osseux)", False),
        (Kind.T, rf"(?:{_YOUNG}\s?[(\[]?\s?)?[tт][\s-]{{0,3}}{_WORD}{_SD}", False),
        (Kind.Z, rf"(?:{_SAME_AGE}\s?[(\[]?\s?)?z[\s-]{{0,3}}{_WORD}{_SD}", False),
        (Kind.T, rf"{_YOUNG}\s?[(\[]?\s?t(?![\w'.-])[)\]]?", False),
        (Kind.Z, rf"{_SAME_AGE}\s?[(\[]?\s?z(?![\w'.-])[)\]]?", False),
        (Kind.T, rf"{_WORD_FIRST}\s+t(?!['-])", False),
        (Kind.Z, rf"{_WORD_FIRST}\s+z(?!['-])", False),
        (Kind.YOUNG_PERCENT, rf"(?:%\s?t|{_YOUNG}{_PERCENT}|%\s*(?:of\s+)?{_YOUNG}(?:\s*mean)?)", True),
        (Kind.AGE_PERCENT, rf"(?:%\s?z|{_SAME_AGE}{_PERCENT}|%\s*(?:of\s+)?{_SAME_AGE}|%\s*age)", True),
        (Kind.YOUNG_PERCENT, rf"{_YOUNG}(?: mean)?", True),
        (Kind.AGE_PERCENT, rf"{_SAME_AGE}(?: mean)?", True),
        (Kind.WORDS, r"significant change", True),
        (Kind.CHANGE, rf"{_CHANGE}{_PERCENT}?", True),
        (Kind.CONTENT, r"(?:bmc|cmo|bone mineral content|kmi|kmk|kmg)(?:\s*[(\[]\s*g(?:rams)?\s*[)\]])?", True),
        (Kind.AREA, r"(?:area|flache|surface|aire|superficie|alan)(?:\s*[(\[]\s*cm.{0,2}[)\]])?", True),
        (Kind.BMD, rf"{_DENSITY}{_UNIT}", True),
        (
            Kind.DATE,
            r"(?:(?:exam|scan|study|test|measurement|measured|visit)\s+)?(?:date|datum|fecha|tarih|"
            r"data)(?: d.examen)?",
            True,
        ),
        (
            Kind.SITE,
            r"(?:regions?(?: of interest)?|sites?|roi|location|bereich|messort|messregion|lokalisation|bolge|"
            r"regione|regiao|zone|gebied|sitio|sede|skeletal site|scan type|body part|localisation)",
            True,
        ),
        (
            Kind.AGE,
            r"(?:(?:measured )?age|alter|edad|yas|eta|idade|leeftijd)(?:\s*[(\[]\s*(?:years|yrs?|jahre|"
            r"ans)\s*[)\]])?",
            True,
        ),
        (Kind.WORDS, _WORDS, True),
        (Kind.T, r"(?<![.'-])t ?\(\d\d(?:\.\d)?\)", True),
        (Kind.T, r"(?<![.'-])t(?:\s*[(\[]sd[)\]])?(?: ?-(?=\s))?(?!['.]|-[a-z])", True),
        (Kind.Z, r"(?<![.'-])z(?:\s*[(\[]sd[)\]])?(?: ?-(?=\s))?(?!['.]|-[a-z])", True),
    )
)
LABELS: Final = (
    *_NAMED,
    Named(Kind.PERCENT, re.compile(r"(?<![\d\w%])(?<![\d] )[(\[]?%[)\]]?"), True),
    Named(Kind.BMD, re.compile(r"(?<![\w)])(?<!\d )[(\[]?g(?:m|r)?/cm.?2?[)\]]?"), True),
    Named(Kind.CONTENT, re.compile(r"(?<![\w)])(?<!\d )\(g\)"), True),
    Named(Kind.AREA, re.compile(r"(?<![\w)])(?<!\d )\(cm.?[2²]\)"), True),
    Named(Kind.OTHER, re.compile(r"(?<![\w)])(?<!\d )\(cm\)"), True),
)
"""In the order in which they are looked for: the longer words first."""
