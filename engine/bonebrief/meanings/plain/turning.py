"""Where a condition turns true as one number rises, all else as it is: a line of the rules, read from the rules."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.condition import Condition, findings_read
from bonebrief.language.formula import Formula
from bonebrief.language.truth import Truth, any_of
from bonebrief.language.value import Seen
from bonebrief.meanings.plain.conditions import truth_of
from bonebrief.meanings.plain.formulas import derived_value

_NOTHING: Final[Mapping[str, float]] = {}
_FINER: Final = 10
"""A line may have a decimal more than the numbers that are held against it: 0.91 % beside 0.9 %."""


def turning_point(
    knowledge: Knowledge,
    condition: Condition,
    values: Mapping[str, Seen],
    fact: str,
    instead: Mapping[str, float] = _NOTHING,
) -> float | None:
    """The lowest number of a fact, within its limits, at which a condition is true, or None if it is true at none.

    `instead`: other numbers than those of the person, for other facts. The condition must stay true once it is, as one
    on a risk does: what is asked for is found by halving.
    """
    spec = knowledge.dictionary[fact].number
    assert spec is not None
    per_unit = round(_FINER / spec.step)
    low, high = (round(limit * per_unit) for limit in spec.limits)
    what_if = _WhatIf(knowledge, condition, {**values, **instead}, fact, {fact, *instead})
    if not what_if.holds_at(high / per_unit):
        return None
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if what_if.holds_at(middle / per_unit) else (middle + 1, high)
    return low / per_unit


class _WhatIf:
    """The truth of one condition for one person whose number is another: only what it rests on is worked out."""

    def __init__(
        self, knowledge: Knowledge, condition: Condition, values: Mapping[str, Seen], fact: str, moved: set[str]
    ) -> None:
        self._condition = condition
        self._fact = fact
        self._values = values
        self._derived = list(_worked_out_from(knowledge, moved))
        wanted = _findings_behind(knowledge, findings_read(condition))
        self._findings = [finding for finding in knowledge.findings.values() if finding.id in wanted]

    def holds_at(self, number: float) -> bool:
        values = {**self._values, self._fact: number}
        for name, formula in self._derived:
            derived = derived_value(formula, values)
            values.pop(name, None)
            if derived is not None:
                values[name] = derived
        truths: dict[str, Truth] = {}
        for finding in self._findings:
            truths[finding.id] = any_of(truth_of(rule.when, values, truths) for rule in finding.rules)
        return truth_of(self._condition, values, truths) is True


def _worked_out_from(knowledge: Knowledge, facts: set[str]) -> Iterator[tuple[str, Formula]]:
    """The facts whose formula rests on one of these, directly or through others, in the order of working them out."""
    moved = set(facts)
    for entry in knowledge.dictionary.values():
        if entry.formula is not None and moved.intersection(entry.reads):
            moved.add(entry.id)
            yield entry.id, entry.formula


def _findings_behind(knowledge: Knowledge, names: Iterable[str]) -> frozenset[str]:
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += knowledge.findings[name].reads
    return frozenset(found)
