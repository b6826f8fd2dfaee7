"""What somebody probably meant by a word that nothing here is called: never the opposite, and never another number."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches
from functools import lru_cache
from typing import Final

_PART = re.compile(r"[a-z]+|\d+")
_NEAR = 0.6
_VERY = 0.8
_AS_NEAR = 0.04
_REFUSED = 0.15
"""So much nearer is a word that says the opposite that whoever wrote it hardly meant another one."""
_SHORT = 4
_AS_SHORT = 0.7
_MOST = 3
_OPPOSITES = (
    *({"t", "z"}, {"any", "all"}, {"none", "note"}, {"yes", "no"}, {"low", "high"}, {"lower", "higher"}),
    *({"lowest", "highest"}, {"min", "max"}, {"over", "under"}, {"above", "below"}, {"before", "after"}),
    *({"more", "less"}, {"more", "fewer"}, {"with", "without"}, {"past", "current"}, {"start", "stop"}),
    *({"loss", "gain"}, {"osteopenia", "osteoporosis"}, {"male", "female"}, {"never", "ever"}, {"left", "right"}),
)
_UNITS: Final = frozenset(
    (
        *("year", "month", "week", "day", "hour", "percent", "mg", "g", "gram", "mcg", "ug", "iu", "ml", "l"),
        *("mm", "cm", "m", "kg", "lb", "pound", "inch"),
    )
)
_BEGINNINGS = (
    *(("hyper", "hypo"), ("pre", "post"), ("pre", "peri"), ("peri", "post"), ("over", "under"), ("intra", "inter")),
    *(("un", ""), ("non", ""), ("anti", ""), ("in", "ex"), ("in", "de")),
)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Name the known words that are probably meant as a question, or say nothing when none is near."""
    return meant_words(probable(word, known))


def meant_words(meant: list[str]) -> str:
    """The words that are probably meant, as a question; nothing where there are none."""
    if not meant:
        return ""
    return f"Did you mean {' or '.join([', '.join(meant[:-1]), meant[-1]] if len(meant) > 1 else meant)}?"


def nearest(word: str, known: Iterable[str]) -> str:
    """The one known word that is probably meant, or nothing when none is near or several are."""
    meant = probable(word, known)
    return meant[0] if len(meant) == 1 else ""


def probable(word: str, known: Iterable[str]) -> list[str]:
    """The known words that are probably meant, the likeliest first: at most three, and more than one only if as near.

    A word of other capitals or signs between its parts is the same word. One that is part of several longer ones
    could be each of them.
    """
    there = list(dict.fromkeys(known))
    same = [other for other in there if same_word(word, other)]
    if same:
        return same[:1]
    close = get_close_matches(word, there, n=2 * _MOST, cutoff=_NEAR)
    near = [other for other in close if not says_otherwise(word, other) and not _far(word, other)]
    longer = [
        other for other in there if len(word) > 3 and _parts(word) < _parts(other) and not says_otherwise(word, other)
    ]
    best = _likeness(word, near[0]) if near else 0.0
    as_near = [other for other in near if best - _likeness(word, other) < _AS_NEAR]
    otherwise = max((_likeness(word, other) for other in close if says_otherwise(word, other)), default=0.0)
    if otherwise - best > _REFUSED:
        return []
    found = as_near if len(longer) < 2 or best > 0.9 else sorted(longer, key=lambda other: -_likeness(word, other))
    return (found or longer)[:_MOST]


def same_word(word: str, other: str) -> bool:
    """Whether two words differ in nothing but capitals and what stands between their parts."""
    return _letters(word) == _letters(other) != ""


@lru_cache(4096)
def _letters(word: str) -> str:
    return re.sub(r"[\s_-]+", "_", word.strip().casefold())


@lru_cache(4096)
def unit_words(word: str) -> frozenset[str]:
    """The units that the parts of a word name."""
    return frozenset(part.removesuffix("s") for part in _parts(word)) & _UNITS


def says_otherwise(word: str, other: str) -> bool:
    """Whether two words say different things however alike they look: opposites, or two numbers."""
    if re.fullmatch(r"[\d.,]+", word):
        return True
    here, there = _parts(word), _parts(other)
    if unit_words(word) not in (frozenset(), unit_words(other)):
        return True
    if here == there | {"not"} or there == here | {"not"}:
        return True
    if any(pair & here and pair & there and not pair & here & there for pair in _OPPOSITES):
        return True
    return any(_turned(one, two) for one in here - there for two in there - here)


def _far(word: str, other: str) -> bool:
    """Whether a whole syllable is missing from one of two words that are not very alike, as in patient and pain."""
    parts, others = _parts(word), _parts(other)
    apart = len(word) - len(other) > 2 and len(parts) == len(others) == 1
    short = len(other) <= _SHORT < len(word)
    return (apart and _likeness(word, other) < _VERY) or (short and _likeness(word, other) < _AS_SHORT)


def _turned(one: str, two: str) -> bool:
    """Whether two words differ in how they begin, so that they say the opposite: hyper- and hypo-, un-."""
    return any(
        _likeness(first[len(a) :], second[len(b) :]) > _NEAR
        for a, b in _BEGINNINGS
        for first, second in ((one, two), (two, one))
        if first.startswith(a) and second.startswith(b) and not second.startswith(a)
    )


@lru_cache(4096)
def _parts(word: str) -> frozenset[str]:
    return frozenset(_PART.findall(word.casefold()))


def _likeness(word: str, other: str) -> float:
    return SequenceMatcher(None, other, word).ratio()
