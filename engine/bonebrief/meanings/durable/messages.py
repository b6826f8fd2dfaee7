"""One person as the messages that durable_rules is told."""

from collections.abc import Iterator, Mapping
from typing import Final, assert_never

from bonebrief.language.fact import Dictionary
from bonebrief.language.value import Partly, Seen
from bonebrief.meanings.pattern import known_name, option_name


def messages_of(dictionary: Dictionary, values: Mapping[str, Seen]) -> Iterator[tuple[str, str | float]]:
    """What the engine is told of a person: one message per known fact, and per known word of a several-choice fact."""
    for fact in dictionary.values():
        value = values.get(fact.id)
        yield known_name(fact.id), "no" if value is None or isinstance(value, Partly) else "yes"
        match value:
            case None:
                continue
            case str() | float():
                yield fact.id, value
            case tuple():
                yield from ((option_name(fact.id, word), "yes" if word in value else "no") for word in fact.choices)
            case Partly():
                said = {word: value.includes(word) for word in fact.choices}
                yield from (
                    (option_name(fact.id, word), _SAID[truth]) for word, truth in said.items() if truth is not None
                )
            case _:
                assert_never(value)


_SAID: Final[Mapping[bool, str]] = {True: "yes", False: "no"}
