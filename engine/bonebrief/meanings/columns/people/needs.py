"""What must be so for a question to be asked, and which words of a gate are so: of a rule book, and of nobody."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import assert_never

from bonebrief.language.condition import All, Any, AtLeast, Between, Compare, Condition, Holds, Includes, Is, Known, Not
from bonebrief.language.domain import NONE
from bonebrief.language.fact import Dictionary, Fact
from bonebrief.language.gates import needs_of, silent_words

Needs = Mapping[str, tuple[Condition, ...]]
"""By gate, and by gate of a gate: what each must be."""


class Required:
    """What the answers behind each gate need, worked out once for each condition under which a question is asked."""

    def __init__(self, dictionary: Dictionary) -> None:
        self._dictionary = dictionary
        self.of = cache(self._of)

    def _of(self, ask_if: Condition) -> Needs:
        found: dict[str, tuple[Condition, ...]] = {}
        waiting, followed = [ask_if], set[str]()
        while waiting:
            for gate, need in needs_of(waiting.pop()).items():
                if need not in found.get(gate, ()):
                    found[gate] = (*found.get(gate, ()), need)
                before = self._dictionary[gate].ask_if
                if before is not None and gate not in followed and _must_speak(self._dictionary[gate], need):
                    followed.add(gate)
                    waiting.append(before)
        return found


def allows(need: Condition, word: str | float) -> bool:
    """Whether a gate that has this word, or this number, or of several words this one alone, is as it must be."""
    match need:
        case Is(_, words) | Includes(_, words):
            return word in words
        case Compare(_, sign, bound):
            number = float(word)
            return {"<": number < bound, "<=": number <= bound, ">": number > bound, ">=": number >= bound}[sign]
        case Between(_, low, high):
            return low <= float(word) <= high
        case Not(part):
            return not allows(part, word)
        case All(parts):
            return all(allows(part, word) for part in parts)
        case Any(parts):
            return any(allows(part, word) for part in parts)
        case AtLeast(count, parts):
            return sum(allows(part, word) for part in parts) >= count
        case Known() | Holds():
            raise TypeError("what a gate must be tests its value alone")
        case _:
            assert_never(need)


def must_include(need: Condition) -> Iterator[str]:
    """The words of several that must be among the chosen ones."""
    match need:
        case All(parts):
            for part in parts:
                yield from must_include(part)
        case Includes(_, (word,)) if word != NONE:
            yield word


def _must_speak(gate: Fact, need: Condition) -> bool:
    return not any(allows(need, word) for word in silent_words(gate))
