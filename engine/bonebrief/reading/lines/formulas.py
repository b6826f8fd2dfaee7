"""Reads the formula of a derived fact: a small arithmetic over other facts, parsed to a tree; no `eval`."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final, get_args

from bonebrief.language.condition import Condition
from bonebrief.language.formula import (
    Arithmetic,
    Calculation,
    Call,
    Constant,
    Formula,
    Function,
    Reference,
    Sign,
    SiteOfLowest,
)

_FUNCTIONS: dict[str, Function] = {name: name for name in get_args(Function)}
_SUMS: dict[str, Sign] = {"+": "+", "-": "-"}
_PRODUCTS: dict[str, Sign] = {"*": "*", "/": "/"}
_TOKEN = re.compile(r"\s*(?:(\d+(?:\.\d+)?)|([a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)?)|(.))")


MOST_WORDS: Final = 200


class FormulaError(ValueError):
    """The text is no formula; the message says what was expected."""


def parse_formula(
    text: str, condition: Callable[[str], Condition | None], columns: Mapping[str, Calculation] = MappingProxyType({})
) -> Formula:
    """Parse a formula; `condition` parses what follows the word `unless`, `columns` are those of tables by name.

    Raises:
        FormulaError: the text is not a formula, or one so long that it could not be followed.
    """
    words = sum(1 for _ in _TOKEN.finditer(text))
    if words > MOST_WORDS:
        raise FormulaError(f"it has {words} words, numbers and signs, and {MOST_WORDS} at most can be followed")
    return _Parser(text, condition, columns).whole_text()


class _Parser:
    def __init__(
        self, text: str, condition: Callable[[str], Condition | None], columns: Mapping[str, Calculation]
    ) -> None:
        self._text = text
        self._columns = columns
        self._at = 0
        self._condition = condition

    def whole_text(self) -> Formula:
        if match := re.match(r"\s*site of lowest\s*\(", self._text):
            self._at = match.end()
            result: Formula = SiteOfLowest(tuple(self._site(part) for part in self._arguments()))
        else:
            result = self._sum()
        if self._peek():
            raise FormulaError(f'"{self._text[self._at :].strip()}" was not expected here')
        return result

    def _sum(self) -> Calculation:
        left = self._product()
        while self._peek() in _SUMS:
            left = Arithmetic(_SUMS[self._take()], left, self._product())
        return left

    def _product(self) -> Calculation:
        left = self._part()
        while self._peek() in _PRODUCTS:
            left = Arithmetic(_PRODUCTS[self._take()], left, self._part())
        return left

    def _part(self) -> Calculation:
        token = self._take()
        if token == "(":
            inner = self._sum()
            self._expect(")")
            return inner
        if token[:1].isdigit():
            return Constant(float(token))
        if not token[:1].isalpha():
            raise FormulaError(f'a number, a fact or "(" was expected where "{token}" stands')
        if token in _FUNCTIONS and self._peek() == "(":
            self._take()
            return Call(_FUNCTIONS[token], tuple(self._arguments()))
        if "." in token:
            return self._column(token)
        return Reference(token, self._unless())

    def _column(self, name: str) -> Calculation:
        if name in self._columns:
            return self._columns[name]
        of_it = [column for column in self._columns if column.partition(".")[0] == name.partition(".")[0]]
        there = f", of which there are {', '.join(of_it)}" if of_it else ""
        raise FormulaError(f'"{name}" is no column of a table{there}')

    def _arguments(self) -> list[Calculation]:
        parts = [self._sum()]
        while self._peek() == ",":
            self._take()
            parts.append(self._sum())
        self._expect(")")
        return parts

    def _unless(self) -> Condition | None:
        if self._peek() != "unless":
            return None
        self._take()
        end = min((i for i in (self._text.find(c, self._at) for c in ",)") if i >= 0), default=len(self._text))
        words, self._at = self._text[self._at : end].strip(), end
        condition = self._condition(words)
        if condition is None:
            raise FormulaError(f'"{words}" after unless is not a condition')
        return condition

    def _site(self, part: Calculation) -> Reference:
        if isinstance(part, Reference):
            return part
        raise FormulaError("`site of lowest` takes facts only")

    def _peek(self) -> str:
        match = _TOKEN.match(self._text, self._at)
        return match.group().strip() if match else ""

    def _take(self) -> str:
        match = _TOKEN.match(self._text, self._at)
        if match is None:
            raise FormulaError("the formula ends too early")
        self._at = match.end()
        return match.group().strip()

    def _expect(self, sign: str) -> None:
        if (token := self._take()) != sign:
            raise FormulaError(f'"{sign}" was expected where "{token}" stands')
