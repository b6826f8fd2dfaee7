"""Conditions and formulas as FHIRPath over the answers of a form: true, false or empty as here true, false or unknown.

FHIRPath's own `and`, `or` and `not()` have the same three values. What is added is where it would fall back to false.
"""

from typing import Final, assert_never

from bonebrief.language.condition import (
    All,
    Any,
    AtLeast,
    Between,
    Compare,
    Condition,
    FactTest,
    Holds,
    Includes,
    Is,
    Known,
    Not,
)
from bonebrief.language.domain import Choice, Choices, Number, YesNo
from bonebrief.language.fact import Dictionary, Fact
from bonebrief.language.formula import Arithmetic, Calculation, Call, Constant, Formula, Reference, SiteOfLowest
from bonebrief.language.value import number_words

EMPTY: Final = "{}"


def expression(condition: Condition, dictionary: Dictionary) -> str:
    """A condition, which reads no finding, as one expression."""
    match condition:
        case All(parts):
            return _joined("and", parts, dictionary)
        case Any(parts):
            return _joined("or", parts, dictionary)
        case AtLeast(count, parts):
            return _counted(count, parts, dictionary)
        case Not(part):
            return f"({expression(part, dictionary)}).not()"
        case Holds(finding):
            raise ValueError(f"a question cannot hang on the finding {finding}")
        case _:
            return _test(condition, dictionary)


def _joined(word: str, parts: tuple[Condition, ...], dictionary: Dictionary) -> str:
    return f" {word} ".join(f"({expression(part, dictionary)})" for part in parts)


def _counted(count: int, parts: tuple[Condition, ...], dictionary: Dictionary) -> str:
    each = [expression(part, dictionary) for part in parts]
    true = " + ".join(f"iif({part}, 1, 0)" for part in each)
    open_ = " + ".join(f"iif(({part}).exists(), 0, 1)" for part in each)
    return f"iif({true} >= {count}, true, iif({true} + {open_} < {count}, false, {EMPTY}))"


def _test(test: FactTest, dictionary: Dictionary) -> str:
    fact = dictionary[test.fact]
    value = _value(fact, dictionary)
    match test:
        case Known():
            return f"({value}).exists()"
        case Compare(_, operator, bound):
            return f"{value} {operator} {_number(bound)}"
        case Between(_, low, high):
            return f"{value} >= {_number(low)} and {value} <= {_number(high)}"
        case Is(_, words):
            return " or ".join(f"{value} = {_word(fact, word)}" for word in words)
        case Includes(_, options):
            found = " or ".join(f"{_word(fact, option)} in {value}" for option in options)
            return f"iif({value}.exists(), {found}, {EMPTY})"
        case _:
            assert_never(test)


def _value(fact: Fact, dictionary: Dictionary) -> str:
    """The value of a fact, as a collection that is empty where there is none."""
    if fact.formula is not None:
        return f"({_formula(fact.formula, dictionary)})"
    answers = f"%resource.repeat(item).where(linkId = '{fact.id}').answer.value"
    match fact.domain:
        case Number() | YesNo():
            return answers
        case Choice() | Choices():
            return f"{answers}.code"
        case _:
            assert_never(fact.domain)


def _word(fact: Fact, word: str) -> str:
    if isinstance(fact.domain, YesNo):
        return "true" if word == "yes" else "false"
    return f"'{word}'"


def _formula(formula: Formula, dictionary: Dictionary) -> str:
    if isinstance(formula, SiteOfLowest):
        raise ValueError("no question hangs on the site of a score")
    return _calculation(formula, dictionary)


def _calculation(formula: Calculation, dictionary: Dictionary) -> str:
    match formula:
        case Constant(number):
            return _number(number)
        case Reference(fact, unless):
            value = _value(dictionary[fact], dictionary)
            return f"iif({expression(unless, dictionary)}, {EMPTY}, {value})" if unless else value
        case Arithmetic(sign, left, right):
            return f"({_calculation(left, dictionary)} {sign} {_calculation(right, dictionary)})"
        case Call("whole", (part,)):
            return f"({_calculation(part, dictionary)}).truncate()"
        case Call(function, parts):
            return _of_known(function, [_calculation(part, dictionary) for part in parts])
        case _:
            assert_never(formula)


def _of_known(function: str, parts: list[str]) -> str:
    """The lowest, highest or first of the parts that are known."""
    if function == "first":
        choices = "".join(f"iif(({one}).exists(), {one}, " for one in parts)
        return f"{choices}{EMPTY}{')' * len(parts)}"
    known = parts[0] + "".join(f".combine({part})" for part in parts[1:])
    order = "<" if function == "lowest" else ">"
    return f"{known}.aggregate(iif($total.empty() or $this {order} $total, $this, $total))"


def _number(value: float) -> str:
    words = number_words(value, 1)
    return f"({words})" if value < 0 else words
