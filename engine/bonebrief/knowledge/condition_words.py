"""A condition in the words of the rule language, as its author wrote it."""

from bonebrief.knowledge.condition import (
    All,
    Any,
    AtLeast,
    Between,
    Compare,
    Condition,
    Holds,
    Includes,
    Is,
    Known,
    Not,
)
from bonebrief.knowledge.value import number_words


def words_of(condition: Condition) -> str:
    """One line: `t_score_total_hip <= -2.5`, or the name of a group such as `at least 2 of 3`."""
    match condition:
        case All():
            return "all of"
        case Any():
            return "any of"
        case AtLeast(count, parts):
            return f"at least {count} of {len(parts)}"
        case Not(Any()):
            return "none of"
        case Not(Known(fact)):
            return f"{fact} is unknown"
        case Not(Is(fact, values)):
            return f"{fact} is not {_one_of(values)}"
        case Not(part):
            return f"not {words_of(part)}"
        case Holds(finding):
            return finding
        case Known(fact):
            return f"{fact} is known"
        case Is(fact, values):
            return f"{fact} is {_one_of(values)}"
        case Includes(fact, options):
            one = options[0] if len(options) == 1 else f"any of [{', '.join(options)}]"
            return f"{fact} includes {one}"
        case Compare(fact, operator, bound):
            return f"{fact} {operator} {number_words(bound, 0)}"
        case Between(fact, low, high):
            return f"{fact} between {number_words(low, 0)} and {number_words(high, 0)}"


def _one_of(values: tuple[str, ...]) -> str:
    return values[0] if len(values) == 1 else f"one of [{', '.join(values)}]"
