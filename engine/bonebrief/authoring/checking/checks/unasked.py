"""Facts that rules read and that are not asked: by no questionnaire, or not of everybody."""

from collections.abc import Iterator
from functools import partial
from typing import Final

from bonebrief.authoring.checking.everybody import Anybody
from bonebrief.authoring.checking.page import page
from bonebrief.authoring.checking.samples import at_risk, repeated_falls
from bonebrief.authoring.examples.remembered import Remembered
from bonebrief.knowledge.dictionary import asked_inputs
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.rule import Rule
from bonebrief.language.condition import FactTest, Holds, fact_tests, facts_read, leaves
from bonebrief.language.problem import Code, Problem
from bonebrief.wording.conditions import words_of

PAGES: Final = (
    page(
        Code.UNASKED_FACT,
        does="Finds facts that rules read and no questionnaire asks.",
        why="For everybody who is interviewed, such a rule stays unknown.",
        bad=repeated_falls("unsteady is yes"),
        good=repeated_falls("age >= 80"),
    ),
    page(
        Code.UNGATED_RULE,
        does="Finds rules that read a question which is not asked of everybody, without the answer that opens it.",
        why="""For those who are not asked it stays unknown for ever: the point is listed among what could not be
            judged, and no answer settles it.""",
        bad=at_risk("fall_injury is yes"),
        good=at_risk(("falls_past_year >= 1", "fall_injury is yes")),
    ),
)


def unasked_facts(knowledge: Knowledge) -> Iterator[Problem]:
    """A rule reads a fact that no questionnaire asks: for people who are interviewed it is always unknown."""
    asked = {question for form in knowledge.questionnaires.values() for question in form.questions}
    for rule in knowledge.rules.values():
        tests = {leaf.fact: leaf for leaf in leaves(rule.when) if not isinstance(leaf, Holds)}
        for test in tests.values():
            for fact in asked_inputs(knowledge.dictionary, (test.fact,)):
                if fact not in asked:
                    what = f"This rule reads {fact}, which no questionnaire asks."
                    yield Problem(Code.UNASKED_FACT, test.place, what, "Ask it in one, or read another fact.")


def ungated_rules(anybody: Anybody, memory: Remembered) -> Iterator[Problem]:
    """A rule reads a question without the answers that open it: of whom it is not asked, nothing settles the rule."""
    for rule in anybody.knowledge.rules.values():
        yield from memory.of("gates", (rule.when,), partial(_ungated, anybody, rule))


def _ungated(anybody: Anybody, rule: Rule) -> Iterator[Problem]:
    for test in _without_gate(anybody.knowledge, rule):
        gate = anybody.knowledge.dictionary[test.fact].ask_if
        if gate is not None and anybody.never_settled(rule.id, test.fact):
            what = f"{test.fact} is asked only where `{words_of(gate)}`, so {rule.id} stays unknown for all others."
            yield Problem(Code.UNGATED_RULE, test.place, what, f"Put beside it: `{words_of(gate)}`.")


def _without_gate(knowledge: Knowledge, rule: Rule) -> Iterator[FactTest]:
    """The tests, each fact once, of questions that nothing beside them opens by an answer of its own."""
    read = set(facts_read(rule.when))
    for test in {test.fact: test for test in fact_tests(rule.when)}.values():
        gate = knowledge.dictionary[test.fact].ask_if
        if gate is not None and not set(facts_read(gate)) & read:
            yield test
