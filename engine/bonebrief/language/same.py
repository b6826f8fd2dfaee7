"""When two conditions mean the same but for the order of their parts."""

from collections import Counter

from bonebrief.language.condition import All, Any, AtLeast, Condition, Includes, Is, Not


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
    return condition
