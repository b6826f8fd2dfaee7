"""What the examples leave untried: rules that none makes true, outcomes that none shows, thresholds not stood upon."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bonebrief.authoring.examples.tried import TriedExamples
from bonebrief.knowledge.dictionary import asked_inputs
from bonebrief.knowledge.example import Example
from bonebrief.knowledge.knowledge import Knowledge, Topic
from bonebrief.knowledge.rule import Rule
from bonebrief.language.condition import bounds_of, fact_tests
from bonebrief.language.fact import Dictionary, Fact
from bonebrief.language.problem import Place
from bonebrief.meanings.solver.necessity import Necessity

SIDES = ("below", "at", "above")
_STEPS = 2.5
_EXACTLY = 1e-6


@dataclass(frozen=True, slots=True)
class Threshold:
    """One bound of one rule, and the sides of it on which no example stands."""

    rule: Rule
    fact: str
    bound: float
    untried: tuple[str, ...]

    @property
    def tried(self) -> int:
        return len(SIDES) - len(self.untried)


@dataclass(frozen=True, slots=True)
class NeverShown:
    """A finding or point, and the outcome that no example has: `yes`, `no`, `raised` or `not raised`."""

    name: str
    outcome: str
    place: Place


@dataclass(frozen=True, slots=True)
class TopicCoverage:
    """How far the examples reach into one topic; examples of other topics count, too."""

    topic: str
    rules: int
    never_true: tuple[Rule, ...]
    never_shown: tuple[NeverShown, ...]
    thresholds: tuple[Threshold, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    topics: tuple[TopicCoverage, ...]

    @property
    def thresholds(self) -> tuple[Threshold, ...]:
        return tuple(threshold for topic in self.topics for threshold in topic.thresholds)

    @property
    def never_true(self) -> tuple[Rule, ...]:
        return tuple(rule for topic in self.topics for rule in topic.never_true)

    @property
    def never_shown(self) -> tuple[NeverShown, ...]:
        return tuple(one for topic in self.topics for one in topic.never_shown)

    @property
    def share(self) -> float:
        """The part of all sides of all thresholds on which an example stands, from 0 to 1."""
        tried, sides = sum(one.tried for one in self.thresholds), len(SIDES) * len(self.thresholds)
        return tried / sides if sides else 1.0

    @property
    def complete(self) -> bool:
        return self.share == 1 and not self.never_true and not self.never_shown


def coverage(knowledge: Knowledge, examples: Iterable[Example]) -> Coverage:
    """Return what the examples leave untried.

    Just below or above is within two steps of the fact's decimals. A fact that is worked out is compared unrounded and
    seldom meets a bound itself: its step is no finer than that of the answers it comes from, and just above counts as
    at.
    """
    tried = TriedExamples(knowledge, examples)
    stood_on = _values_by_fact(tried)
    return Coverage(tuple(_of_topic(knowledge, topic, tried, stood_on) for topic in knowledge.topics))


def _of_topic(
    knowledge: Knowledge, topic: Topic, tried: TriedExamples, stood_on: Mapping[str, set[float]]
) -> TopicCoverage:
    return TopicCoverage(
        topic=topic.id,
        rules=len(topic.rules),
        never_true=tuple(never_true(topic.rules, tried, Necessity(knowledge))),
        never_shown=tuple(_never_shown(topic, tried)),
        thresholds=tuple(
            Threshold(rule, test.fact, bound, _untried(knowledge.dictionary, test.fact, bound, stood_on))
            for rule in topic.rules
            for test in fact_tests(rule.when)
            for bound in bounds_of(test)
        ),
    )


def never_true(rules: Iterable[Rule], tried: TriedExamples, necessity: Necessity) -> Iterator[Rule]:
    """The rules that no example makes true."""
    for rule in rules:
        if not tried.shows(rule, necessity):
            yield rule


def _never_shown(topic: Topic, tried: TriedExamples) -> Iterator[NeverShown]:
    for finding in topic.findings:
        for word, truth in (("yes", True), ("no", False)):
            if not any(one.truths[finding.id] is truth for one in tried.likely(finding.id, {})):
                yield NeverShown(finding.id, word, finding.place)
    for point in topic.points:
        for word, truth in (("raised", True), ("not raised", False)):
            if not any(one.raised(point) is truth for one in tried.likely(point.id, {})):
                yield NeverShown(point.id, word, point.place)


def _values_by_fact(tried: TriedExamples) -> dict[str, set[float]]:
    found: dict[str, set[float]] = {}
    for one in tried.all:
        for fact, value in one.values.items():
            if isinstance(value, float):
                found.setdefault(fact, set()).add(value)
    return found


def _untried(dictionary: Dictionary, fact: str, bound: float, stood_on: Mapping[str, set[float]]) -> tuple[str, ...]:
    step, derived = _step(dictionary, fact), dictionary[fact].formula is not None
    tried: set[str] = set()
    for distance in ((value - bound) / step for value in stood_on.get(fact, ())):
        if abs(distance) < _EXACTLY:
            tried.add("at")
        elif abs(distance) <= _STEPS:
            tried |= {"below"} if distance < 0 else {"at", "above"} if derived else {"above"}
    return tuple(side for side in SIDES if side not in tried)


def _step(dictionary: Dictionary, fact: str) -> float:
    """The step of a fact's decimals; of a derived one no finer than that of the finest number it is worked out of."""
    own = _step_of(dictionary[fact])
    asked = [_step_of(dictionary[one]) for one in asked_inputs(dictionary, (fact,)) if dictionary[one].number]
    return max(own, min(asked, default=own))


def _step_of(fact: Fact) -> float:
    return fact.number.step if fact.number else 1.0
