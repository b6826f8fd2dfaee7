"""What a report says of its sites in words: which class the bone of a place is in, and whether both hips are named."""

import re
from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Final

from bonebrief.people.scan_report.marks.cues import speaks_of_earlier, speaks_of_limits
from bonebrief.people.scan_report.marks.sites import SIDES, Side
from bonebrief.people.scan_report.marks.text import Text
from bonebrief.people.scan_report.rows.whereabouts import Spot, Whereabouts
from bonebrief.people.scan_report.sentences.sentences import sentences_of


class Called(Enum):
    OSTEOPENIA = "osteopenia"
    OSTEOPOROSIS = "osteoporosis"


_WORDS: Final = {
    Called.OSTEOPENIA: re.compile(r"osteopen|osteopeni|low bone (?:mass|density)|baja masa osea"),
    Called.OSTEOPOROSIS: re.compile(r"osteopor"),
}
_SIDE: Final = "|".join(words.pattern for words in SIDES)
_UNMEASURED: Final = re.compile(
    rf"(?:{_SIDE})(?:(?!{_SIDE})[^.;\n]){{0,80}}?(?<!\w)(?:(?:not|nicht|non|no|ikke|inte|niet|nao)\s+(?:\w+\s+)?"
    r"(?:scann\w*|measured|performed|evaluated|done|assessed|imaged|analy[sz]ed|gemessen|messbar|mesure\w*|realis\w*|"
    r"realizad\w*|medid\w*|valora\w*|malt|gemeten)|prosthe\w*|prothes\w*|protesi\w*|replace\w*|arthroplast\w*|"
    r"amputat\w*|thr|tep)(?!\w)"
)
"""A side with words that it was not measured."""
_LONGEST: Final = 300


def called(text: Text, places: Sequence[Whereabouts]) -> Mapping[Spot, frozenset[Called]]:
    """By place what it is called; only statements with one of the two words count."""
    found: dict[Spot, set[Called]] = {}
    sentences = sentences_of(text)
    for at in places:
        start, end = sentences.extent(sentences.number(at.place.start))
        statement = text.plain[start:end] if end - start <= _LONGEST else ""
        words = [one for one, words in _WORDS.items() if words.search(statement)]
        clear = len(words) == 1 and not speaks_of_limits(statement) and not speaks_of_earlier(statement)
        if at.spot and clear:
            found.setdefault(at.spot, set()).add(words[0])
    return {spot: frozenset(words) for spot, words in found.items()}


def contradicts(t_score: float, words: frozenset[Called]) -> bool:
    """Whether a T-score and what its place is called cannot both be right."""
    if words == {Called.OSTEOPENIA}:
        return t_score <= -2.5
    return words == {Called.OSTEOPOROSIS} and t_score > -1.0


def both_sides(text: Text, hips: Sequence[Whereabouts]) -> bool:
    """Whether the report names left and right hips, by their sites or in one line about a hip, that were measured."""
    places = {text.line_of(at.place.start): at.place.start for at in hips}
    lines = {number: _UNMEASURED.sub(" ", text.line_at(place)) for number, place in places.items()}
    sides = {number: [bool(words.search(line)) for words in SIDES] for number, line in lines.items()}
    named = [at for at in hips if at.side is Side.MEAN or _says_side(at, sides[text.line_of(at.place.start)])]
    if {Side.LEFT, Side.RIGHT} <= {at.side for at in named}:
        return True
    return any(all(both) for both in sides.values())


def _says_side(at: Whereabouts, said: Sequence[bool]) -> bool:
    """Whether a place has its side from a heading, or from its line without what that says was not measured."""
    sides = (Side.LEFT, Side.RIGHT)
    return at.side in sides and (not at.place.site.side or said[sides.index(at.side)])
