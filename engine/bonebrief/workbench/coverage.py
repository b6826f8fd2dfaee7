"""What the examples leave untried: rules that none makes true, outcomes that none shows, thresholds not stood upon."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bonebrief.inference.evaluator import evaluate
from bonebrief.knowledge.answer import settle
from bonebrief.knowledge.condition import Between, Compare, leaves
from bonebrief.knowledge.fact import Fact
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.problem import Code, Problem
from bonebrief.knowledge.rule import Example, Point, Rule
from bonebrief.knowledge.truth import Truth
from bonebrief.knowledge.value import Value, number_words

SIDES = ("below", "at", "above")
_STEPS = 2.5


@dataclass(frozen=True, slots=True)
class Threshold:
    """One bound of one rule, and the sides of it on which no example stands."""

    rule: str
    fact: str
    bound: float
    untried: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """`never_true`: rules; `never_shown`: findings and points with the outcome, yes or no, that no example has."""

    thresholds: tuple[Threshold, ...]
    never_true: tuple[str, ...]
    never_shown: tuple[tuple[str, str], ...]

    @property
    def share(self) -> float:
        """The part of all sides of all thresholds on which an example stands, from 0 to 1."""
        untried = sum(len(threshold.untried) for threshold in self.thresholds)
        return 1 - untried / (len(SIDES) * len(self.thresholds)) if self.thresholds else 1.0

    @property
    def complete(self) -> bool:
        return self.share == 1 and not self.never_true and not self.never_shown


@dataclass(frozen=True, slots=True)
class _Tried:
    values: Mapping[str, Value]
    truths: Mapping[str, Truth]


def coverage(knowledge: Knowledge, examples: Iterable[Example]) -> Coverage:
    """Return what the examples leave untried. Just below or above is within two steps of the fact's decimals."""
    tried = [_try(knowledge, example) for example in examples]
    return Coverage(
        thresholds=tuple(_thresholds(knowledge, tried)),
        never_true=tuple(rule for rule in knowledge.rules if not any(one.truths[rule] for one in tried)),
        never_shown=tuple(_never_shown(knowledge, tried)),
    )


def untried_rules(knowledge: Knowledge) -> Iterator[Problem]:
    """A rule that no example makes true is a rule whose meaning nobody has shown."""
    for rule in coverage(knowledge, knowledge.examples).never_true:
        place = knowledge.rules[rule].place
        yield Problem(Code.UNTRIED_RULE, place, f"No example makes {rule} true.", "Add one beside it.")


def coverage_lines(found: Coverage) -> Iterator[str]:
    """The table: the share of thresholds, then a line for everything untried."""
    yield f"Thresholds with an example below, at and above: {100 * found.share:.1f} %."
    for threshold in found.thresholds:
        if threshold.untried:
            where = f"{threshold.rule}: {threshold.fact} {number_words(threshold.bound, 0)}"
            yield f"  {where}: no example {', '.join(threshold.untried)}"
    yield from (f"  {rule}: no example makes it true" for rule in found.never_true)
    yield from (f"  {name}: no example where it is {outcome}" for name, outcome in found.never_shown)


def _try(knowledge: Knowledge, example: Example) -> _Tried:
    values = settle(knowledge.dictionary, example.given).values
    return _Tried(values, evaluate(knowledge, values))


def _thresholds(knowledge: Knowledge, tried: list[_Tried]) -> Iterator[Threshold]:
    for rule in knowledge.rules.values():
        for fact, bound in _bounds(rule):
            seen = {_side(knowledge.dictionary[fact], one.values.get(fact), bound) for one in tried}
            yield Threshold(rule.id, fact, bound, tuple(side for side in SIDES if side not in seen))


def _bounds(rule: Rule) -> Iterator[tuple[str, float]]:
    for leaf in leaves(rule.when):
        match leaf:
            case Compare(fact, _, bound):
                yield fact, bound
            case Between(fact, low, high):
                yield from ((fact, low), (fact, high))


def _side(fact: Fact, value: Value | None, bound: float) -> str | None:
    if not isinstance(value, float) or fact.number is None:
        return None
    step = 10.0**-fact.number.decimals
    distance = (value - bound) / step
    if abs(distance) > _STEPS:
        return None
    return "at" if abs(distance) < 1e-6 else ("below" if distance < 0 else "above")


def _never_shown(knowledge: Knowledge, tried: list[_Tried]) -> Iterator[tuple[str, str]]:
    for finding in knowledge.findings:
        outcomes = {one.truths[finding] for one in tried}
        yield from ((finding, word) for word, truth in (("yes", True), ("no", False)) if truth not in outcomes)
    for point in knowledge.points.values():
        outcomes = {_raised(point, one) for one in tried}
        yield from (
            (point.id, word) for word, truth in (("raised", True), ("not raised", False)) if truth not in outcomes
        )


def _raised(point: Point, one: _Tried) -> Truth:
    truths = [one.truths[entry.rule.id] for entry in point.raises]
    return True if any(truths) else (None if None in truths else False)
