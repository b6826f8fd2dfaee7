"""The nearest change that would make a rule fire: the fewest single tests that would have to come out otherwise."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import assert_never

from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.condition import (
    All,
    Any,
    AtLeast,
    Between,
    Compare,
    Condition,
    FactTest,
    Holds,
    Includes,
    Is,
    Known,
    Not,
)
from bonebrief.language.value import Seen
from bonebrief.meanings.plain.conditions import truth_of


@dataclass(frozen=True, slots=True)
class Change:
    """A single test, and the truth it would have to have."""

    test: FactTest
    wanted: bool


Changes = tuple[Change, ...]


def nearest_changes(knowledge: Knowledge, condition: Condition, values: Mapping[str, Seen]) -> Changes:
    """The fewest changes that make a condition true; empty if it is true already.

    Each stands for itself: whether one person can have them all is for the reader to judge.
    """
    return _Search(knowledge, values).of(condition, True)


class _Search:
    def __init__(self, knowledge: Knowledge, values: Mapping[str, Seen]) -> None:
        self._knowledge = knowledge
        self._values = values

    def of(self, condition: Condition, wanted: bool) -> Changes:
        match condition:
            case Not(part):
                return self.of(part, not wanted)
            case All(parts):
                return self._every(parts, wanted) if wanted else self._fewest(parts, 1, wanted)
            case Any(parts):
                return self._fewest(parts, 1, wanted) if wanted else self._every(parts, wanted)
            case AtLeast(count, parts):
                return self._fewest(parts, count if wanted else len(parts) - count + 1, wanted)
            case Holds(name):
                whens = tuple(rule.when for rule in self._knowledge.findings[name].rules)
                return self.of(Any(whens), wanted)
            case Is() | Includes() | Compare() | Between() | Known():
                return () if truth_of(condition, self._values) is wanted else (Change(condition, wanted),)
            case _:
                assert_never(condition)

    def _every(self, parts: Iterable[Condition], wanted: bool) -> Changes:
        return tuple(dict.fromkeys(change for part in parts for change in self.of(part, wanted)))

    def _fewest(self, parts: Iterable[Condition], count: int, wanted: bool) -> Changes:
        ways = sorted((self.of(part, wanted) for part in parts), key=len)
        return tuple(dict.fromkeys(change for way in ways[:count] for change in way))
