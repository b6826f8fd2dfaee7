"""One cell of a table, read by the rules of an answers file: a value, a person's "don't know", nothing, or refused."""

from dataclasses import dataclass, replace
from typing import Final

from bonebrief.language.answer import Status
from bonebrief.language.domain import Choices, YesNo
from bonebrief.language.fact import Asking, Fact
from bonebrief.language.problem import Place
from bonebrief.language.value import Value, number_words
from bonebrief.people.table.layout import Column
from bonebrief.reading.given.numbers import plain_number
from bonebrief.reading.given.values import read_value
from bonebrief.reading.yaml.node import Node, Scalar, Sequence
from bonebrief.reading.yaml.report import Report

MARK: Final = "\0"
"""What stands between a number and the unit that another column gives, and between the items of a list."""

_PLACE: Final = Place("")
_LONGEST_CODE: Final = 2
_SEPARATORS: Final = (";", "|", "/", "+")
_NOTHING: Final = ("", "nan")
_SAID: Final = {status.value: status for status in (Status.UNKNOWN, Status.SKIPPED)}


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell gives: a value, a status without one, why it is refused, or nothing of these."""

    value: Value | None = None
    status: Status | None = None
    refused: str = ""


def same(text: str) -> str:
    """The text as it is compared: in small letters without needless blanks, a number in one way of writing it."""
    text = " ".join(text.casefold().split())
    number = plain_number(text)
    return text if number is None else repr(number + 0.0)


def fact_of(column: Column, fact: Fact) -> Fact:
    """The fact that one cell of a column answers: of a column for one word, whether it is chosen."""
    if not column.word:
        return fact
    return replace(fact, domain=YesNo(), origin=Asking("", "", "", None))


def read_cell(column: Column, fact: Fact, text: str) -> Cell:
    """Read the text of a cell; nothing is guessed: what is neither a code nor a word of the fact is refused."""
    fact = fact_of(column, fact)
    bare, _, unit = text.partition(MARK) if column.unit_column else (text, "", "")
    key = same(bare)
    if key in _NOTHING or key in column.missing:
        return Cell()
    if key in column.unknown or key in _SAID:
        return Cell(status=_SAID.get(key, Status.UNKNOWN))
    if column.unit_column and key not in column.codes and plain_number(bare.replace(",", ".")) is not None:
        if not unit:
            return Cell(refused="Its unit is not given.")
        bare = f"{bare} {unit}"
    if fact.number and column.ranges and _in_no_range(column, bare):
        return Cell(refused=not_in_ranges(column))
    report = Report()
    value = read_value(fact, _node(column, fact, bare), report)
    if value is None:
        return Cell(refused=f"{refusal(report)}{_separator_hint(column, fact, bare) or _code_hint(fact, bare)}")
    return Cell(_kept(fact, value))


def refusal(report: Report) -> str:
    """Why a value was not read, on one line."""
    problem = report.problems[0]
    hint = problem.fix if problem.fix.startswith("Did you mean") else ""
    return " ".join(f"{problem.what} {hint}".split())


def _code_hint(fact: Fact, text: str) -> str:
    """How a map says what a letter or number stands for, where words are chosen."""
    number = plain_number(text)
    code = text.strip() if number is None else number_words(number, 0)
    if fact.number or (number is None and not code.isalnum()) or len(code) > _LONGEST_CODE:
        return ""
    meant = [word for word in fact.choices if word.startswith(code.casefold())]
    word = meant[0] if len(meant) == 1 else "..."
    return f" Say in a map what it stands for: {{fact: {fact.id}, codes: {{{code}: {word}}}}}."


def _separator_hint(column: Column, fact: Fact, text: str) -> str:
    """How a map says what stands between words, where it is something else than was thought."""
    for sign in _SEPARATORS if isinstance(fact.domain, Choices) and not column.word else ():
        words = [same(word) for word in text.split(sign)]
        if len(words) > 1 and all(word in fact.choices or word in column.codes for word in words):
            return f' Say in a map what stands between words: {{fact: {fact.id}, separator: "{sign}"}}.'
    return ""


def _kept(fact: Fact, value: Value) -> Value:
    return fact.number.kept(value) if fact.number and isinstance(value, float) else value


def _node(column: Column, fact: Fact, text: str) -> Node:
    if fact.number:
        return _scalar(column.codes.get(same(text), _with_unit(column, text)))
    if fact.kind.value != "choices":
        return _scalar(column.codes.get(same(text), text.strip()))
    words = text.split(MARK if MARK in text else column.separator)
    if same(text) in column.codes:
        words = column.codes[same(text)].split(",")
    given = [word.strip() for word in words if word.strip()]
    return Sequence(tuple(_scalar(column.codes.get(same(word), word)) for word in given), _PLACE)


def _scalar(text: str) -> Scalar:
    return Scalar(text, False, _PLACE)


def _with_unit(column: Column, text: str) -> str:
    """The text with the unit that the map gives to bare numbers; a unit in the cell goes before it."""
    number = plain_number(text.replace(",", "."))
    if number is None:
        return text
    unit = unit_of(column, number)
    return f"{text} {unit}" if unit else text


def _in_no_range(column: Column, text: str) -> bool:
    number = plain_number(text.replace(",", "."))
    return number is not None and same(text) not in column.codes and not unit_of(column, number)


def unit_of(column: Column, number: float) -> str:
    """The unit of a bare number: that of the range it lies in, or the column's."""
    for one in column.ranges:
        if one.low <= number <= one.high:
            return one.unit
    return column.unit


def not_in_ranges(column: Column) -> str:
    """Why a number is refused that no range of units holds."""
    ranges = ", ".join(f"{number_words(r.low, 0)} to {number_words(r.high, 0)} {r.unit}" for r in column.ranges)
    return f"The map has no unit for it: {ranges}."
