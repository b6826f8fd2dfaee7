"""A question is left out only if no answer to it could make a rule true, or one that is true false."""

from datetime import date

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bonebrief.brief.make import make_brief
from bonebrief.brief.model import Brief
from bonebrief.interview.action import Record
from bonebrief.interview.state import Interview, apply, complaint, start
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.answer import Answer, Answers, Status
from bonebrief.meanings.agree import Inferrer
from bonebrief.meanings.plain.outlook import needless, useful_questions
from bonebrief.meanings.plain.rules import evaluate
from bonebrief.meanings.plain.settle import Branch, settle
from tests.people import answers, people

DONT_KNOW = Answer(Status.UNKNOWN)


def true_rules(knowledge: Knowledge, given_answers: Answers) -> set[str]:
    truths = evaluate(knowledge, settle(knowledge.dictionary, given_answers).values)
    raised = {entry.rule.id for point in knowledge.points.values() for entry in point.raises}
    density = {finding.id for finding in knowledge.findings.values() if finding.density}
    return {name for name in raised | density if truths[name]}


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
@given(data=st.data())
def test_no_answer_to_a_question_without_use_changes_which_rules_are_true(
    knowledge: Knowledge, data: st.DataObject
) -> None:
    known = data.draw(people(knowledge))
    questionnaire = knowledge.questionnaire("bone-health")
    settled = settle(knowledge.dictionary, known)
    useful = useful_questions(knowledge, questionnaire, known, settled)
    before = true_rules(knowledge, known)
    open_ones = [q for q in questionnaire.questions if settled.branches[q] is Branch.OPEN and q not in known]
    sensible = [q for q in open_ones if not settled.needs_no_answer(q)]
    worth_asking = [q for q in sensible if not needless(questionnaire, q, settled.values)]
    for question in (question for question in worth_asking if question not in useful):
        answer = data.draw(answers(knowledge.dictionary[question]))
        then = {**known, question: answer}
        if settle(knowledge.dictionary, then).contradictions == settled.contradictions:
            assert true_rules(knowledge, then) == before, question


@pytest.mark.parametrize("name", ["bone-health", "quick", "follow-up"])
@settings(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
@given(data=st.data())
def test_an_interview_that_ends_early_has_the_brief_of_the_whole_one(
    inferrer: Inferrer, name: str, data: st.DataObject
) -> None:
    knowledge = inferrer.knowledge
    person = data.draw(people(knowledge))
    questionnaire = knowledge.questionnaire(name)
    ended = asked_through(start(knowledge, questionnaire), person)
    whole = ended
    for question in ended.sensible:
        if question not in whole.answers and not needless(questionnaire, question, whole.settled.values):
            whole = answered(whole, question, person)
    briefs = [make_brief(knowledge, questionnaire, inferrer.infer(now.answers), date.today()) for now in (ended, whole)]
    assert said(briefs[0]) == said(briefs[1])
    assert briefs[0].bone_density == briefs[1].bone_density


def said(brief: Brief) -> list[tuple[str, int, str, list[tuple[str, str]]]]:
    """Everything that the points of a brief say."""
    return [(p.id, p.priority, p.say + p.patient, [(r.rule, r.text) for r in p.reasons]) for p in brief.points]


def asked_through(now: Interview, person: Answers) -> Interview:
    """The interview in which a person answers every question that is asked."""
    while (question := now.current) is not None:
        now = answered(now, question, person)
    return now


def answered(now: Interview, question: str, person: Answers) -> Interview:
    """The interview with a person's answer, or "don't know" where the answer is impossible beside the others."""
    answer = person.get(question, DONT_KNOW)
    impossible = answer.value is not None and complaint(now, question, answer.value)
    return apply(now, Record(question, DONT_KNOW if impossible else answer))


def test_a_gate_is_useful_as_long_as_what_lies_behind_it_is(knowledge: Knowledge) -> None:
    questionnaire = knowledge.questionnaire("bone-health")
    useful = useful_questions(knowledge, questionnaire, {}, settle(knowledge.dictionary, {}))
    assert {"steroid_use", "steroid_dose_mg", "scan_done", "t_score_total_hip"} <= useful.keys()


def test_the_weight_of_a_question_is_the_highest_priority_it_could_bring(knowledge: Knowledge) -> None:
    questionnaire = knowledge.questionnaire("bone-health")
    useful = useful_questions(knowledge, questionnaire, {}, settle(knowledge.dictionary, {}))
    assert useful["back_pain_new"].priority == 4
    assert useful["back_pain_new"] > useful["little_sun"]
