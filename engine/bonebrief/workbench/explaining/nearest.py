"""The nearest change that would make a rule fire: the fewest single tests that would have to come out otherwise."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bonebrief.knowledge.condition import (
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
from bonebrief.knowledge.dictionary import Dictionary
from bonebrief.knowledge.fact import Fact
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.truth import truth_of
from bonebrief.knowledge.value import Value, number_words, within_sentence


@dataclass(frozen=True, slots=True)
class Change:
    """A single test, and the truth it would have to have."""

    test: FactTest
    wanted: bool


Changes = tuple[Change, ...]


def nearest_changes(knowledge: Knowledge, condition: Condition, values: Mapping[str, Value]) -> Changes:
    """The fewest changes that make a condition true; empty if it is true already.

    Each stands for itself: whether one person can have them all is for the reader to judge.
    """
    return _Search(knowledge, values).of(condition, True)


def change_words(dictionary: Dictionary, change: Change) -> str:
    """A change within a sentence: `total hip T-score were -2.5 or lower`."""
    fact = dictionary[change.test.fact]
    match change.test:
        case Compare(_, operator, bound):
            return f"the {within_sentence(fact.label)} were {_bound(fact, operator, bound, change.wanted)}"
        case Between(_, low, high):
            beyond = "" if change.wanted else "not "
            span = f"{number_words(low, 0)} and {number_words(high, 0)}"
            return f"the {within_sentence(fact.label)} were {beyond}between {span}"
        case Is(_, words):
            return f'the answer to "{fact.label}" were {_choice(fact, words, change.wanted)}'
        case Includes(_, words):
            verb = "included" if change.wanted else "did not include"
            return f'the answer to "{fact.label}" {verb} {_or(fact, words)}'
        case Known():
            return f"the {within_sentence(fact.label)} were {'known' if change.wanted else 'unknown'}"


class _Search:
    def __init__(self, knowledge: Knowledge, values: Mapping[str, Value]) -> None:
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
            case _:
                return () if truth_of(condition, self._values) is wanted else (Change(condition, wanted),)

    def _every(self, parts: Iterable[Condition], wanted: bool) -> Changes:
        return tuple(dict.fromkeys(change for part in parts for change in self.of(part, wanted)))

    def _fewest(self, parts: Iterable[Condition], count: int, wanted: bool) -> Changes:
        ways = sorted((self.of(part, wanted) for part in parts), key=len)
        return tuple(dict.fromkeys(change for way in ways[:count] for change in way))


def _bound(fact: Fact, operator: str, bound: float, wanted: bool) -> str:
    low, included = operator.startswith("<") is wanted, operator.endswith("=") is wanted
    words = f"{number_words(bound, fact.number.decimals if fact.number else 0)} {fact.unit}".strip()
    if included:
        return f"{words} or {'lower' if low else 'higher'}"
    return f"{'below' if low else 'above'} {words}"


def _choice(fact: Fact, words: tuple[str, ...], wanted: bool) -> str:
    return f"{'' if wanted else 'not '}{_or(fact, words)}"


def _or(fact: Fact, words: tuple[str, ...]) -> str:
    return " or ".join(f'"{fact.choices[word]}"' for word in words)
