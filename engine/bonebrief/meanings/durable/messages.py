"""One person as the messages that durable_rules is told."""

from collections.abc import Iterator, Mapping
from typing import assert_never

from bonebrief.language.fact import Dictionary
from bonebrief.language.value import Value
from bonebrief.meanings.pattern import known_name, option_name


def messages_of(dictionary: Dictionary, values: Mapping[str, Value]) -> Iterator[tuple[str, str | float]]:
    """What the engine is told of a person: one message per known fact, one per option of a several-choice fact."""
    for fact in dictionary.values():
        value = values.get(fact.id)
        yield known_name(fact.id), "no" if value is None else "yes"
        match value:
            case None:
                continue
            case str() | float():
                yield fact.id, value
            case tuple():
                yield from ((option_name(fact.id, word), "yes" if word in value else "no") for word in fact.choices)
            case _:
                assert_never(value)
