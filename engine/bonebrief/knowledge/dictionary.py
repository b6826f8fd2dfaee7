"""The data dictionary: questions.yaml as facts, in an order in which each can be settled from those before it."""

from collections.abc import Iterator, Mapping

from bonebrief.language.answer import Answer
from bonebrief.language.fact import Dictionary, Fact, Kind
from bonebrief.language.formula import inputs
from bonebrief.language.value import Value


def asked_inputs(dictionary: Dictionary, facts: tuple[str, ...]) -> tuple[str, ...]:
    """The asked facts that these facts are, or are derived from, each once."""
    found: dict[str, None] = {}
    for fact in facts:
        formula = dictionary[fact].formula
        found.update(dict.fromkeys(asked_inputs(dictionary, inputs(formula)) if formula else (fact,)))
    return tuple(found)


def possible(fact: Fact, value: Value) -> bool:
    """Whether a fact can have a value: of its kind, within its limits or among its choices."""
    match value:
        case float():
            return fact.number is not None and fact.number.limits[0] <= value <= fact.number.limits[1]
        case str():
            return value in fact.choices and fact.kind is not Kind.CHOICES
        case _:
            return fact.kind is Kind.CHOICES and all(word in fact.choices for word in value)


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
