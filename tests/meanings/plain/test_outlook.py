"""A question is left out only if no answer to it could change a point, its priority or the density class."""

from datetime import date

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bonebrief.brief.make import make_brief
from bonebrief.interview.action import Record
from bonebrief.interview.state import Interview, apply, complaint, start
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.answer import Answer, Answers, Status
from bonebrief.meanings.agree import Inferrer
from bonebrief.meanings.plain.outlook import needless, useful_facts, useful_questions
from bonebrief.meanings.plain.rules import evaluate
from bonebrief.meanings.plain.settle import Branch, settle
from tests.people import answers, people
from tests.rules.anybody import likely_people

DONT_KNOW = Answer(Status.UNKNOWN)


def outcomes(knowledge: Knowledge, given_answers: Answers) -> dict[str, int | bool]:
    """The density class, and the highest priority at which each point is raised."""
    truths = evaluate(knowledge, settle(knowledge.dictionary, given_answers).values)
    found: dict[str, int | bool] = {
        finding.id: truths[finding.id] is True for finding in knowledge.findings.values() if finding.density
    }
    for point in knowledge.points.values():
        raised = [entry.priority for entry in point.raises if truths[entry.rule.id]]
        found[point.id] = int(max(raised, default=0))
    return found


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
@given(data=st.data())
def test_no_answer_to_a_question_without_use_changes_a_point_or_the_class(
    knowledge: Knowledge, data: st.DataObject
) -> None:
    known = data.draw(people(knowledge))
    questionnaire = knowledge.questionnaire("bone-health")
    settled = settle(knowledge.dictionary, known)
    useful = useful_questions(knowledge, questionnaire, known, settled)
    assert useful_facts(knowledge, questionnaire, known, settled) == frozenset(useful)
    before = outcomes(knowledge, known)
    open_ones = [q for q in questionnaire.questions if settled.branches[q] is Branch.OPEN and q not in known]
    sensible = [q for q in open_ones if not settled.needs_no_answer(q)]
    worth_asking = [q for q in sensible if not needless(questionnaire, q, settled.values)]
    for question in (question for question in worth_asking if question not in useful):
        answer = data.draw(answers(knowledge.dictionary[question]))
        then = {**known, question: answer}
        if settle(knowledge.dictionary, then).contradictions == settled.contradictions:
            assert outcomes(knowledge, then) == before, question


@pytest.mark.sampled(3)
@pytest.mark.parametrize("name", ["bone-health", "quick", "follow-up"])
@settings(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
@given(data=st.data())
def test_an_interview_that_ends_early_has_the_points_of_the_whole_one(
    inferrer: Inferrer, name: str, data: st.DataObject
) -> None:
    knowledge = inferrer.knowledge
    person = data.draw(people(knowledge))
    questionnaire = knowledge.questionnaire(name)
    ended = asked_through(start(knowledge, questionnaire), person)
    whole = with_the_rest(ended, person)
    briefs = [make_brief(knowledge, questionnaire, inferrer.infer(now.answers), date.today()) for now in (ended, whole)]
    points = [[(point.id, point.priority) for point in brief.points] for brief in briefs]
    assert sorted(points[0]) == sorted(points[1])
    assert briefs[0].bone_density == briefs[1].bone_density


def asked_through(now: Interview, person: Answers) -> Interview:
    """The interview in which a person answers every question that is asked."""
    while (question := now.current) is not None:
        now = answered(now, question, person)
    return now


def with_the_rest(ended: Interview, person: Answers) -> Interview:
    """The interview with answers to what was left unasked, although it makes sense and is worth asking."""
    whole = ended
    for question in ended.sensible:
        if question not in whole.answers and not needless(ended.questionnaire, question, whole.settled.values):
            whole = answered(whole, question, person)
    return whole


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


@pytest.mark.parametrize("count", [4, pytest.param(200, marks=pytest.mark.long)])
def test_likely_people_are_asked_less_and_are_told_the_same(knowledge: Knowledge, count: int) -> None:
    saved = 0
    for person, _ in likely_people(knowledge, count):
        ended = asked_through(start(knowledge, knowledge.questionnaire("bone-health")), person)
        whole = with_the_rest(ended, person)
        saved += len(whole.answers) - len(ended.answers)
        assert outcomes(knowledge, ended.answers) == outcomes(knowledge, whole.answers)
    assert saved > count
