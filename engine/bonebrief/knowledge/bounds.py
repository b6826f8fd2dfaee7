"""Where rules compare worked-out numbers, written into these, so that a rounded figure never contradicts a rule."""

from collections import defaultdict
from dataclasses import replace

from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.written import written_conditions
from bonebrief.language.condition import Between, Compare, leaves
from bonebrief.language.fact import Fact


def with_bounds(knowledge: Knowledge) -> Knowledge:
    """The same knowledge, its worked-out facts with the bounds that some condition compares them with."""
    bounds: dict[str, set[float]] = defaultdict(set)
    for condition in written_conditions(knowledge):
        for leaf in leaves(condition):
            match leaf:
                case Compare(fact, _, bound):
                    bounds[fact].add(bound)
                case Between(fact, low, high):
                    bounds[fact] |= {low, high}
    facts = {fact.id: _bounded(fact, bounds[fact.id]) for fact in knowledge.dictionary.values()}
    return replace(knowledge, dictionary=facts)


def _bounded(fact: Fact, bounds: set[float]) -> Fact:
    if fact.number is None or fact.formula is None:
        return fact
    return replace(fact, domain=replace(fact.number, bounds=tuple(sorted(bounds))))
