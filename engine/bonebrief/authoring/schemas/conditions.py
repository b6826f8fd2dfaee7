"""The condition language as a schema: one pattern for every kind of fact, the findings by name, groups by recursion."""

import re
from collections.abc import Iterable
from typing import Final, assert_never, get_args

from bonebrief.authoring.schemas.parts import Schema, ref
from bonebrief.language.condition import Between, Compare, FactTest, Includes, Is, Known
from bonebrief.language.domain import Choice, Choices, Number, YesNo
from bonebrief.language.fact import Fact

_NUMBER: Final = r"([+-]?(\d+(\.\d+)?|\.\d+)|[a-z][a-z0-9_]*)"
"""A number, or the name of one under `bounds:`."""
_HELP: Final = (
    "Not a condition. Write for example `smoking is current`, `age >= 65`, `age between 50 and 64`, "
    "`conditions includes hiv`, `tbs is known`, the name of a finding, or `not` before any of these."
)


def condition_definitions(facts: Iterable[Fact], findings: Iterable[str]) -> Schema:
    """The definitions `condition` and `conditions` over these facts and findings."""
    known, names = list(facts), list(findings)
    return {
        "test": {
            "type": "string",
            "pattern": _pattern(known, names),
            "patternErrorMessage": _HELP,
        },
        "group": {
            "type": "object",
            "properties": {key: ref("conditions") for key in ("all", "any", "none")},
            "patternProperties": {"^at least [1-9]\\d*$": ref("conditions")},
            "additionalProperties": False,
            "minProperties": 1,
            "maxProperties": 1,
        },
        "conditions": {"type": "array", "items": ref("condition"), "minItems": 1},
        "condition": {"anyOf": [ref("test"), ref("group"), ref("conditions")]},
    }


def _pattern(facts: list[Fact], findings: list[str]) -> str:
    ways = [way for kind in get_args(FactTest) for way in _tests(kind, facts)]
    ways += [_either(findings)] if findings else []
    return rf"^\s*(not\s+)*({'|'.join(ways)})\s*$"


def _tests(kind: type[FactTest], facts: list[Fact]) -> list[str]:
    """The patterns of all tests of one kind."""
    numbers = [fact.id for fact in facts if isinstance(fact.domain, Number)]
    if issubclass(kind, Compare):
        return [rf"{_either(numbers)}\s*(<=|>=|<|>)\s*{_NUMBER}"] if numbers else []
    if issubclass(kind, Between):
        return [rf"{_either(numbers)}\s+between\s+{_NUMBER}\s+and\s+{_NUMBER}"] if numbers else []
    if issubclass(kind, Known):
        return [rf"{_either(fact.id for fact in facts)}\s+is\s+(known|unknown)"] if facts else []
    if issubclass(kind, Is):
        return [_choice(fact) for fact in facts if isinstance(fact.domain, YesNo | Choice)]
    if issubclass(kind, Includes):
        return [_choices(fact) for fact in facts if isinstance(fact.domain, Choices)]
    assert_never(kind)


def _choice(fact: Fact) -> str:
    words = _either(fact.choices)
    return rf"{fact.id}\s+is\s+(not\s+)?({words}|one\s+of\s+\[{_list(words)}\])"


def _choices(fact: Fact) -> str:
    words = _either(fact.choices)
    return rf"{fact.id}\s+includes\s+({words}|any\s+of\s+\[{_list(words)}\])"


def _list(words: str) -> str:
    return rf"\s*{words}(\s*,\s*{words})*\s*"


def _either(words: Iterable[str]) -> str:
    return f"({'|'.join(re.escape(word) for word in words)})"
