"""Which choices of an answer a condition is about, so that a reason names these and not all that was ticked."""

from collections.abc import Iterable, Mapping
from typing import assert_never

from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.condition import (
    All,
    Any,
    AtLeast,
    Between,
    Compare,
    Condition,
    Holds,
    Includes,
    Is,
    Known,
    Not,
)
from bonebrief.language.value import Partly, Seen
from bonebrief.meanings.plain.conditions import truth_of
from bonebrief.meanings.plain.inference import Inference


def options_meant(knowledge: Knowledge, condition: Condition, inference: Inference) -> Mapping[str, tuple[str, ...]]:
    """The choices that make a true condition true, in the order of the answer; what it does not test is not named.

    Of two tests that must both hold the narrower one counts: beside "a fragility fracture" a test for the hip
    means the hip.
    """
    meant = _meant(knowledge, condition, inference)
    return {
        fact: tuple(word for word in _chosen(inference.values[fact]) if word in words) for fact, words in meant.items()
    }


def _meant(knowledge: Knowledge, condition: Condition, inference: Inference) -> Mapping[str, frozenset[str]]:
    if truth_of(condition, inference.values, inference.truths) is not True:
        return {}
    match condition:
        case Includes(fact, options):
            return {fact: frozenset(options) & frozenset(_chosen(inference.values[fact]))}
        case All(parts):
            return _joined((_meant(knowledge, part, inference) for part in parts), narrower=True)
        case Any(parts) | AtLeast(_, parts):
            return _joined((_meant(knowledge, part, inference) for part in parts), narrower=False)
        case Holds(name):
            ways = (_meant(knowledge, rule.when, inference) for rule in knowledge.findings[name].rules)
            return _joined(ways, narrower=False)
        case Is() | Compare() | Between() | Known() | Not():
            return {}
        case _:
            assert_never(condition)


def _joined(found: Iterable[Mapping[str, frozenset[str]]], narrower: bool) -> Mapping[str, frozenset[str]]:
    joined: dict[str, frozenset[str]] = {}
    for meant in found:
        for fact, words in meant.items():
            before = joined.get(fact, words)
            joined[fact] = (before & words if narrower else None) or before | words
    return joined


def _chosen(value: Seen) -> tuple[str, ...]:
    if isinstance(value, Partly):
        return value.chosen
    return value if isinstance(value, tuple) else ()
