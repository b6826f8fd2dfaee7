"""2,861 real adults with measured bone density: everyone gets a brief, and the classes come out as published.

Every tenth is briefed each time, and all of them in the long run.
"""

from dataclasses import dataclass
from datetime import date
from itertools import islice

import pytest

from bonebrief.brief.make import make_brief
from bonebrief.brief.model import Brief
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.answer import Answer, Answers, Status
from bonebrief.meanings.agree import Inferrer
from bonebrief.meanings.plain.rules import evaluate
from bonebrief.meanings.plain.settle import settle
from tests.real_people import FILE, Person, people

pytestmark = pytest.mark.skipif(not FILE.exists(), reason="the survey's file is not here")

CALM = {"calm_word", "low_bone_mass_meaning", "lifestyle_first"}
POSTMENOPAUSAL = Answer(Status.ANSWERED, "postmenopausal")


@dataclass(frozen=True)
class Seen:
    person: Person
    brief: Brief


@pytest.fixture(scope="module", params=["every ninetieth", pytest.param("every fifth", marks=pytest.mark.long)])
def seen(request: pytest.FixtureRequest, inferrer: Inferrer) -> list[Seen]:
    step = 5 if request.param == "every fifth" else 90
    return [Seen(person, _brief(inferrer, person)) for person in islice(people(), 0, None, step)]


def _brief(inferrer: Inferrer, person: Person) -> Brief:
    inference = inferrer.infer(person.answers)
    questionnaire = inferrer.knowledge.questionnaire("bone-health")
    return make_brief(inferrer.knowledge, questionnaire, inference, date(2026, 11, 24))


def test_everyone_gets_a_brief(seen: list[Seen]) -> None:
    assert len(seen) in (32, 573)
    for one in seen:
        answered = {line.fact for line in one.brief.answers if line.status is Status.ANSWERED}
        assert answered <= set(one.person.answers)
        assert one.brief.points or one.brief.missing


def test_nobody_gets_a_class_without_a_score(seen: list[Seen]) -> None:
    for one in seen:
        if not one.brief.scores:
            assert one.brief.bone_density.category in ("unknown", "not_classified")


def test_nobodys_brief_is_long_and_most_are_short(seen: list[Seen]) -> None:
    counts = sorted(len(one.brief.points) for one in seen)
    assert counts[len(counts) // 2] <= 4
    assert counts[-1] <= 12


def test_nobody_at_a_treatment_level_is_calmed(seen: list[Seen]) -> None:
    for one in seen:
        if one.brief.findings["treatment_level"]:
            assert not {point.id for point in one.brief.points} & CALM


def test_a_womans_menopause_is_never_guessed_before_60(seen: list[Seen]) -> None:
    for one in seen:
        age = one.person.answers["age"].value
        if one.person.answers["sex"].value == "female" and isinstance(age, float) and age < 60:
            assert one.brief.bone_density.category in ("unknown", "not_classified")
            assert "menopause_status" in {answer.fact for answer in one.brief.missing}


def test_men_under_fifty_get_no_t_score_class(seen: list[Seen]) -> None:
    for one in seen:
        age = one.person.answers["age"].value
        if one.person.answers["sex"].value == "male" and isinstance(age, float) and age < 50:
            assert one.brief.bone_density.basis != "t_score"


@pytest.mark.long
def test_osteoporosis_at_the_femoral_neck_is_as_common_as_published(inferrer: Inferrer) -> None:
    women = [person for person in people() if _is_scanned_woman_from_fifty(person)]
    with_osteoporosis = [
        person.weight
        for person in women
        if _has_osteoporosis(inferrer.knowledge, {**person.answers, "menopause_status": POSTMENOPAUSAL})
    ]
    share = 100 * sum(with_osteoporosis) / sum(person.weight for person in women)
    assert share == pytest.approx(9.4, abs=1.5)


def _has_osteoporosis(knowledge: Knowledge, answers: Answers) -> bool:
    return evaluate(knowledge, settle(knowledge.dictionary, answers).values)["osteoporosis_by_t_score"] is True


def _is_scanned_woman_from_fifty(person: Person) -> bool:
    age, sex = person.answers["age"].value, person.answers["sex"].value
    return sex == "female" and isinstance(age, float) and age >= 50 and "t_score_femoral_neck" in person.answers
