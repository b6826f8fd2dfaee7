"""Questions that open others: what must be so for a question to be asked, and which answers say that it is so."""

from collections.abc import Iterable, Mapping
from functools import lru_cache, reduce
from typing import assert_never

from bonebrief.language.condition import All, Any, AtLeast, Between, Compare, Condition, Holds, Includes, Is, Known, Not
from bonebrief.language.domain import NONE, Choice, Choices, Number, YesNo
from bonebrief.language.fact import Dictionary, Fact
from bonebrief.language.value import Value

Needs = Mapping[str, Condition]
"""By fact: a condition on that fact alone."""


def speaks(fact: Fact, value: Value) -> bool:
    """Whether an answer says that its question made sense: a score that a scan was done, a bone that one broke.

    `no`, `none` and what is declared as `not_evidence` do not. Of a question that opens others they are its denial.
    """
    silent = silent_words(fact)
    return any(word not in silent for word in (value if isinstance(value, tuple) else (value,)))


def silent_words(fact: Fact) -> tuple[str | float, ...]:
    """The words, or numbers, of a fact that do not speak."""
    declared = fact.asking.not_evidence if fact.asking else ()
    match fact.domain:
        case YesNo():
            return ("no", *declared)
        case Choices():
            return (NONE, *declared)
        case Choice() | Number():
            return declared
        case _:
            assert_never(fact.domain)


def gates_of(dictionary: Dictionary) -> frozenset[str]:
    """The questions that open others: what they are may follow from what stands behind them, without their answer."""
    return frozenset(gate for fact in dictionary.values() if fact.asking for gate in fact.reads)


@lru_cache(maxsize=4096)
def needs_of(ask_if: Condition) -> Needs:
    """What each fact must be for a condition to be true; nothing of those of which the condition can do without."""
    return _needs(ask_if, True)


def _needs(condition: Condition, wanted: bool) -> Needs:
    match condition:
        case Is() | Includes() | Compare() | Between():
            return {condition.fact: condition if wanted else Not(condition)}
        case Not(part):
            return _needs(part, not wanted)
        case All(parts):
            return (_every if wanted else _common)([_needs(part, wanted) for part in parts])
        case Any(parts):
            return (_common if wanted else _every)([_needs(part, wanted) for part in parts])
        case AtLeast(count, parts):
            together = count == (len(parts) if wanted else 1)
            return (_every if together else _common)([_needs(part, wanted) for part in parts])
        case Known() | Holds():
            return {}
        case _:
            assert_never(condition)


def _every(needs: Iterable[Needs]) -> Needs:
    found: dict[str, Condition] = {}
    for one in needs:
        for fact, need in one.items():
            found[fact] = All((found[fact], need)) if fact in found else need
    return found


def _common(needs: list[Needs]) -> Needs:
    """What is needed whichever of these is so."""
    return reduce(lambda one, other: {f: Any((one[f], other[f])) for f in one if f in other}, needs)
