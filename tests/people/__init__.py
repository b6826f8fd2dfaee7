"""Random answers to the shipped questions, each possible and most near a limit of something."""

from hypothesis import strategies as st

from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.answer import Answer, Status
from bonebrief.language.domain import Kind
from bonebrief.language.fact import Fact
from bonebrief.language.value import Value


def values(fact: Fact) -> st.SearchStrategy[Value]:
    """Every kind of value a fact may have."""
    if fact.kind is Kind.NUMBER and fact.number:
        (low, high), (usual_low, usual_high) = fact.number.limits, fact.number.usual
        scale = 10**fact.number.decimals
        usual = st.integers(round(usual_low * scale), round(usual_high * scale))
        possible = st.integers(round(low * scale), round(high * scale))
        return st.one_of(usual, usual, possible).map(lambda number: number / scale + 0.0)
    if fact.kind is Kind.CHOICES:
        several = st.lists(st.sampled_from(list(fact.choices)[:-1]), min_size=1, max_size=3, unique=True)
        return st.one_of(st.just(("none",)), several.map(tuple))
    return st.sampled_from(list(fact.choices))


def answers(fact: Fact) -> st.SearchStrategy[Answer]:
    """A value mostly, sometimes `unknown` or skipped."""
    given = values(fact).map(lambda value: Answer(Status.ANSWERED, value))
    return st.one_of(given, given, given, st.sampled_from([Answer(Status.UNKNOWN), Answer(Status.SKIPPED)]))


def people(knowledge: Knowledge) -> st.SearchStrategy[dict[str, Answer]]:
    """Whole people with answers missing at random."""
    asked = {fact.id: answers(fact) for fact in knowledge.dictionary.values() if fact.asking}
    return st.fixed_dictionaries({}, optional=asked)
