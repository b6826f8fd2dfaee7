"""Facts that rules read and that are not asked: by no questionnaire, or not of everybody."""

from collections import Counter
from collections.abc import Iterator
from functools import partial
from typing import Final

from bonebrief.authoring.checking.everybody import Anybody
from bonebrief.authoring.checking.page import A_QUESTIONNAIRE, page
from bonebrief.authoring.checking.samples import at_risk, repeated_falls
from bonebrief.authoring.examples.remembered import Remembered
from bonebrief.knowledge.dictionary import asked_inputs
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.questionnaire import Questionnaire
from bonebrief.knowledge.rule import Rule
from bonebrief.language.condition import FactTest, Holds, fact_tests, facts_read, leaves
from bonebrief.language.problem import Code, Problem
from bonebrief.wording.conditions import words_of
from bonebrief.wording.counts import counted

_A_SHORT_ONE: Final = """\
title: Falls
sections:
  - {title: Falls, questions: [falls_past_year]}
"""

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
    page(
        Code.LACKING_QUESTION,
        does="""Finds questionnaires that lack a question which is asked of everybody, opens others, and is read by a
            third of all points; says how many points they can then never raise, whatever is answered.""",
        why="""A questionnaire may leave out much. Without such a question it asks for answers of which most come to
            nothing, and nobody is told.""",
        bad=_A_SHORT_ONE,
        good=_A_SHORT_ONE.replace("[falls_past_year]", "[age, falls_past_year]"),
        file=A_QUESTIONNAIRE,
    ),
)
_MOST_NAMED: Final = 3


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
            fix = f"Put `{words_of(gate)}` beside it; a rule about the others reads another fact."
            yield Problem(Code.UNGATED_RULE, test.place, what, fix)


def _without_gate(knowledge: Knowledge, rule: Rule) -> Iterator[FactTest]:
    """The tests, each fact once, of questions that nothing beside them opens by an answer of its own."""
    read = set(facts_read(rule.when))
    for test in {test.fact: test for test in fact_tests(rule.when)}.values():
        gate = knowledge.dictionary[test.fact].ask_if
        if gate is not None and not set(facts_read(gate)) & read:
            yield test


def lacking_questions(anybody: Anybody) -> Iterator[Problem]:
    """A questionnaire lacks a question without which it can never raise points that it could raise with it.

    Of a question that no questionnaire asks it is told where it is read.
    """
    knowledge = anybody.knowledge
    ground = _ground(knowledge)
    asked = {question for form in knowledge.questionnaires.values() for question in form.questions}
    for form in knowledge.questionnaires.values():
        for lacking in (question for question in ground if question in asked and question not in form.questions):
            others = {*form.questions, *ground} - {lacking}
            unasked = [fact.id for fact in knowledge.dictionary.values() if fact.asking and fact.id not in others]
            without = anybody.never_raised(unasked)
            lost = without - anybody.never_raised([one for one in unasked if one != lacking])
            named = [point for point in knowledge.points if point in lost]
            if named:
                yield _lacking(form, lacking, named, len(knowledge.points))


def _ground(knowledge: Knowledge) -> list[str]:
    """The questions that are asked of everybody and open others, and that a third of all points read."""
    gates = [facts_read(fact.ask_if) for fact in knowledge.dictionary.values() if fact.ask_if]
    opening = {question for gate in gates for question in asked_inputs(knowledge.dictionary, gate)}
    read = Counter(question for questions in knowledge.questions_of_points.values() for question in questions)
    often = [question for question in read if read[question] * 3 >= len(knowledge.points)]
    return [question for question in often if question in opening and not knowledge.dictionary[question].ask_if]


def _lacking(form: Questionnaire, question: str, points: list[str], of: int) -> Problem:
    more = f" and {len(points) - _MOST_NAMED} more" if len(points) > _MOST_NAMED else ""
    named = f"{', '.join(points[:_MOST_NAMED])}{more}"
    them = f"{counted(len(points), 'point')} of {of}"
    what = f"{form.id} does not ask {question}. Without it {them} can never be raised, whatever is answered: {named}."
    fix = f"Ask {question} here; if that is meant so, write above: `# check: ignore W134 because ...`."
    return Problem(Code.LACKING_QUESTION, form.place, what, fix)
