"""When two conditions mean the same but for the order of their parts."""

from collections import Counter
from typing import assert_never

from bonebrief.language.condition import All, Any, AtLeast, Between, Compare, Condition, Holds, Includes, Is, Known, Not


def meaning(condition: Condition) -> object:
    """A value that is equal for conditions that mean the same but for the order of their parts."""
    match condition:
        case Is(fact, values):
            return fact, frozenset(values)
        case Includes(fact, options):
            return fact, frozenset(options)
        case Not(part):
            return "Not", meaning(part)
        case All((part,)) | Any((part,)):
            return meaning(part)
        case All(parts) | Any(parts):
            return type(condition).__name__, frozenset(meaning(part) for part in parts)
        case AtLeast(count, parts):
            return count, frozenset(Counter(meaning(part) for part in parts).items())
        case Compare() | Between() | Known() | Holds():
            return condition
        case _:
            assert_never(condition)
