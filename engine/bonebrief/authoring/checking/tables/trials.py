"""Every combination of values that the conditions of a table can tell apart: quick, and never too few.

Facts are tried as if they had nothing to do with each other, so what no combination shows is true of nobody; what one
shows need not be true of anybody.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations, product
from math import prod
from typing import Final

from bonebrief.authoring.checking.checks.numbers.gaps import decimals_of
from bonebrief.language.condition import (
    Condition,
    Includes,
    bounds_of,
    conjuncts,
    fact_tests,
    facts_read,
    findings_read,
)
from bonebrief.language.domain import Choice, Choices, Number, YesNo
from bonebrief.language.fact import Dictionary
from bonebrief.language.truth import Truth
from bonebrief.language.value import Value
from bonebrief.meanings.plain.conditions import truth_of

MOST: Final = 20_000


@dataclass(frozen=True, slots=True)
class Trial:
    """Some facts and findings as they may be together; what else there is, is not known."""

    values: Mapping[str, Value]
    findings: Mapping[str, Truth]

    def truth(self, condition: Condition) -> Truth:
        """What a condition comes to here."""
        others = dict.fromkeys(findings_read(condition))
        return truth_of(condition, self.values, {**others, **self.findings})


def trials(
    dictionary: Dictionary, about: Sequence[Condition], true: Sequence[Condition] = (), given: Sequence[Condition] = ()
) -> Iterator[Trial] | None:
    """All trials of what some conditions read, in which the parts of others may hold; None where they are too many.

    What is `given` counts only where all that it reads is read by the others.
    """
    bounding = [*about, *given]
    facts = list(dict.fromkeys(fact for condition in about for fact in facts_read(condition)))
    findings = list(dict.fromkeys(name for condition in about for name in findings_read(condition)))
    parts = [part for condition in (*true, *given) for part in conjuncts(condition)]
    several = [
        [value for value in values_of(dictionary, fact, bounding) if _may_have(fact, value, parts)] for fact in facts
    ]
    if prod(map(len, several)) * 2 ** len(findings) > MOST:
        return None
    return (
        Trial(dict(zip(facts, some, strict=True)), dict(zip(findings, truths, strict=True)))
        for some in product(*several)
        for truths in product((True, False), repeat=len(findings))
    )


def _may_have(fact: str, value: Value, parts: Iterable[Condition]) -> bool:
    """Whether no part that reads this fact alone is false of a value."""
    return all(truth_of(p, {fact: value}) for p in parts if facts_read(p) == (fact,) and not findings_read(p))


def values_of(dictionary: Dictionary, fact: str, about: Iterable[Condition]) -> tuple[Value, ...]:
    """The values of a fact that conditions can tell apart, numbers rising."""
    tests = [test for condition in about for test in fact_tests(condition) if test.fact == fact]
    match dictionary[fact].domain:
        case Number(limits=limits):
            step = 10.0 ** -decimals_of(dictionary, fact)
            bounds = [bound for test in tests for bound in bounds_of(test)]
            near = chain(limits, *((round(b - step, 6), b, round(b + step, 6)) for b in bounds))
            return tuple(sorted({value + 0.0 for value in near if limits[0] <= value <= limits[1]}))
        case YesNo(choices) | Choice(choices):
            return tuple(choices)
        case Choices(choices):
            told = [option for test in tests if isinstance(test, Includes) for option in test.options]
            named = [option for option in choices if option in told]
            others = tuple(option for option in choices if option not in named)[:1]
            picked = chain.from_iterable(combinations(named, count) for count in range(1, len(named) + 1))
            return (*((others,) if others else ()), *picked)
