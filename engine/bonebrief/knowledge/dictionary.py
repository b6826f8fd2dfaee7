"""What the data dictionary says of answers: what a fact rests on, which values it can have, which numbers exceed."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import assert_never

from bonebrief.language.answer import Answer
from bonebrief.language.domain import Choice, Choices, Number, YesNo
from bonebrief.language.fact import Dictionary, Fact
from bonebrief.language.same import meaning
from bonebrief.language.value import Value


def asked_inputs(dictionary: Dictionary, facts: tuple[str, ...]) -> tuple[str, ...]:
    """The asked facts that these facts are, or are derived from, each once."""
    if all(dictionary[fact].formula is None for fact in facts):
        return tuple(dict.fromkeys(facts))
    seen: dict[str, None] = {}
    waiting = list(reversed(facts))
    while waiting:
        fact = waiting.pop()
        if fact not in seen:
            seen[fact] = None
            waiting += reversed(dictionary[fact].reads) if dictionary[fact].formula else ()
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


def either(old: Dictionary, new: Dictionary) -> dict[str, Fact]:
    """Every fact of both, with every value that one of them allows; one that changed its kind as it is in the new.

    One that only one of them asks is asked.
    """
    facts = {**old, **new}
    both = {name: (fact, old[name]) for name, fact in new.items() if name in old}
    wider = {name: _wider(*((fact, was) if fact.asking else (was, fact))) for name, (fact, was) in both.items()}
    return {name: wider.get(name, fact) for name, fact in facts.items()}


def settled_otherwise(old: Dictionary, new: Dictionary) -> frozenset[str]:
    """The facts of both that may have another value in each: what they allow, their formula or their gate differs."""
    found: set[str] = set()
    for name in [*new, *old]:
        read = {*(old[name].reads if name in old else ()), *(new[name].reads if name in new else ())}
        if name in old and name in new and (found & read or _settles(old[name]) != _settles(new[name])):
            found.add(name)
    return frozenset(found)


def _settles(fact: Fact) -> object:
    """All of a fact that decides which value rules see."""
    gate = fact.ask_if and meaning(fact.ask_if)
    if fact.formula is not None:
        return fact.formula
    match fact.domain:
        case Number() as number:
            return gate, number.limits, number.decimals, number.fractions, number.at_most
        case YesNo(choices) | Choice(choices) | Choices(choices):
            return gate, fact.kind, frozenset(choices)
        case _:
            assert_never(fact.domain)


def _wider(fact: Fact, other: Fact) -> Fact:
    match fact.domain, other.domain:
        case Number() as one, Number() as another:
            limits = min(one.limits[0], another.limits[0]), max(one.limits[1], another.limits[1])
            most = one.at_most if one.at_most == another.at_most else None
            decimals = max(one.decimals, another.decimals)
            return replace(fact, domain=replace(one, limits=limits, at_most=most, decimals=decimals))
        case Choice(one), Choice(another):
            return replace(fact, domain=Choice({**one, **another}))
        case Choices(one), Choices(another):
            return replace(fact, domain=Choices({**one, **another}))
    return fact


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
