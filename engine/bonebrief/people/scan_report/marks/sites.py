"""The places of the body that a report names, in its own words, and which question each belongs to."""

import re
from dataclasses import dataclass
from enum import Enum
from typing import Final

from bonebrief.people.scan_report.marks.labels import LETTER


class Region(Enum):
    SPINE = "spine"
    HIP = "hip"
    FOREARM = "forearm"
    BODY = "whole body"
    NOT_DXA = "heel or finger"


class Part(Enum):
    """What of a region: RANGE is several vertebrae, THIRD a third of the radius; no question asks for the last two."""

    TOTAL = "total"
    NECK = "neck"
    RANGE = "range"
    VERTEBRA = "vertebra"
    THIRD = "third"
    WITHIN_NECK = "a part in the neck of the femur"
    TROCHANTER = "another part of the hip"
    RADIUS = "another part of the forearm"


class Side(Enum):
    LEFT = "left"
    RIGHT = "right"
    MEAN = "mean"


Atom = Region | Part | Side

_V: Final = r"l(?:\s?[1-5]|\s(?:iv|i{1,3}|v))"
_TO: Final = r"\s*(?:-|~|to|bis|through|a|ile|t/m|tot|bis zum)\s*"
_SEVERAL: Final = (  # of "L1" the figure is easily read as a letter
    rf"(?:(?:{_V}|ll){_TO}(?:l\s?)?[2-5](?!\d|\.\d)|lw[ks]\s?[1-4]{_TO}(?:lw[ks]\s?)?[2-5](?!\d|\.\d)|"
    rf"{_V}{_TO}l\s(?:iv|i{{1,3}}|v)|"
    rf"{_V}(?:\s*[,+&/]\s*{_V})+|{_V}-{_V}-{_V})"
)
ONE_LEFT_OUT: Final = (
    rf"(?:(?<!-)(?<!- ){_V}(?:\s*(?:[,+&/]|and|und|et|y|e)\s*{_V})*\s+(?:(?:was|were|is|are|wurde|ist|est)\s+)?"
    r"(?:exclu\w+|ausgeschlossen|weggelassen|esclus\w+|omitted)|"
    rf"(?:exclu\w+|without|except(?: for)?|omitting|ohne|sans|sauf|hors|sin|senza|sem|uten|zonder)\s+"
    rf"{_V}(?:\s*(?:[,+&/]|and|und|et|y|e)\s*{_V})*)"
)
"""Words of a single vertebra that was not counted: what is left of the spine is still the spine."""

_SHORT: Final = (
    r"(?:{0}(?=\.?[\s-]?(?:femur|femoral|fem|hip|neck|total|forearm|radius|proximal|fn|th|nof)(?!\w))|{1}\.|"
    r"(?<=neck ){0}|(?<=total ){0}|(?<=hip ){0}|(?<=femur ){0}|(?<=\(){0}(?=\)))"
)

