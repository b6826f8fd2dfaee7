"""What would make something true of a person, in a sentence."""

from typing import TYPE_CHECKING

from bonebrief.language.fact import Dictionary, Fact
from bonebrief.language.value import Value, number_words, within_sentence
from bonebrief.wording.conditions import words_of

if TYPE_CHECKING:
    from bonebrief.authoring.explaining.what_if import Nearest
    from bonebrief.meanings.solver.nearest import Change


def nearest_words(dictionary: Dictionary, nearest: "Nearest") -> str:
    """The answers that would have to change, all others as they are; or that there are none, and why."""
    if nearest.undecided:
        return f"What would make it true was not found out: {nearest.undecided}"
    if nearest.never:
        tests = " and ".join(f"`{words_of(part)}`" for part in nearest.apart)
        why = f", because nobody can have {tests}{' together' if len(nearest.apart) > 1 else ''}" if tests else ""
        return f"No answers would make it true for anybody{why}."
    said = "; and ".join(change_words(dictionary, change) for change in nearest.changes)
    in_the_way = [dictionary[one.fact].label for one in nearest.changes if one.before is not None]
    alone = " No one answer would do: " + _list(in_the_way) + " stand in the way." if len(in_the_way) > 1 else ""
    return f"It would be true if {said}.{alone}"


def _list(labels: list[str]) -> str:
    quoted = [f'"{label}"' for label in labels]
    return f"{', '.join(quoted[:-1])} and {quoted[-1]}"


def change_words(dictionary: Dictionary, change: "Change") -> str:
    """A change within a sentence: `the T-score, total hip were -2.5 SD or lower`."""
    fact = dictionary[change.fact]
    match change.after:
        case None:
            return f'the answer to "{fact.label}" were not known'
        case float(value):
            number = f"{number_words(value, fact.shown)} {fact.unit}".strip()
            return f"the {within_sentence(fact.label)} were {number}{f' or {change.beyond}' if change.beyond else ''}"
        case str():
            return f'the answer to "{fact.label}" were {_or(fact, change.words)}'
        case chosen:
            return f'the answer to "{fact.label}" {" and ".join(_chosen(fact, chosen, change.before))}'


def _chosen(fact: Fact, after: tuple[str, ...], before: Value | None) -> list[str]:
    there = before if isinstance(before, tuple) else ()
    more = tuple(word for word in after if word not in there)
    less = tuple(word for word in there if word not in after)
    said = [f"included {_and(fact, more)}"] if more else []
    return said + ([f"did not include {_and(fact, less)}"] if less else [])


def _or(fact: Fact, words: tuple[str, ...]) -> str:
    return " or ".join(f'"{fact.choices[word]}"' for word in words)


def _and(fact: Fact, words: tuple[str, ...]) -> str:
    return " and ".join(f'"{fact.choices[word]}"' for word in words)
