"""A condition in the words of the rule language, as its author wrote it."""

from typing import assert_never

from bonebrief.language.condition import (
    All,
    Any,
    AtLeast,
    Between,
    Compare,
    Condition,
    Group,
    Holds,
    Includes,
    Is,
    Known,
    Not,
)
from bonebrief.language.value import number_words


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
        case _:
            assert_never(condition)


def condition_text(condition: Condition) -> str:
    """A whole condition on one line, in the flow style of YAML: `[a, {any: [b, c]}]`."""
    match condition:
        case All(parts):
            return f"[{', '.join(map(condition_text, parts))}]"
        case Any(parts) | AtLeast(_, parts) | Not(Any(parts)):
            return f"{{{group_key(condition)}: [{', '.join(map(condition_text, parts))}]}}"
        case Not(All() | AtLeast() as group):
            return f"{{none: [{condition_text(group)}]}}"
        case Not() | Holds() | Is() | Includes() | Compare() | Between() | Known():
            line = words_of(condition)
            return f'"{line}"' if "[" in line else line
        case _:
            assert_never(condition)


def group_key(group: Group | Not) -> str:
    """The key under which the parts of a group are listed: all, any, none, or at least N."""
    match group:
        case AtLeast(count, _):
            return f"at least {count}"
        case Any():
            return "any"
        case Not():
            return "none"
        case All():
            return "all"
        case _:
            assert_never(group)


def _one_of(values: tuple[str, ...]) -> str:
    return values[0] if len(values) == 1 else f"one of [{', '.join(values)}]"