ATOMS: Final[tuple[tuple[Atom | None, re.Pattern[str]], ...]] = tuple(
    (atom, re.compile(rf"(?<!{LETTER}){words}(?!{LETTER})"))
    for atom, words in (
        (None, ONE_LEFT_OUT),
        (None, r"(?:neck|total|troch\w*|ward'?s?|shaft|upper|lower|mean)(?: neck)?\s+diff\w*\.?"),
        (Side.LEFT, _SHORT.format("l", "li")),
        (Side.RIGHT, _SHORT.format("r", "re")),
        (
            None,
            r"(?:hips?|huft\w*|hanche|cadera|kalca|anca|quadril|heup|femoral neck|spine|wrist|forearm|vertebral?|"
            r"radius)"
            r"[\s-]+(?:fractures?|frakturen?|prosthes[ie]s|replacement|arthroplasty|surgery|kirigi|pain|clinic|axis|"
            r"circumference|breuken?|clinical)",
        ),
        (
            None,
            r"fractures? (?:of|de|du|der|des) (?:the )?(?:hip|femoral neck|spine|col(?: femoral)?|hanche|cadera|"
            r"huft\w*|femur)",
        ),
        (
            None,
            r"(?:huft|schenkelhals|wirbel(?:korper)?|oberschenkelhals)fraktur\w*|fracture de (?:la )?hanche|"
            r"fractura de cadera"
            r"|(?:total|gesamt) (?:score|cholesterol|calcium|protein|fat|mass|number|dose)|in total|hip and spine"
            r"|cervical spine|thoracic spine|halswirbel\w*|neck pain|sub-?total|hws|bws",
        ),
        (
            Region.NOT_DXA,
            r"(?:heels?|calcane\w*|kalkaneus|ferse\w*|fersenbein|talon|talao|talone|topuk|hiel|os calcis|fingers?|"
            r"phalan\w*|tibia\w*|patella|kalkaneal)",
        ),
        (
            Region.BODY,
            r"(?:total body|whole[- ]body|ganzkorper|corps entier|cuerpo entero|tum vucut|tblh|subtotal body|skull|"
            r"head|ribs?|pelvis|arms?|legs?|trunk|thoracic|t1[0-2]|t[4-9]|lateral spine)",
        ),
        (Part.RANGE, _SEVERAL),
        (Part.VERTEBRA, rf"(?:{_V}|lw[ks]\s?[1-5])(?!\.\d)"),
        (
            Part.THIRD,
            r"(?:radius\s*33\s*%?|33\s*%\s*(?:radius|forearm)|(?:distal\s+)?(?:1/3|⅓|one[- ]third|"
            r"third)(?:\s*(?:distal))?"
            r"(?:\s+of(?: the)?)?(?:\s*\(?(?:radius|forearm|distal)\)?)?(?:\s+radius)?|radius\s*\(?(?:1/3|⅓)\)?|"
            r"(?:radius|radio|unterarm|forearm|avant-bras|antebrazo|onkol|avambraccio)[\s,(]*33\s*%\)?|"
            r"(?:distal )?(?:tiers|tercio|terzo|terco)(?: distal\w*)?(?: (?:du|del|do) radi\w*)?|distales? drittel)",
        ),
        (
            Part.NECK,
            r"(?:szyjk\w+(?: kosci udowej| femuru)?|krcek(?: femuru)?|larbenshals\w*(?: \(collum\))?|larhals\w*|"
            r"collum(?: femoris)?|reisiluun kaula\w*|"
            r"шеик\w+ (?:(?:левои|правои) )?(?:бедра|бедренн\w+ кости)|"
            r"nof(?=[ \t]*[-:=|;,]?[ \t]*(?:-?\d|\0))|αυχενας(?: \w+)? μηριαιου|"
            r"fn(?=[ \t]*[-:=|;,]?[ \t]*(?:-?\d|\0))|"
            r"[左右]?(?:侧|側)?股骨[颈頸]部?|대퇴골? ?경부|(?:大腿骨)?頸部|combnyak\w*|vrat (?:bedrene kosti|"
            r"femura|stegnenice)|"
            r"шиик\w* (?:на )?(?:бедр\w+|стегн\w+)|co xuong dui|leher femur|צוואר הירך|عنق الفخذ)",
        ),
        (
            Part.TOTAL,
            r"(?:celkov[yae]|celkem|celkovo|razem|ogolem|osszes\w*|teljes|yhteensa|totalt|ukupn\w+|skupno|итого|"
            r"всего|합계|总计|總計|合计|tong|koko(?= \S)|calkowit\w{1,2}|kokonais\w*|в целом|전체|ολικο)",
        ),
        (
            Side.LEFT,
            r"(?:sin(?:\.|(?=\s*[-:=]?\s?-?\d))|va\.?(?=\s\s|\s*[\t:,;|])|stang[au]?|vanster|venstre|vlevo|"
            r"lew\w{1,3}|vasem\w+|слева|αριστερ\w+)",
        ),
        (
            Side.RIGHT,
            r"(?:dxt?\.|dxt?(?=\s*[-:=]?\s?-?\d)|ho\.?(?=\s\s|\s*[\t:,;|])|drept[au]?|hoger|hojre|hoyre|vpravo|"
            r"praw\w{1,3}|oike\w+|справа|δεξι\w+)",
        ),
        (
            Region.SPINE,
            r"(?:kregoslup\w*(?: ledzwiow\w+)?|landrygg\w*|landeryg\w*|korsrygg|lumbalcolumna|(?:bederni|l) pater|"
            r"lannerang\w+|gerinc\w*|lumbal\w+ (?:kicm\w+|kraljeznic\w+|chrbtic\w+)|ledven\w+ hrbtenic\w+|"
            r"driekov\w+ chrbtic\w+|"
            r"поперек\w*|cot song(?: that lung)?|tulang belakang|עמוד שדרה(?: מותני)?|العمود الفقري(?: القطني)?|"
            r"lanneranka|lumbalryg\w*|landehvirvel\w*|ομσσ|οσφυικη μοιρα|поясничн\w+(?: отдел\w*)?|腰椎|요추)",
        ),
        (
            Region.HIP,
            r"(?:biodr\w+|hoft\w*|kycel\w*|lonkan? kokonaistihey\w+|lonk\w+|proximalni femur|ισχιο|"
            r"(?:проксимальн\w+ отдел\w* )?(?:(?:левого|правого|левои|правои) )?(?:бедр[оа]|бедренн\w+ кости)|"
            r"blizszy koniec kosci udowej|"
            r"[左右]?(?:侧|側)?全[髋髖]|[髋髖](?:部|关节)|대퇴골|csipo\w*|kuka?|kolka?|panggul|ירך|الورك|"
            r"大腿骨(?:近位部)?|df(?=[ -](?:neck|total|left|right|mean))|sold total|"
            r"th(?=[ \t]*[-:=|;,]?[ \t]*(?:-?\d|\0)))",
        ),
        (
            Part.WITHIN_NECK,
            r"(?:ward'?s?(?:\W{1,3}(?:triangle|dreieck|area|region))?|triangle de ward|triangulo de ward|"
            r"ward ucgeni|upper neck|lower neck)",
        ),
        (
            Part.TROCHANTER,
            r"(?:trochanters?(?:ic)?|troch|trokanter|grosser trochanter|intertroch\w*|inter(?:-?troch\w*)?|"
            r"(?:femur |femoral )?shaft|schaft|lesser trochanter|"
            r"diaphys\w*|trocanter\w*|diafisis)",
        ),
        (Part.RADIUS, r"(?:ultra-?distal|u\.?d\.?|mid(?:-?distal)?|radius (?:total|ud|mid)|radius & ulna|ulna)"),
        (
            Part.NECK,
            r"(?:femoral necks?|neck of (?:the )?femur|femur(?:al)? neck|fem\.? neck|"
            r"(?:ober)?schenkelhals(?:es)?|femurhals(?:en)?|"
            r"femoral[- ]neck|col(?:s)? femora(?:l|ux)|col du femur|cuello femoral|cuello (?:de|del) femur|"
            r"collo (?:del )?femor\w*|colo (?:do )?(?:femur|femoral)|femur boy[un]\w*|femoral boyun|heuphals|"
            r"dijbeenhals|neck|hals|boyun|cuello|colo|collo|col)",
        ),
        (Part.TOTAL, r"(?:total|totale|totaal|gesamt|toplam|totals|global|ganz|in toto)"),
        (
            Side.LEFT,
            r"(?:left|links|linke[rsn]?|gauche|izquierd[oa]|sol|sinistr[oa]|esquerd[oa]|izq\.?|lt\.?|"
            r"linkerheup)",
        ),
        (
            Side.RIGHT,
            r"(?:right|rechts|rechte[rsn]?|droite?|derech[oa]|sag|destr[oa]|direit[oa]|der\.(?= )|dcha\.?|"
            r"rt\.?)",
        ),
        (
            Side.MEAN,
            r"(?:means?|averages?|avg|mittelwert|mittel|moyenne|media|promedio|ortalama|"
            r"bilateral(?:e)?|both|gemiddelde?)",
        ),
        (
            Region.SPINE,
            r"(?:(?:ap |pa |a\.p\. )?(?:lumbar|lumbal\w*|lomber)(?:[- ]*(?:spine|vertebrae?|wirbelsaule|wervelkolom|"
            r"omurga|vertebra\w*))?|(?:ap |pa )?spine|lumbosacral spine|lws|lendenwirbel\w*|wirbelsaule|rachis"
            r"(?: lombaire)?|colonne(?: (?:vertebrale |)lombaire)?|columna(?: (?:vertebral )?lumbar)?|"
            r"raquis(?: lumbar)?|"
            r"coluna(?: lombar)?|colonna(?: (?:vertebrale )?lombare)?|rachide(?: lombare)?|l-spine|"
            r"ls(?! li(?:nks)?(?!\w))|l/s spine|wervelkolom|omurga|lumbar)(?: (?:ap|pa|lumbar|lumbal\w*)(?!\w))?",
        ),
        (
            Region.HIP,
            r"(?:dual ?(?:femur|hip)s?|"
            r"gesamthufte|gesamte[nr]? hufte|hufte|gesamtfemur|gesamte[nrs]? femur|proximaler? femur|"
            r"proximal femur|hips?|femur|femurs|femora|"
            r"hanche|"
            r"extremite superieure du femur|femur proximal|cadera|kalca|anca|quadril|heup|femore|femoral|fem)",
        ),
        (
            Region.FOREARM,
            r"(?:fore-?arms?|radius|radial|unterarm|avant-bras|antebrazo|antebraco|onkol|avambraccio|onderarm|wrist|"
            r"radio)",
        ),
    )
)
"""In the order in which they are looked for; those without a meaning take words out of the way, such as a fracture."""

