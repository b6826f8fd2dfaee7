"""Which texts a language needs, and which it may have besides."""

from dataclasses import dataclass, field

from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.translation.in_language import translated
from bonebrief.knowledge.translation.texts import Keys


@dataclass(frozen=True, slots=True)
class Needed:
    """Every text as it was first written, by its keys; those that may be missing, and the keys of lists of words."""

    texts: dict[Keys, str] = field(default_factory=dict)
    optional: set[Keys] = field(default_factory=set)
    lists: set[Keys] = field(default_factory=set)

    def text(self, keys: Keys, english: str, needed: bool = True) -> str:
        self.texts[keys] = english
        if not needed:
            self.optional.add(keys)
        return english

    def more(self, keys: Keys) -> tuple[tuple[str, str], ...]:
        self.lists.add(keys)
        return ()

    def knows(self, keys: Keys) -> bool:
        """Whether there is such a text, or such a list of words."""
        return keys in self.texts or keys[:-2] in self.lists


def needed_texts(knowledge: Knowledge) -> Needed:
    """The texts of a knowledge base that a language puts into other words."""
    found = Needed()
    translated(knowledge, found)
    return found
