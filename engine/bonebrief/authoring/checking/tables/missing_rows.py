"""The row that a table lacks for somebody: their values, each as wide as the other rows leave it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

from bonebrief.authoring.checking.tables.trials import values_of
from bonebrief.knowledge.table import OR, Table
from bonebrief.language.condition import All, Between, Condition, Holds, Includes, Is, Not
from bonebrief.language.fact import Dictionary, Fact
from bonebrief.language.value import Value, number_words
from bonebrief.meanings.plain.conditions import truth_of

_MOST: Final = 4_000

Values = Mapping[str, Value | bool]


@dataclass(frozen=True, slots=True)
class MissingRow:
    """As it may be written, and what its cells ask."""

    text: str
    when: Condition


def missing_row(dictionary: Dictionary, table: Table, rows: Sequence[Condition], values: Values) -> MissingRow:
    """The row for somebody with these values, of facts and findings, who is in none of the rows; nobody in it is."""
    cells: list[str] = []
    tests: list[Condition] = []
    people: list[Values] = [values]
    for column, head in enumerate(table.heads):
        name = head.removeprefix(OR)
        if column in table.keys and name in values:
            cell, test, people = _cell(dictionary, name, rows, people)
            tests.append(test)
            cells.append(cell)
        else:
            cells.append("...")
    return MissingRow(" | ".join(cells), All(tuple(tests)))


def _cell(
    dictionary: Dictionary, name: str, rows: Sequence[Condition], people: list[Values]
) -> tuple[str, Condition, list[Values]]:
    """A cell as wide as it may be for all of these people, what it asks, and the people with all the numbers in it."""
    match people[0][name]:
        case bool(truth):
            return ("yes", Holds(name), people) if truth else ("no", Not(Holds(name)), people)
        case str(word):
            return word, Is(name, (word,)), people
        case float(value):
            numbers = _around(dictionary, name, value, rows, people)
            low, high = numbers[0], numbers[-1]
            within: list[Values] = [{**one, name: number} for one, number in product(people, numbers)]
            return _band(low, high, dictionary[name]), Between(name, low, high), within
        case words:
            return ", ".join(words), Includes(name, words), people


def _band(low: float, high: float, fact: Fact) -> str:
    """From one number to the other; of a fact that is worked out, beside the bound and not a step behind it."""
    limits = fact.number.limits if fact.number else (low, high)
    below, above = round(low, fact.decimals), round(high, fact.decimals)
    if low == limits[0]:
        return f"< {number_words(above, 0)}" if above > high else f"<= {number_words(high, 0)}"
    if high == limits[1]:
        return f"> {number_words(below, 0)}" if below < low else f">= {number_words(low, 0)}"
    return f"{number_words(low, 0)} to {number_words(high, 0)}"


def _around(
    dictionary: Dictionary, name: str, value: float, rows: Sequence[Condition], people: list[Values]
) -> list[float]:
    """The numbers around one that can be told apart, with which nobody of these people can be in a row."""
    there = [one for one in values_of(dictionary, name, rows) if isinstance(one, float)]
    found = sorted({*there, value})
    if len(people) * len(found) > _MOST:
        return [value]
    low = high = found.index(value)
    while low and not any(_met(rows, {**one, name: found[low - 1]}) for one in people):
        low -= 1
    while high + 1 < len(found) and not any(_met(rows, {**one, name: found[high + 1]}) for one in people):
        high += 1
    return found[low : high + 1]


def _met(rows: Sequence[Condition], values: Values) -> bool:
    facts = {name: one for name, one in values.items() if not isinstance(one, bool)}
    findings = {name: one for name, one in values.items() if isinstance(one, bool)}
    return any(truth_of(row, facts, _Known(findings)) is not False for row in rows)


class _Known(dict[str, bool | None]):
    def __missing__(self, name: str) -> None:
        return None
