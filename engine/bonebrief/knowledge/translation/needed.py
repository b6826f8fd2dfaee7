"""Which texts a language needs, and which it may have besides."""

from collections.abc import Collection
from dataclasses import dataclass, field

from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.translation.in_language import translated
from bonebrief.knowledge.translation.texts import Keys


@dataclass(frozen=True, slots=True)
class Needed:
    """Every text as it was first written, by its keys, and those of them that may be missing.

    `lists`: by their keys what lists of words may stand for; where that is empty, for anything.
    """

    texts: dict[Keys, str] = field(default_factory=dict)
    optional: set[Keys] = field(default_factory=set)
    lists: dict[Keys, set[str]] = field(default_factory=dict)

    def text(self, keys: Keys, english: str, needed: bool = True) -> str:
        self.texts[keys] = english
        if not needed:
            self.optional.add(keys)
        return english

    def more(self, keys: Keys, of: Collection[str] = ()) -> tuple[tuple[str, str], ...]:
        self.lists.setdefault(keys, set()).update(of)
        return ()

    def knows(self, keys: Keys) -> bool:
        """Whether there is such a text, or such a list of words."""
        if keys in self.texts:
            return True
        return keys[:-2] in self.lists and keys[-2] in (self.lists[keys[:-2]] or keys)


def needed_texts(knowledge: Knowledge) -> Needed:
    """The texts of a knowledge base that a language puts into other words."""
    found = Needed()
    translated(knowledge, found)
    return found
