"""Words and signs in which people say what has its own words in the rule language."""

import re
from collections.abc import Mapping
from typing import Final

SAME_WORDS: Final = {"true": "yes", "false": "no", "y": "yes", "n": "no", "on": "yes", "off": "no"}
SIGNS_IN_WORDS: Final[Mapping[str, str]] = {
    "&gt;=": ">=",
    "&lt;=": "<=",
    "&gt;": ">",
    "&lt;": "<",
    "=>": ">=",
    "= >": ">=",
    "= <": "<=",
    "＞=": ">=",
    "＜=": "<=",
    "＞": ">",
    "＜": "<",
    "=<": "<=",
    "≥": ">=",
    "≤": "<=",
    "greater than or equal to": ">=",
    "less than or equal to": "<=",
    "equal to or greater than": ">=",
    "equal to or less than": "<=",
    "no more than": "<=",
    "not more than": "<=",
    "no less than": ">=",
    "not less than": ">=",
    "not over": "<=",
    "not above": "<=",
    "not below": ">=",
    "not under": ">=",
    "at or above": ">=",
    "at or over": ">=",
    "at or below": "<=",
    "at or under": "<=",
    "minimum": ">=",
    "maximum": "<=",
    "at least": ">=",
    "at most": "<=",
    "up to": "<=",
    "from": ">=",
    "greater than": ">",
    "higher than": ">",
    "bigger than": ">",
    "older than": ">",
    "longer than": ">",
    "more than": ">",
    "less than": "<",
    "lower than": "<",
    "smaller than": "<",
    "fewer than": "<",
    "younger than": "<",
    "shorter than": "<",
    "over": ">",
    "above": ">",
    "under": "<",
    "below": "<",
}
SIGNS: Final[Mapping[str, str]] = {">=": ">=", "<=": "<=", ">": ">", "<": "<"}
KNOWING: Final[Mapping[str, str]] = {
    **dict.fromkeys(("not unknown", "given", "answered", "recorded", "documented", "available"), "is known"),
    **dict.fromkeys(("not known", "missing", "unanswered", "blank", "empty", "undocumented"), "is unknown"),
    **dict.fromkeys(("not given", "not answered", "not recorded", "not documented", "not available"), "is unknown"),
}
OTHER_GROUPS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("and", "both", "all of", "both of"), "all"),
    **dict.fromkeys(("or", "either", "any of", "one of", "either of"), "any"),
    **dict.fromkeys(("not", "nor", "neither", "none of", "neither of", "not any", "not any of", "no"), "none"),
}
DOUBTFUL_GROUPS: Final = ("not", "no")
"""Of these it is open whether the whole group is denied or any part of it."""
COUNTS: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_SHORT: Final = re.compile(r"^(?P<verb>is|are|was|were|has|does)n['’]?t\b")
_PAST: Final = re.compile(r"^(?:was|were|are|be)\b")
_DENYING: Final = re.compile(
    r"^(?:(?:does|do|did) not (?:include|contain|have)|(?:has|is|includes?) not|not (?:includes?|contains?|has|is)"
    r"|excludes?|lacks?|without)\b"
)


def in_plain_verbs(rest: str) -> str:
    """What stands behind a fact with `is` for other forms of it, and `is not` for whatever denies it."""
    rest = _SHORT.sub(lambda said: f"{said['verb']} not", rest)
    return _DENYING.sub("is not", _PAST.sub("is", rest))
