"""A formula in the words of questions.yaml."""

from typing import assert_never

from bonebrief.language.formula import Arithmetic, Call, Constant, Formula, Reference, SiteOfLowest
from bonebrief.language.value import number_words
from bonebrief.wording.conditions import words_of


def formula_text(formula: Formula) -> str:
    """One line that means the formula, with brackets around every calculation inside another."""
    match formula:
        case Constant(value):
            return number_words(value, 0)
        case Reference(fact, unless):
            return fact if unless is None else f"{fact} unless {words_of(unless)}"
        case Call(function, parts):
            return f"{function}({', '.join(map(formula_text, parts))})"
        case SiteOfLowest(parts):
            return f"site of lowest({', '.join(map(formula_text, parts))})"
        case Arithmetic(sign, left, right):
            return f"{_inner(left)} {sign} {_inner(right)}"
        case _:
            assert_never(formula)


def _inner(formula: Formula) -> str:
    text = formula_text(formula)
    return f"({text})" if isinstance(formula, Arithmetic) else text
