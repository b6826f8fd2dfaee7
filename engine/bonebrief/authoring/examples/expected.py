"""Runs examples: what was expected against what came, and what decided it."""

from collections.abc import Iterator
from dataclasses import dataclass

from bonebrief.brief.make import bone_density
from bonebrief.brief.prioritise import Verdict, judge, raised_points
from bonebrief.exchange.codes.examples import RecordExample
from bonebrief.knowledge.example import Example
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.rule import Point, PointOutcome, Priority, Unraised
from bonebrief.language.condition import Not
from bonebrief.language.value import with_unit
from bonebrief.meanings.agree import Inferrer
from bonebrief.meanings.plain.explain import Why, explain_finding, explain_rule
from bonebrief.meanings.plain.inference import Inference
from bonebrief.wording.conditions import words_of
from bonebrief.wording.truths import HOLDS_WORDS, NOT_RAISED, TRUTH_WORDS

MOST_TESTS = 4


@dataclass(frozen=True, slots=True)
class Decision:
    """What one rule came to (nothing to say where there is only one), and the tests that decided it."""

    came_to: str
    tests: tuple[str, ...]

    def __str__(self) -> str:
        tests = ", ".join(self.tests)
        return f"{self.came_to}: {tests}" if self.came_to else tests


@dataclass(frozen=True, slots=True)
class Mismatch:
    """One expectation that did not hold, and what decided otherwise."""

    subject: str
    expected: str
    got: str
    decided_by: tuple[Decision, ...] = ()

    def __str__(self) -> str:
        why = f" because {'; and '.join(map(str, self.decided_by))}" if self.decided_by else ""
        return f"{self.subject}: expected {self.expected}, got {self.got}{why}"


@dataclass(frozen=True, slots=True)
class Result:
    """An example and what did not come as it expects; it passed if there is nothing."""

    example: Example | RecordExample
    mismatches: tuple[Mismatch, ...]

    @property
    def passed(self) -> bool:
        return not self.mismatches


def run_example(inferrer: Inferrer, example: Example) -> tuple[Mismatch, ...]:
    """Infer from the example's answers and return what differs from its expectation; empty if it holds."""
    inference = inferrer.infer(example.given)
    return tuple(mismatches(inferrer.knowledge, example, inference))


def mismatches(knowledge: Knowledge, example: Example, inference: Inference) -> Iterator[Mismatch]:
    """What differs from an example's expectation, one after the other."""
    expect = example.expect
    for name, truth in expect.findings.items():
        if inference.truths[name] is not truth:
            why = explain_finding(knowledge, knowledge.findings[name], inference)
            got = HOLDS_WORDS[inference.truths[name]]
            yield Mismatch(name, HOLDS_WORDS[truth], got, (Decision("", _few(knowledge, why)),))
    verdict = judge(knowledge, inference)
    for name, outcome in expect.points.items():
        got_outcome = verdict.of(knowledge.points[name])
        if got_outcome is not outcome:
            decided = tuple(_point_tests(knowledge, knowledge.points[name], inference, verdict, outcome))
            yield Mismatch(name, _outcome_words(outcome), _outcome_words(got_outcome), decided)
    if expect.density is not None:
        category = bone_density(knowledge, inference).category
        if category != expect.density:
            yield Mismatch("density", expect.density, category)
    if expect.order is not None:
        order = tuple(point.id for point in raised_points(knowledge, inference, verdict))
        if order != expect.order:
            yield Mismatch("order", ", ".join(expect.order) or "no points", ", ".join(order) or "no points")


def decisive_tests(knowledge: Knowledge, why: Why) -> Iterator[str]:
    """The single tests that decide a node, each with the person's value."""
    test = why.parts[0] if isinstance(why.condition, Not) else why
    if test.fact is not None and why.condition is not None:
        fact = knowledge.dictionary[test.fact]
        value = "unknown" if test.value is None else with_unit(fact, test.value)
        yield f"`{words_of(why.condition)}` is {TRUTH_WORDS[why.truth]} ({fact.label}: {value})"
        return
    for part in why.decisive:
        yield from decisive_tests(knowledge, part)


def _point_tests(
    knowledge: Knowledge, point: Point, inference: Inference, verdict: Verdict, expected: PointOutcome
) -> Iterator[Decision]:
    """What decided the entries that made the point what it came to be, and those that were to raise it."""
    got = verdict.of(point)
    for entry in point.raises:
        if verdict.truths[entry.rule.id] is not inference.truths[entry.rule.id]:
            yield Decision(f"{entry.rule.id} ({entry.priority.word}) is calm", (verdict.held_back,))
            continue
        why = explain_rule(knowledge, entry.rule, inference)
        made_it = why.truth is True if isinstance(got, Priority) else (why.truth is None and got is Unraised.UNKNOWN)
        if made_it or entry.priority is expected or (got is Unraised.NO and not isinstance(expected, Priority)):
            came_to = f"{entry.rule.id} ({entry.priority.word}) is {TRUTH_WORDS[why.truth]}"
            yield Decision(came_to, _few(knowledge, why))


def _few(knowledge: Knowledge, why: Why) -> tuple[str, ...]:
    tests = tuple(dict.fromkeys(decisive_tests(knowledge, why)))
    more = (f"and {len(tests) - MOST_TESTS} more",) if len(tests) > MOST_TESTS else ()
    return tests[:MOST_TESTS] + more


def _outcome_words(outcome: PointOutcome) -> str:
    return NOT_RAISED if outcome is Unraised.NO else outcome.word
