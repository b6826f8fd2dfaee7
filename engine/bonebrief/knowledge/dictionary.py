"""What the data dictionary says of answers: what a fact rests on, which values it can have, which numbers exceed."""

from collections.abc import Iterator, Mapping
from typing import assert_never

from bonebrief.language.answer import Answer
from bonebrief.language.domain import Choice, Choices, Number, YesNo
from bonebrief.language.fact import Dictionary, Fact
from bonebrief.language.formula import inputs
from bonebrief.language.value import Value


def asked_inputs(dictionary: Dictionary, facts: tuple[str, ...]) -> tuple[str, ...]:
    """The asked facts that these facts are, or are derived from, each once."""
    seen: dict[str, None] = {}
    waiting = list(reversed(facts))
    while waiting:
        fact = waiting.pop()
        if fact not in seen:
            seen[fact] = None
            formula = dictionary[fact].formula
            waiting += reversed(inputs(formula)) if formula else ()
    return tuple(fact for fact in seen if dictionary[fact].formula is None)


def possible(fact: Fact, value: Value) -> bool:
    """Whether a fact can have a value: of its kind, within its limits or among its choices."""
    match fact.domain:
        case Number() as number:
            return isinstance(value, float) and number.limits[0] <= value <= number.limits[1]
        case YesNo(choices) | Choice(choices):
            return isinstance(value, str) and value in choices
        case Choices(choices):
            return isinstance(value, tuple) and all(word in choices for word in value)
        case _:
            assert_never(fact.domain)


def exceeding(dictionary: Dictionary, answers: Mapping[str, Answer]) -> Iterator[tuple[str, str, float, float]]:
    """Numbers that exceed the number they may not: (fact, other fact, its value, the other's value)."""
    for fact_id, answer in answers.items():
        number = dictionary[fact_id].number
        if number and number.at_most:
            most = _value(answers, number.at_most)
            if isinstance(answer.value, float) and isinstance(most, float) and answer.value > most:
                yield fact_id, number.at_most, answer.value, most


def _value(answers: Mapping[str, Answer], fact: str) -> Value | None:
    return answers[fact].value if fact in answers else None
