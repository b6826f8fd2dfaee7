"""The nearest change within a sentence."""

from typing import assert_never

from bonebrief.language.condition import Between, Compare, Includes, Is, Known
from bonebrief.language.fact import Dictionary, Fact
from bonebrief.language.value import number_words, within_sentence
from bonebrief.meanings.solver.nearest import Change


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
        case _:
            assert_never(change.test)


def _bound(fact: Fact, operator: str, bound: float, wanted: bool) -> str:
    low, included = operator.startswith("<") is wanted, operator.endswith("=") is wanted
    words = f"{number_words(bound, fact.shown)} {fact.unit}".strip()
    if included:
        return f"{words} or {'lower' if low else 'higher'}"
    return f"{'below' if low else 'above'} {words}"


def _choice(fact: Fact, words: tuple[str, ...], wanted: bool) -> str:
    return f"{'' if wanted else 'not '}{_or(fact, words)}"


def _or(fact: Fact, words: tuple[str, ...]) -> str:
    return " or ".join(f'"{fact.choices[word]}"' for word in words)