SIDES: Final = tuple(
    re.compile("|".join(words.pattern for atom, words in ATOMS if atom is side)) for side in (Side.LEFT, Side.RIGHT)
)
"""The words for each side, wherever they stand."""

WHOLE_HIP: Final = re.compile(
    r"sold total|gesamthufte|gesamtfemur|gesamte[nrs]? (?:hufte|femur)|th|[左右]?[侧側]?全.|lonkan? kokonais\w+"
)


@dataclass(frozen=True, slots=True)
class Site:
    """A place of the body as it was named: any of its three parts may be missing."""

    region: Region | None = None
    part: Part | None = None
    side: Side | None = None

    @property
    def of(self) -> Region | None:
        """The region that it lies in, as far as it says so itself."""
        return self.region or (_REGIONS.get(self.part) if self.part else None)

    def joined(self, other: "Site") -> "Site | None":
        """Both as one, as in `left femur` and `neck`; None where they contradict each other: the spine has no side."""
        if Region.SPINE in (self.of, other.of) and (self.side or other.side):
            return None
        if {self.part, other.part} == {Part.RANGE, Part.TOTAL}:
            return Site(Region.SPINE, Part.RANGE)
        if (self.part and other.part) or (self.side and other.side):
            return None
        both = Site(self.region or other.region, self.part or other.part, self.side or other.side)
        lies_in = _REGIONS.get(both.part) if both.part else None
        regions = {region for region in (self.region, other.region, lies_in) if region}
        return both if len(regions) < 2 else None


_REGIONS: Final = {
    Part.NECK: Region.HIP,
    Part.RANGE: Region.SPINE,
    Part.VERTEBRA: Region.SPINE,
    Part.THIRD: Region.FOREARM,
    Part.WITHIN_NECK: Region.HIP,
    Part.TROCHANTER: Region.HIP,
    Part.RADIUS: Region.FOREARM,
}


def site_of(atom: Atom) -> Site:
    """The site that is named by one word."""
    match atom:
        case Region():
            return Site(region=atom)
        case Part():
            return Site(part=atom)
        case Side():
            return Site(side=atom)
