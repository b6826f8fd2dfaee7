"""A sentence with {fact} placeholders, filled with this person's own answers."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from bonebrief.language.fact import Dictionary
from bonebrief.language.problem import Place
from bonebrief.language.value import Seen, unit_behind, words_for
from bonebrief.machine.catalogue import N_, _

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_COUNTED = re.compile(r"\{([^{}]*)\}( \w+)?")
_PART = re.compile(r"\[([^\[\]]*)\]")
_SENTENCE = re.compile(r"(?<=[.?!;])\s+")
_NO_WORDS = N_("(no answer)")


@dataclass(frozen=True, slots=True)
class Template:
    """Text in which {fact} stands for the words of a value; a brace never means anything else.

    `[ and {fact} %]` is a part that is left out while a fact in it is not known. Of `[{one} and {other}|{one}|none]`
    the first is said of which every fact is known. `said_in`: the facts in whose words values are said, where the text
    is in another language than those of whoever is spoken to.
    """

    text: str
    place: Place = field(default=Place(""), compare=False)
    said_in: Dictionary | None = field(default=None, compare=False)

    @property
    def facts(self) -> tuple[str, ...]:
        """Every fact that the text names."""
        return _named(self.text)

    @property
    def needed(self) -> tuple[str, ...]:
        """The facts without which the text cannot be said as it was written."""
        return _named(_PART.sub("", self.text))

    @property
    def fault(self) -> str:
        """What is wrong with the braces or brackets; nothing if they are sound."""
        if any(sign in _PLACEHOLDER.sub("", self.text) for sign in "{}"):
            return "The text has a brace that is not one of a pair around a fact."
        if any(not _named(part[1].partition("|")[0]) for part in _PART.finditer(self.text)):
            return "A part in brackets names no fact, so it would never be left out."
        if any(sign in _PART.sub("", self.text) for sign in "[]|"):
            return "The text has a bracket or a bar that begins or ends no part."
        return ""

    def fill(self, dictionary: Dictionary, values: Mapping[str, Seen]) -> str:
        """The sentence for this person, without the parts whose facts are not known.

        A sentence that needs a fact which is not known is left out, unless nothing else would be said: then it says
        that there is no answer. What is counted stands behind 1 as of one: "{steroid_months} months" may be "1 month".
        """

        def words(match: re.Match[str]) -> str:
            fact = (self.said_in or dictionary)[match[1]]
            said = words_for(fact, values[fact.id]) if fact.id in values else _(_NO_WORDS)
            return f"{said} {unit_behind(said, match[2][1:])}" if match[2] else said

        def said(part: re.Match[str]) -> str:
            return next((way for way in part[1].split("|") if _known(way, values)), "")

        text = _PART.sub(said, self.text)
        if not _known(text, values):
            text = " ".join(one for one in _SENTENCE.split(text) if _known(one, values)) or text
        return re.sub(r" +(?=[ .,;:?])", "", _COUNTED.sub(words, text)).strip()


def _named(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_PLACEHOLDER.findall(text)))


def _known(text: str, values: Mapping[str, Seen]) -> bool:
    return all(fact in values for fact in _named(text))
