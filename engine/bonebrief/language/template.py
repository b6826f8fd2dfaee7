"""A sentence with {fact} placeholders, filled with this person's own answers."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bonebrief.language.fact import Dictionary
from bonebrief.language.value import Value, words_for

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Template:
    """Text in which {fact} stands for the words of a value; a brace never means anything else."""

    text: str

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts it names, each once, in the order they stand there."""
        return tuple(dict.fromkeys(_PLACEHOLDER.findall(self.text)))

    def fill(self, dictionary: Dictionary, values: Mapping[str, Value]) -> str:
        """The sentence for this person; what is not known reads "not known"."""

        def words(match: re.Match[str]) -> str:
            fact = match[1]
            return words_for(dictionary[fact], values[fact]) if fact in values else "not known"

        return _PLACEHOLDER.sub(words, self.text)
