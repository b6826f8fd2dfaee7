"""What is said in another language, as it stands in its files: each text under the keys that lead to it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from bonebrief.language.problem import Place

Keys = tuple[str, ...]
"""The way to a text: `("questions", "age", "ask")`; of a list, the place in it: `("sheet", "call", "1")`."""


@dataclass(frozen=True, slots=True)
class Said:
    """A text, and where it stands."""

    text: str
    place: Place


@dataclass(frozen=True)
class Texts:
    """All texts of one language: its code, what it is called in itself, and how far somebody has read them.

    `keys`: where each key stands, by the way to it.
    """

    code: str
    name: str
    review: str
    said: Mapping[Keys, Said]
    place: Place
    keys: Mapping[Keys, Place] = field(default_factory=dict)

    def at(self, keys: Keys) -> str:
        """The text under these keys; nothing where there is none."""
        return self.said[keys].text if keys in self.said else ""

    def below(self, keys: Keys) -> Iterator[tuple[str, str]]:
        """Every text of the lists below these keys, each after the key of its list."""
        for key in self._lists.get(keys, ()):
            yield key[-2], self.said[key].text

    @cached_property
    def _lists(self) -> Mapping[Keys, Sequence[Keys]]:
        found: dict[Keys, list[Keys]] = {}
        for keys in self.said:
            found.setdefault(keys[:-2], []).append(keys)
        return found
