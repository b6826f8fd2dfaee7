"""What a report as a whole says against its numbers: a correction, somebody else's name, an earlier scan's heading."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from bonebrief.machine.catalogue import N_
from bonebrief.people.scan_report.candidate import Candidate
from bonebrief.people.scan_report.marks.text import Text

_CORRECTS: Final = re.compile(
    r"(?<!\w)(?:addendum|errat\w+|corrigend\w+|correction\w*|amend(?:ed|ment)\w*|revised|"
    r"should (?:read|have been|be read)|incorrect\w*|in error|berichtigung|korrektur\w*|korrigiert\w*|"
    r"rectificat\w*)(?!\w)"
)
_SOMEBODY: Final = re.compile(
    r"(?<!\w)(?:mother|father|sister|brother|wife|husband|daughter|son|spouse|mutter|vater|mere|pere|madre|padre)"
    r"(?:'?s)?\s+(?:bone\s+|dxa\s+|dexa\s+)?(?:scan|report|result|exam|befund|bilan)\w*"
)
_EARLIER: Final = re.compile(
    r"^[ \t*#>-]*(?:prior|previous|baseline|comparison|historical|earlier|past|old)(?!\w)[^\n]*?"
    r"(?::[ \t]*|\(?(?:19|20)\d\d\)?|results?|scans?|exams?|stud(?:y|ies))$",
    re.MULTILINE,
)
_OTHER_RISK: Final = re.compile(r"(?<!\w)(?:q-?fracture|garvan|caroc|fore\b|bes\b)")
_LINES_BELOW: Final = 3
_SCORES: Final = ("t_score_", "z_score_")

_TWO_RISKS: Final = tuple(
    re.compile(
        rf"(?<!\w)(?:{word})\s+(?:a\s+|una\s+)?(?:prior|previous|fruhere|vorherige|antecedent|previa|precedente|"
        r"anterior|(?:fra[ck]tur|frattura)\w* (?:previa|anterior|precedente|anterieure))"
    )
    for word in ("without|ohne|sans|sin|senza|sem", "with|mit|avec|con|com")
)

IS_CORRECTED: Final = N_("the report corrects a result, and which one is right has to be looked at")
IS_SOMEBODYS: Final = N_("the report may be of somebody else")
IS_EARLIER: Final = N_("it stands under the heading of an earlier scan")
IS_ANOTHER_RISK: Final = N_("another calculator than FRAX is named")
IS_FOR_TWO: Final = N_("the risk is printed without and with an earlier fracture; choose the one that is yours")
IS_BOTH: Final = N_("the risk is printed with and without bone density")


def doubted(text: Text, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """The candidates, those that were sure with what the whole report says against them."""
    corrects = IS_CORRECTED if _CORRECTS.search(text.plain) else ""
    everything = corrects or (IS_SOMEBODYS if _SOMEBODY.search(text.plain) else "")
    below = frozenset(_below_earlier(text))
    for one in candidates:
        doubt = everything if one.fact.startswith((*_SCORES, "frax_", "tbs")) else ""
        if one.fact.startswith(_SCORES) and one.span.line in below:
            doubt = doubt or IS_EARLIER
        if one.fact in ("frax_major_percent", "frax_hip_percent"):
            twice = IS_FOR_TWO if all(words.search(text.plain) for words in _TWO_RISKS) else ""
            doubt = doubt or twice or _against_frax(text.lines[one.span.line - 1].lower())
        yield replace(one, doubt=doubt) if doubt and one.sure else one


def _below_earlier(text: Text) -> Iterator[int]:
    """The printed lines right below a heading that names an earlier scan, up to the next empty one."""
    lines = text.plain.split("\n")
    for heading in _EARLIER.finditer(text.plain):
        at = text.plain.count("\n", 0, heading.end()) + 1
        for number in range(at, min(at + _LINES_BELOW, len(lines))):
            if not lines[number].strip():
                break
            yield number + 1


def _against_frax(line: str) -> str:
    if _OTHER_RISK.search(line):
        return IS_ANOTHER_RISK
    both = re.search(r"without", line) and re.search(r"(?<!out )\bwith\b", line)
    return IS_BOTH if both else ""
