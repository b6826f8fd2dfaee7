"""The row that a table lacks for somebody: their values, each as wide as the other rows leave it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bonebrief.authoring.checking.tables.trials import values_of
from bonebrief.knowledge.table import OR, Table
from bonebrief.language.condition import All, Between, Condition, Holds, Includes, Is, Not
from bonebrief.language.domain import Number
from bonebrief.language.fact import Dictionary
from bonebrief.language.value import Value, number_words
from bonebrief.meanings.plain.conditions import truth_of


@dataclass(frozen=True, slots=True)
class MissingRow:
    """As it may be written, and what its cells ask."""

    text: str
    when: Condition


def missing_row(
    dictionary: Dictionary, table: Table, rows: Sequence[Condition], values: Mapping[str, Value | bool]
) -> MissingRow:
    """The row for somebody with these values, of facts and findings, who is in none of the rows."""
    cells: list[str] = []
    tests: list[Condition] = []
    for column, head in enumerate(table.heads):
        name = head.removeprefix(OR)
        if column in table.keys and name in values:
            cell, test = _cell(dictionary, name, rows, values)
            tests.append(test)
            cells.append(cell)
        else:
            cells.append("...")
    return MissingRow(" | ".join(cells), All(tuple(tests)))


def _cell(
    dictionary: Dictionary, name: str, rows: Sequence[Condition], values: Mapping[str, Value | bool]
) -> tuple[str, Condition]:
    match values[name]:
        case bool(truth):
            return ("yes", Holds(name)) if truth else ("no", Not(Holds(name)))
        case str(word):
            return word, Is(name, (word,))
        case float(value):
            low, high = _around(dictionary, name, value, rows, values)
            return _band(low, high, dictionary[name].number), Between(name, low, high)
        case words:
            return ", ".join(words), Includes(name, words)


def _band(low: float, high: float, number: Number | None) -> str:
    limits = number.limits if number else (low, high)
    if low == limits[0]:
        return f"<= {number_words(high, 0)}"
    return f">= {number_words(low, 0)}" if high == limits[1] else f"{number_words(low, 0)} to {number_words(high, 0)}"


def _around(
    dictionary: Dictionary, name: str, value: float, rows: Sequence[Condition], values: Mapping[str, Value | bool]
) -> tuple[float, float]:
    """The lowest and the highest number, with all else as it is, from one to the other of which no row can be met."""
    there = [one for one in values_of(dictionary, name, rows) if isinstance(one, float)]
    found = sorted({*there, value})
    at = found.index(value)
    low = high = at
    while low and not _met(rows, {**values, name: found[low - 1]}):
        low -= 1
    while high + 1 < len(found) and not _met(rows, {**values, name: found[high + 1]}):
        high += 1
    return found[low], found[high]


def _met(rows: Sequence[Condition], values: Mapping[str, Value | bool]) -> bool:
    facts = {name: one for name, one in values.items() if not isinstance(one, bool)}
    findings = {name: one for name, one in values.items() if isinstance(one, bool)}
    return any(truth_of(row, facts, _Known(findings)) is not False for row in rows)


class _Known(dict[str, bool | None]):
    def __missing__(self, name: str) -> None:
        return None
